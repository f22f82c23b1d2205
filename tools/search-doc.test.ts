import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { Annotation } from '../core/model/annotation.ts'
import type { Briefing } from '../core/model/briefing.ts'
import { mustRead } from '../core/pack/testing.ts'
import { createEngine } from '../core/search/engine.ts'
import { ask, editionOf } from '../core/search/testing.ts'
import { bundledSources } from '../e2e/fixtures/packs/second-edition/build.ts'

const lines = readFileSync(resolve(import.meta.dirname, '../docs/search.md'), 'utf8').split('\n')
const spans = (text: string): string[] => [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code.replaceAll('\\|', '|'))
const isRow = (line: string): boolean => line.startsWith('| `')
const prose = lines.filter((line) => !isRow(line)).flatMap(spans)
/** What stands in the first column of the table. */
const examples = lines.filter(isRow).flatMap((row) => spans(`${row.split('` | ')[0]}\``))

const { briefings, terms, topics, title, edition } = mustRead(bundledSources())
const labels = new Map(topics.map(({ id, label }) => [id, label]))
const facts = (briefing: Briefing) => ({ ...briefing, topics: briefing.topics.flatMap((id) => [id, labels.get(id) ?? id]) })
const engine = createEngine([{ ...editionOf(briefings, undefined, terms), names: [title, edition.label], facts: briefings.map(facts) }])
const [first] = briefings
const passage = first?.passages.find(({ n }) => n === 1)
const stretch = { edition: 'test@1', briefing: first?.id ?? '', from: passage?.id ?? '', to: passage?.id ?? '' }
const at = { passage: stretch.from, offset: 0 }
const quote = {
  start: at,
  end: at,
  quote: '',
  prefix: '',
  suffix: '',
  section: [],
  position: { start: 0, end: 0 },
  textHash: '0'.repeat(64),
}
const now = '2026-11-23T10:00:00.000Z'
const mark: Annotation = {
  id: 'mark-0001',
  anchor: { edition: stretch.edition, briefing: stretch.briefing, ...quote },
  colour: 'pink',
  comment: 'Their defense',
  tags: [],
  createdAt: now,
  modifiedAt: now,
}
const note = { id: 'note-0001', title: 'Lines', body: '', modifiedAt: now, quotes: [stretch] }
engine.live.change({ annotations: [mark], notes: [note], gone: [], labels: { pink: 'Disputed' } })

it('docs/search.md has examples for every row', () => {
  expect(examples.length).toBeGreaterThan(20)
  expect(examples).toContain('riga | tallinn')
})
it.each(examples)('docs/search.md: %s finds something in the bundled pack, and is read as it stands', (query) => {
  const { totals, problems } = engine.run(ask(`${query} `))
  expect(problems).toEqual([])
  expect(totals.passages).toBeGreaterThan(0)
})
it('docs/search.md: what may be left out with a hyphen is left out', () => {
  const left = prose.filter((code) => code.startsWith('-') && code.length > 1)
  expect(left).toHaveLength(3)
  const briefingsOf = (query: string) => engine.run(ask(query)).totals.briefings
  for (const query of left) expect(briefingsOf(`${query} `) + briefingsOf(`${query.slice(1)} `), query).toBe(briefings.length)
})
it('docs/search.md: other ways to write a word stand in the second list, marks among them', () => {
  expect(engine.run(ask('defence ')).more).toMatchObject({ totals: { marks: 1 }, marks: [{ annotation: { id: 'mark-0001' } }] })
  const texts = (query: string) => engine.run(ask(query)).more?.variants.map(({ text }) => text)
  expect(texts('program ')).toContain('programme')
  expect(texts('ITPP ')).toContain('Individually Tailored Partnership Programme')
  expect(texts('"Fumio Kishida"')).toContain('Kishida Fumio')
})
