import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { snippet } from './snippet.ts'

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
