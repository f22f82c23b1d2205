import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../text/tokenise.ts'
import { unitsOf } from './evaluate.ts'
import { matchesIn, rangesOf } from './match.ts'
import type { Match } from './match.ts'
import { readQuery } from './query/read.ts'
import { fullestStretch, snippet } from './snippet.ts'

const unitsIn = (query: string) => {
  const { node } = readQuery(query)
  return node === null ? [] : unitsOf(node)
}
const matchesOf = (text: string, query: string): Match[] => matchesIn(tokenise(text), unitsIn(query), 'text')
const shownOf = (text: string, query: string): string => {
  const matches = matchesOf(text, query)
  return snippet(text, rangesOf(matches, unitsIn(query), text), fullestStretch(matches)).text
}

const long = `${'before '.repeat(40)}the classified line ${'after '.repeat(60)}`.trim()
const at = long.indexOf('classified')

describe('snippet', () => {
  it('gives a short text whole, cells of a table apart', () => {
    expect(snippet('a\tb', [[2, 3]])).toEqual({ text: 'a\u2003b', ranges: [[2, 3]] })
  })
  it('cuts a long text around its first match, between words', () => {
    const { text, ranges } = snippet(long, [
      [at, at + 10],
      [long.length - 5, long.length],
    ])
    expect(text).toMatch(/^…before .*the classified line after .*after…$/u)
    expect(text.length).toBeLessThanOrEqual(202)
    expect(ranges.map(([start, end]) => text.slice(start, end))).toEqual(['classified'])
  })
  it('starts at the beginning or stops at the end where the match stands there', () => {
    expect(snippet(long, [[0, 6]]).text).toMatch(/^before .*…$/u)
    expect(snippet(long, [[long.length - 5, long.length]]).text).toMatch(/^…after .*after$/u)
  })
  it('cuts text without spaces between characters', () => {
    const text = '東京都𠮷'.repeat(200)
    const cut = snippet(text, [[400, 402]])
    expect(cut.text.isWellFormed()).toBe(true)
    expect(cut.ranges.map(([start, end]) => cut.text.slice(start, end))).toEqual([text.slice(400, 402)])
  })
  it('shows where most different words stand, rather than the first of them, and of several such places the tightest', () => {
    const filler = ' of the other matters that were before the council'.repeat(6)
    const text = `The fund was named here.${filler} Korea paid into a fund.${filler} Of trust there was little; the fund grew.${filler} Korea doubled the trust fund.${filler} Korea asked what the trust meant, and the fund went on.`
    expect(shownOf(text, 'Korea trust fund ')).toMatch(/Korea doubled the trust fund\./u)
    expect(shownOf(text, 'fund ')).toMatch(/^The fund was named here\./u)
    expect(shownOf(text, '"trust fund"')).toMatch(/Korea doubled the trust fund\./u)
    expect(shownOf(text, 'council near/4 korea ')).toMatch(/the council Korea paid/u)
  })
  it('prefers the rarer words where not all fit', () => {
    const filler = ' and so on with other matters in the meeting'.repeat(6)
    const text = `The of the.${filler} The Arctic council.${filler}`
    const matches = matchesOf(text, 'the of arctic ')
    const rare = fullestStretch(
      matches,
      [0, 1, 2].map((word) => ({ word, rarity: word === 2 ? 5 : 0.1 })),
    )
    expect(text.slice(rare?.start, rare?.end)).toBe('The Arctic')
  })
  it('finds the stretch that a look at every pair of matches finds', () => {
    const words = fc.array(fc.constantFrom('korea', 'trust', 'fund', 'x'.repeat(30), 'other'), { minLength: 1, maxLength: 60 })
    fc.assert(
      fc.property(words, (list) => {
        const text = list.join(' ')
        const matches = matchesOf(text, 'korea trust fund ')
        const different = (start: number, end: number): number =>
          new Set(matches.flatMap((match) => (match.start >= start && match.end <= end ? [match.unit] : []))).size
        const most = Math.max(
          0,
          ...matches.flatMap(({ start }) =>
            matches.flatMap(({ end }) => (end > start && end - start <= 200 ? [different(start, end)] : [])),
          ),
        )
        const found = fullestStretch(matches)
        expect(found === undefined ? 0 : different(found.start, found.end)).toBe(most)
        if (found !== undefined) expect(found.end - found.start).toBeLessThanOrEqual(200)
      }),
    )
  })
  it('shows the words of every range it keeps', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé東]{1,12}$/u), { minLength: 1, maxLength: 120 })
    fc.assert(
      fc.property(words, fc.nat(), fc.nat(), (list, a, b) => {
        const text = list.join(' ')
        const start = a % text.length
        const end = Math.min(text.length, start + 1 + (b % 20))
        const cut = snippet(text, [[start, end]])
        expect(cut.text.length).toBeLessThanOrEqual(202)
        expect(cut.ranges.map(([from, to]) => cut.text.slice(from, to))).toEqual([text.slice(start, end)])
      }),
    )
  })
})
