import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Difference, quoteDifferences } from './quote-differences.ts'
import { sameShapes } from './shapes.ts'

const SOURCE = 'Since 2023 Japan has put about USD 67 million into the trust fund, which the allies’ “package” does not mention.'

/** Each difference as the words typed and the words of the source. */
const shown = (typed: string, source = SOURCE) =>
  quoteDifferences(typed, source).map((one) => [typed.slice(one.start, one.end), one.source])

/** The words with those of the source in the place of every difference. */
function mended(typed: string, differences: readonly Difference[]): string {
  let from = 0
  const parts = differences.map(({ start, end, source }) => {
    const part = `${typed.slice(from, start)} ${source} `
    from = end
    return part
  })
  return `${parts.join('')}${typed.slice(from)}`
}
const unspaced = (text: string) => sameShapes(text).replaceAll(/\s/gu, '')

describe('quoteDifferences', () => {
  it('names another word, a word left out and a word put in, each at its place', () => {
    expect(shown(SOURCE.replace('67', '76'))).toEqual([['76', '67']])
    expect(shown(SOURCE.replace('does not mention', 'does mention'))).toEqual([['', 'not']])
    expect(shown(SOURCE.replace('Japan has', 'Japan always has'))).toEqual([['always', '']])
    expect(shown(SOURCE.replace('67', '76').replace('fund', 'pool'))).toEqual([
      ['76', '67'],
      ['pool', 'fund'],
    ])
  })

  it('shows the words as typed, whatever stands around them in other shapes', () => {
    const typed = `\u00A0 Since\u00AD 2023 Japan has put about USD 67 million into the ﬁrst fund, which the allies' "pack\u200Bages" does not mention.`
    expect(shown(typed)).toEqual([
      ['ﬁrst', 'trust'],
      ['pack\u200Bages', 'package'],
    ])
  })

  it('leaves marked cuts and short words in brackets out', () => {
    expect(shown('[…] Japan has put about USD 76 million […]')).toEqual([['76', '67']])
    expect(shown('Since 2023 [Tokyo] has put about USD 67 million into the trust fund ... does mention.')).toEqual([['', 'not']])
  })

  it('takes an unmarked cut at the end, and words out of their order, for differences', () => {
    expect(shown('Since 2023 Japan has put about USD 67 million')).toEqual([['', SOURCE.slice(SOURCE.indexOf('into'))]])
    expect(shown('… does not mention … Japan has put …').length).toBeGreaterThan(0)
    expect(shown('[…]')).toEqual([['[…]', SOURCE]])
  })

  it('has nothing to say of the same words, and something of all others', () => {
    expect(quoteDifferences(SOURCE, SOURCE)).toEqual([])
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (typed, source) => {
        expect(quoteDifferences(typed, source).length > 0).toBe(sameShapes(typed) !== sameShapes(source))
      }),
    )
  })

  it('gives the source back when its words are put in the place of each difference', () => {
    const words = SOURCE.split(' ')
    const place = fc.nat({ max: words.length - 1 })
    const edit = fc.record({ at: place, drop: fc.boolean(), put: fc.constantFrom('', 'not', '76', 'Tokyo', 'the', 'fund,') })
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const edited = [...words]
        for (const { at, drop, put } of edits) edited[at] = [drop ? '' : edited[at], put].filter(Boolean).join(' ')
        const typed = edited.filter(Boolean).join(' ')
        const differences = quoteDifferences(typed, SOURCE)
        for (const [i, { start, end }] of differences.entries()) {
          expect(start).toBeLessThanOrEqual(end)
          expect(start).toBeGreaterThanOrEqual(differences[i - 1]?.end ?? 0)
        }
        expect(unspaced(mended(typed, differences))).toBe(unspaced(SOURCE))
      }),
      { numRuns: 300 },
    )
  })

  // Whatever grew with the square of the length would not end within the time of a test.
  it('compares 100,000 characters that repeat themselves, and more as a whole', () => {
    expect(shown(`${'the fund '.repeat(10_000)}end`, 'the fund '.repeat(10_000)).at(-1)).toEqual(['end', ''])
    expect(shown('[a]b '.repeat(20_000), 'b a '.repeat(20_000)).length).toBeGreaterThan(0)
    const long = 'word '.repeat(30_000)
    expect(quoteDifferences(`${long}x`, long)).toEqual([{ start: 0, end: long.length + 1, source: long }])
  })
})
