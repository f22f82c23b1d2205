/** Groups the flat list of passages into what is drawn together: single passages, lists, quotations and tables. Pure. */
import type { Briefing, Passage, Section } from '../../core/model/briefing.ts'

export type Block =
  | { kind: 'passage'; passage: Passage }
  | { kind: 'list'; key: string; ordered: boolean; passages: readonly Passage[] }
  | { kind: 'quote'; key: string; passages: readonly Passage[] }
  | { kind: 'table'; key: string; caption: Passage | undefined; head: readonly Passage[]; rows: readonly Passage[] }

/** Blocks that are laid out together when they come near the view; `lines` and `gaps` guess their height before. */
export type Chunk = { key: string; blocks: readonly Block[]; lines: number; gaps: number }
export type SectionBlocks = { section: Section | null; heading: Passage | undefined; chunks: readonly Chunk[] }

const kindOfGroup = (passage: Passage): 'list' | 'quote' | 'table' | null => {
  if (passage.kind === 'item') return 'list'
  if (passage.kind === 'quote') return 'quote'
  // A caption of its own, as under a photograph, has no group.
  return passage.kind === 'row' || (passage.kind === 'caption' && passage.group !== undefined) ? 'table' : null
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

/** Letters of a line at the usual measure, and lines of a chunk: more would take too long for one frame, fewer make more boxes to watch. */
const LINE = 66
const CHUNK_LINES = 60

const passagesIn = (block: Block): readonly Passage[] => {
  if (block.kind === 'passage') return [block.passage]
  return block.kind === 'table' ? [...(block.caption === undefined ? [] : [block.caption]), ...block.head, ...block.rows] : block.passages
}

/** Blocks in chunks of about two windows; no block is cut. */
export function chunksOf(blocks: readonly Block[]): readonly Chunk[] {
  const chunks: Chunk[] = []
  for (const block of blocks) {
    const passages = passagesIn(block)
    const lines = passages.reduce((sum, { text }) => sum + Math.ceil(text.length / LINE), 0)
    const last = chunks.at(-1)
    if (last !== undefined && last.lines + lines <= CHUNK_LINES)
      chunks[chunks.length - 1] = { ...last, blocks: [...last.blocks, block], lines: last.lines + lines, gaps: last.gaps + passages.length }
    else chunks.push({ key: passages[0]?.id ?? '', blocks: [block], lines, gaps: passages.length })
  }
  return chunks
}

/** Sections of the briefing with their blocks; a section without blocks has one chunk for its heading. Passages before the first section come first, without one. */
export function sectionBlocks(briefing: Briefing): readonly SectionBlocks[] {
  const first = briefing.sections[0]?.from ?? briefing.passages.length
  const before = briefing.passages.slice(0, first).filter((passage) => passage.kind !== 'title' && passage.kind !== 'standfirst')
  const sections = briefing.sections.map((section) => {
    const [heading, ...rest] = briefing.passages.slice(section.from, section.to)
    const chunks = chunksOf(blocksOf(rest))
    return { section, heading, chunks: chunks.length === 0 ? [{ key: section.id, blocks: [], lines: 0, gaps: 0 }] : chunks }
  })
  return before.length === 0 ? sections : [{ section: null, heading: undefined, chunks: chunksOf(blocksOf(before)) }, ...sections]
}

/** First and last ¶ number of a section, or null when it has none. */
export function numbersOf(briefing: Briefing, section: Section): { first: number; last: number } | null {
  const numbers = briefing.passages.slice(section.from, section.to).flatMap((passage) => (passage.n === null ? [] : [passage.n]))
  const first = numbers[0]
  const last = numbers.at(-1)
  return first === undefined || last === undefined ? null : { first, last }
}
