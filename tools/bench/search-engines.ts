/** The engines that are measured side by side. Each opens from files and names the briefings of a query. */
import MiniSearch from 'minisearch'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Briefing } from '../../core/model/briefing.ts'
import { createEngine } from '../../core/search/engine.ts'
import type { EngineEdition } from '../../core/search/engine.ts'
import { createEvaluator } from '../../core/search/evaluate.ts'
import { finderOf } from '../../core/search/finder.ts'
import { filterSets } from '../../core/search/filters.ts'
import { membersOf } from '../../core/search/index/sets.ts'
import { openIndex } from '../../core/search/open.ts'
import { nearSpellings } from '../../core/search/spelling.ts'
import { readQuery } from '../../core/search/query/read.ts'
import { createTexts } from '../../core/search/texts.ts'
import { tokenise } from '../../core/text/tokenise.ts'
import { indexFile } from '../../main/search-index-file.ts'
import { EDITION } from './corpus.ts'
import { NEAR_DISTANCE, typed } from './search-queries.ts'
import type { BenchQuery } from './search-queries.ts'

export type EngineName = 'ours' | 'minisearch' | 'fts5' | 'scan'

export type OpenedEngine = {
  /** Numbers of the briefings found; for a typo, of those with the word that was meant. */
  find(query: BenchQuery): ArrayLike<number>
  /** Goes on preparing, as the worker does while nobody asks; false when done. */
  warm?(): boolean
  /** The whole reply with totals, scores and 20 snippets; ours only. */
  reply?(query: BenchQuery): void
  close(): void
}

/** The same terms for every engine, so that they are compared and not their tokenisers. */
export const termsOf = (briefing: Briefing): string[] => briefing.passages.flatMap(({ text }) => tokenise(text).map(({ term }) => term))

const readBriefing = (dir: string, number: number): Briefing =>
  JSON.parse(readFileSync(join(dir, 'briefings', `briefing-${number + 1}.json`), 'utf8'))
const countBriefings = (dir: string): number => readdirSync(join(dir, 'briefings')).length

export const FILES: Record<EngineName, string | null> = { ours: 'index.bin', minisearch: 'minisearch.json', fts5: 'fts5.db', scan: null }

export const indexBytes = (dir: string, engine: EngineName): number => {
  const file = FILES[engine]
  return file === null || !existsSync(join(dir, file)) ? 0 : statSync(join(dir, file)).size
}

export const ENGINES: Record<EngineName, (dir: string) => OpenedEngine> = { ours, minisearch, fts5, scan }

function ours(dir: string): OpenedEngine {
  const texts = createTexts((document) => readBriefing(dir, document))
  const index = openIndex(indexFile(join(dir, 'index.bin')), texts.terms)
  const ids = Array.from({ length: index.documents }, (_, i) => `briefing-${i + 1}`)
  const facts: EngineEdition['facts'] = JSON.parse(readFileSync(join(dir, 'facts.json'), 'utf8'))
  const edition: EngineEdition = { id: EDITION, names: [], index, texts, briefings: ids, facts, terms: [] }
  const engine = createEngine([edition])
  const evaluator = createEvaluator(index, finderOf(index))
  const filters = filterSets({ ...edition, passageIds: () => [] }, () => [])
  let seq = 0
  const find = (query: BenchQuery): Uint32Array => {
    const { node } = readQuery(typed(query))
    return node === null ? new Uint32Array() : membersOf(evaluator.briefingsOf(node, filters))
  }
  return {
    find(query) {
      if (query.kind !== 'typo') return find(query)
      const near = nearSpellings(index, query.words[0] ?? '', 1).map(({ term }) => term)
      return near.length === 0
        ? new Uint32Array()
        : membersOf(near.map((word) => bitsOf(find({ kind: 'word', words: [word] }), index.documents)).reduce(united))
    },
    reply(query) {
      seq += 1
      engine.run({ query: typed(query), seq, skip: 0, briefings: 20, passages: 1 })
    },
    warm: () => engine.warm(),
    close: () => undefined,
  }
}

function bitsOf(members: Uint32Array, size: number): Uint32Array {
  const bits = new Uint32Array(Math.ceil(size / 32))
  for (const member of members) bits[member >>> 5]! |= 1 << (member & 31)
  return bits
}
const united = (a: Uint32Array, b: Uint32Array): Uint32Array => a.map((bits, i) => bits | b[i]!)

const MINI = { fields: ['text'], idField: 'id', tokenize: (text: string) => text.split(' '), processTerm: (term: string) => term }

export function buildMiniSearch(dir: string, briefings: Iterable<Briefing>): void {
  const index = new MiniSearch<{ id: number; text: string }>(MINI)
  let id = 0
  for (const briefing of briefings) {
    index.add({ id, text: termsOf(briefing).join(' ') })
    id += 1
  }
  writeFileSync(join(dir, 'minisearch.json'), JSON.stringify(index))
}

function minisearch(dir: string): OpenedEngine {
  const index = MiniSearch.loadJSON<{ id: number; text: string }>(readFileSync(join(dir, 'minisearch.json'), 'utf8'), MINI)
  const ids = (results: readonly { id: unknown }[]): number[] => results.map(({ id }) => Number(id))
  return {
    find({ kind, words }) {
      if (kind === 'or') return ids(index.search(words.join(' '), { combineWith: 'OR' }))
      if (kind === 'not') return ids(index.search({ combineWith: 'AND_NOT', queries: [...words] }))
      if (kind === 'prefix') return ids(index.search(words.join(' '), { prefix: true }))
      if (kind === 'typo') return ids(index.search(words.join(' '), { fuzzy: 2 }))
      // Neither phrases nor near: what stands in the same briefing is the nearest it can do.
      return ids(index.search(words.join(' '), { combineWith: 'AND' }))
    },
    close: () => undefined,
  }
}

export function buildFts5(dir: string, briefings: Iterable<Briefing>): void {
  rmSync(join(dir, 'fts5.db'), { force: true })
  const db = new DatabaseSync(join(dir, 'fts5.db'))
  db.exec("CREATE VIRTUAL TABLE texts USING fts5(text, content='', tokenize='unicode61')")
  const insert = db.prepare('INSERT INTO texts(rowid, text) VALUES (?, ?)')
  db.exec('BEGIN')
  let id = 0
  for (const briefing of briefings) {
    insert.run(id, termsOf(briefing).join(' '))
    id += 1
  }
  db.exec('COMMIT')
  db.exec("INSERT INTO texts(texts) VALUES ('optimize')")
  db.close()
}

function fts5(dir: string): OpenedEngine {
  const db = new DatabaseSync(join(dir, 'fts5.db'), { readOnly: true })
  const select = db.prepare('SELECT rowid FROM texts WHERE texts MATCH ?')
  const match = ({ kind, words }: BenchQuery): string => {
    const quoted = words.map((word) => `"${word}"`)
    if (kind === 'or') return quoted.join(' OR ')
    if (kind === 'not') return quoted.join(' NOT ')
    if (kind === 'phrase') return `"${words.join(' ')}"`
    if (kind === 'near') return `NEAR(${quoted.join(' ')}, ${NEAR_DISTANCE})`
    return kind === 'prefix' ? `${quoted[0]} *` : quoted.join(' AND ')
  }
  return { find: (query) => select.all(match(query)).map(({ rowid }) => Number(rowid)), close: () => db.close() }
}

/** Reads every token of every briefing: what is true. Phrases and nears stay inside a passage. */
function scan(dir: string): OpenedEngine {
  const numbers = new Map<string, number>()
  const passages: Uint32Array[][] = Array.from({ length: countBriefings(dir) }, (_, i) =>
    readBriefing(dir, i).passages.map(({ text }) =>
      Uint32Array.from(tokenise(text), ({ term }) => {
        const number = numbers.get(term) ?? numbers.size
        numbers.set(term, number)
        return number
      }),
    ),
  )
  const holding = (fits: (passage: Uint32Array) => boolean): Set<number> =>
    new Set(passages.flatMap((list, i) => (list.some(fits) ? [i] : [])))
  const word = (term: string): Set<number> => {
    const number = numbers.get(term) ?? -1
    return holding((passage) => passage.includes(number))
  }
  return {
    find({ kind, words, meant }) {
      const wanted = words.map((term) => numbers.get(term) ?? -1)
      const [first = '', second = ''] = words
      if (kind === 'typo') return [...word(meant ?? '')]
      if (kind === 'prefix') {
        const fits = new Set([...numbers].flatMap(([term, number]) => (term.startsWith(first) ? [number] : [])))
        return [...holding((passage) => passage.some((number) => fits.has(number)))]
      }
      if (kind === 'phrase') {
        return [...holding((passage) => passage.some((_, at) => wanted.every((number, i) => passage[at + i] === number)))]
      }
      if (kind === 'near') return [...holding((passage) => isNear(passage, wanted[0] ?? -1, wanted[1] ?? -1))]
      if (kind === 'or') return [...new Set([...word(first), ...word(second)])]
      if (kind === 'not') {
        const leftOut = word(second)
        return [...word(first)].filter((briefing) => !leftOut.has(briefing))
      }
      const [some = new Set<number>(), ...others] = words.map(word)
      return [...some].filter((briefing) => others.every((one) => one.has(briefing)))
    },
    close: () => undefined,
  }
}

function isNear(passage: Uint32Array, a: number, b: number): boolean {
  for (let i = 0; i < passage.length; i += 1) {
    if (passage[i] !== a) continue
    for (let j = Math.max(0, i - NEAR_DISTANCE - 1); j <= i + NEAR_DISTANCE + 1; j += 1) if (j !== i && passage[j] === b) return true
  }
  return false
}
