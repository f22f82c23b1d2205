/**
 * `node tools/corpus-check.ts`: whether each figure, date and name in a bundled briefing stands in its fact sheet, or in one of the facts it cites.
 * The sheets are kept in `resources/corpus-facts` as `tools/corpus-check-sheets.ts` extracts them. Exit codes: 0 all found, 1 not.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as v from 'valibot'
import { parse } from 'yaml'
import type { Facts, Statement } from './corpus-check-sheets.ts'
import { factsSchema } from './corpus-check-sheets.ts'
import type { Token } from './corpus-check-tokens.ts'
import { foldName, knowsDate, knowsFigure, tokensOf } from './corpus-check-tokens.ts'
import { KIN, OPENERS } from './corpus-check-words.ts'

/** A word, figure, name or source that cannot be traced, with the line of the file where it stands (from 1). */
export type Finding = { line: number; word: string; reason: string }
export type FactBase = ReadonlyMap<string, Facts>

const text = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
)
const headSchema = v.object({
  id: v.string(),
  title: v.string(),
  standfirst: v.string(),
  names: v.optional(v.array(v.object({ name: v.string(), surname_first: v.boolean(), role: v.string(), at: text })), []),
  sources: v.array(v.object({ key: v.string(), title: v.string(), publisher: v.string(), date: text, url: v.string() })),
})

/** Everything a briefing may rest on, split by how sure it is and by where it was said. */
type Grounds = { all: Known; sure: Known; of: (keys: readonly string[]) => Known; sheet: (id: string) => Known; people: Facts['people'] }
type Known = { figures: Set<string>; dates: Set<string>; names: Set<string> }

/**
 * Checks one briefing against its sheet and the facts of the sources it cites. Figures and dates must be those of the sources cited in the same
 * passage, or of the sheet of a briefing whose link they stand in; names may be known from anywhere in the sheet. Titles, standfirsts, headings and
 * large figures may rest only on what is sure.
 * @param source the briefing as written, with front matter
 * @param ordinary see `ordinaryWords`
 * @returns findings by line; none when every figure, date and name can be traced
 */
export function checkBriefing(source: string, base: FactBase, ordinary: ReadonlySet<string>): Finding[] {
  const [, front = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/u.exec(source) ?? []
  const head = v.parse(headSchema, parse(front))
  if (!base.has(head.id)) return [{ line: 1, word: head.id, reason: 'there is no fact sheet of this id' }]
  const grounds = groundsOf(head, base)
  const found: Finding[] = []
  const lineIn = (pattern: string) => front.split('\n').findIndex((line) => line.includes(pattern)) + 2

  for (const { key, ...said } of head.sources) {
    const known = sheetsWith(key, head.id, base)[0]?.sources[key]
    const wrong = known
      ? (['title', 'publisher', 'date', 'url'] as const).find((field) => plain(said[field]) !== plain(known[field]))
      : 'key'
    if (wrong) found.push({ line: lineIn(`key: ${key},`), word: key, reason: `the ${wrong} of this source is not that of a fact sheet` })
  }
  for (const { name, surname_first, role, at } of head.names) {
    const same = grounds.people.filter((person) => foldName(person.name) === foldName(name) && person.surname_first === surname_first)
    const place = { line: lineIn(`name: ${name},`), word: name }
    if (same.length === 0) found.push({ ...place, reason: 'no fact sheet used here names this person so' })
    else if (!same.some((person) => plain(person.role) === plain(role) && person.at === at))
      found.push({ ...place, reason: `no fact sheet used here gives “${role}” in ${at}` })
  }
  const judge = (block: string, line: number, known: Known, where: string, linked = ''): void => {
    for (const token of tokensOf(block)) {
      if (knows(known, token, ordinary)) continue
      const target = linkAt(linked, token.at)
      if (target && knows(target, token, ordinary)) continue
      found.push({
        line: line + block.slice(0, token.at).split('\n').length - 1,
        word: token.text,
        reason: `${token.kind} not found in ${where}`,
      })
    }
    found.push(...mixedNames(block, line, grounds.people))
  }
  const linkAt = (block: string, at: number): Known | undefined => {
    const link = [...block.matchAll(/\[([^\]]*)\]\(briefing:([a-z0-9-]+)/gu)].find(
      ({ index, 0: { length } }) => at > index && at < index + length,
    )
    return link ? grounds.sheet(link[2] ?? '') : undefined
  }
  judge(head.title, lineIn('title:'), grounds.sure, 'the sure facts of its sheet')
  judge(head.standfirst, lineIn('standfirst:'), grounds.sure, 'the sure facts of its sheet')
  const start = front.split('\n').length + 3
  for (const { block, line, cited } of blocksOf(body, start)) {
    const known = grounds.of(cited)
    const large = /^(?:#|Figure:)/u.test(block)
    // A name need not be in the words of the very source: it may be known from elsewhere in the briefing.
    if (large) judge(bare(block), line, grounds.sure, 'the sure facts of its sheet', block)
    else
      judge(
        bare(block),
        line,
        { ...known, names: grounds.all.names },
        cited.length > 0 ? `what ${cited.join(', ')} says` : 'its sheet',
        block,
      )
  }
  return found.toSorted((a, b) => a.line - b.line)
}

function groundsOf(head: v.InferOutput<typeof headSchema>, base: FactBase): Grounds {
  const own = base.get(head.id)
  const cited = new Set(head.sources.map(({ key }) => key))
  const sheets = [...base.values()]
  const used = sheets.filter(
    (sheet) => sheet === own || sheet.id === 'glossary' || Object.keys(sheet.sources).some((key) => cited.has(key)),
  )
  const all = empty()
  const sure = empty()
  for (const sheet of used) {
    // Of another sheet only the facts of the sources cited here count, and its people.
    for (const { name, role } of sheet.people) for (const known of [all, sure]) addNames(known, `${name} ${role}`)
    if (sheet === own || sheet.id === 'glossary') {
      addTo(all, sheet.notes)
      addTo(sure, { ...sheet.notes, figures: [] })
    }
    for (const [key, said] of Object.entries(sheet.sources)) {
      if (sheet !== own && !cited.has(key)) continue
      addSource(all, said, true)
      addSource(sure, said, false)
    }
  }
  const of = (keys: readonly string[]): Known => {
    if (keys.length === 0) return all
    const known = empty()
    if (own) addTo(known, { ...own.notes, figures: [] })
    for (const sheet of sheets)
      for (const key of keys) {
        const said = sheet.sources[key]
        if (said) addSource(known, said, true)
      }
    return known
  }
  const sheet = (id: string): Known => {
    const known = empty()
    for (const said of Object.values(base.get(id)?.sources ?? {})) addSource(known, said, true)
    return known
  }
  return { all, sure, of, sheet, people: used.flatMap(({ people }) => people) }
}

const empty = (): Known => ({ figures: new Set(), dates: new Set(), names: new Set() })

function addTo(known: Known, { figures, dates, names }: Statement): void {
  for (const figure of figures) known.figures.add(figure)
  for (const date of dates) known.dates.add(date)
  for (const name of names) known.names.add(foldName(name))
}

function addNames(known: Known, words: string): void {
  for (const { kind, value } of tokensOf(words)) if (kind === 'name') known.names.add(value)
}

function addSource(known: Known, source: Facts['sources'][string], withUnsure: boolean): void {
  addTo(known, source.sure)
  if (withUnsure && source.unsure) addTo(known, source.unsure)
  for (const { kind, value } of tokensOf(`${source.title}; ${source.publisher}`, true)) {
    if (kind === 'name') known.names.add(value)
    if (kind === 'figure') known.figures.add(value)
  }
  if (/^\d{4}/u.test(source.date)) known.dates.add(source.date)
}

function knows(known: Known, token: Token, ordinary: ReadonlySet<string>): boolean {
  if (token.kind === 'figure') return knowsFigure(known.figures, token.value)
  if (token.kind === 'date') return knowsDate(known.dates, token.value)
  const { value } = token
  if (known.names.has(value)) return true
  if (token.opens === true && (ordinary.has(value) || OPENERS.has(value))) return true
  const kin = [
    ...(KIN[value] ?? []),
    value.replace(/(?:n|an|ian|s|es)$/u, ''),
    value.replace(/ian$/u, 'ia'),
    `${value.replace(/ian$/u, '')}e`,
  ]
  return kin.some((name) => known.names.has(name))
}

/** Words the bodies of these briefings write small somewhere, so that a capital at the start of a sentence does not make them names. */
export function ordinaryWords(sources: readonly string[]): Set<string> {
  const bodies = sources.map((source) => bare(source.split('\n---\n').slice(1).join('\n')))
  return new Set(bodies.flatMap((body) => [...body.matchAll(/(?<![\p{L}\p{N}])\p{Ll}+/gu)].map(([word]) => foldName(word))))
}

/** Two words of people’s names side by side must belong to one person: `Kishida Yoko` is nobody. */
function mixedNames(block: string, line: number, people: Facts['people']): Finding[] {
  const full = people.map(({ name }) => ` ${foldName(name)} `)
  const parts = new Set(full.flatMap((name) => name.trim().split(/[\s-]/u)))
  return [...block.matchAll(/(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]+)(?=\s(\p{Lu}[\p{L}\p{M}-]+))/gu)].flatMap((match) => {
    const [, first = '', second = ''] = match
    const both = parts.has(foldName(first)) && parts.has(foldName(second).split('-')[0] ?? '')
    if (!both || full.some((name) => name.includes(` ${foldName(`${first} ${second}`)} `))) return []
    const at = line + block.slice(0, match.index).split('\n').length - 1
    return [{ line: at, word: `${first} ${second}`, reason: 'no person of a fact sheet used here bears this name' }]
  })
}

/** The blocks of a body with the line each begins in and the sources it cites: a list item stands alone, a table belongs to its caption. */
function blocksOf(body: string, start: number): { block: string; line: number; cited: string[] }[] {
  const joined = body.replace(/^(Table:.*)\n\n/gmu, '$1\n \n')
  let line = start
  return joined.split(/(\n\n+|\n(?=- |\d+\. ))/u).flatMap((block) => {
    const here = line
    line += block.split('\n').length - 1
    const cited = [...block.matchAll(/\[@([^\]]+)\]/gu)].flatMap(([, keys = '']) =>
      keys.split(';').map((key) => key.trim().replace(/^@/u, '')),
    )
    return block.trim() === '' ? [] : [{ block, line: here, cited: [...new Set(cited)] }]
  })
}

/** The words of a block in their places, with addresses, sources and signs blanked out. */
function bare(block: string): string {
  const blank = (words: string) => words.replace(/[^\n]/gu, ' ')
  return block
    .replace(/\[@[^\]]+\]/gu, blank)
    .replace(/\]\([^)]*\)/gu, blank)
    .replace(/\{#[^}]+\}/gu, blank)
    .replace(/^\s*\d+\. /gmu, blank)
    .replace(/\*\*(?= \p{Lu})/gu, ' .')
    .replace(/^(?:#+|Table:|Figure:)/gmu, (mark) => '.'.padStart(mark.length))
    .replace(/[[\]*]/gu, ' ')
}

const sheetsWith = (key: string, id: string, base: FactBase) =>
  [...base.values()].filter(({ sources }) => Object.hasOwn(sources, key)).toSorted((a, b) => Number(b.id === id) - Number(a.id === id))

const plain = (words: string) => foldName(words).replace(/[’‘]/gu, "'")

/** @throws when a file is not what `tools/corpus-check-sheets.ts` writes */
export function readFacts(folder: string): FactBase {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  const all = files.map((name) => v.parse(factsSchema, JSON.parse(readFileSync(join(folder, name), 'utf8'))))
  return new Map(all.map((facts) => [facts.id, facts]))
}

const glossarySchema = v.object({
  terms: v.array(
    v.object({ id: v.string(), short: v.string(), long: v.string(), definition: v.string(), briefing: v.optional(v.string()) }),
  ),
})

/** Checks a pack’s glossary: figures and dates of a term may rest on the shared glossary and on the sheet of the briefing that it names, names on any sheet. */
export function checkGlossary(source: string, base: FactBase, ordinary: ReadonlySet<string>): Finding[] {
  return v.parse(glossarySchema, parse(source)).terms.flatMap(({ id, short, long, definition, briefing = '' }) => {
    const known = empty()
    for (const { notes } of base.values()) addTo(known, { ...notes, figures: [], dates: [] })
    for (const sheet of ['glossary', briefing].flatMap((name) => base.get(name) ?? [])) {
      addTo(known, sheet.notes)
      for (const said of Object.values(sheet.sources)) addSource(known, said, true)
      for (const { name, role } of sheet.people) addNames(known, `${name} ${role}`)
    }
    const line = source.split('\n').indexOf(`  - id: ${id}`) + 1
    const unknown = tokensOf(`${short}; ${long}; ${definition}`).filter((token) => !knows(known, token, ordinary))
    return unknown.map(({ kind, text: word }) => ({
      line,
      word,
      reason: `${kind} not found in the glossary of the sheets or the sheet of ${briefing}`,
    }))
  })
}

/**
 * Checks every briefing of a pack’s source folder, and its glossary.
 * @returns lines `file:line: “word”: reason`, the file as a path inside the folder
 */
export function checkCorpus(folder: string, base: FactBase): string[] {
  const files = readdirSync(join(folder, 'briefings')).map((name) => `briefings/${name}`)
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n'))
  const ordinary = ordinaryWords(texts)
  const print = (file: string) => (finding: Finding) => `${file}:${finding.line}: “${finding.word}”: ${finding.reason}`
  const glossary = readFileSync(join(folder, 'glossary.yaml'), 'utf8').replaceAll('\r\n', '\n')
  return [
    ...files.flatMap((file, i) => checkBriefing(texts[i] ?? '', base, ordinary).map(print(file))),
    ...checkGlossary(glossary, base, ordinary).map(print('glossary.yaml')),
  ]
}

/** Where the bundled pack and the facts it rests on lie. */
export const CORPUS = join(import.meta.dirname, '../resources/corpus/euro-atlantic-indo-pacific')
export const FACTS = join(import.meta.dirname, '../resources/corpus-facts')

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const lines = checkCorpus(CORPUS, readFacts(FACTS))
  for (const line of lines) console.error(line)
  process.exitCode = lines.length > 0 ? 1 : 0
}
