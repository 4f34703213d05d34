// The deposit page: preview in the browser, decisions, and the same file sent again with them. Nothing is stored here.
import { MarkedText } from './marked_text.js'
import { drawCertificate } from './certificate.js'
import { drawPeople } from './people.js'
import { offerSelection } from './selection.js'
import { send } from './sending.js'

const $ = id => document.getElementById(id)
const form = $('deposit')
const kindLabels = new Map(JSON.parse($('kinds').dataset.kinds))
const article = $('preview-text')
let marked = null
let elements = []

// ---- the form

const groups = Array.from($('review_type').querySelectorAll('optgroup'))
function showTypes () {
  const nation = $('nation').value
  const chosen = $('review_type').selectedOptions[0]
  for (const group of groups) {
    if (!nation || group.dataset.nation === nation) $('review_type').append(group)
    else group.remove()
  }
  if (!chosen?.isConnected) $('review_type').value = ''
}
$('nation').addEventListener('change', showTypes)
showTypes()

// A further document of a review that is here has the tags of that review.
const further = () => $('review').value.trim() !== ''

// A preview belongs to the file and to whatever else it was made of.
for (const id of ['file', 'nation', 'title', 'board', 'anonymous']) $(id).addEventListener('change', () => { marked = null; $('preview').hidden = true })

function fail (sentence, field = '') {
  const box = document.createElement('div')
  box.className = 'govuk-error-summary'
  box.tabIndex = -1
  box.setAttribute('role', 'alert')
  const heading = document.createElement('h2')
  heading.className = 'govuk-error-summary__title'
  heading.textContent = 'There is a problem'
  const line = document.createElement(field ? 'a' : 'p')
  line.textContent = sentence
  if (field) line.href = `#${field}`
  const body = document.createElement('div')
  body.className = 'govuk-error-summary__body govuk-error-summary__list'
  body.append(line)
  box.append(heading, body)
  $('summary').replaceChildren(box)
  box.focus()
}

function progress (words) {
  return share => {
    $('progress').hidden = false
    const reading = share === null || share >= 1
    $('progress-label').textContent = reading ? words : `Sending the file: ${Math.round(share * 100)} %`
    if (reading) $('progress-bar').removeAttribute('value')
    else $('progress-bar').value = share * 100
  }
}

async function sending (address, data, words) {
  $('summary').replaceChildren()
  const buttons = form.querySelectorAll('button')
  buttons.forEach(button => { button.disabled = true })
  progress(words)(0)
  $('progress').scrollIntoView({ block: 'nearest' })
  try {
    return await send(address, data, progress(words))
  } catch (error) {
    fail(error.message)
    return null
  } finally {
    $('progress').hidden = true
    buttons.forEach(button => { button.disabled = false })
  }
}

function missing (...ids) {
  for (const id of ids) {
    if ($(id).value) continue
    const name = form.querySelector(`label[for="${id}"]`).textContent.trim()
    fail(`Fill in: ${name}.`, id)
    return true
  }
  return false
}

$('preview-button').addEventListener('click', async () => {
  if (missing('file', ...(further() ? [] : ['nation']))) return
  const data = new FormData()
  for (const id of ['nation', 'title', 'board']) data.append(id, $(id).value)
  if ($('anonymous').checked) data.append('anonymous', 'yes')
  data.append('file', $('file').files[0])
  const answer = await sending('/api/v1/preview', data, 'Reading the file and looking for what identifies people. This can take a minute.')
  if (answer) show(JSON.parse(answer.responseText))
})

async function deposit (decisions) {
  if (missing('file', ...(further() ? [] : ['nation', 'review_type', 'year', 'board']))) return
  const data = new FormData(form)
  if (decisions) data.append('decisions', JSON.stringify(decisions))
  const answer = await sending('/api/v1/reports', data, 'Taking out what identifies people, and sealing the rest.')
  if (answer) window.location.assign('/held?done=deposited')
}

form.addEventListener('submit', event => {
  event.preventDefault()
  // Enter in one of the fields of the preview must not send the form away.
  if (event.submitter && document.activeElement === event.submitter) deposit(null)
})
$('submit-button').addEventListener('click', () => deposit(marked.decisions()))

// ---- the preview

const TAGS = { heading: 'h3', title: 'h3' }

function show (proposal) {
  marked = new MarkedText(proposal)
  elements = marked.blocks.map(block => {
    const element = document.createElement(TAGS[block.kind] ?? 'p')
    element.className = `app-text__${block.kind}`
    return element
  })
  article.replaceChildren(...elements)
  redraw()
  const words = proposal.evidence?.words
  const leftOut = Object.entries(proposal.evidence?.left_out ?? {}).map(([name, count]) => `${name.replaceAll('-', ' ')} (${count})`)
  $('read-note').textContent = [
    words ? `${words.toLocaleString('en-GB')} words were read.` : '',
    leftOut.length ? `Not read, by design: ${leftOut.join(', ')}.` : ''
  ].join(' ')
  drawRisk(proposal.evidence?.risk)
  drawCertificate(proposal.evidence)
  drawPeople(marked, redraw)
  $('preview').hidden = false
  $('preview-heading').focus()
}

function drawRisk (risk) {
  $('risk').hidden = !risk
  if (!risk) return
  $('risk').className = `app-risk app-risk--${risk.level}`
  $('risk-heading').textContent = `Risk that the family is recognised: ${risk.level}`
  $('risk-reasons').replaceChildren(...risk.reasons.map(reason =>
    item(reason.sentence, `${reason.count} ${reason.count === 1 ? 'place' : 'places'}`)))
}

function redraw () {
  marked.blocks.forEach((block, number) => drawBlock(block, elements[number]))
  drawLegend()
  drawChanges()
}

function drawBlock (block, element) {
  const mentions = marked.mentionsOf(block)
  const key = JSON.stringify(mentions.map(m => [m.start, m.end, m.kind, m.left, m.added, marked.labelOf(m)]))
  if (element.dataset.drawn === key) return
  element.dataset.drawn = key
  const parts = []
  let at = block.start
  for (const mention of mentions) {
    parts.push(document.createTextNode(marked.slice(at, mention.start)), drawMention(mention))
    at = mention.end
  }
  parts.push(document.createTextNode(marked.slice(at, block.end)))
  element.replaceChildren(...parts)
}

function drawMention (mention) {
  const element = document.createElement('mark')
  const taken = marked.goes(mention)
  const label = marked.labelOf(mention) || kindLabels.get(mention.kind)
  element.className = `app-mention app-mention--${mention.kind.toLowerCase()} ${taken ? 'app-mention--out' : 'app-mention--kept'}`
  element.textContent = mention.words
  element.tabIndex = 0
  element.setAttribute('role', 'button')
  element.setAttribute('aria-pressed', String(taken))
  element.setAttribute('aria-label', `${mention.words}: ${kindLabels.get(mention.kind)}, ${taken ? `becomes ${label}` : 'stays as it is'}`)
  element.title = `${kindLabels.get(mention.kind)}: ${taken ? `becomes “${label}”. Click to leave it as it is.` : 'stays as it is. Click to take it out.'}`
  if (taken) element.dataset.label = label
  element.mention = mention
  return element
}

function toggle (event) {
  const element = event.target.closest('mark')
  if (!element || !document.getSelection().isCollapsed) return
  if (!element.mention.left && !marked.goes(element.mention)) {
    // What it is decides what takes its place, and kinds that are kept have nothing: the person says what it is.
    ask(element.mention.words)
    return
  }
  const index = Array.from(article.querySelectorAll('mark')).indexOf(element)
  marked.toggle(element.mention)
  redraw()
  drawPeople(marked, redraw)
  // The element was drawn anew: who came here by keyboard goes on from its place.
  if (event.type === 'keydown') article.querySelectorAll('mark')[index]?.focus()
}
article.addEventListener('click', toggle)
article.addEventListener('keydown', event => {
  if (event.key !== 'Enter' && event.key !== ' ') return
  event.preventDefault()
  toggle(event)
})

function item (words, count, className = '') {
  const element = document.createElement('li')
  element.className = className
  const name = document.createElement('span')
  name.textContent = words
  element.append(name)
  if (count) {
    const number = document.createElement('span')
    number.className = 'app-count'
    number.textContent = count
    element.append(' ', number)
  }
  return element
}

function drawLegend () {
  const counts = Array.from(marked.counts()).sort((a, b) => b[1].out - a[1].out)
  $('legend').replaceChildren(...counts.map(([kind, { out, kept }]) => {
    const said = [out ? `${out} out` : '', kept ? `${kept} kept` : ''].filter(Boolean).join(', ')
    const element = item(kindLabels.get(kind), said)
    element.firstChild.className = `app-mention app-mention--${kind.toLowerCase()} ${out ? 'app-mention--out' : 'app-mention--kept'}`
    return element
  }))
}

function drawChanges () {
  const changes = [
    ...Array.from(marked.left.values(), mention => [`“${mention.words}” stays`, () => marked.toggle(mention)]),
    ...Array.from(marked.wholly, label => [`${label} stays as in the file, everywhere`, () => { marked.wholly.delete(label); drawPeople(marked, redraw) }]),
    ...marked.added.map(added => [`“${added.words}” is taken out`, () => marked.toggle({ ...added, added: true })]),
    ...Array.from(marked.names, ([label, wanted]) => [`${label} is called ${wanted}`, () => { marked.names.delete(label); drawPeople(marked, redraw) }])
  ]
  const items = changes.map(([words, undo]) => {
    const element = item(words)
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'app-undo'
    button.textContent = 'Undo'
    button.setAttribute('aria-label', `Undo: ${words}`)
    button.addEventListener('click', () => { undo(); redraw() })
    element.append(' ', button)
    return element
  })
  $('changes').replaceChildren(...(items.length ? items : [item('None so far: every proposal is accepted.')]))
}

// ---- taking out more

function ask (words) {
  $('add-words').value = words
  $('adding').scrollIntoView({ block: 'nearest' })
  $('add-kind').focus()
}

function add () {
  const words = $('add-words').value.trim()
  const places = words ? marked.add(words, $('add-kind').value, $('add-label').value.trim()) : 0
  $('add-error').hidden = places > 0
  if (!places) {
    $('add-error').textContent = 'These words do not stand in the text.'
    return
  }
  $('add-words').value = $('add-label').value = ''
  redraw()
  drawPeople(marked, redraw)
}
$('add-button').addEventListener('click', add)
for (const id of ['add-words', 'add-label']) {
  $(id).addEventListener('keydown', event => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  })
}
// Only a person or an institution gets a label; of anything else its kind is said.
function offerLabel () {
  $('add-label').disabled = $('add-kind').selectedOptions[0].dataset.labelled !== 'yes'
  if ($('add-label').disabled) $('add-label').value = ''
}
$('add-kind').addEventListener('change', offerLabel)
offerLabel()
offerSelection(article, $('take-out'), ask)
