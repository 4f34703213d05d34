// What the certificate of anonymisation would say of a proposal: the numbers of its evidence, in words.

const kinds = new Map(JSON.parse(document.getElementById('kinds').dataset.kinds))
const facts = document.getElementById('certificate-facts')
const treatments = JSON.parse(facts.dataset.treatments)

function row (parent, child, ...cells) {
  const element = document.createElement(parent)
  for (const [index, words] of cells.entries()) {
    const cell = document.createElement(Array.isArray(child) ? child[index] : child)
    cell.textContent = words
    if (parent === 'tr') cell.className = `govuk-table__cell${index === cells.length - 1 ? ' govuk-table__cell--numeric' : ''}`
    element.append(cell)
  }
  return element
}

export function drawCertificate (evidence) {
  if (!evidence) return
  const said = count => count.toLocaleString('en-GB')
  const residual = Object.entries(evidence.residual).map(([kind, count]) => `${kinds.get(kind) ?? kind} (${said(count)})`)
  facts.replaceChildren(...[
    ['Words', `${said(evidence.words_replaced)} of ${said(evidence.words)} replaced`],
    ['People', `${said(evidence.people)} with a label`],
    ['A second look', residual.length ? `still finds ${residual.join(', ')}` : 'finds nothing more'],
    ['Detector', evidence.detector],
    ['Policy', `${evidence.policy}, version ${evidence.policy_version}`]
  ].map(fact => row('div', ['dt', 'dd'], ...fact)))
  const counts = [...evidence.counts].sort((a, b) => b.mentions - a.mentions)
  document.getElementById('certificate-counts').replaceChildren(...counts.map(count =>
    row('tr', 'td', kinds.get(count.kind), treatments[count.treatment], said(count.mentions))))
}
