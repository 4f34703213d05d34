// Who is who in the preview: the label of each person and institution, and whether they are left as they are.

const $ = id => document.getElementById(id)

export function drawPeople (marked, redraw) {
  $('people').hidden = !marked.proposal.entities.length
  $('people-list').replaceChildren(...marked.proposal.entities.map((entity, number) => {
    const element = document.createElement('li')
    const label = document.createElement('label')
    label.className = 'govuk-label app-people__label'
    label.htmlFor = `person-${number}`
    label.textContent = `${entity.label}, ${entity.mentions} ${entity.mentions === 1 ? 'place' : 'places'}`
    const input = document.createElement('input')
    input.className = 'govuk-input'
    input.id = label.htmlFor
    input.type = 'text'
    input.value = marked.names.get(entity.label) ?? entity.label
    input.maxLength = 39
    input.spellcheck = false
    input.addEventListener('change', () => {
      marked.rename(entity, input.value.trim())
      redraw()
    })
    const whole = document.createElement('button')
    whole.type = 'button'
    whole.className = 'app-undo'
    whole.id = `whole-${number}`
    whole.textContent = marked.wholly.has(entity.label) ? 'Take out again' : 'Leave as in the file, everywhere'
    whole.setAttribute('aria-label', `${entity.label}: ${whole.textContent}`)
    whole.addEventListener('click', () => {
      marked.toggleWhole(entity)
      redraw()
      drawPeople(marked, redraw)
      // The list was drawn anew: who came here by keyboard goes on from its place.
      $(whole.id).focus()
    })
    element.append(label, input, whole)
    return element
  }))
}
