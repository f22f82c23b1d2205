import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'
import type { SearchGroup } from '../../contract/shapes.ts'
import type { Briefing } from '../../model/briefing.ts'
import { mustRead } from '../../pack/testing.ts'
import type { Term } from '../../model/pack.ts'
import { headingSlug } from '../../pack/passage-ids.ts'
import { fieldOf } from '../fields.ts'
import { SLOTS_FROM } from '../index-config.ts'
import { ask, briefingOf, engineOf } from '../testing.ts'
import { readJudged } from './judged.ts'
import type { Grades, JudgedQuery, Kind } from './judged.ts'
import { mean, ndcg } from './score.ts'

const readHere = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
const BUNDLED = readJudged(readHere('bundled.txt'))
const HELD_OUT = readJudged(readHere('held-out.txt'))
const SELLA = readJudged(readHere('sella.txt'))

const CORPUS = join(import.meta.dirname, '..', '..', '..', 'resources', 'corpus', 'euro-atlantic-indo-pacific')

/** Orders of briefings by id, and of passages by `<briefing>#<passage>`, best first. */
type Judged = { briefings(query: string): string[]; passages(query: string): string[] }

/** Passages of a briefing that stand in the list before the reader asks for more of them. */
const SHOWN = 4

/** The first list, then the second. */
function ours(briefings: readonly Briefing[], terms: readonly Term[]): Judged {
  const engine = engineOf(briefings, SLOTS_FROM, terms)
  const groups = (query: string): SearchGroup[] => {
    const reply = engine.run(ask(query))
    return [...reply.groups, ...(reply.more?.groups ?? [])]
  }
  return {
    briefings: (query) => groups(query).map(({ briefing }) => briefing),
    passages: (query) => groups(query).flatMap(({ briefing, hits }) => hits.slice(0, SHOWN).map(({ passage }) => `${briefing}#${passage}`)),
  }
}

const folded = (term: string): string => term.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** @param combineWith how the words of a query are joined; MiniSearch itself takes any of them */
function miniSearch(briefings: readonly Briefing[], combineWith: 'OR' | 'AND'): Judged {
  const settings = { prefix: true, fuzzy: 0.2, combineWith }
  const whole = new MiniSearch<{ id: string; title: string; headings: string; text: string }>({
    fields: ['title', 'headings', 'text'],
    processTerm: folded,
    searchOptions: { ...settings, boost: { title: 4, headings: 2 } },
  })
  const single = new MiniSearch<{ id: string; heading: string; text: string }>({
    fields: ['heading', 'text'],
    processTerm: folded,
    searchOptions: { ...settings, boost: { text: 2 } },
  })
  for (const { id, title, passages, sections } of briefings) {
    const all = (field: string): string =>
      passages
        .filter(({ kind }) => fieldOf(kind) === field)
        .map(({ text }) => text)
        .join('\n')
    whole.add({ id, title, headings: all('headings'), text: all('text') })
    passages.forEach((passage, i) => {
      const heading = sections.find(({ from, to }) => i > from && i < to)?.title ?? ''
      single.add({ id: `${id}#${passage.id}`, heading, text: passage.text })
    })
  }
  const ids = (found: readonly { id: unknown }[]): string[] => found.map(({ id }) => String(id))
  return { briefings: (query) => ids(whole.search(query)), passages: (query) => ids(single.search(query)) }
}

/** Briefings of a Markdown file: `# title`, a line with the date, the standfirst, `## headings` and paragraphs. */
function readSella(): Briefing[] {
  return readHere('sella.md')
    .split(/^# /mu)
    .slice(1)
    .map((part) => {
      const [head = '', ...paragraphs] = part.trim().split('\n\n')
      const [title = '', date = ''] = head.split('\n')
      const briefing = briefingOf(headingSlug(title), [title, ...paragraphs.map((one) => one.replace(/^## /u, '# '))])
      return { ...briefing, date }
    })
}

function readBundled() {
  const paths = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(?:md|yaml)$/u.test(path))
  return mustRead(new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(CORPUS, path), 'utf8')])))
}

type Pack = { briefings: readonly Briefing[]; engine: Judged; others: readonly Judged[] }
/** What a query loses at most when two neighbours of near equal use change places. */
const SWAP = 0.25

type Outcome = { query: string; kind: Kind; ours: number; others: readonly number[] }

const bundledSource = readBundled()
/** Briefings that joined the pack later have no grades yet, and would count as useless wherever they stand. */
const graded = new Set([...BUNDLED, ...HELD_OUT].flatMap(({ briefings }) => Object.keys(briefings)))
const packOf = (briefings: readonly Briefing[], terms: Parameters<typeof ours>[1]): Pack => ({
  briefings,
  engine: ours(briefings, terms),
  others: [miniSearch(briefings, 'OR'), miniSearch(briefings, 'AND')],
})
const bundled = packOf(
  bundledSource.briefings.filter(({ id }) => graded.has(id)),
  bundledSource.terms,
)
const sella = packOf(readSella(), [])

/** Grades of passages by `<briefing>#<passage>`. */
function passageGrades({ briefings }: Pack, passages: Grades): Record<string, number> {
  return Object.fromEntries(
    Object.entries(passages).map(([words, grade]) => {
      const found = briefings.flatMap((briefing) =>
        briefing.passages.filter(({ text }) => text.includes(words)).map(({ id }) => `${briefing.id}#${id}`),
      )
      if (found.length !== 1) throw new Error(`${found.length} passages hold: ${words}`)
      return [found[0] ?? '', grade]
    }),
  )
}

const byBriefing = (pack: Pack, queries: readonly JudgedQuery[]): Outcome[] =>
  queries.map(({ query, kind, briefings }) => ({
    query,
    kind,
    ours: ndcg(pack.engine.briefings(query), briefings),
    others: pack.others.map((other) => ndcg(other.briefings(query), briefings)),
  }))

const byPassage = (pack: Pack, queries: readonly JudgedQuery[]): Outcome[] =>
  queries.flatMap(({ query, kind, passages }) => {
    if (passages === null) return []
    const grades = passageGrades(pack, passages)
    return [
      {
        query,
        kind,
        ours: ndcg(pack.engine.passages(query), grades),
        others: pack.others.map((other) => ndcg(other.passages(query), grades)),
      },
    ]
  })

const outcomes = {
  bundled: { briefings: byBriefing(bundled, BUNDLED), passages: byPassage(bundled, BUNDLED) },
  'held out': { briefings: byBriefing(bundled, HELD_OUT), passages: byPassage(bundled, HELD_OUT) },
  sella: { briefings: byBriefing(sella, SELLA), passages: byPassage(sella, SELLA) },
}
const all = {
  briefings: Object.values(outcomes).flatMap(({ briefings }) => briefings),
  passages: Object.values(outcomes).flatMap(({ passages }) => passages),
}
const reached = (list: readonly Outcome[]): number => mean(list.map((one) => one.ours))
/** MiniSearch with the joining of words that suits it best over the whole list. */
const reachedByMiniSearch = (list: readonly Outcome[], of: readonly Outcome[] = list): number => {
  const means = bundled.others.map((_, i) => mean(of.map(({ others }) => others[i] ?? 0)))
  const suits = means.indexOf(Math.max(...means))
  return mean(list.map(({ others }) => others[suits] ?? 0))
}
/** The queries that pull a mean down, for whoever reads a failure. */
const weakest = (list: readonly Outcome[]): string =>
  list
    .toSorted((a, b) => a.ours - b.ours)
    .slice(0, 5)
    .map((one) => `${one.query}: ${one.ours.toFixed(2)}`)
    .join(', ')

describe('nDCG', () => {
  it('is 1 for the best order, less for a worse one, and 0 where nothing of use stands', () => {
    const grades = { a: 3, b: 1 }
    expect(ndcg(['a', 'b', 'x'], grades)).toBe(1)
    expect(ndcg(['x', 'a', 'b'], grades)).toBeLessThan(ndcg(['b', 'a'], grades))
    expect(ndcg(['x', 'y'], grades)).toBe(0)
    expect(ndcg([...'0123456789', 'a'], grades)).toBe(0)
    expect(ndcg(['a', 'a', 'b'], grades)).toBe(1)
  })
})

describe('the judged set', () => {
  it('has 60 queries and more, each once, about briefings that are there', () => {
    expect(BUNDLED.length + HELD_OUT.length).toBeGreaterThanOrEqual(45)
    expect(SELLA.length).toBeGreaterThanOrEqual(15)
    for (const [{ briefings }, queries] of [[bundled, [...BUNDLED, ...HELD_OUT]] as const, [sella, SELLA] as const]) {
      const ids = new Set(briefings.map(({ id }) => id))
      expect(new Set(queries.map(({ query }) => query)).size).toBe(queries.length)
      expect(queries.flatMap((one) => Object.keys(one.briefings)).filter((id) => !ids.has(id))).toEqual([])
    }
  })
})

describe('ranking, held to what readers want', () => {
  it.each([
    ['bundled', 'briefings', 0.97],
    ['bundled', 'passages', 0.94],
    ['held out', 'briefings', 0.92],
    ['held out', 'passages', 0.96],
    ['sella', 'briefings', 0.98],
    ['sella', 'passages', 0.96],
  ] as const)('reaches its floor over %s, %s', (pack, unit, floor) => {
    const list = outcomes[pack][unit]
    expect(reached(list), weakest(list)).toBeGreaterThan(floor)
  })
  it.each(['briefings', 'passages'] as const)('is no worse than MiniSearch, %s', (unit) => {
    expect(reached(all[unit]), weakest(all[unit])).toBeGreaterThanOrEqual(reachedByMiniSearch(all[unit]))
  })
  it('is no worse than MiniSearch for names typed the other way round', () => {
    const list = all.briefings.filter(({ kind }) => kind === 'turned name')
    expect(reached(list), weakest(list)).toBeGreaterThanOrEqual(reachedByMiniSearch(list, all.briefings))
  })
  const kinds = [...new Set(all.briefings.map(({ kind }) => kind))]
  it.each(kinds)('is no worse than MiniSearch for each kind of query, but for one swap of neighbours: %s', (kind) => {
    const list = all.briefings.filter((one) => one.kind === kind)
    expect(reached(list), weakest(list)).toBeGreaterThanOrEqual(reachedByMiniSearch(list, all.briefings) - SWAP / list.length)
  })
})
