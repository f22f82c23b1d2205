/** A pack of one long briefing, and a data folder with marks on it that overlap, nest and touch. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { positionOf, rangePieces, rangeText } from '../../core/anchor/ranges.ts'
import type { Annotation, PassageRange } from '../../core/model/annotation.ts'
import { type Briefing, briefingText, type Passage, type Section } from '../../core/model/briefing.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { buildPack } from '../../core/pack/build-pack.ts'
import { textHash } from '../../core/anchor/describe.ts'
import { openStore } from '../../main/store/store.ts'
import { createRandom, createVocabulary, EDITION, generateBriefings, type Random } from './corpus.ts'

const SEED = 20261124
const LETTERS = 1_000_000
/** Letters of a section at least: about seven screens. */
const SECTION = 20_000
export const LONG = 'long'
export const LONG_TITLE = 'The long briefing'
export const SHORT_TITLE = 'The short briefing'
const TIME = '2026-11-23T10:00:00.000Z'
/** One mark in so many has a comment, and with it a card in the margin. */
const COMMENT_EVERY = 10

/** Passages of many generated briefings, as one briefing of so many letters. */
export function longBriefing(letters = LETTERS): Briefing {
  const random = createRandom(SEED)
  const vocabulary = createVocabulary(random)
  const passages: Passage[] = []
  const sections: Section[] = []
  let size = 0
  let n = 0
  let from = 0
  const close = (): void => {
    if (from < passages.length)
      sections.push({ id: `s-${sections.length + 1}`, title: passages[from]?.text ?? '', from, to: passages.length })
  }
  const texts = function* (): Generator<Passage> {
    for (const briefing of generateBriefings(letters, vocabulary, random))
      yield* briefing.passages.filter(({ kind }) => kind === 'paragraph' || kind === 'heading')
  }
  const first = [
    { id: 'title', n: null, kind: 'title', text: LONG_TITLE, marks: [] },
    { id: 'standfirst', n: null, kind: 'standfirst', text: 'As long as a briefing may be.', marks: [] },
  ] satisfies Passage[]
  passages.push(...first)
  from = passages.length
  let sectionSize = SECTION
  let heading = ''
  for (const { kind, text } of texts()) {
    if (size >= letters) break
    if (kind === 'heading') {
      heading = text
      continue
    }
    if (sectionSize >= SECTION) {
      close()
      from = passages.length
      sectionSize = 0
      passages.push({ id: `h-${sections.length + 1}`, n: null, kind: 'heading', text: heading, marks: [] })
    }
    n += 1
    passages.push({ id: `p-${n}`, n, kind: 'paragraph', text, marks: [] })
    size += text.length
    sectionSize += text.length
  }
  close()
  return briefingOf(LONG, LONG_TITLE, passages, sections)
}

const briefingOf = (id: string, title: string, passages: readonly Passage[], sections: readonly Section[]): Briefing => ({
  id,
  edition: EDITION,
  title,
  standfirst: passages[1]?.text ?? '',
  date: '2026-11-23',
  topics: [],
  regions: [],
  lang: 'en-GB',
  words: passages.reduce((sum, { text }) => sum + text.split(' ').length, 0),
  names: [],
  sections: [...sections],
  passages: [...passages],
  sources: [],
})

const shortBriefing = (): Briefing =>
  briefingOf(
    'short',
    SHORT_TITLE,
    [
      { id: 'title', n: null, kind: 'title', text: SHORT_TITLE, marks: [] },
      { id: 'standfirst', n: null, kind: 'standfirst', text: 'Open before the long one.', marks: [] },
      { id: 'h-1', n: null, kind: 'heading', text: 'Only section', marks: [] },
      { id: 'p-1', n: 1, kind: 'paragraph', text: 'One line.', marks: [] },
    ],
    [{ id: 's-1', title: 'Only section', from: 2, to: 4 }],
  )

/** Writes the pack: a short briefing and the long one. */
export function writePaintingPack(dir: string, long: Briefing): void {
  const files = buildPack({
    id: 'generated',
    title: 'Generated',
    issuer: 'The bench',
    language: 'en-GB',
    edition: { number: 1, date: '2026-11', label: 'November 2026' },
    topics: [],
    collections: [{ id: 'shelf', title: 'Shelf', briefings: ['short', LONG] }],
    terms: [],
    briefings: [shortBriefing(), long],
  })
  for (const [path, bytes] of files) {
    const file = join(dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
}

type Span = { passage: number; start: number; end: number; to?: number }

/** Spans of a group in one paragraph: alone, overlapping, nested three deep, touching, or on into the next one. */
function groupAt(passage: number, length: number, random: Random): Span[] {
  const between = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  const start = between(0, Math.max(0, length - 160))
  const size = between(20, 70)
  const at = (from: number, to: number): Span => ({ passage, start: start + from, end: Math.min(length, start + to) })
  const kind = random()
  if (kind < 0.35) return [at(0, size)]
  if (kind < 0.6) return [at(0, size), at(Math.floor(size / 2), size + 30)]
  if (kind < 0.8) return [at(0, size + 50), at(10, size + 20), at(14, size)]
  if (kind < 0.95) return [at(0, size), at(size, size + 40), at(size + 40, size + 60)]
  return [{ passage, start, end: 40, to: passage + 1 }]
}

/** Marks spread evenly over the text, no two on the same words. */
export function generateMarks(briefing: Briefing, count: number): Annotation[] {
  const random = createRandom(SEED + 1)
  const places = briefing.passages.flatMap(({ kind, text }, i) => (kind === 'paragraph' && text.length > 200 ? [i] : []))
  const marks = new Map<string, Annotation>()
  const text = briefingText(briefing)
  for (let group = 0; marks.size < count; group += 1) {
    const passage = places[Math.floor(((group * 0.6180339887) % 1) * places.length)] ?? 0
    for (const span of groupAt(passage, briefing.passages[passage]?.text.length ?? 0, random)) {
      const last = briefing.passages[span.to ?? passage]
      const from = briefing.passages[passage]
      if (marks.size >= count || from === undefined || last === undefined || (span.to === undefined && span.end - span.start < 4)) continue
      const range: PassageRange = {
        start: { passage: from.id, offset: span.start },
        end: { passage: last.id, offset: Math.min(span.end, last.text.length) },
      }
      const position = { start: positionOf(briefing, range.start), end: positionOf(briefing, range.end) }
      const key = `${position.start}-${position.end}`
      if (marks.has(key)) continue
      const n = marks.size
      marks.set(key, {
        id: `mark-${String(n).padStart(6, '0')}`,
        anchor: {
          edition: briefing.edition,
          briefing: briefing.id,
          ...range,
          quote: rangeText(briefing, range),
          prefix: text.slice(Math.max(0, position.start - 64), position.start),
          suffix: text.slice(position.end, position.end + 64),
          section: briefing.sections.filter((one) => passage >= one.from && passage < one.to).map(({ id }) => id),
          position,
          textHash: textHash(briefing),
        },
        colour: COLOURS[Math.floor(random() * COLOURS.length)] ?? 'yellow',
        comment: n % COMMENT_EVERY === 0 ? 'Ask for the figures of the year before.' : '',
        tags: [],
        createdAt: TIME,
        modifiedAt: TIME,
      })
    }
  }
  return [...marks.values()]
}

/** Ranges that painting these marks takes at the least: one for each passage that a mark covers. */
export const piecesOf = (
  briefing: Briefing,
  marks: readonly Annotation[],
): { mark: string; passage: string; start: number; end: number; colour: string }[] =>
  marks.flatMap(({ id, anchor, colour }) => rangePieces(briefing, anchor).map((piece) => ({ mark: id, colour, ...piece })))

/** Puts the marks into the store of a data folder that no reader has open. */
export function storeMarks(dir: string, marks: readonly Annotation[]): void {
  mkdirSync(dir, { recursive: true })
  const store = openStore({
    dir,
    now: () => new Date(),
    warn: (message, error) => {
      throw new Error(message, { cause: error })
    },
  })
  try {
    store.write(({ annotations }) => {
      for (const mark of marks) annotations.put(mark)
    })
  } finally {
    store.close()
  }
}
