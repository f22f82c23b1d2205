import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical } from './canonical.ts'
import { countWords } from './count.ts'
import { fold, unfold } from './fold.ts'
import { sha256Hex } from './hash.ts'
import { isUnspaced, tokenise } from './tokenise.ts'

const terms = (text: string): string[] => tokenise(text).map((token) => token.term)
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(..."aAßøﬁéÉ\u0301\u00ad\u200b ’'-.,059½²東京がガｶﾞ한\u1112\u1161\u11ab😀👩\u200d\ufe0fıİΣς™…\ud800\t"),
  }),
)

describe('canonical', () => {
  it('composes, joins white space and drops what cannot be seen', () => {
    expect(canonical('  Cafe\u0301\u00a0\r\n\tau\u2003lait\u200b\ufeff \u0007x\u00ady  ')).toBe('Café au lait xy')
  })
  it('keeps the joiner inside an emoji and drops an idle one', () => {
    expect(canonical('👩\u200d🚀 a\u200db')).toBe('👩\u200d🚀 ab')
  })
  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(canonical(canonical(text))).toBe(canonical(text))
      }),
    )
  })
})

describe('fold', () => {
  it('ignores case, accents, ligatures, width, quotes and hyphens', () => {
    expect(fold('Ærø Œuvre ŁÓDŹ ﬁve Straße ＮＡＴＯ “it’s” a–b').text).toBe('aero oeuvre lodz five strasse nato "it\'s" a-b')
  })
  it('gives the same for composed and decomposed text', () => {
    for (const text of ['Élysée Åland São Tomé', 'がぎぐ パリ', '서울특별시', 'Zürich Đà Nẵng']) {
      expect(fold(text.normalize('NFD')).text).toBe(fold(text.normalize('NFC')).text)
    }
  })
  it('keeps marks that spell', () => {
    expect(fold('が').text).toBe('が')
    expect(fold('हिन्दी').text).toBe('हिन्दी')
  })
  it('maps every unit back to a rising offset in the input', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, map } = fold(text)
        expect(map.length).toBe(folded.length + 1)
        expect(map[folded.length]).toBe(text.length)
        map.forEach((offset, i) => expect(offset).toBeGreaterThanOrEqual(i === 0 ? 0 : (map[i - 1] ?? 0)))
      }),
    )
  })
  it('gives back whole characters for part of an expansion', () => {
    const { map } = fold('aßb')
    expect(unfold(map, 1, 2)).toEqual({ start: 1, end: 2 })
    expect(unfold(map, 0, 2)).toEqual({ start: 0, end: 2 })
  })
})

describe('tokenise', () => {
  it('parts hyphenated words and reads dotted initials as one', () => {
    expect(terms('Indo-Pacific')).toEqual(['indo', 'pacific'])
    expect(terms('the U.S.-led U.K. and U.S.A., e.g. this.')).toEqual(['the', 'u.s', 'led', 'uk', 'and', 'usa', 'eg', 'this'])
  })
  it('tells initials from the common words that they spell', () => {
    expect(terms('The US, US-led, the US’s, Ｕ.Ｓ. and u.s. tell us of US$5')).toEqual(
      'the u.s u.s led the u.s u.s and u.s tell us of u.s 5'.split(' '),
    )
    expect(terms('WHO and IT: who did it, Who, It; USA, UK, uk')).toEqual('w.h.o and i.t who did it who it usa uk uk'.split(' '))
  })
  it('keeps numbers whole and takes grouping commas out', () => {
    expect(terms('1,400’s 서울’s ’s')).toEqual(['1400', '서울', 's'])
    expect(terms('2026, 9.9 and 1,400 or 67,000,000.50; 12,5')).toEqual(['2026', '9.9', 'and', '1400', 'or', '67000000.50', '12,5'])
    expect(terms('2023–2026 G7 5G F-35 2½')).toEqual(['2023', '2026', 'g7', '5g', 'f', '35', '2½'])
  })
  it('cuts the possessive off, drops other apostrophes and parts elided articles', () => {
    expect(terms("NATO’s partners’ it's don’t O’Brien Sana‘a")).toEqual(['nato', 'partners', 'it', 'dont', 'obrien', 'sanaa'])
    expect(terms('l’Élysée qu’elle')).toEqual(['l', 'elysee', 'qu', 'elle'])
    expect(tokenise('NATO’s')).toEqual([{ term: 'nato', start: 0, end: 4 }])
  })
  it('folds ø æ œ ß ı ł', () => {
    expect(terms('Tromsø Ærø œuvre Straße ılgın Łódź')).toEqual(['tromso', 'aero', 'oeuvre', 'strasse', 'ilgin', 'lodz'])
  })
  it('does not fold doubled letters or part digits', () => {
    expect(terms('balloon balon 202 6')).toEqual(['balloon', 'balon', '202', '6'])
  })
  it('reads scripts without spaces as overlapping pairs', () => {
    expect(tokenise('在東京都')).toEqual([
      { term: '在東', start: 0, end: 2 },
      { term: '東京', start: 1, end: 3 },
      { term: '京都', start: 2, end: 4 },
    ])
    expect(terms('東 NATO北')).toEqual(['東', 'nato', '北'])
  })
  it('parts words at tabs and line breaks: the cells of a table row are not one word', () => {
    expect(terms('The Hague, June 2025\tChristopher Luxon\nAustralia')).toEqual([
      'the',
      'hague',
      'june',
      '2025',
      'christopher',
      'luxon',
      'australia',
    ])
    expect(terms('soft\u00adhyphen zero\u200bwidth')).toEqual(['softhyphen', 'zerowidth'])
  })
  it('gives nothing for emoji, signs and punctuation', () => {
    expect(terms('😀 👩‍🚀 🇯🇵 “”—…% $ & "')).toEqual([])
  })
  it('gives the same terms for composed and decomposed text', () => {
    const text = 'Élysée, Łódź: Đà Nẵng が 서울'
    expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')))
  })
  it('gives tokens in order whose own text holds their term', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let start = 0
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(start)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.end).toBeLessThanOrEqual(text.length)
          start = token.start
          const own = fold(text.slice(token.start, token.end)).text.replaceAll(/['.,]/gu, '')
          expect(own).toContain(token.term.replaceAll(/[.,]/gu, ''))
        }
      }),
    )
  })
  it('reads 200,000 characters as it reads forty', () => {
    const unit = 'Sécurité of the “Indo-Pacific” is 9.9 '
    const tokens = tokenise(unit.repeat(5300))
    const once = tokenise(unit)
    expect(tokens).toHaveLength(once.length * 5300)
    const last = unit.length * 5299
    expect(tokens.slice(-once.length)).toEqual(once.map(({ term, start, end }) => ({ term, start: start + last, end: end + last })))
  })
})

describe('countWords', () => {
  it('counts words, and characters where words are not parted', () => {
    expect(countWords('Japan’s 2 per cent, in the U.S.')).toBe(7)
    expect(countWords('東京都 と NATO')).toBe(5)
    expect(countWords(' … ')).toBe(0)
  })
  it('gives what counting the tokens gives, without tokenising plain words', () => {
    const wholly = (text: string): number => {
      let end = -1
      return tokenise(text).reduce((sum, token) => {
        const pair = isUnspaced(token.term) && Array.from(token.term).length === 2 && token.start >= end
        end = token.end
        return sum + (pair ? 2 : 1)
      }, 0)
    }
    for (let code = 0; code < 0x3100; code += 1) {
      const c = String.fromCharCode(code)
      const text = `a${c}b 1${c}2 abc${c}s. ${c}x x${c} l${c}été U${c}S. ${c}`
      expect([text, countWords(text)]).toEqual([text, wholly(text)])
    }
    const units = [
      'word',
      'a',
      's',
      'S',
      '1',
      '23',
      ' ',
      '\n',
      "'",
      '’',
      '`',
      '.',
      ',',
      '-',
      '“',
      '–',
      'é',
      '\u0301',
      'ŉ',
      'ŀ',
      '東京',
      'ー',
      '™',
      '\u200d',
    ]
    const text = fc.array(fc.constantFrom(...units), { maxLength: 24 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (sample) => countWords(sample) === wholly(sample)),
      { numRuns: 2000 },
    )
    fc.assert(fc.property(anyText, (sample) => countWords(sample) === wholly(sample)))
  })
})

describe('sha256Hex', () => {
  it('hashes text as UTF-8', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256Hex('é')).toBe(sha256Hex(new Uint8Array([0xc3, 0xa9])))
  })
})
