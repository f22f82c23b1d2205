// Marks go out as W3C annotations and come back as they were; files of others give what they can, and are never trusted.
import fc from 'fast-check'
import { describe as about, expect, it } from 'vitest'
import { describe } from '../anchor/describe.ts'
import { rangeBetween, textMap } from '../anchor/ranges.ts'
import type { Annotation } from '../model/annotation.ts'
import { COLOURS } from '../model/colours.ts'
import { placeAlike, placeOwn, placeWords, withoutBriefing } from './attach.ts'
import { locate } from './locate.ts'
import { type Incoming, merge } from './merge.ts'
import type { ReadMark } from './read-item.ts'
import { readFile } from './read.ts'
import { ME, NOW, TEXTS, briefing, markOn, marksIn, written } from './testing.ts'

const HERE = briefing()
const LATER = '2026-11-24T09:00:00.000Z'
const LATEST = '2026-11-25T09:00:00.000Z'

const incoming = (mark: ReadMark, target = HERE): Incoming => {
  const { anchor } = placeOwn(mark, target)
  return { ...mark, anchor, quote: mark.quote === anchor?.quote ? null : mark.quote }
}
/** A store as a map, which takes what a file holds. */
const take = (store: Map<string, Annotation>, file: string, me = 'urn:me'): string[] =>
  marksIn(file).map((mark) => {
    const merged = merge(incoming(mark), { get: (id) => store.get(id), me, colour: 'yellow' })
    if (merged.effect !== 'none') store.set(merged.mark.id, merged.mark)
    return merged.effect
  })
const without = ({ origin: _origin, ...mark }: Annotation): Annotation => mark

const length = textMap(HERE).text.length
const aMark = fc
  .record({
    id: fc.uuid(),
    ends: fc.tuple(fc.nat(length - 1), fc.nat(length - 1)).map((pair) => pair.toSorted((a, b) => a - b)),
    colour: fc.constantFrom(...COLOURS),
    comment: fc.string({ unit: 'grapheme', maxLength: 60 }),
    tags: fc.uniqueArray(fc.constantFrom('cost', 'to ask', '日本', '<b>', 'a,b', '"'), { maxLength: 4 }),
    createdAt: fc.constant(NOW),
    modifiedAt: fc.constantFrom(NOW, LATER, LATEST),
  })
  .map(({ ends: [start = 0, end = 0], ...fields }) => ({ ...fields, range: rangeBetween(HERE, start, end + 1) }))
  .filter(({ range }) => {
    try {
      return describe(HERE, range).quote !== ''
    } catch {
      return false
    }
  })
  .map(({ range, ...fields }): Annotation => ({ ...fields, anchor: describe(HERE, range) }))

about('there and back', () => {
  it('gives equal marks, and an equal file', () => {
    fc.assert(
      fc.property(fc.uniqueArray(aMark, { selector: ({ id }) => id, maxLength: 8 }), (marks) => {
        const file = written(marks, HERE)
        const store = new Map<string, Annotation>()
        expect(take(store, file)).toEqual(marks.map(() => 'add'))
        const back = marks.map(({ id }) => store.get(id)!)
        expect(back.map(without)).toEqual(marks)
        expect(back.every(({ origin }) => origin?.creator?.name === 'Ada')).toBe(true)
        expect(written(back, HERE)).toBe(file)
        expect(take(store, file)).toEqual(marks.map(() => 'none'))
      }),
    )
  })

  it('says who, when, in which colour, on which words of which edition', () => {
    const mark = markOn(HERE, 'dedicated line', { comment: 'Check', tags: ['cost'] })
    const page: unknown = JSON.parse(written([mark], HERE))
    expect(page).toMatchObject({
      type: 'AnnotationPage',
      items: [
        {
          id: `urn:uuid:${mark.id}`,
          motivation: ['highlighting', 'commenting', 'tagging'],
          creator: { id: ME.id, name: 'Ada' },
          created: NOW,
          'aide:colour': 'green',
          body: [{ value: 'Check' }, { value: 'cost', purpose: 'tagging' }],
          target: {
            source: { id: 'urn:aide-memoire:edition:pack@1/summit', 'dcterms:title': 'The crossing treaty', language: 'en-GB' },
            state: { 'aide:edition': 'pack@1', 'aide:digest': 'd'.repeat(64), 'aide:textHash': mark.anchor.textHash },
          },
        },
      ],
    })
    const selectors = JSON.stringify(Reflect.get(Object(page), 'items'))
    for (const type of ['TextQuoteSelector', 'TextPositionSelector', 'RangeSelector', 'FragmentSelector', 'SurroundingsSelector'])
      expect(selectors).toContain(type)
  })
})

about('two people', () => {
  const mine = markOn(HERE, 'dedicated line', { comment: 'Mine' })
  const theirs = markOn(HERE, 'dedicated line', { id: '22222222-2222-4222-8222-222222222222', comment: 'Theirs' })

  it('keep both marks on the same words, and who made them', () => {
    const store = new Map([[mine.id, mine]])
    expect(take(store, written([theirs], HERE))).toEqual(['add'])
    expect([...store.values()].map(({ comment, origin }) => [comment, origin?.creator?.name])).toEqual([
      ['Mine', undefined],
      ['Theirs', 'Ada'],
    ])
  })

  it('get a later version of a mark that they left alone', () => {
    const store = new Map<string, Annotation>()
    take(store, written([theirs], HERE))
    const newer = { ...theirs, comment: 'Theirs, better', modifiedAt: LATER }
    expect(take(store, written([newer], HERE))).toEqual(['update'])
    expect(store.get(theirs.id)).toMatchObject({ comment: 'Theirs, better', modifiedAt: LATER, origin: { creator: { name: 'Ada' } } })
    expect(take(store, written([theirs], HERE))).toEqual(['none'])
  })

  it('keep both versions when both changed it, once', () => {
    const store = new Map<string, Annotation>()
    take(store, written([theirs], HERE))
    store.set(theirs.id, { ...store.get(theirs.id)!, comment: 'My change', modifiedAt: LATER })
    const file = written([{ ...theirs, comment: 'Their change', modifiedAt: LATEST }], HERE)
    expect(take(store, file)).toEqual(['copy'])
    expect(take(store, file)).toEqual(['none'])
    expect([...store.values()].map(({ comment }) => comment)).toEqual(['My change', 'Their change'])
    const again = written([{ ...theirs, comment: 'Their last', modifiedAt: '2026-11-26T09:00:00.000Z' }], HERE)
    expect(take(store, again)).toEqual(['update'])
    expect([...store.values()].map(({ comment }) => comment)).toEqual(['My change', 'Their last'])
  })

  it('get their own mark back as the other one changed it, and lose no change of their own', () => {
    const there = new Map<string, Annotation>()
    take(there, written([mine], HERE))
    const changed = { ...there.get(mine.id)!, comment: 'Answer', modifiedAt: LATER }
    const file = written([changed], HERE)
    const here = new Map([[mine.id, mine]])
    expect(take(here, file, ME.id)).toEqual(['update'])
    expect(here.get(mine.id)).toMatchObject({ comment: 'Answer', origin: { modified: LATER } })
    expect(here.get(mine.id)?.origin?.creator).toBeUndefined()
    const busy = new Map([[mine.id, { ...mine, comment: 'Meanwhile', modifiedAt: LATEST }]])
    expect(take(busy, file, ME.id)).toEqual(['copy'])
    expect([...busy.values()].map(({ comment }) => comment)).toEqual(['Meanwhile', 'Answer'])
  })

  it('does not bring the first version back as a copy of itself', () => {
    const store = new Map<string, Annotation>()
    take(store, written([theirs], HERE))
    store.set(theirs.id, { ...store.get(theirs.id)!, comment: 'My change', modifiedAt: LATER })
    take(store, written([{ ...theirs, comment: 'Their change', modifiedAt: LATEST }], HERE))
    const owner = new Map([[theirs.id, { ...theirs, comment: 'Their change', modifiedAt: LATEST }]])
    const copy = [...store.values()].find(({ comment }) => comment === 'Their change')
    expect(take(owner, written([copy!], HERE), ME.id)).toEqual(['none'])
  })
})

about('another edition', () => {
  const placed = (words: string, texts: readonly string[]) => {
    const [mark] = marksIn(written([markOn(HERE, words)], HERE))
    return placeOwn(mark!, briefing(texts, 'pack@2'))
  }

  it('finds words that stand elsewhere now; into a newer edition the mark comes as it was made', () => {
    const texts = [TEXTS[0]!, 'A new beginning.', ...TEXTS.slice(1)]
    const { state, anchor, place } = placed('dedicated line for classified', texts)
    expect([state, place?.edition, place?.passage, anchor?.edition]).toEqual(['attached', 'pack@2', 'p-2', 'pack@1'])
    const [mark] = marksIn(written([markOn(briefing(texts, 'pack@3'), 'dedicated line for classified')], HERE))
    expect(placeOwn(mark!, HERE)).toMatchObject({ state: 'attached', anchor: { edition: 'pack@1', start: { passage: 'p-1' } } })
  })

  it('tells a change in substance from other words, with the words found', () => {
    const changed = placed('from 12 million to 14 million euro', TEXTS.with(4, TEXTS[4]!.replace('14', '19')))
    expect(changed).toMatchObject({ state: 'changed', found: 'from 12 million to 19 million euro' })
  })

  it('says when they are gone, and keeps where they were', () => {
    const gone = placed('dedicated line for classified information', TEXTS.with(1, 'Nothing of that kind was said at all.'))
    expect(gone).toMatchObject({ state: 'not-found', anchor: { edition: 'pack@1' } })
  })

  it('says when the source is missing', () => {
    const [mark] = marksIn(written([markOn(HERE, 'dedicated line')], HERE))
    expect(withoutBriefing(mark!)).toMatchObject({ state: 'source-missing', anchor: { edition: 'pack@1', briefing: 'summit' } })
  })
})

about('files of other programs', () => {
  const hypothesis = (exact: string, prefix = '', suffix = '') =>
    JSON.stringify({
      export_date: '2026-11-20T10:00:00Z',
      client_version: '1.1',
      annotations: [
        {
          id: 'Xq3aYLTZEe2',
          created: '2026-11-20T09:58:11.123456+00:00',
          updated: '2026-11-20T09:59:11.123456+00:00',
          user: 'acct:jane@hypothes.is',
          user_info: { display_name: 'Jane Doe' },
          uri: 'https://example.org/treaty',
          text: 'Look **here**',
          tags: ['cost', 'cost'],
          group: '__world__',
          flagged: false,
          document: { title: ['The crossing treaty'] },
          target: [
            {
              source: 'https://example.org/treaty',
              selector: [
                { type: 'RangeSelector', startContainer: '/p[1]', endContainer: '/p[1]', startOffset: 3, endOffset: 17 },
                { type: 'TextPositionSelector', start: 99_999, end: 100_015 },
                { type: 'TextQuoteSelector', exact, prefix, suffix },
              ],
            },
          ],
        },
      ],
    })
  const one = (text: string) => {
    const read = readFile(text, NOW)
    if (!read.ok) throw new Error(read.reason)
    return { mark: read.marks[0]!, read }
  }

  it('are read by their words alone; fields that nobody knows are counted', () => {
    const { mark, read } = one(hypothesis('a dedicated  line\nfor'))
    expect(mark).toMatchObject({
      comment: 'Look **here**',
      tags: ['cost'],
      colour: null,
      title: 'The crossing treaty',
      creator: { id: 'acct:jane@hypothes.is', name: 'Jane Doe' },
      modifiedAt: '2026-11-20T09:59:11.123Z',
    })
    expect(read.ignored).toBe(2)
    expect(placeWords(mark, HERE, 0)).toMatchObject({ state: 'attached', anchor: { quote: 'a dedicated line for' } })
    expect(one(hypothesis('a dedicated  line\nfor')).mark.id).toBe(mark.id)
  })

  it('are placed by what stands around words that stand there twice, or not at all', () => {
    expect(placeWords(one(hypothesis('The parties will meet again')).mark, HERE, 0)).toMatchObject({ why: 'several-places' })
    const second = placeWords(one(hypothesis('The parties will meet again', 'meet again. ')).mark, HERE, 0)
    expect(second).toMatchObject({ state: 'attached', anchor: { start: { passage: 'p-3', offset: 29 } } })
  })

  it('are placed on other words only with a flag', () => {
    const { mark } = one(hypothesis('Costs rose from 12 million to 13 million euro, and nobody named a date'))
    expect(placeWords(mark, HERE, 0).state).toBe('not-found')
    expect(placeAlike(mark, HERE)).toMatchObject({ state: 'changed' })
  })

  it('may come as a list, one annotation, a collection with pages, or with prefixes', () => {
    const target = { source: 'urn:x', selector: { type: 'TextQuoteSelector', exact: 'dedicated' } }
    const item = {
      '@type': 'oa:Annotation',
      body: { type: 'TextualBody', value: '<p>a &amp; b</p><script>x()</script>', format: 'text/html' },
      target,
    }
    const shapes = [item, [item], { items: [item] }, { type: 'AnnotationCollection', first: { items: [], next: { items: [item] } } }]
    for (const shape of shapes) expect(one(JSON.stringify(shape)).mark).toMatchObject({ quote: 'dedicated', comment: 'a & b' })
  })
})

about('bad input', () => {
  const target = { source: 'urn:x', selector: { type: 'TextQuoteSelector', exact: 'dedicated' } }
  const sentence = (text: string) => {
    const read = readFile(text, NOW)
    return read.ok ? 'read' : read.reason
  }

  it('is refused with a sentence when nothing of it can be read', () => {
    expect(sentence('')).toContain('empty')
    expect(sentence('\ufeff  ')).toContain('empty')
    expect(sentence('%PDF-1.7')).toContain('not JSON')
    expect(sentence('{"items": [')).toContain('not JSON')
    expect(sentence('42')).toContain('no annotations')
    expect(sentence('{"name":"x"}')).toContain('no annotations')
    expect(sentence('['.repeat(10_000) + ']'.repeat(10_000))).toContain('60 levels')
    expect(sentence(`{"items":[{"body":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}}]}`)).toContain('60 levels')
    expect(sentence(JSON.stringify(Array.from({ length: 5_001 }, () => 0)))).toContain('5,001 marks')
  })

  it('is told item by item, and the rest is kept', () => {
    const read = readFile(
      JSON.stringify([
        { id: 'urn:a', target },
        7,
        null,
        { id: 'urn:b', target: { source: 'urn:x' } },
        { id: 'urn:c', target: { source: 'urn:x', selector: [target.selector, { type: 'TextPositionSelector', start: 9, end: -4 }] } },
        { id: 'urn:a', target, bodyValue: 'later', modified: LATEST },
        { id: 'urn:d', target, bodyValue: 'x'.repeat(30_000), created: 'yesterday', 'aide:colour': 'mauve', body: 'https://example.org/a' },
        { id: 'urn:e', target, tags: Array.from({ length: 60 }, (_, i) => `tag ${i}`) },
        { id: ['urn:f'], target: { source: {}, selector: { type: 'TextQuoteSelector', exact: { a: 1 } } } },
      ]),
      NOW,
    )
    if (!read.ok) throw new Error(read.reason)
    expect(read.marks.map(({ iri, comment, tags }) => [iri, comment.length, tags.length])).toEqual([
      ['urn:a', 5, 0],
      ['urn:c', 0, 0],
      ['urn:d', 20_000, 0],
      ['urn:e', 0, 40],
    ])
    expect(new Set(read.problems.map(({ n }) => n))).toEqual(new Set([2, 3, 4, 5, 6, 7, 8, 9]))
    expect(read.problems.every(({ text }) => text.endsWith('.'))).toBe(true)
  })

  it('with script in every field stays text', () => {
    const script = '<script>alert(1)</script>'
    const file = JSON.stringify({
      '@context': script,
      items: [
        {
          id: script,
          motivation: script,
          creator: { id: script, name: script },
          created: script,
          'aide:colour': script,
          __proto__: script,
          body: [{ type: 'TextualBody', value: script, format: script, purpose: script }],
          target: {
            source: { id: script, title: script },
            state: script,
            selector: [{ type: 'TextQuoteSelector', exact: script, prefix: script, suffix: script }],
          },
        },
      ],
    })
    const { mark } = { mark: (readFile(file, NOW) as { marks: ReadMark[] }).marks[0]! }
    expect([mark.comment, mark.quote, mark.creator.name, mark.colour, mark.anchor]).toEqual([script, script, script, null, null])
    expect(mark.id).toMatch(/^[0-9a-f-]{36}$/u)
    expect(placeWords(mark, HERE, 0)).toMatchObject({ state: 'not-found' })
  })

  it('never throws, whatever is in the file, and gives no place outside the text', () => {
    const wild = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom(target, 'Annotation', 'TextQuoteSelector'),
        tie('item'),
      ),
      item: fc.dictionary(
        fc.constantFrom(
          'id',
          'type',
          'target',
          'selector',
          'exact',
          'prefix',
          'suffix',
          'start',
          'end',
          'source',
          'body',
          'value',
          'items',
          'tags',
          'refinedBy',
          'creator',
          'created',
        ),
        tie('value'),
      ),
    })).value
    fc.assert(
      fc.property(wild, fc.array(wild), (value, list) => {
        for (const text of [JSON.stringify(value), JSON.stringify({ items: list })]) {
          const read = readFile(text, NOW)
          if (!read.ok) continue
          for (const mark of read.marks)
            for (const { state, anchor } of [placeWords(mark, HERE, 0), placeAlike(mark, HERE), placeOwn(mark, HERE)]) {
              if (state !== 'attached') continue
              expect(textMap(HERE).text.slice(anchor?.position.start, anchor?.position.end)).toBe(anchor?.quote)
            }
        }
      }),
    )
  })

  it('does not take an anchor that is wrong in any part for granted', () => {
    const [mark] = marksIn(written([markOn(HERE, 'dedicated line')], HERE))
    const anchor = mark!.anchor!
    const wrong = [
      { ...anchor, position: { start: 3, end: 17 } },
      { ...anchor, start: { passage: 'p-99', offset: 0 } },
      { ...anchor, end: { passage: 'p-1', offset: 99_999 } },
      { ...anchor, prefix: 'other words ' },
      { ...anchor, position: { start: 9_999_999, end: 9_999_999 + anchor.quote.length } },
    ]
    for (const one of wrong) {
      const placed = placeOwn({ ...mark!, anchor: one }, HERE)
      expect(placed.state === 'attached' ? placed.anchor : anchor).toEqual(anchor)
    }
  })
})

about('locate', () => {
  it('finds every unique run of words, whatever white space is between them', () => {
    const { text } = textMap(HERE)
    fc.assert(
      fc.property(fc.nat(length - 1), fc.nat(length - 1), (a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b) + 1]
        const quote = text.slice(start, end)
        const words = quote.trim()
        fc.pre(words !== '')
        const found = locate(HERE, { quote: quote.replaceAll(/\s/gu, ' \n\t'), prefix: text.slice(0, start), suffix: text.slice(end) })
        expect(found.found === 'once' && text.slice(found.start, found.end)).toBe(words)
      }),
    )
  })
})
