/** Groups the flat list of passages into what is drawn together: single passages, lists, quotations and tables. Pure. */
import type { Briefing, Passage, Section } from '../../core/model/briefing.ts'

export type Block =
  | { kind: 'passage'; passage: Passage }
  | { kind: 'list'; key: string; ordered: boolean; passages: readonly Passage[] }
  | { kind: 'quote'; key: string; passages: readonly Passage[] }
  | { kind: 'table'; key: string; caption: Passage | undefined; head: readonly Passage[]; rows: readonly Passage[] }

export type SectionBlocks = { section: Section | null; heading: Passage | undefined; blocks: readonly Block[] }

const kindOfGroup = (passage: Passage): 'list' | 'quote' | 'table' | null => {
  if (passage.kind === 'item') return 'list'
  if (passage.kind === 'quote') return 'quote'
  return passage.kind === 'row' || passage.kind === 'caption' ? 'table' : null
}

function blockOf(passages: readonly [Passage, ...Passage[]]): Block {
  const [first] = passages
  const key = first.id
  switch (kindOfGroup(first)) {
    case 'list':
      return { kind: 'list', key, ordered: first.ordinal !== undefined, passages }
    case 'quote':
      return { kind: 'quote', key, passages }
    case 'table': {
      const rows = passages.filter((passage) => passage.kind === 'row')
      return {
        kind: 'table',
        key,
        caption: passages.find((passage) => passage.kind === 'caption'),
        head: rows.filter((row) => row.header === true),
        rows: rows.filter((row) => row.header !== true),
      }
    }
    case null:
      return { kind: 'passage', passage: first }
  }
}

/** Passages that follow one another with the same group and kind of group make one block. */
export function blocksOf(passages: readonly Passage[]): readonly Block[] {
  const runs: [Passage, ...Passage[]][] = []
  for (const passage of passages) {
    const run = runs.at(-1)
    const joins =
      run !== undefined && passage.group !== undefined && run[0].group === passage.group && kindOfGroup(passage) === kindOfGroup(run[0])
    if (joins) run.push(passage)
    else runs.push([passage])
  }
  return runs.map(blockOf)
}

/** Sections of the briefing with their blocks; passages before the first section come first, without one. */
export function sectionBlocks(briefing: Briefing): readonly SectionBlocks[] {
  const first = briefing.sections[0]?.from ?? briefing.passages.length
  const before = briefing.passages.slice(0, first).filter((passage) => passage.kind !== 'title' && passage.kind !== 'standfirst')
  const sections = briefing.sections.map((section) => {
    const [heading, ...rest] = briefing.passages.slice(section.from, section.to)
    return { section, heading, blocks: blocksOf(rest) }
  })
  return before.length === 0 ? sections : [{ section: null, heading: undefined, blocks: blocksOf(before) }, ...sections]
}

/** First and last ¶ number of a section, or null when it has none. */
export function numbersOf(briefing: Briefing, section: Section): { first: number; last: number } | null {
  const numbers = briefing.passages.slice(section.from, section.to).flatMap((passage) => (passage.n === null ? [] : [passage.n]))
  const first = numbers[0]
  const last = numbers.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}
