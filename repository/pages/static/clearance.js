// Selecting words in the anonymised text adds them to the words to remove.
import { offerSelection } from './selection.js'

const text = document.getElementById('candidate-text')
if (text) {
  const words = document.getElementById(text.dataset.selectInto)
  offerSelection(text, document.getElementById('take-out'), selected => {
    const lines = words.value.split('\n').filter(line => line.trim())
    if (!lines.includes(selected)) lines.push(selected)
    words.value = lines.join('\n')
    words.rows = Math.min(8, Math.max(2, lines.length))
    words.focus()
  })
}
