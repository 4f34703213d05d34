// Shows the OpenAPI document with the vendored Swagger UI. No validator: that would send the document to another host.
const place = document.getElementById('swagger-ui')
window.SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  presets: [window.SwaggerUIBundle.presets.apis],
  validatorUrl: null,
  deepLinking: false,
  persistAuthorization: false
})
