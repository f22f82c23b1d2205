import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_ATOMS, MAX_QUERY, readQuery } from './query.ts'

const read = (query: string): string[] => readQuery(query).map(({ kind, terms }) => `${kind}: ${terms.join(' ')}`)

describe('readQuery', () => {
  it('reads words, and the last one as a beginning while nothing follows it', () => {
    expect(read('flood budg')).toEqual(['word: flood', 'prefix: budg'])
    expect(read('flood budget ')).toEqual(['word: flood', 'word: budget'])
    expect(read('flood,')).toEqual(['word: flood'])
  })
  it('reads phrases in straight and curly quotes', () => {
    expect(read('"classified information" line')).toEqual(['phrase: classified information', 'prefix: line'])
    expect(read('“classified information”')).toEqual(['phrase: classified information'])
    expect(read('«two words» „and three more“ 「東京都」')).toEqual(['phrase: two words', 'phrase: and three more', 'phrase: 東京 京都'])
    expect(read('"summit"')).toEqual(['phrase: summit'])
  })
  it('reads a quote that is not closed as plain words', () => {
    expect(read('"classified info')).toEqual(['word: classified', 'prefix: info'])
    expect(read('classified" info')).toEqual(['word: classified', 'prefix: info'])
  })
  it('holds the parts of one thing together', () => {
    expect(read('Indo-Pac')).toEqual(['prefix: indo pac'])
    expect(read('Indo–Pacific ')).toEqual(['phrase: indo pacific'])
    expect(read('l’Élysée R&D nato.int ')).toEqual(['phrase: l elysee', 'phrase: r d', 'phrase: nato int'])
    expect(read('東京都')).toEqual(['phrase: 東京 京都'])
  })
  it('does not lengthen initials, possessives or pairs', () => {
    expect(read('U.S.')).toEqual(['word: u.s'])
    expect(read('U.K')).toEqual(['word: uk'])
    expect(read('Japan’s')).toEqual(['word: japan'])
    expect(read('東京')).toEqual(['word: 東京'])
    expect(read('9.9')).toEqual(['prefix: 9.9'])
  })
  it('reads operators and signs as words or passes them over', () => {
    expect(read('japan AND (nato OR -riga) title:itpp ')).toEqual([
      'word: japan',
      'word: and',
      'word: nato',
      'word: or',
      'word: riga',
      'word: title',
      'word: itpp',
    ])
    for (const nothing of ['', '   ', '"', '""', '“ ”', '"""', '* ? + - ( ) [ ] { } ^ ~ \\ / : !', '😀🇯🇵👩‍🚀', '%', '\u0000\ud800']) {
      expect(read(nothing)).toEqual([])
    }
  })
  it('counts each word once and no more than it says', () => {
    expect(read('nato NATO Nato ')).toEqual(['word: nato'])
    expect(readQuery(Array.from({ length: 500 }, (_, i) => `w${i}`).join(' '))).toHaveLength(MAX_ATOMS)
  })
  it('takes any text without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        for (const atom of readQuery(query)) expect(atom.terms.length).toBeGreaterThan(0)
      }),
    )
  })
  it('reads 4,000 units of anything, and nothing behind them', () => {
    for (const unit of ['a', 'ab ', '"', '" ', '"a', '東', 'U.S.', '1,', "l'", '😀', 'é ', 'a\u0301', '((', '\u200d']) {
      const query = unit.repeat(Math.ceil(10_000 / unit.length))
      const atoms = readQuery(query)
      expect(atoms.length, unit).toBeLessThanOrEqual(MAX_ATOMS)
      expect(readQuery(`${query.slice(0, MAX_QUERY)} behind`), unit).toEqual(atoms)
    }
  })
})
