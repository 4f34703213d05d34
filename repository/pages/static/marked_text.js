// A text with mentions in it, and what the depositor decides about them.
//
// Positions count Unicode code points, as everywhere on the server; strings here count UTF-16 units. The two differ
// only in a text with characters beyond the first plane, which is then taken apart once.

const WORD = /[\p{L}\p{N}_]/u

export class MarkedText {
  constructor (proposal) {
    this.proposal = proposal
    this.points = /[\ud800-\udfff]/.test(proposal.text) ? Array.from(proposal.text) : null
    this.left = new Map() // wording -> a mention that stays as it is
    this.wholly = new Set() // labels of the people and institutions who stay, however they are worded
    this.added = [] // { words, kind, label, start, end }
    this.names = new Map() // proposed label -> label wanted
    this.blocks = proposal.blocks.map((block, number) => ({ ...block, number, mentions: [] }))
    let at = 0
    for (const mention of proposal.mentions) {
      while (at < this.blocks.length && this.blocks[at].end <= mention.start) at++
      if (at < this.blocks.length) this.blocks[at].mentions.push({ ...mention, words: this.slice(mention.start, mention.end) })
    }
  }

  slice (start, end) {
    return this.points ? this.points.slice(start, end).join('') : this.proposal.text.slice(start, end)
  }

  isLeft (mention) {
    return this.left.has(wording(mention.words)) || this.wholly.has(mention.label)
  }

  labelOf (mention) {
    return this.names.get(mention.label) ?? mention.label
  }

  /** Whether something else will stand in its place; a month that is already all that is said of a date stays. */
  goes (mention) {
    return !mention.left && mention.treatment !== 'keep' && this.labelOf(mention) !== mention.words
  }

  /** The mentions of a block as they stand now, in order: proposals, and what was added where nothing else is. */
  mentionsOf (block) {
    const mentions = block.mentions.map(mention => ({ ...mention, left: this.isLeft(mention) }))
    for (const added of this.added) {
      for (const [start, end] of this.occurrences(added.words, block)) {
        for (let at = mentions.length - 1; at >= 0; at--) {
          const other = mentions[at]
          const inside = start <= other.start && other.end <= end
          const same = start === other.start && end === other.end
          if (same || (inside && other.treatment === 'keep')) mentions.splice(at, 1)
        }
        if (!mentions.some(other => start < other.end && other.start < end)) {
          mentions.push({ start, end, kind: added.kind, treatment: 'mask', label: added.label, words: added.words, added: true })
        }
      }
    }
    return mentions.sort((a, b) => a.start - b.start)
  }

  /** Where the words stand in a block, as [start, end] in code points; whole words, in any case and spacing. */
  * occurrences (words, block) {
    const text = this.slice(block.start, block.end)
    for (const match of text.matchAll(pattern(words))) {
      const before = this.points ? Array.from(text.slice(0, match.index)).length : match.index
      const length = this.points ? Array.from(match[0]).length : match[0].length
      yield [block.start + before, block.start + before + length]
    }
  }

  /** The first place of the words in the text and the number of places, or null where there is none. */
  find (words) {
    let first = null
    let places = 0
    for (const block of this.blocks) {
      for (const span of this.occurrences(words, block)) {
        first ??= span
        places++
      }
    }
    return first && { start: first[0], end: first[1], places }
  }

  /** Leave a wording that is proposed or was added as it is, or take it out again. */
  toggle (mention) {
    const key = wording(mention.words)
    if (mention.added) this.added = this.added.filter(added => wording(added.words) !== key)
    else if (this.left.has(key)) this.left.delete(key)
    else if (!this.wholly.delete(mention.label)) this.left.set(key, mention)
  }

  /** Leave a person or an institution as they are called, wherever that is, or take them out again. */
  toggleWhole (entity) {
    if (!this.wholly.delete(entity.label)) this.wholly.add(entity.label)
  }

  /** Take words out as well; returns the number of places, 0 where the words do not stand in the text. */
  add (words, kind, label) {
    const found = this.find(words)
    if (!found) return 0
    const key = wording(words)
    this.left.delete(key)
    this.added = this.added.filter(added => wording(added.words) !== key)
    const alike = this.blocks.flatMap(block => block.mentions.filter(m => wording(m.words) === key))
    alike.forEach(mention => this.wholly.delete(mention.label))
    const proposed = alike.some(m => m.kind === kind && m.treatment !== 'keep' && m.label !== m.words)
    if (!proposed || label) this.added.push({ words, kind, label, start: found.start, end: found.end })
    return found.places
  }

  rename (entity, label) {
    if (label && label !== entity.label) this.names.set(entity.label, label)
    else this.names.delete(entity.label)
  }

  /** How many mentions of each kind are taken out or kept as things stand. */
  counts () {
    const counts = new Map()
    for (const block of this.blocks) {
      for (const mention of this.mentionsOf(block)) {
        const count = counts.get(mention.kind) ?? { out: 0, kept: 0 }
        if (this.goes(mention)) count.out++
        else count.kept++
        counts.set(mention.kind, count)
      }
    }
    return counts
  }

  /** The decisions as the server reads them. */
  decisions () {
    const all = this.proposal.mentions
    const decisions = []
    for (const mention of this.left.values()) {
      decisions.push({ action: 'remove', start: mention.start, end: mention.end, kind: mention.kind })
    }
    for (const label of this.wholly) {
      const mention = all.find(one => one.label === label)
      if (mention) decisions.push({ action: 'remove', start: mention.start, end: mention.end, kind: mention.kind, whole: true })
    }
    for (const added of this.added) {
      decisions.push({ action: 'add', start: added.start, end: added.end, kind: added.kind, label: added.label })
    }
    for (const [label, wanted] of this.names) {
      const mention = all.find(one => one.label === label)
      if (mention) decisions.push({ action: 'label', start: mention.start, end: mention.end, kind: mention.kind, label: wanted })
    }
    return { digest: this.proposal.digest, detector: this.proposal.detector, decisions }
  }
}

/** The same words however cased and spaced, and without a possessive. */
export function wording (words) {
  return words.toLowerCase().replace(/\s+/g, ' ').trim().replace(/['’]s?$/, '')
}

function pattern (words) {
  const parts = words.trim().split(/\s+/)
  const escaped = parts.map(part => part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('\\s+')
  const first = Array.from(parts[0])[0]
  const last = Array.from(parts[parts.length - 1]).pop()
  const before = WORD.test(first) ? '(?<![\\p{L}\\p{N}_])' : ''
  const after = WORD.test(last) ? '(?![\\p{L}\\p{N}_])' : ''
  return new RegExp(before + escaped + after, 'giu')
}
