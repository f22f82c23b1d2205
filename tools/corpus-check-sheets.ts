/**
 * `node tools/corpus-check-sheets.ts SHEETS OUT`: takes from fact sheets (YAML) what the fact check needs and writes one small JSON file a sheet.
 * The sheets themselves are notes for writers and are not part of the repository.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { parse } from 'yaml'
import { tokensOf } from './corpus-check-tokens.ts'

const statement = v.object({ figures: v.array(v.string()), dates: v.array(v.string()), names: v.array(v.string()) })
const person = v.object({ name: v.string(), surname_first: v.boolean(), role: v.string(), at: v.string() })
const source = v.object({
  title: v.string(),
  publisher: v.string(),
  date: v.string(),
  url: v.string(),
  /** What the source was seen to say. */
  sure: statement,
  /** What rests on it alone although it is weak, second-hand or contradicted. */
  unsure: v.optional(statement),
})
/** A fact sheet reduced to its figures, dates and names: those of each source, and those of the sheet's own notes and lists. */
export const factsSchema = v.object({ id: v.string(), people: v.array(person), notes: statement, sources: v.record(v.string(), source) })
export type Facts = v.InferOutput<typeof factsSchema>
export type Statement = v.InferOutput<typeof statement>

const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
)
const sheetSchema = v.object({
  id: v.string(),
  period_covered: text,
  regions: v.array(v.string()),
  facts: v.array(v.object({ text: v.string(), date: v.optional(text), source: v.string(), confidence: v.picklist(['high', 'medium']) })),
  figures: v.array(v.object({ value: text, unit: v.string(), what: v.string(), as_of: v.optional(text), source: v.string() })),
  people: v.array(v.object({ name: v.string(), surname_first: v.boolean(), role: v.string(), at_date: text })),
  organisations: v.array(v.string()),
  acronyms: v.array(v.object({ short: v.string(), long: v.string() })),
  events: v.array(v.object({ date: text, place: v.string(), what: v.string() })),
  places: v.array(v.object({ name: v.string() })),
  open_questions: v.array(v.string()),
  editor_notes: v.array(v.string()),
  sources: v.record(v.string(), v.object({ title: v.string(), publisher: v.string(), date: text, url: v.string() })),
})
const glossarySchema = v.object({ entries: v.array(v.object({ term: v.string(), long: v.optional(v.string()), definition: v.string() })) })

type Note = { text: string; date?: string | undefined }

/** @throws when a sheet has not the form of a sheet, or a fact names a source that the sheet has not */
export function factsOf(yaml: string): Facts {
  const sheet = v.parse(sheetSchema, parse(yaml))
  const notes = new Map<string, Note[]>()
  const add = (key: string, sure: boolean, note: Note) => {
    if (!Object.hasOwn(sheet.sources, key) && key !== 'general-knowledge') throw new Error(`${sheet.id}: no source ${key}`)
    const list = `${sure ? 'sure' : 'unsure'} ${key}`
    notes.set(list, [...(notes.get(list) ?? []), note])
  }
  for (const fact of sheet.facts) add(fact.source, fact.confidence === 'high', fact)
  for (const { value, unit, what, as_of, source: key } of sheet.figures) {
    const [, currency = '', measure = ''] = /^(?:(USD|EUR|GBP|JPY|AUD)\s)?(.*)$/u.exec(unit) ?? []
    const note = { text: `${currency} ${value} ${measure}; ${what}`.trim(), date: as_of }
    // A figure is as sure as the facts of its source.
    add(key, !notes.has(`unsure ${key}`) || notes.has(`sure ${key}`), note)
  }
  const lists = [
    sheet.period_covered,
    ...sheet.regions,
    ...sheet.organisations,
    ...sheet.acronyms.flatMap(({ short, long }) => [short, long]),
    ...sheet.places.map(({ name }) => name),
    ...sheet.open_questions,
    ...sheet.editor_notes,
  ]
  const events = sheet.events.map(({ date, place, what }) => ({ text: `${place}; ${what}`, date }))
  return {
    id: sheet.id,
    people: sheet.people.map(({ name, surname_first, role, at_date }) => ({ name, surname_first, role, at: at_date })),
    notes: statementOf([...lists.map((line) => ({ text: line })), ...events]),
    sources: Object.fromEntries(
      Object.entries(sheet.sources).map(([key, { title, publisher, date, url }]) => {
        const unsure = notes.get(`unsure ${key}`)
        const sure = statementOf(notes.get(`sure ${key}`) ?? [])
        return [key, { title, publisher, date, url, sure, ...(unsure ? { unsure: statementOf(unsure) } : {}) }]
      }),
    ),
  }
}

/** The shared glossary in the form of a sheet that has no sources. */
export function glossaryFactsOf(yaml: string): Facts {
  const { entries } = v.parse(glossarySchema, parse(yaml))
  const lines = entries.map(({ term, long = '', definition }) => ({ text: `${term}; ${long}; ${definition}` }))
  return { id: 'glossary', people: [], notes: statementOf(lines), sources: {} }
}

function statementOf(notes: readonly Note[]): Statement {
  const kinds = { figure: new Set<string>(), date: new Set<string>(), name: new Set<string>() }
  for (const note of notes) {
    if (note.date !== undefined) kinds.date.add(note.date)
    for (const { kind, value, text: words } of tokensOf(note.text, true)) {
      const year = note.date?.slice(0, 4)
      kinds[kind].add(kind === 'name' ? words : value.startsWith('--') && year !== undefined ? year + value.slice(1) : value)
    }
  }
  return { figures: [...kinds.figure].toSorted(), dates: [...kinds.date].toSorted(), names: [...kinds.name].toSorted() }
}

/** Arrays on one line: a file reads as a list of sources, and a change of a sheet as a change of few lines. */
function print(facts: Facts): string {
  return `${JSON.stringify(facts, null, 2).replace(/\[\s+([^[\]{}]*?)\s+\]/gu, (_, inner: string) => `[${inner.replace(/\n\s+/gu, ' ')}]`)}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [sheets, out] = process.argv.slice(2)
  if (sheets === undefined || out === undefined) {
    console.error('Usage: node tools/corpus-check-sheets.ts SHEETS OUT')
    process.exit(2)
  }
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(sheets).filter((file) => /^(?:\d\d-.*|glossary)\.yaml$/u.test(file))) {
    const yaml = readFileSync(join(sheets, name), 'utf8')
    const facts = name === 'glossary.yaml' ? glossaryFactsOf(yaml) : factsOf(yaml)
    writeFileSync(join(out, `${facts.id}.json`), print(facts))
  }
}
