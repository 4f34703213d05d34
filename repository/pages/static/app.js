// Starts the vendored components and the small ones of ours. Every page works without this file.
import { initAll } from './vendor/govuk-frontend/govuk-frontend.min.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')
initAll()

for (const element of document.querySelectorAll('.app-with-script')) element.hidden = false

// A button that copies the text of an element; browsers allow it over TLS and on loopback.
for (const element of navigator.clipboard ? document.querySelectorAll('[data-copy]') : []) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-button--secondary app-tight'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(element.textContent.trim())
    button.textContent = 'Copied'
  })
  element.after(button)
}
