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

const piece = fc.constantFrom('NATO ', 'Japan', ' ', 'é', 'é', '日本', '👩‍👩‍👧', '🇯🇵🇺🇦', 'और', '.', 'not ', '﷐', '12,5', 'a', '\u200b')
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
        expect(resolve(anchor, target)).toEqual({ verdict: 'exact', range: { start: anchor.start, end: anchor.end }, score: 1 })
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

  it('says changed, and where, when a word of the quote says something else', () => {
    for (const words of [sentence.replace('dedicated', 'shared'), sentence.replace('agreed', 'agreed not')]) {
      const target = briefing(['Title', words, 'The meeting lasted about 25 minutes in Washington.'], 'pack@2')
      const found = resolve(anchor, target)
      expect(found.verdict).toBe('changed')
      expect(found.changes?.length).toBeGreaterThan(0)
      expect(found.range && words).toContain(found.range && rangeText(target, found.range))
    }
  })

  it('says reworded when only the spelling or the signs differ', () => {
    const words = sentence.replace('agreed on a dedicated', 'agreed, on a dedicatd')
    const target = briefing(['Title', words, 'The meeting lasted about 25 minutes in Washington.'], 'pack@2')
    const found = resolve(anchor, target)
    expect(found.verdict).toBe('reworded')
    expect(found.range && rangeText(target, found.range)).toBe('agreed, on a dedicatd lin')
  })

  it('takes other shapes of quotes, hyphens and spaces for the same words', () => {
    const from = briefing(['He said “yes – no” and left the room before the others did.'])
    const mark = describe(from, { start: { passage: 'p-0', offset: 8 }, end: { passage: 'p-0', offset: 27 } })
    const target = briefing(['New.', 'He said "yes -  no" and left the room before the others did.'], 'pack@2')
    expect(resolve(mark, target).verdict).toBe('moved')
  })

  it('does not give a short quote to the same word elsewhere', () => {
    const word = describe(old, { start: { passage: 'p-1', offset: 10 }, end: { passage: 'p-1', offset: 14 } })
    expect(word.quote).toBe('NATO')
    expect(resolve(word, briefing(['Title', 'Members of NATO met in Vilnius.'])).range).toBeUndefined()
  })

  it('lets the surroundings decide between two places, and says so when they cannot', () => {
    const two = briefing(['Title', 'Others said they agreed on a dedicated line as well.', sentence])
    expect(resolve(anchor, two)).toMatchObject({ verdict: 'moved', range: { start: { passage: 'p-2', offset: 15 } } })
    const other = 'Nothing else was said that day about any of the other things that had been on the list.'
    const twice = resolve(anchor, briefing([other, sentence, other, sentence, other]))
    expect(twice.verdict).toBe('ambiguous')
    expect(twice.range).toBeUndefined()
    expect(twice.runnerUp).toBeDefined()
  })

  it('finds a deleted passage nowhere, though one that differs in a figure is still there', () => {
    const lines = ['Apples', 'Berries', 'Cherries', 'Dates'].flatMap((name, i) => [
      `${name} in the northern districts`,
      `The yield for the season was ${i + 3} tonnes for each hectare, as the growers reported in their yearly survey.`,
    ])
    const from = briefing(lines)
    const mark = describe(from, { start: { passage: 'p-3', offset: 0 }, end: { passage: 'p-3', offset: 40 } })
    const target = briefing([...lines.slice(0, 2), ...lines.slice(4)], 'pack@2')
    expect(resolve(mark, target, from).verdict).toBe('gone')
    expect(resolve(mark, target).range).toBeUndefined()
  })

  it('follows a paragraph that was moved, split, joined or edited, with and without the edition it was made in', () => {
    const first = 'The council met on the first day of the month and heard three reports on the harbour.'
    const second = 'Nobody spoke against the plan to widen the eastern quay. The vote was put off until the autumn session.'
    const third = 'Fishing boats keep the berths that they have had since the storm, and pay no higher dues.'
    const from = briefing([first, second, third])
    const mark = describe(from, { start: { passage: 'p-1', offset: 0 }, end: { passage: 'p-1', offset: second.length } })
    const cut = second.indexOf('The vote')
    const editions: [string[], string][] = [
      [[second, first, third], 'moved'],
      [[first, second.slice(0, cut - 1), second.slice(cut), third], 'moved'],
      [[`${first} ${second}`, third], 'moved'],
      [[first, second.replace('autumn', 'spring'), third], 'changed'],
    ]
    for (const [lines, verdict] of editions) {
      const target = briefing(lines, 'pack@2')
      for (const source of [from, undefined]) {
        const found = resolve(mark, target, source)
        expect(found.verdict).toBe(verdict)
        expect(found.range && rangeText(target, found.range)).toMatch(/^Nobody spoke .* session\.$/su)
      }
    }
  })
})

suite('ranges and selectors', () => {
  it('describes and finds characters that nobody sees, where a text holds nothing else', () => {
    for (const unseen of ['\u200b', '\u2060\u200b', '\u0000', '\ufe0f']) {
      for (const lines of [[unseen], ['first', unseen], ['first', unseen, 'last']]) {
        const target = briefing(lines)
        const at = lines.indexOf(unseen)
        const anchor = describe(target, { start: { passage: `p-${at}`, offset: 0 }, end: { passage: `p-${at}`, offset: unseen.length } })
        expect(resolve(anchor, target).verdict).toBe('exact')
        expect(() => resolve(anchor, briefing([unseen + unseen]), target)).not.toThrow()
        expect(() => resolve(anchor, briefing(['first', unseen]))).not.toThrow()
      }
    }
  })

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
