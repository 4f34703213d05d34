// Sends a form with progress, and turns a problem+json answer into a sentence.

/**
 * Posts `form` to `address`; `onProgress` gets a share from 0 to 1 while it is sent, then null while it is worked on.
 * Resolves to the request; rejects with an Error whose message is for the person.
 */
export function send (address, form, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    request.setRequestHeader('Accept', 'application/json, application/problem+json')
    request.upload.addEventListener('progress', event => onProgress(event.lengthComputable ? event.loaded / event.total : null))
    request.upload.addEventListener('load', () => onProgress(null))
    request.addEventListener('load', () => {
      if (request.status < 300) resolve(request)
      else reject(new Error(sentence(request)))
    })
    request.addEventListener('error', () => reject(new Error('The service cannot be reached. Nothing was kept. Try again.')))
    request.send(form)
  })
}

function sentence (request) {
  if (request.status === 401) return 'You were signed out. Sign in again in another tab, then repeat this: your file is still chosen here.'
  try {
    return JSON.parse(request.responseText).detail
  } catch {
    return 'Something went wrong. Nothing was kept. Try again.'
  }
}
