import fc from 'fast-check'
import * as v from 'valibot'
import { describe as suite, expect, it } from 'vitest'
import { Anchor } from '../model/annotation.ts'
import { type Briefing } from '../model/briefing.ts'
import { briefingFromText, passageSpans } from '../model/from-text.ts'
import { describe } from './describe.ts'
import { positionOf, rangeBetween, rangeText, textMap } from './ranges.ts'
import { type Resolution, resolve } from './resolve.ts'

const bounds = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** What must hold of every answer, whatever was asked. */
function isSound(found: Resolution, target: Briefing): void {
  const placed = found.verdict !== 'gone' && found.verdict !== 'ambiguous'
  expect(found.range !== undefined).toBe(placed)
  expect(found.score).toBeGreaterThanOrEqual(0)
  expect(found.score).toBeLessThanOrEqual(1)
  const { text } = textMap(target)
  for (const range of [found.range, found.runnerUp?.range]) {
    if (!range) continue
    const [start, end] = [positionOf(target, range.start), positionOf(target, range.end)]
    expect(start).toBeLessThan(end)
    for (const at of [start, end].filter((position) => position > 0 && position < text.length)) {
      expect(bounds.segment(text).containing(at)?.index).toBe(at)
    }
  }
}

const mark = (briefing: Briefing, start: number, end: number): Anchor => describe(briefing, rangeBetween(briefing, start, end))

const piece = fc.constantFrom(
  'NATO ',
  'Japan ',
  ' ',
  'é',
  'e\u0301',
  '日本',
  '👩‍👩‍👧',
  '🇯🇵🇺🇦',
  '\ud83d',
  'न\u094d',
  '.',
  'not ',
  '12,5 ',
  '\n\n',
  '\n',
  'a',
)
const anyText = fc.array(piece, { maxLength: 30 }).map((parts) => parts.join(''))

const word = fc.integer({ min: 0, max: 2_000 }).map((n) => `w${n.toString(36)}${'aeiou'[n % 5]}${'bcdfg'[n % 7] ?? 'k'}`)
const sentence = fc.array(word, { minLength: 6, maxLength: 14 }).map((words) => `${words.join(' ')}.`)
const prose = fc.array(
  fc.array(sentence, { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
  { minLength: 4, maxLength: 12 },
)

suite('resolve', () => {
  it('is sound for any two texts and any range, with and without the source', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.nat(), fc.nat(), (before, after, a, b) => {
        const [source, target] = [briefingFromText('text', before, 'text@1'), briefingFromText('text', after, 'text@2')]
        const length = textMap(source).text.length
        const [start, end] = [a % (length + 1), b % (length + 1)].toSorted((x, y) => x - y)
        if (start === undefined || end === undefined || start === end || textMap(source).text.slice(start, end).trim() === '') return
        const anchor = mark(source, start, end)
        expect(v.is(Anchor, anchor)).toBe(true)
        isSound(resolve(anchor, target, source), target)
        isSound(resolve(anchor, target), target)
        expect(resolve(anchor, source).verdict).toBe('exact')
      }),
      { numRuns: 600 },
    )
  })

  it('keeps a mark whatever is edited around it', () => {
    fc.assert(
      fc.property(prose, fc.nat(), fc.nat({ max: 8 }), fc.nat(), fc.boolean(), sentence, (paragraphs, at, more, where, replaces, put) => {
        const text = paragraphs.join('\n\n')
        const words = [...text.matchAll(/\S+/gu)]
        const first = words[at % words.length]
        const last = words[Math.min(words.length - 1, (at % words.length) + 4 + more)]
        if (!first || !last) return
        const [start, end] = [first.index, last.index + last[0].length]
        const places = words.filter((found) => found.index + found[0].length < start || found.index > end)
        const place = places[where % Math.max(1, places.length)]
        if (!place) return
        const after = text.slice(0, place.index) + (replaces ? put : `${put} `) + text.slice(place.index + (replaces ? place[0].length : 0))
        const moved = place.index < start ? after.length - text.length : 0
        const source = briefingFromText('text', text, 'text@1')
        const target = briefingFromText('text', after, 'text@2')
        const anchor = mark(source, toJoined(text, start), toJoined(text, end - 1) + 1)
        for (const found of [resolve(anchor, target, source), resolve(anchor, target)]) {
          expect(['exact', 'moved']).toContain(found.verdict)
          expect(found.range && positionOf(target, found.range.start)).toBe(toJoined(after, start + moved))
        }
      }),
      { numRuns: 400 },
    )
  })
})

/** Position in the joined text of a position in the raw one. */
function toJoined(text: string, position: number): number {
  let joined = 0
  for (const { start, end } of passageSpans(text)) {
    if (position < end) return joined + position - start
    joined += end - start + 1
  }
  return joined
}

suite('what is no ordinary text', () => {
  const sentences = Array.from(
    { length: 300 },
    (_, i) => `Station ${i} sends ${i * 7} readings to ${i % 2 === 0 ? 'Uppsala' : 'Narvik'} every ${i % 11} hours.`,
  )
  const long = sentences.join(' ')
  const from = briefingFromText('text', long, 'text@1')

  it('finds a mark with offsets that are out of range by its words', () => {
    const anchor = { ...mark(from, 500, 560), position: { start: 9_000_000, end: 9_000_060 } }
    for (const source of [from, undefined]) {
      const found = resolve(anchor, from, source)
      expect(found.range && rangeText(from, found.range)).toBe(anchor.quote)
    }
  })

  it('gives up an empty quote', () => {
    expect(resolve({ ...mark(from, 500, 560), quote: '' }, from).verdict).toBe('gone')
  })

  it('never cuts a surrogate pair or a combining sequence', () => {
    const text = 'Before 👩‍🚀 flew, the e\u0301lan of the 🇯🇵 crew was plain to see for all.'
    const source = briefingFromText('text', text, 'text@1')
    const target = briefingFromText('text', `New. ${text}`, 'text@2')
    for (let start = 5; start < 40; start += 1) {
      const anchor = mark(source, start, start + 2 > text.length ? text.length : start + 2)
      isSound(resolve({ ...anchor, quote: text.slice(start, start + 2), position: { start, end: start + 2 } }, target, source), target)
      isSound(resolve({ ...anchor, quote: text.slice(start, start + 2), position: { start, end: start + 2 } }, target), target)
    }
  })

  it('follows a quote of 100,000 characters', () => {
    const text = Array.from({ length: 2_600 }, (_, i) => `Item ${i * 31} of list ${i % 97} was read by office ${i % 13}.`).join(' ')
    const source = briefingFromText('text', text, 'text@1')
    const anchor = mark(source, 1_000, 101_000)
    const target = briefingFromText('text', `A first line.\n\n${text.replace('Item 31000 ', 'Item 31001 ')}`, 'text@2')
    for (const known of [source, undefined]) {
      const found = resolve(anchor, target, known)
      expect(found.verdict).toBe('changed')
      expect(found.range && rangeText(target, found.range).length).toBe(anchor.quote.length)
    }
  })

  it('works in 1 MB without a space', () => {
    for (const unit of ['a', 'abcdefghij', 'Donaudampfschifffahrt']) {
      const text = unit.repeat(Math.ceil(1_000_000 / unit.length))
      const source = briefingFromText('text', text, 'text@1')
      const anchor = mark(source, 400_000, 400_050)
      const target = briefingFromText('text', `${text.slice(0, 300_000)}QQQ${text.slice(300_000)}`, 'text@2')
      isSound(resolve(anchor, target), target)
      isSound(resolve(anchor, target, source), target)
      expect(resolve(anchor, source).verdict).toBe('exact')
    }
  })

  it('asks which of two identical passages is meant when one of them is new and nothing tells them apart', () => {
    const one = 'The berth stays closed until the crane has been checked by the port engineer.'
    const other = 'Nothing else was said that day about any of the other things that had been on the list.'
    const source = briefingFromText('text', [other, one, other].join('\n\n'), 'text@1')
    const target = briefingFromText('text', [other, one, other, one, other].join('\n\n'), 'text@2')
    const start = textMap(source).text.indexOf('berth')
    expect(resolve(mark(source, start, start + 20), target)).toMatchObject({ verdict: 'ambiguous' })
  })

  it('tells two identical passages of one edition apart in the next', () => {
    const one = 'The berth stays closed until the crane has been checked by the port engineer.'
    const text = ['Quay of the fishing boats, north.', one, 'Quay of the ferries, south.', one, 'Nothing more.'].join('\n\n')
    const source = briefingFromText('text', text, 'text@1')
    const target = briefingFromText('text', `A new first line.\n\n${text}`, 'text@2')
    const second = textMap(source).text.lastIndexOf('berth')
    for (const known of [source, undefined]) {
      const found = resolve(mark(source, second, second + 12), target, known)
      expect(found.range && positionOf(target, found.range.start)).toBe(textMap(target).text.lastIndexOf('berth'))
    }
  })

  it('says gone for an edition that is empty or in another language', () => {
    const anchor = mark(from, 500, 560)
    const spanish = briefingFromText(
      'text',
      'Las estaciones envían sus lecturas al archivo cada hora, salvo cuando hay hielo en el embudo.',
      'text@2',
    )
    for (const target of [briefingFromText('text', '', 'text@2'), briefingFromText('text', ' \n\n \n', 'text@2'), spanish]) {
      expect(resolve(anchor, target, from)).toMatchObject({ verdict: 'gone', score: 0 })
      expect(resolve(anchor, target).verdict).toBe('gone')
    }
  })

  it('reads anchors made before there were signs of the surroundings', () => {
    const { around, ...before } = mark(from, 500, 560)
    expect(around).toBeDefined()
    expect(v.is(Anchor, before)).toBe(true)
    const found = resolve(before, briefingFromText('text', `New words come first.\n\n${long}`, 'text@2'))
    expect(found.verdict).toBe('moved')
  })
})

suite('briefingFromText', () => {
  it('keeps every character that is not a blank line, at offsets that map back', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const briefing = briefingFromText('text', text)
        const spans = passageSpans(text)
        expect(briefing.passages.map((passage) => passage.text)).toEqual(spans.map(({ start, end }) => text.slice(start, end)))
        const outside = [{ start: 0, end: 0 }, ...spans].map((span, i) => text.slice(span.end, spans[i]?.start ?? text.length))
        expect(outside.join('').trim()).toBe('')
      }),
    )
  })

  it('parts passages at blank lines only', () => {
    const { passages } = briefingFromText('text', 'One\r\nline\r\n\r\nTwo\n \t\n  Three\nmore\n')
    expect(passages.map((passage) => passage.text)).toEqual(['One\r\nline', 'Two', '  Three\nmore'])
  })
})
