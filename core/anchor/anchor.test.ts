import fc from 'fast-check'
import * as v from 'valibot'
import { describe as suite, expect, it } from 'vitest'
import { Anchor, CONTEXT } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import { describe } from './describe.ts'
import { rangeBetween, rangePieces, rangeText, textMap } from './ranges.ts'
import { resolve } from './resolve.ts'
import { toW3cSelectors } from './selectors.ts'

function briefing(texts: readonly string[], edition = 'pack@1'): Briefing {
  const passages = texts.map((text, i): Passage => ({ id: `p-${i}`, n: i + 1, kind: 'paragraph', text, marks: [] }))
  return {
    id: 'summit',
    edition,
    title: 'Summit',
    standfirst: '',
    date: '2024-07',
    topics: [],
    regions: [],
    lang: 'en-GB',
    words: 1,
    passages,
    names: [],
    sources: [],
    sections: passages.length > 1 ? [{ id: 'second-part', title: 'Second part', from: 1, to: passages.length }] : [],
  }
}

const piece = fc.constantFrom('NATO ', 'Japan', ' ', 'é', 'é', '日本', '👩‍👩‍👧', '🇯🇵🇺🇦', 'और', '.', 'not ', '﷐', '12,5', 'a')
const passageText = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
const texts = fc.array(passageText, { minLength: 1, maxLength: 6 })
const place = fc.tuple(fc.nat(), fc.nat())

function pickRange(target: Briefing, [a, b]: readonly [number, number]) {
  const { text, starts } = textMap(target)
  const point = (position: number) => {
    let i = starts.length - 1
    while ((starts[i] ?? 0) > position) i -= 1
    return { passage: `p-${i}`, offset: position - (starts[i] ?? 0) }
  }
  const [from, to] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
  return { start: point(from ?? 0), end: point(to ?? 0) }
}

suite('describe', () => {
  it('gives an anchor that fits the model, covers what was asked for, and resolves to itself', () => {
    const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(texts, place, (lines, where) => {
        const target = briefing(lines)
        const { text } = textMap(target)
        const range = pickRange(target, where)
        const asked = rangeText(target, range).trim()
        if (asked === '') {
          expect(() => describe(target, range)).toThrow(RangeError)
          return
        }
        const anchor = describe(target, range)
        expect(v.is(Anchor, anchor)).toBe(true)
        expect(anchor.quote).toContain(asked)
        expect(rangeText(target, anchor)).toBe(anchor.quote)
        expect(text.slice(anchor.position.start, anchor.position.end)).toBe(anchor.quote)
        expect(text.slice(0, anchor.position.start).endsWith(anchor.prefix)).toBe(true)
        expect(text.slice(anchor.position.end).startsWith(anchor.suffix)).toBe(true)
        expect(anchor.prefix.length).toBeLessThanOrEqual(CONTEXT)
        const bounds = new Set([...graphemes.segment(text)].map((part) => part.index).concat(text.length))
        expect(bounds.has(anchor.position.start) && bounds.has(anchor.position.end)).toBe(true)
        expect(resolve(anchor, target)).toEqual({ verdict: 'exact', range: { start: anchor.start, end: anchor.end } })
        expect(describe(target, anchor)).toEqual(anchor)
      }),
      { numRuns: 400 },
    )
  })

  it('keeps the pieces and the words of a range in step', () => {
    fc.assert(
      fc.property(texts, place, (lines, where) => {
        const target = briefing(lines)
        const range = pickRange(target, where)
        const covered = rangePieces(target, range).map((part) => lines[Number(part.passage.slice(2))]?.slice(part.start, part.end))
        expect(covered.join('')).toBe(rangeText(target, range).replaceAll('\n', ''))
      }),
    )
  })

  it('takes the whole briefing', () => {
    const target = briefing(['Title', 'First.', 'Second.'])
    const anchor = describe(target, { start: { passage: 'p-0', offset: 0 }, end: { passage: 'p-2', offset: 7 } })
    expect(anchor).toMatchObject({ quote: 'Title\nFirst.\nSecond.', prefix: '', suffix: '', section: [] })
  })

  it('trims white space and line ends, and names the section', () => {
    const target = briefing(['Title', 'one  two ', 'three'])
    const anchor = describe(target, { start: { passage: 'p-0', offset: 5 }, end: { passage: 'p-2', offset: 0 } })
    expect(anchor).toMatchObject({
      quote: 'one  two',
      start: { passage: 'p-1', offset: 0 },
      end: { passage: 'p-1', offset: 8 },
      section: ['second-part'],
    })
  })

  it.each([
    ['empty', { passage: 'p-0', offset: 2 }, { passage: 'p-0', offset: 2 }],
    ['white space', { passage: 'p-0', offset: 3 }, { passage: 'p-0', offset: 5 }],
    ['reversed', { passage: 'p-0', offset: 3 }, { passage: 'p-0', offset: 1 }],
    ['past the end', { passage: 'p-0', offset: 0 }, { passage: 'p-0', offset: 99 }],
    ['unknown passage', { passage: 'p-0', offset: 0 }, { passage: 'p-9', offset: 0 }],
    ['a fraction', { passage: 'p-0', offset: 0.5 }, { passage: 'p-0', offset: 2 }],
  ])('refuses a range that is %s', (_, start, end) => {
    expect(() => describe(briefing(['one   two']), { start, end })).toThrow(RangeError)
  })
})

suite('resolve', () => {
  const sentence = 'Japan and NATO agreed on a dedicated line for classified information.'
  const old = briefing(['Title', sentence, 'The meeting lasted about 25 minutes in Washington.'])
  const anchor = describe(old, { start: { passage: 'p-1', offset: 15 }, end: { passage: 'p-1', offset: 40 } })

  it('follows the words when passages come before them', () => {
    const target = briefing(['Title', 'A new opening paragraph.', sentence, 'The end.'], 'pack@2')
    const found = resolve(anchor, target)
    expect(found.verdict).toBe('moved')
    expect(found.range && rangeText(target, found.range)).toBe(anchor.quote)
    expect(found.range?.start.passage).toBe('p-2')
  })

  it('does not attach when a word of the quote changed', () => {
    expect(resolve(anchor, briefing(['Title', sentence.replace('dedicated', 'shared')])).verdict).toBe('gone')
    expect(resolve(anchor, briefing(['Title', sentence.replace('agreed', 'agreed not')])).verdict).toBe('gone')
  })

  it('does not give a short quote to the same word elsewhere', () => {
    const word = describe(old, { start: { passage: 'p-1', offset: 10 }, end: { passage: 'p-1', offset: 14 } })
    expect(word.quote).toBe('NATO')
    expect(resolve(word, briefing(['Title', 'Members of NATO met in Vilnius.']))).toEqual({ verdict: 'ambiguous' })
  })

  it('lets the surroundings decide between two places, and says so when they cannot', () => {
    const two = briefing(['Title', 'Others said they agreed on a dedicated line as well.', sentence])
    expect(resolve(anchor, two)).toMatchObject({ verdict: 'moved', range: { start: { passage: 'p-2', offset: 15 } } })
    expect(resolve(anchor, briefing(['Title', 'New.', sentence, 'New.', sentence]))).toEqual({ verdict: 'ambiguous' })
  })

  it('never returns words other than the quote, whatever the edit', () => {
    fc.assert(
      fc.property(texts, texts, place, (before, after, where) => {
        const source = briefing(before)
        const range = pickRange(source, where)
        if (rangeText(source, range).trim() === '') return
        const mark = describe(source, range)
        const target = briefing(after, 'pack@2')
        const found = resolve(mark, target)
        expect(found.range !== undefined).toBe(found.verdict === 'exact' || found.verdict === 'moved')
        if (found.range) expect(rangeText(target, found.range)).toBe(mark.quote)
      }),
    )
  })
})

suite('ranges and selectors', () => {
  it('refuses a range of nothing', () => {
    expect(() => rangeBetween(briefing(['one']), 2, 2)).toThrow(RangeError)
    expect(() => rangeBetween(briefing(['one']), 0, 9)).toThrow(RangeError)
  })

  it('says the anchor in W3C terms', () => {
    const anchor = describe(briefing(['one two three']), { start: { passage: 'p-0', offset: 4 }, end: { passage: 'p-0', offset: 7 } })
    expect(toW3cSelectors(anchor)).toEqual([
      { type: 'TextQuoteSelector', exact: 'two', prefix: 'one ', suffix: ' three' },
      { type: 'TextPositionSelector', start: 4, end: 7 },
    ])
  })
})
