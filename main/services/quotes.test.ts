/** What becomes of quotes when a new edition is installed, with the real packs, store and threads. */
import { expect, describe, it } from 'vitest'
import { buildEdition } from '../../e2e/fixtures/packs/second-edition/build.ts'
import { MARKS } from '../../e2e/fixtures/packs/second-edition/edits.ts'
import { FIRST, SECOND, edition, ok, placeOf, resolved, startBoth, startFirst, withEditions } from './edition-support.ts'

withEditions(buildEdition)

/** Quotes of the first edition, one for each of the fixture's marks. */
const quoteAll = async () => {
  const made: { id: string; verdict: string; markdown: string }[] = []
  for (const { briefing, words, verdict } of MARKS) {
    const { quote, markdown } = await ok('notes.quote', await placeOf(FIRST, briefing, words))
    made.push({ id: quote.id, verdict, markdown })
  }
  return made
}

describe('quotes in the newest edition', () => {
  it('have nothing newer while their own edition is the newest', async () => {
    await startFirst()
    const quotes = await quoteAll()
    expect(await ok('quotes.newer', { ids: [...quotes.map(({ id }) => id), 'unknown-quote'] })).toEqual([])
  })

  it('get the verdict of the review, whether or not a note holds them yet', async () => {
    await startFirst()
    const quotes = await quoteAll()
    const ids = quotes.map(({ id }) => id)
    await ok('editions.install', { path: edition(2) })
    const verdicts = quotes.map(({ id, verdict }) => ({ id, edition: SECOND, verdict, case: null, decision: null }))
    expect(await ok('quotes.newer', { ids })).toEqual(verdicts)

    await ok('notes.save', { kind: 'new', title: 'All', body: quotes.map(({ markdown }) => markdown).join('\n\n') })
    const { cases } = await resolved(SECOND, MARKS.length)
    const found = await ok('quotes.newer', { ids })
    for (const { id, verdict, case: at } of found) expect(cases.find((one) => one.id === at)).toMatchObject({ subject: id, verdict })
  })

  it('keep their own words in mind when others were accepted, and tell the decision', async () => {
    await startBoth()
    const changed = MARKS.find(({ verdict }) => verdict === 'changed') ?? MARKS[0]
    const { quote, markdown } = await ok('notes.quote', await placeOf(FIRST, changed.briefing, changed.words))
    await ok('notes.save', { kind: 'new', title: 'One', body: markdown })
    const { cases } = await resolved(SECOND, 1)
    await ok('review.decide', { case: cases[0]?.id ?? 0, decision: 'accept' })
    expect(await ok('quotes.newer', { ids: [quote.id] })).toEqual([
      { id: quote.id, edition: SECOND, verdict: 'changed', case: cases[0]?.id, decision: 'accept' },
    ])
  })
})
