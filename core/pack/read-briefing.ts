/** One briefing: front matter and body. References to other files are collected and checked once all are read. */
import type { Briefing, Passage, Source } from '../model/briefing.ts'
import { editionId } from '../model/ids.ts'
import { countWords } from '../text/count.ts'
import { packs } from '../words/en/packs.ts'
import type { Fields, Place } from './fields.ts'
import { isPartialDate, openFields } from './fields.ts'
import type { InlineContext } from './inline.ts'
import { isSourceKey, isWebAddress } from './inline.ts'
import { nearest } from './nearest.ts'
import type { Blocks } from './read-blocks.ts'
import { readBlocks } from './read-blocks.ts'
import { parseYaml } from './yaml-tree.ts'

const words = packs.source

const KEYS = ['id', 'title', 'standfirst', 'date', 'period', 'topics', 'regions', 'lang', 'names', 'sources']

export type BriefingContext = {
  edition: { pack: string; number: number }
  topics: ReadonlySet<string>
  terms: ReadonlySet<string>
}
export type BriefingSource = { file: string; idLine: number; briefing: Briefing; references: InlineContext['references'] }

/** Reads one file. `text` has line feeds only. Undefined when there is nothing to go on with; that was then reported. */
export function readBriefing(place: Place, text: string, pack: BriefingContext): BriefingSource | undefined {
  const { file, report } = place
  const parts = splitFrontMatter(place, text)
  const tree = parts && parseYaml(file, parts.yaml, 2, report)
  const fields = tree && openFields(place, tree, 'The front matter', KEYS)
  if (!parts || !fields) return undefined

  const name = file.slice(file.lastIndexOf('/') + 1, -'.md'.length)
  const id = fields.slug('id')
  if (id !== '' && id !== name) report(file, fields.lineOf('id'), words.idNotFileName(id, name))
  const sources = readSources(fields)
  const title = fields.prose('title')
  const standfirst = fields.prose('standfirst')
  const context: InlineContext = {
    report: (line, reason) => report(file, line, reason),
    sources: sources.map(({ source }) => source.key),
    terms: pack.terms,
    cited: new Set(),
    references: [],
  }
  const front: Passage[] = [
    { id: 'title', n: null, kind: 'title', text: title, marks: [] },
    { id: 'standfirst', n: null, kind: 'standfirst', text: standfirst, marks: [] },
  ]
  const blocks = readBody(place, parts.body, context, front.length)
  for (const { source, line } of sources)
    if (source.key !== '' && !context.cited.has(source.key)) report(file, line, words.uncitedSource(source.key))

  const passages = [...front, ...blocks.passages]
  const period = readPeriod(fields)
  return {
    file,
    idLine: fields.lineOf('id'),
    references: context.references,
    briefing: {
      id: id || name,
      edition: editionId(pack.edition.pack, pack.edition.number),
      title,
      standfirst,
      date: fields.date('date'),
      ...(period ? { period } : {}),
      topics: readTopics(fields, pack.topics),
      regions: readRegions(fields),
      lang: readLanguage(fields, 'lang'),
      words: passages.reduce((sum, passage) => sum + countWords(passage.text), 0),
      names: fields.maps('names', ['name', 'surname_first', 'role', 'at']).map((entry) => ({
        name: entry.prose('name'),
        surname_first: entry.boolean('surname_first'),
        role: entry.prose('role'),
        ...(entry.has('at') ? { at: entry.date('at') } : {}),
      })),
      sections: blocks.sections,
      passages,
      sources: sources.map(({ source }) => source),
    },
  }
}

/** Front matter and body; the body keeps the line numbers of the file, its front matter replaced by empty lines. */
function splitFrontMatter({ file, report }: Place, text: string): { yaml: string; body: string } | undefined {
  const lines = text.split('\n')
  if (lines[0]?.trimEnd() !== '---') {
    report(file, 1, words.noFrontMatter)
    return undefined
  }
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
  if (end < 0) {
    report(file, 1, words.openFrontMatter)
    return undefined
  }
  return { yaml: lines.slice(1, end).join('\n'), body: '\n'.repeat(end + 1) + lines.slice(end + 1).join('\n') }
}

/** Markdown nested thousands deep exhausts the parser's stack; that is a fault of the file and is told as one. */
function readBody({ file, report }: Place, body: string, context: InlineContext, offset: number): Blocks {
  try {
    return readBlocks(body, context, offset)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report(file, 1, words.nestedTooDeeply)
    return { passages: [], sections: [] }
  }
}

function readSources(fields: Fields): { source: Source; line: number }[] {
  const { file, report } = fields.place
  fields.needsList('sources')
  const seen = new Set<string>()
  return fields.maps('sources', ['key', 'title', 'publisher', 'date', 'url']).map((entry) => {
    const key = entry.text('key')
    if (key !== '' && !isSourceKey(key)) report(file, entry.lineOf('key'), words.notSourceKey(key))
    if (seen.has(key)) report(file, entry.line, words.duplicate('source', key))
    seen.add(key)
    // Words such as "undated (after July 2024)" are fine; what is written in digits must be a date.
    const date = entry.text('date')
    if (/^\d[\d\s./-]*$/u.test(date) && !isPartialDate(date)) report(file, entry.lineOf('date'), words.notDate('date', date))
    const url = entry.text('url')
    if (url !== '' && url !== 'none' && !isWebAddress(url)) report(file, entry.lineOf('url'), words.notAddress(url))
    const source = { key, title: entry.prose('title'), publisher: entry.prose('publisher'), date }
    return { source: url === 'none' ? source : { ...source, url }, line: entry.line }
  })
}

function readPeriod(fields: Fields): { from: string; to: string } | undefined {
  const period = fields.has('period') ? fields.map('period', ['from', 'to']) : undefined
  if (!period) return undefined
  const [from, to] = [period.date('from'), period.date('to')]
  // A month or year without a day ends with its last day.
  if (from !== '' && to !== '' && from > `${to}-99-99`.slice(0, 10))
    period.place.report(period.place.file, period.line, words.periodReversed)
  return { from, to }
}

function readTopics(fields: Fields, known: ReadonlySet<string>): string[] {
  const { file, report } = fields.place
  fields.needsList('topics')
  const topics = fields.texts('topics')
  for (const [index, { text, line }] of topics.entries()) {
    if (!known.has(text)) report(file, line, words.unknownTopic(text, nearest(text, known)))
    if (topics.findIndex((other) => other.text === text) < index) report(file, line, words.repeated('topic', text))
  }
  return topics.map(({ text }) => text)
}

function readRegions(fields: Fields): string[] {
  fields.needsList('regions')
  return fields.texts('regions').map(({ text, line }) => {
    if (text === '') fields.place.report(fields.place.file, line, words.emptyValue('regions'))
    return text
  })
}

/** A language tag with optional script and region (BCP 47 without variants and extensions). */
export function readLanguage(fields: Fields, key: string): string {
  const value = fields.text(key)
  if (value !== '' && !/^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/u.test(value))
    fields.place.report(fields.place.file, fields.lineOf(key), words.notLanguage(value))
  return value
}
