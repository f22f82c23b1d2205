import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentencesOf } from './sentences.ts'

const split = (text: string, lang = 'en'): string[] => sentencesOf(text, lang).map(({ start, end }) => text.slice(start, end))

describe('sentencesOf', () => {
  it('ends a sentence at its stop, question or call', () => {
    expect(split('They met in May. Was it agreed? It was.  Nobody left.')).toEqual([
      'They met in May.',
      'Was it agreed?',
      'It was.',
      'Nobody left.',
    ])
  })

  it('does not end one behind an abbreviation, an initial or a number of a list', () => {
    for (const one of [
      'The U.S. President met Mr. Smith and Dr. Kishida in Washington.',
      'General J. W. Brown spoke at 5 p.m. Tokyo time.',
      'Resolution No. 242 and Art. 5 of the treaty, e.g. Paris, stand.',
      'It was signed on Jan. 5 by Acme Inc. President Jones.',
      '1. The parties agree.',
      '(iv). Each State reports.',
      '“Why now?” he asked.',
    ])
      expect(split(one)).toEqual([one])
  })

  it('ends one behind an abbreviation when the next word begins a sentence', () => {
    expect(split('Forces left the U.S. The council met.')).toEqual(['Forces left the U.S.', 'The council met.'])
    expect(split('They met at 5 p.m. It was late.')).toEqual(['They met at 5 p.m.', 'It was late.'])
    expect(split('The answer is no. Members left.')).toEqual(['The answer is no.', 'Members left.'])
  })

  it('knows the abbreviations of other languages, and takes any tag', () => {
    expect(split('M. Dupont est venu. Il a parlé.', 'fr-FR')).toEqual(['M. Dupont est venu.', 'Il a parlé.'])
    expect(split('Am 3. Oktober kam Dr. Weber. Er sprach.', 'de')).toEqual(['Am 3. Oktober kam Dr. Weber.', 'Er sprach.'])
    expect(split('El Sr. Díaz viajó a EE. UU. en mayo. Volvió.', 'es')).toEqual(['El Sr. Díaz viajó a EE. UU. en mayo.', 'Volvió.'])
    expect(split('会議は終わった。次は五月だ。', 'ja')).toEqual(['会議は終わった。', '次は五月だ。'])
    expect(split('One. Two.', 'no such tag')).toEqual(['One.', 'Two.'])
    expect(split('One. Two.', '')).toEqual(['One.', 'Two.'])
  })

  it('has none in white space', () => {
    expect(split('')).toEqual([])
    expect(split(' \t ')).toEqual([])
  })

  it('holds every character but white space once, in order, for any text', () => {
    const words = fc.constantFrom('Mr.', 'U.S.', 'the', 'The', 'No.', '5', 'ended.', 'Why?', '“so”', 'e.g.', '😀', '\t', '…', 'J.', '1.')
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(words, { maxLength: 30 }).map((list) => list.join(' ')),
    )
    fc.assert(
      fc.property(text, fc.constantFrom('en', 'fr', 'de', 'ja', ''), (one, lang) => {
        const sentences = sentencesOf(one, lang)
        let at = 0
        for (const { start, end } of sentences) {
          expect(one.slice(at, start).trim()).toBe('')
          expect(start).toBeLessThan(end)
          expect(one.slice(start, end)).toBe(one.slice(start, end).trim())
          at = end
        }
        expect(one.slice(at).trim()).toBe('')
      }),
    )
  })
})
