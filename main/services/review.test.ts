/** A new edition against marks and quotes of the old one, with the real packs, store and threads. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReviewCase } from '../../core/contract/review-shapes.ts'
import { buildEdition } from '../../e2e/fixtures/packs/second-edition/build.ts'
import { AMBIGUOUS, MARKS } from '../../e2e/fixtures/packs/second-edition/edits.ts'
import {
  FIRST,
  PACK,
  SECOND,
  SUMMIT,
  edition,
  here,
  mark,
  ok,
  placeOf,
  refused,
  resolved,
  startBoth,
  startFirst,
  start,
  withEditions,
} from './edition-support.ts'

withEditions(buildEdition)

const install = (path: string) => ok('editions.install', { path })
const caseOf = (cases: readonly ReviewCase[], words: string): ReviewCase => {
  const found = cases.find((one) => one.before.words === words)
  if (!found) throw new Error(`No case for ${words}`)
  return found
}
const changed = MARKS[4]

describe('a new edition', () => {
  it('is installed beside the old one and gives every mark its verdict', async () => {
    await startFirst()
    for (const { briefing, words } of MARKS) await mark(briefing, words)
    const { quote, markdown } = await ok('notes.quote', await placeOf(FIRST, SUMMIT, changed.words))
    await ok('notes.save', { kind: 'new', title: 'Sums', body: `${markdown}\n` })
    const unused = await ok('notes.quote', await placeOf(FIRST, SUMMIT, 'Four steps'))
    const before = await ok('annotations.list', { edition: FIRST })

    expect(await install(edition(2))).toEqual({
      edition: SECOND,
      title: 'Euro-Atlantic and Indo-Pacific',
      label: 'February 2027',
      cautions: [],
    })
    expect(here.events.map(([name]) => name)).toContain('library.changed')
    const { packs, editions } = await ok('library.overview', {})
    expect(packs).toMatchObject([{ id: PACK, current: SECOND, editions: [SECOND, FIRST] }])
    expect(editions.map((edition) => edition.state === 'ready' && edition.id)).toEqual([SECOND, FIRST])

    const page = await resolved(SECOND, MARKS.length + 1)
    expect(page.cases.map(({ subject }) => subject)).not.toContain(unused.quote.id)
    for (const one of MARKS) {
      const found = page.cases.filter((candidate) => candidate.kind === 'mark' && candidate.before.words === one.words)
      expect(found.map(({ verdict }) => [one.words, verdict])).toEqual([[one.words, one.verdict]])
      if ('kind' in one) expect(found[0]?.changes.map(({ kind }) => kind)).toContain(one.kind)
    }
    expect(page).toMatchObject({ state: 'open', waiting: 6, total: MARKS.length + 1, counts: { changed: { total: 6, undecided: 6 } } })
    expect(page.cases.find(({ kind }) => kind === 'quote')).toMatchObject({
      subject: quote.id,
      verdict: 'changed',
      annotation: null,
      notes: [{ title: 'Sums' }],
    })
    // Changed first, exact last, and the words that differ are named on both sides.
    expect([page.cases[0]?.verdict, page.cases.at(-1)?.verdict]).toEqual(['changed', 'exact'])
    const sum = caseOf(page.cases, changed.words)
    const cut = (text: string, ranges: readonly (readonly [number, number])[]) => ranges.map(([from, to]) => text.slice(from, to))
    expect(cut(sum.before.words, sum.found?.diff.before ?? [])).toEqual(['67'])
    expect(cut(sum.found?.words ?? '', sum.found?.diff.after ?? [])).toEqual(['76'])
    expect(sum).toMatchObject({ attached: false, waiting: true, found: { section: 'Support for Ukraine' } })

    const there = await ok('annotations.list', { edition: SECOND, briefing: SUMMIT })
    expect(there.map(({ anchor, placed }) => [anchor.quote, placed?.verdict, placed?.flagged])).toEqual([
      ['With a joint press appearance they lasted about 25 minutes.', 'exact', false],
      ['at which the Ukraine Compact was issued', 'moved', false],
      ['Two contributions make up the sum.', 'reworded', true],
      ['where reporters raised misconduct cases', 'moved', false],
    ])
    expect((await ok('library.overview', {})).markCounts[`${SECOND}/${SUMMIT}`]).toBe(4)
    // The marks themselves are as they were.
    expect(await ok('annotations.list', { edition: FIRST })).toEqual(before)
    expect((await ok('search.run', { query: 'tunnel under the lake', seq: 1 })).totals.passages).toBeGreaterThan(0)
  })

  it('is still there after a restart, with its review where it was left', async () => {
    await startFirst()
    await mark(SUMMIT, changed.words)
    await install(edition(2))
    const { cases } = await resolved()
    const [one] = cases
    await ok('review.leave', { edition: SECOND, at: one?.id ?? null })
    await startFirst()
    expect(await ok('review.state', {})).toMatchObject({ reviews: [{ edition: SECOND, state: 'open', waiting: 1, at: one?.id }] })
    expect((await resolved()).cases).toEqual(cases)
  })

  it('that is opened in place counts as one, and without the old one doubtful marks wait', async () => {
    await startFirst()
    await mark(AMBIGUOUS.briefing, AMBIGUOUS.words)
    await start(edition(2))
    const { cases } = await resolved()
    expect(cases).toMatchObject([{ verdict: 'ambiguous', waiting: true, attached: false, found: null, before: { words: AMBIGUOUS.words } }])
    expect(cases[0]?.runnerUp?.words).toBe(AMBIGUOUS.words)
    expect(cases[0]?.others.map((place) => place.words)).toEqual([AMBIGUOUS.words])
    const { case: decided } = await ok('review.decide', { case: cases[0]?.id ?? 0, decision: 'accept' })
    expect(decided).toMatchObject({ attached: true, waiting: false, chosen: { words: AMBIGUOUS.words } })
  })

  it('lists the places a mark may have gone to, and its briefings with what is left in them', async () => {
    await startBoth()
    await mark(AMBIGUOUS.briefing, AMBIGUOUS.words)
    await mark(SUMMIT, MARKS[0].words)
    const left = async (filter: object) => (await ok('review.list', { edition: SECOND, ...filter })).briefings
    const { cases } = await resolved()
    const [alike] = cases
    expect(alike).toMatchObject({ verdict: 'ambiguous', found: null, others: [{ words: AMBIGUOUS.words }] })
    const [other] = alike?.others ?? []
    expect(other?.range).not.toEqual(alike?.runnerUp?.range)
    const before = [
      { briefing: AMBIGUOUS.briefing, total: 1, waiting: 1 },
      { briefing: SUMMIT, total: 1, waiting: 0 },
    ]
    expect(await left({})).toMatchObject(before)
    expect(await left({ briefing: SUMMIT, verdicts: ['gone'] })).toMatchObject(before)
    expect((await ok('review.list', { edition: SECOND, briefing: SUMMIT })).cases.map((one) => one.briefing)).toEqual([SUMMIT])
    const { case: decided } = await ok('review.decide', { case: alike?.id ?? 0, decision: 'elsewhere', range: other?.range })
    expect(decided).toMatchObject({ attached: true, waiting: false, chosen: { range: other?.range } })
    expect((await left({}))[0]).toMatchObject({ waiting: 0 })
  })

  it('takes in marks that are made on the old one later', async () => {
    await startBoth()
    await mark(SUMMIT, MARKS[0].words)
    expect((await resolved()).cases).toMatchObject([{ verdict: 'exact', attached: true }])
  })
})

describe('a decision', () => {
  const open = async (words: string = changed.words, comment = 'Which sum?') => {
    await startBoth()
    const made = await mark(SUMMIT, words, comment)
    const { cases } = await resolved()
    return { made, id: caseOf(cases, words).id }
  }
  const inSecond = async () => (await ok('annotations.list', { edition: SECOND })).map(({ id }) => id)

  it('accepts, and undo and redo take it back and forth, also after a restart', async () => {
    const { made, id } = await open()
    expect(await inSecond()).toEqual([])
    const { step } = await ok('review.decide', { case: id, decision: 'accept' })
    expect(step).not.toBeNull()
    expect(await inSecond()).toEqual([made.id])
    expect((await ok('annotations.list', { edition: SECOND }))[0]).toMatchObject({
      anchor: { quote: changed.words },
      placed: { decision: 'accept', verdict: 'changed' },
    })
    expect(await ok('history.next', {})).toMatchObject({ undo: 'Undo accept', redo: null })
    await startBoth()
    expect(await ok('history.undo', {})).toEqual({ did: 'New place accepted' })
    expect(await inSecond()).toEqual([])
    expect(await ok('history.next', {})).toMatchObject({ undo: 'Undo mark', redo: 'Redo accept' })
    await ok('history.redo', {})
    expect(await inSecond()).toEqual([made.id])
    expect(await ok('annotations.list', { edition: FIRST })).toEqual([made])
  })

  it('takes another place, keeps it on the old edition, and goes back to undecided', async () => {
    const { id } = await open()
    const elsewhere = await placeOf(SECOND, SUMMIT, 'of Japan’s contributions since 2023')
    await ok('review.decide', { case: id, decision: 'elsewhere', range: elsewhere.range })
    expect((await ok('annotations.list', { edition: SECOND }))[0]?.anchor).toMatchObject({ ...elsewhere.range, quote: changed.words })
    await ok('review.decide', { case: id, decision: 'keep-old' })
    expect(await inSecond()).toEqual([])
    expect(await ok('review.list', { edition: SECOND })).toMatchObject({ waiting: 0, state: 'done' })
    await ok('review.decide', { case: id, decision: null })
    expect(await ok('review.list', { edition: SECOND })).toMatchObject({ waiting: 1, state: 'open' })
    for (const did of ['Decision taken back', 'Kept on the old edition', 'Another place chosen'])
      expect(await ok('history.undo', {})).toEqual({ did })
    expect((await ok('review.list', { edition: SECOND })).cases).toMatchObject([{ id, decision: null, chosen: null }])
  })

  it('drops a mark into the bin, from where it comes back undecided', async () => {
    const { made, id } = await open()
    await ok('review.decide', { case: id, decision: 'drop' })
    expect(await ok('annotations.list', {})).toEqual([])
    expect((await ok('bin.list', {})).marks).toMatchObject([{ annotation: made }])
    expect((await ok('review.list', { edition: SECOND })).cases).toMatchObject([{ id, decision: 'drop', annotation: made }])
    await ok('history.undo', {})
    expect(await ok('annotations.list', {})).toEqual([made])
    await ok('history.redo', {})
    await ok('bin.restore', { marks: [made.id] })
    expect(await ok('annotations.list', {})).toEqual([made])
    expect((await ok('review.list', { edition: SECOND })).cases).toMatchObject([{ id, decision: null, waiting: true }])
  })

  it('is refused when it cannot be meant, and changes nothing', async () => {
    const { id } = await open('in the Euro-Atlantic area, to be held within 2024')
    expect(await refused('review.decide', { case: id, decision: 'accept' })).toMatchObject({ code: 'bad-input' })
    expect(await refused('review.decide', { case: id, decision: 'elsewhere' })).toMatchObject({ code: 'bad-input' })
    const nowhere = { start: { passage: 'p-nowhere', offset: 0 }, end: { passage: 'p-nowhere', offset: 4 } }
    expect(await refused('review.decide', { case: id, decision: 'elsewhere', range: nowhere })).toMatchObject({ code: 'bad-input' })
    expect(await refused('review.decide', { case: 999, decision: 'keep-old' })).toMatchObject({ code: 'not-found' })
    expect((await ok('review.list', { edition: SECOND })).cases).toMatchObject([{ id, decision: null, revision: 1 }])
  })

  it('made in two windows at once is told to the second, and nothing of the first is lost', async () => {
    const { id } = await open()
    const seen = (await ok('review.list', { edition: SECOND })).cases[0]?.revision ?? 0
    await ok('review.decide', { case: id, decision: 'accept', revision: seen })
    expect(await refused('review.decide', { case: id, decision: 'drop', revision: seen })).toMatchObject({ code: 'conflict' })
    expect((await ok('review.list', { edition: SECOND })).cases).toMatchObject([{ decision: 'accept' }])
  })
})

describe('what an edition changed', () => {
  it('is counted for every briefing and listed for one', async () => {
    await startBoth()
    const { briefings } = await ok('editions.changes', { from: FIRST, to: SECOND })
    const states = Object.fromEntries(briefings.map(({ briefing, state }) => [briefing, state]))
    expect(states).toMatchObject({
      [SUMMIT]: 'changed',
      'stratcom-coe-riga': 'removed',
      'vilnius-summit-2023': 'added',
      'nato-ip4-relations': 'same',
    })
    const [one] = (await ok('editions.changes', { from: FIRST, to: SECOND, briefing: SUMMIT })).briefings
    expect(one?.counts).toEqual({ added: 1, removed: 1, reworded: 0, changed: 6, moved: 2 })
    expect(one?.passages.find(({ kind }) => kind === 'added')?.after?.text).toContain('tunnel under the lake')
    expect(one?.passages.find(({ kind }) => kind === 'moved')).toMatchObject({
      before: { section: 'Support for Ukraine' },
      after: { section: 'Support for Ukraine' },
    })
    expect(await refused('editions.changes', { from: FIRST, to: `${PACK}@9` })).toMatchObject({ code: 'not-found' })
  })
})

describe('a pack that is not installed', () => {
  const copy = (name: string): string => {
    const to = join(here.dir, name)
    cpSync(edition(2), to, { recursive: true })
    return to
  }
  const nothingChanged = async () => {
    expect((await ok('library.overview', {})).packs).toMatchObject([{ editions: [FIRST] }])
    const packs = join(here.dir, 'packs', PACK)
    expect(existsSync(packs) ? readdirSync(packs) : []).toEqual([])
  }

  it('is told why: nothing there, several, damaged, cut off', async () => {
    await startFirst()
    expect(await refused('editions.install', { path: join(here.dir, 'nowhere') })).toMatchObject({ code: 'not-found' })
    expect(await refused('editions.install', { path: 'relative/folder' })).toMatchObject({ code: 'bad-input' })
    expect(await refused('editions.install', { path: here.built })).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('several'),
    })
    const tampered = copy('tampered')
    const briefing = join(tampered, `briefings/${SUMMIT}.json`)
    writeFileSync(briefing, readFileSync(briefing, 'utf8').replace('USD 76', 'USD 96'))
    expect(await refused('editions.install', { path: tampered })).toMatchObject({
      code: 'pack-damaged',
      message: expect.stringContaining(SUMMIT),
    })
    const cut = copy('cut')
    rmSync(join(cut, 'glossary.json'))
    expect(await refused('editions.install', { path: cut })).toMatchObject({
      code: 'pack-damaged',
      message: expect.stringContaining('glossary.json'),
    })
    await nothingChanged()
  })

  it('is told why: installed already, other contents, not newer', async () => {
    await start(edition(2))
    expect(await refused('editions.install', { path: edition(2) })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('already'),
    })
    expect(await refused('editions.install', { path: edition(1) })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Only newer'),
    })
    const other = buildEdition(join(here.dir, 'other'), 2, (files) =>
      files.set(`briefings/${SUMMIT}.md`, (files.get(`briefings/${SUMMIT}.md`) ?? '').replace('USD 76 million', 'USD 86 million')),
    )
    expect(await refused('editions.install', { path: other })).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('other contents'),
    })
  })

  it('leaves nothing behind, and what an end in the middle left is cleared away', async () => {
    await startFirst()
    await install(edition(2))
    const packs = join(here.dir, 'packs', PACK)
    cpSync(join(packs, '2'), join(packs, '.incoming-abc'), { recursive: true })
    await startFirst()
    expect(readdirSync(packs)).toEqual(['2'])
    expect((await ok('library.overview', {})).editions).toHaveLength(2)
  })

  it('is told when it is empty', async () => {
    await startFirst()
    const empty = copy('empty')
    const path = join(empty, 'manifest.json')
    const manifest = JSON.parse(readFileSync(path, 'utf8'))
    const files = manifest.files.filter((file: { path: string }) => !file.path.startsWith('briefings/'))
    const counts = { ...manifest.counts, briefings: 0, sections: 0, passages: 0, words: 0 }
    writeFileSync(path, JSON.stringify({ ...manifest, files, counts, briefings: [], collections: [] }))
    expect(await refused('editions.install', { path: empty })).toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('no briefings'),
    })
    await nothingChanged()
  })

  it('is told when there is no room for it, and nothing of it stays', () => {
    const script = join(import.meta.dirname, 'fixtures/install-edition.ts')
    const child = spawnSync('sh', ['-c', 'ulimit -f 10; exec "$0" "$@"', process.execPath, script, here.dir, edition(2)], {
      encoding: 'utf8',
    })
    expect(child.stderr).toBe('')
    expect(JSON.parse(child.stdout)).toEqual({ code: 'storage-full', message: expect.stringContaining('not enough room') })
    expect(readdirSync(join(here.dir, 'packs', PACK))).toEqual([])
  })

  it('in another language is installed with a caution, and no mark is put on its words', async () => {
    await startFirst()
    await mark(SUMMIT, 'NATO')
    const french = buildEdition(join(here.dir, 'french'), 2, (files) => {
      for (const [path, text] of files)
        files.set(path, text.replace('lang: en-GB', 'lang: fr-FR').replace('language: en-GB', 'language: fr-FR'))
    })
    expect((await install(french)).cautions).toEqual([expect.stringContaining('another language')])
    expect((await resolved()).cases).toMatchObject([{ verdict: 'gone', attached: false }])
    expect(await ok('annotations.list', { edition: SECOND })).toEqual([])
  })
})
