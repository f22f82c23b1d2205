/** Plain text as ministries, magazines and mail send it: lines to blocks. What is guessed is told, and no words are lost. */
import { canonical } from '../text/canonical.ts'
import { type ImportBlock, type Report, type Understood, createReport } from './draft.ts'
import { withoutFurniture } from './furniture.ts'
import { type Line, isBlank, isCapitals, isCaption, isNumberedHeading, endsSentence, goesOn, itemStart, linesOf } from './lines.ts'
import { joinLines, knownWords } from './hyphens.ts'
import type { Known } from './hyphens.ts'
import { dateIn } from './dates.ts'

/** Above this width lines are whole paragraphs, not broken ones. */
const WIDEST_BREAK = 140
const LONGEST_HEADING = 90
const LONGEST_TITLE = 200
const LONGEST_STANDFIRST = 400

/** @param text with its line ends; form feeds part pages */
export function understandText(text: string): Understood {
  const report = createReport()
  const lines = withoutFurniture(linesOf(text), report)
  const known = knownWords(text)
  const chunks = chunksOf(lines, report, known)
  const joined = joinBroken(chunks, report, known)
  const { title, rest } = takeTitle(joined)
  const blocks = rest.flatMap((chunk, i): ImportBlock[] => blockOf(chunk, rest[i - 1], rest[i + 1], i))
  const date = dateIn([title, ...blocks.slice(0, 6).map((block) => block.text)])
  if (isCapitals(title)) report.changed('capitals', title)
  return {
    title,
    ...(date === undefined ? {} : { date }),
    blocks: groupItems(blocks),
    report: report.notes(),
    original: text.replaceAll('\f', '\n'),
  }
}

/** Lines that belong together, joined. `lines` is how many there were. */
type Chunk = { text: string; lines: number; item?: { ordinal?: number; indent: number }; ruled?: boolean }

function chunksOf(lines: readonly Line[], report: Report, known: Known): Chunk[] {
  const width = usualWidth(lines)
  const chunks: Chunk[] = []
  let open: string[] = []
  const close = (): void => {
    const [first = ''] = open
    const item = itemStart(first)
    const body = item && open.length > 0 ? [first.slice(item.length), ...open.slice(1)] : open
    const text = canonical(joinLines(body, known, report))
    if (open.length > 1) report.changed('lines-joined')
    if (item && text !== '') {
      const { length: _length, ...rest } = item
      if (rest.ordinal === undefined) report.changed('signs', first.trimStart().slice(0, 1))
      chunks.push({ text, lines: open.length, item: rest })
    } else if (text !== '') chunks.push({ text, lines: open.length })
    open = []
  }
  for (const { text } of lines) {
    const last = open.at(-1)
    if (isBlank(text)) close()
    else if (isRule(text) && last !== undefined && open.length === 1) {
      close()
      const heading = chunks.at(-1)
      if (heading) heading.ruled = true
      report.leftOut('signs', text.trim())
    } else if (isRule(text)) {
      close()
      report.leftOut('signs', text.trim())
    } else {
      if (last !== undefined && startsAnew(last, text, width, open)) close()
      open.push(text)
    }
  }
  close()
  return chunks
}

const isRule = (line: string): boolean => /^\s*(?:[=_*~#-]\s?){3,}\s*$/u.test(line)

/** The width that most full lines come near to, in characters. */
function usualWidth(lines: readonly Line[]): number {
  const lengths = lines.flatMap(({ text }) => (isBlank(text) ? [] : [text.trimEnd().length])).toSorted((a, b) => a - b)
  return lengths[Math.floor(lengths.length * 0.85)] ?? 0
}

/** Whether a line begins a paragraph of its own although no blank line stands before it. */
function startsAnew(before: string, line: string, width: number, open: readonly string[]): boolean {
  if (itemStart(line) !== undefined) return !/\s[–—-]$/u.test(before.trimEnd())
  if (width > WIDEST_BREAK) return true
  if (isCaption(line.trim()) && !endsSentence(before)) return true
  if (isCaption((open[0] ?? '').trim()) && endsSentence(before) && goesOn(line.trimStart())) return true
  const indent = (text: string): number => text.length - text.trimStart().length
  if (isCapitals(before) !== isCapitals(line) && before.trimEnd().length <= LONGEST_HEADING && (isCapitals(before) || isCapitals(line)))
    return !goesOn(line)
  // An indented first line, as books set it; in a list the lines after the first are indented.
  if (indent(line) >= 2 && indent(before) === 0 && itemStart(open[0] ?? '') === undefined && !goesOn(line.trimStart())) return true
  return before.trimEnd().length < width * 0.6 && endsSentence(before) && !goesOn(line.trimStart())
}

/** Puts sentences together that a page, a column or a caption parted. */
function joinBroken(chunks: readonly Chunk[], report: Report, known: Known): Chunk[] {
  const out: Chunk[] = []
  let held: Chunk[] = []
  for (const chunk of chunks) {
    const last = out.at(-1)
    const isOpen = last !== undefined && !endsSentence(last.text) && last.ruled !== true && !isCaption(last.text)
    if (isOpen && out.length > 1 && isCaption(chunk.text) && chunk.item === undefined && last.lines > 0 && !isHeadingLike(last)) {
      held.push(chunk)
      continue
    }
    const continues = isOpen && chunk.item === undefined && goesOn(chunk.text) && !isHeadingLike(last)
    if (continues) {
      report.changed('sentences-joined', `${last.text.slice(-40)} … ${chunk.text.slice(0, 40)}`)
      last.text = canonical(joinLines([last.text, chunk.text], known, report))
      last.lines += chunk.lines
      if (held.length > 0) for (const caption of held) report.changed('captions-moved', caption.text)
      if (endsSentence(last.text)) out.push(...held.splice(0))
      continue
    }
    out.push(...held, { ...chunk })
    held = []
  }
  return [...out, ...held]
}

/** A line in capitals or with a section's number never is the first half of a sentence. */
const isHeadingLike = ({ text, lines }: Chunk): boolean => lines <= 2 && (isCapitals(text) || isNumberedHeading(text))

/** The first lines, where they look like a title: in capitals over one or more lines, or one short line without a stop. */
function takeTitle(chunks: readonly Chunk[]): { title: string; rest: Chunk[] } {
  const [first, second] = chunks
  if (first === undefined || first.text.length > LONGEST_TITLE || first.item !== undefined) return { title: '', rest: [...chunks] }
  const isTitle =
    first.ruled === true || isCapitals(first.text) || (first.lines <= 2 && !/[.,;:…]$/u.test(first.text) && second !== undefined)
  if (!isTitle) return { title: '', rest: [...chunks] }
  const isLonger =
    second !== undefined &&
    isCapitals(first.text) &&
    isCapitals(second.text) &&
    second.item === undefined &&
    !isNumberedHeading(second.text)
  if (
    isLonger &&
    chunks.length > 2 &&
    first.text.length + second.text.length < LONGEST_TITLE &&
    !endsSentence(first.text) &&
    second.lines > 1
  )
    return { title: `${first.text} ${second.text}`, rest: chunks.slice(2) }
  return { title: first.text, rest: chunks.slice(1) }
}

function blockOf(chunk: Chunk, before: Chunk | undefined, after: Chunk | undefined, index: number): ImportBlock[] {
  const { text, item } = chunk
  if (item !== undefined) {
    if (isItemHeading(chunk, before, after)) return [{ kind: 'heading', text: `${item.ordinal}. ${text}` }]
    return [{ kind: 'item', text, depth: item.indent >= 4 ? 1 : 0, ...(item.ordinal === undefined ? {} : { ordinal: item.ordinal }) }]
  }
  if (isCaption(text)) return [{ kind: 'caption', text }]
  if (isHeading(chunk, after)) return [{ kind: 'heading', text }]
  const isStandfirst =
    index === 0 && after !== undefined && text.length <= LONGEST_STANDFIRST && text.length > 40 && after.text.length > text.length
  return [{ kind: isStandfirst && after.item === undefined ? 'standfirst' : 'paragraph', text }]
}

/** `2. Next steps` over a paragraph, with no other item beside it. */
const isItemHeading = ({ text, item, lines }: Chunk, before: Chunk | undefined, after: Chunk | undefined): boolean =>
  item?.ordinal !== undefined &&
  lines === 1 &&
  text.length <= LONGEST_HEADING &&
  /^\p{Lu}/u.test(text) &&
  !/[.!?;,]$/u.test(text) &&
  before?.item === undefined &&
  after !== undefined &&
  after.item === undefined &&
  after.text.length > text.length

function isHeading({ text, lines, ruled }: Chunk, after: Chunk | undefined): boolean {
  if (ruled === true) return text.length <= LONGEST_TITLE
  if (lines > 2 || text.length > LONGEST_HEADING || after === undefined) return false
  if (isCapitals(text) || isNumberedHeading(text)) return !/[,;]$/u.test(text)
  return lines === 1 && text.length <= 60 && /^[\p{Lu}\p{Lo}]/u.test(text) && !/[\p{P}]$/u.test(text) && after.text.length > 80
}

/** Items that follow one another are one list. */
function groupItems(blocks: readonly ImportBlock[]): ImportBlock[] {
  let lists = 0
  return blocks.map((block, i) => {
    if (block.kind !== 'item') return block
    const before = blocks[i - 1]
    if (before?.kind !== 'item' || (before.ordinal === undefined) !== (block.ordinal === undefined)) lists += 1
    return { ...block, group: `list-${lists}` }
  })
}
