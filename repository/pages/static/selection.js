// Follows what a person selects within an element, and offers a button beside it.

/** Calls `take` with the selected words when the floating button is used. */
export function offerSelection (root, button, take) {
  const selected = () => {
    const selection = document.getSelection()
    if (!selection.rangeCount || selection.isCollapsed) return ''
    const range = selection.getRangeAt(0)
    return root.contains(range.commonAncestorContainer) ? selection.toString().replace(/\s+/g, ' ').trim() : ''
  }
  const place = () => {
    const words = selected()
    button.hidden = words.length < 2
    if (button.hidden) return
    const box = document.getSelection().getRangeAt(0).getBoundingClientRect()
    button.style.top = `${Math.max(8, Math.min(box.bottom + 8, window.innerHeight - button.offsetHeight - 8))}px`
    button.style.left = `${Math.max(8, Math.min(box.left, window.innerWidth - button.offsetWidth - 8))}px`
  }
  document.addEventListener('selectionchange', place)
  window.addEventListener('scroll', place, { passive: true })
  // With the mouse button down on our button the browser would drop the selection first.
  button.addEventListener('pointerdown', event => event.preventDefault())
  button.addEventListener('click', () => {
    const words = selected()
    if (words) take(words)
    document.getSelection().removeAllRanges()
    button.hidden = true
  })
}
