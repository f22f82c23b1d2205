/** The source folder of a pack: pack.yaml, glossary.yaml and briefings/<slug>.md. `docs/pack-source.md` describes it. */
import type { Briefing } from '../model/briefing.ts'
import type { Collection, Term, Topic } from '../model/pack.ts'
import { packs } from '../words/en/packs.ts'
import type { Fields, Place } from './fields.ts'
import { openFields } from './fields.ts'
import { nearest } from './nearest.ts'
import type { SourceProblem } from './problems.ts'
import { byText, sortProblems } from './problems.ts'
import type { BriefingSource } from './read-briefing.ts'
import { readBriefing, readLanguage } from './read-briefing.ts'
import { encodeUtf8 } from './utf8.ts'
import { parseYaml } from './yaml-tree.ts'

const words = packs.source

/** Largest source file in bytes; a briefing's whole text must fit into one anchor (see MAX_QUOTE). */
export const MAX_SOURCE_BYTES = 400_000

export type PackSource = {
  id: string
  title: string
  issuer: string
  language: string
  edition: { number: number; date: string; label: string }
  topics: Topic[]
  collections: Collection[]
  terms: Term[]
  /** In reading order: by collection, and within a collection as listed. */
  briefings: Briefing[]
}
export type PackReading = { ok: true; pack: PackSource } | { ok: false; problems: SourceProblem[] }

/**
 * Reads and checks a whole pack. Every problem of every file is reported, sorted by file and line.
 * @param files path inside the source folder (forward slashes) to text; line ends and a byte order mark do not matter
 */
export function readPackSource(files: ReadonlyMap<string, string>): PackReading {
  const problems: SourceProblem[] = []
  const report = (file: string, line: number, reason: string) => void problems.push({ file, line, reason })
  const texts = new Map<string, string>()
  for (const [file, text] of files) {
    const bytes = text.length > MAX_SOURCE_BYTES ? text.length : encodeUtf8(text).length
    if (!isSourcePath(file)) report(file, 1, words.unexpectedFile)
    else if (bytes > MAX_SOURCE_BYTES) report(file, 1, words.fileTooLarge(bytes, MAX_SOURCE_BYTES))
    else texts.set(file, text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n'))
  }
  const briefingFiles = [...files.keys()].filter((file) => isSourcePath(file) && file.endsWith('.md')).sort(byText)
  const slugs = new Set(briefingFiles.map((file) => file.slice('briefings/'.length, -'.md'.length)))

  const terms = readGlossary({ file: 'glossary.yaml', report }, texts.get('glossary.yaml'), slugs)
  const head = readHead({ file: 'pack.yaml', report }, texts.get('pack.yaml'), files.has('pack.yaml'), slugs)
  if (briefingFiles.length === 0) report('pack.yaml', 1, words.noBriefings)

  const context = {
    edition: { pack: head.id, number: head.edition.number },
    topics: new Set(head.topics.map((topic) => topic.id)),
    terms: new Set(terms.map((term) => term.id)),
  }
  const sources = briefingFiles.flatMap((file) => {
    const text = texts.get(file)
    return (text !== undefined && readBriefing({ file, report }, text, context)) || []
  })
  checkIds(sources, report)
  checkReferences(sources, slugs, report)
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) }

  const place = new Map(head.collections.flatMap((collection) => collection.briefings).map((id, index) => [id, index]))
  const briefings = sources.map((source) => source.briefing).toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
  return { ok: true, pack: { ...head, terms, briefings } }
}

/** Whether a path belongs to a pack's source. */
export function isSourcePath(path: string): boolean {
  return path === 'pack.yaml' || path === 'glossary.yaml' || /^briefings\/[^/]+\.md$/u.test(path)
}

type Head = Omit<PackSource, 'terms' | 'briefings'>

function readHead(place: Place, text: string | undefined, present: boolean, slugs: ReadonlySet<string>): Head {
  const empty: Head = {
    id: '',
    title: '',
    issuer: '',
    language: '',
    edition: { number: 1, date: '', label: '' },
    topics: [],
    collections: [],
  }
  if (text === undefined) {
    if (!present) place.report(place.file, 1, words.missingFile(place.file))
    return empty
  }
  const tree = parseYaml(place.file, text, 1, place.report)
  const fields = tree && openFields(place, tree, place.file, ['id', 'title', 'language', 'issuer', 'edition', 'topics', 'collections'])
  if (!fields) return empty
  const edition = fields.map('edition', ['number', 'date', 'label'])
  fields.needsList('topics')
  fields.needsList('collections')
  const topics = fields.maps('topics', ['id', 'label'])
  reportRepeats(topics, 'topic')
  return {
    id: fields.slug('id'),
    title: fields.prose('title'),
    issuer: fields.prose('issuer'),
    language: readLanguage(fields, 'language'),
    edition: edition ? { number: edition.number('number'), date: edition.date('date'), label: edition.prose('label') } : empty.edition,
    topics: topics.map((topic) => ({ id: topic.slug('id'), label: topic.prose('label') })),
    collections: readCollections(fields, slugs),
  }
}

/** Every briefing must be in exactly one collection. */
function readCollections(fields: Fields, slugs: ReadonlySet<string>): Collection[] {
  const { file, report } = fields.place
  const entries = fields.maps('collections', ['id', 'title', 'briefings'])
  reportRepeats(entries, 'collection')
  const home = new Map<string, string>()
  const collections = entries.map((entry) => {
    const id = entry.slug('id')
    entry.needsList('briefings')
    const briefings = entry.texts('briefings').map(({ text, line }) => {
      const first = home.get(text)
      if (!slugs.has(text)) report(file, line, words.unknownBriefing(text, nearest(text, slugs)))
      if (first !== undefined) report(file, line, words.inTwoCollections(text, first))
      else home.set(text, id)
      return text
    })
    return { id, title: entry.prose('title'), briefings }
  })
  for (const slug of slugs) if (!home.has(slug)) report(file, fields.lineOf('collections'), words.inNoCollection(slug))
  return collections
}

/** The glossary may be left out. */
function readGlossary(place: Place, text: string | undefined, slugs: ReadonlySet<string>): Term[] {
  const tree = text === undefined ? undefined : parseYaml(place.file, text, 1, place.report)
  const fields = tree && openFields(place, tree, place.file, ['terms'])
  if (!fields) return []
  fields.needsList('terms')
  const entries = fields.maps('terms', ['id', 'short', 'long', 'definition', 'aliases', 'briefing'])
  reportRepeats(entries, 'term')
  return entries.map((entry) => {
    const briefing = entry.has('briefing') ? entry.slug('briefing') : ''
    if (briefing !== '' && !slugs.has(briefing))
      place.report(place.file, entry.lineOf('briefing'), words.unknownBriefing(briefing, nearest(briefing, slugs)))
    const term = { id: entry.slug('id'), short: entry.prose('short'), long: entry.prose('long'), definition: entry.prose('definition') }
    return {
      ...term,
      ...(entry.has('aliases') ? { aliases: entry.texts('aliases').map((alias) => alias.text) } : {}),
      ...(briefing === '' ? {} : { briefing }),
    }
  })
}

function reportRepeats(entries: readonly Fields[], what: string): void {
  const seen = new Set<string>()
  for (const entry of entries) {
    const id = entry.has('id') ? entry.text('id') : ''
    if (id !== '' && seen.has(id)) entry.place.report(entry.place.file, entry.lineOf('id'), words.duplicate(what, id))
    seen.add(id)
  }
}

function checkIds(sources: readonly BriefingSource[], report: Place['report']): void {
  const first = new Map<string, string>()
  for (const { file, idLine, briefing } of sources) {
    const other = first.get(briefing.id)
    if (other !== undefined) report(file, idLine, words.duplicateBriefing(briefing.id, other))
    else first.set(briefing.id, file)
  }
}

/** Cross references must lead to a briefing of the pack and, where they name one, to a section of it. */
function checkReferences(sources: readonly BriefingSource[], slugs: ReadonlySet<string>, report: Place['report']): void {
  const sections = new Map(sources.map(({ file, briefing }) => [slugOf(file), new Set(briefing.sections.map((section) => section.id))]))
  for (const { file, references } of sources) {
    for (const { line, target, section } of references) {
      const known = sections.get(target)
      if (!slugs.has(target)) report(file, line, words.unknownBriefing(target, nearest(target, slugs)))
      else if (section !== undefined && known && !known.has(section))
        report(file, line, words.unknownSection(target, section, nearest(section, known)))
    }
  }
}

const slugOf = (file: string) => file.slice('briefings/'.length, -'.md'.length)
