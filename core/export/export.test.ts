import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describe as anchorOf } from '../anchor/describe.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import type { NoteWithQuotes, Quote } from '../model/note.ts'
import { DEFAULT_SETTINGS } from '../model/settings.ts'
import { quoteBlock } from '../notes/quote-block.ts'
import type { BuildOptions } from './build-common.ts'
import { buildAnnotated } from './build-annotated.ts'
import { buildMarks } from './build-marks.ts'
import { buildNotes } from './build-notes.ts'
import { printDocument } from './document.ts'
import { safeFileName } from './file-name.ts'
import { flowOf } from './flow.ts'
import type { Shelf } from './ledger.ts'
import { writeMarkdown } from './markdown-file.ts'
import { writePlainText } from './plain-text.ts'
import { printMarkdown } from './markdown.ts'
import { cssString, markup } from './markup.ts'
import { parseNote } from './parse-note.ts'
import { quoteLines } from './quote-lines.ts'
import { shortTitle } from './short-title.ts'
import { sourcesCited } from './sources-cited.ts'

const T = '2026-11-17T10:00:00.000Z'
const passage = (id: string, n: number | null, text: string, sources: [number, number][] = []): Passage => ({
  id,
  n,
  kind: n === null ? 'heading' : 'paragraph',
  text,
  marks: sources.map(([at, source]) => ({ type: 'source' as const, start: at, end: at, source })),
})

const briefing: Briefing = {
  id: 'summit',
  edition: 'pack@2',
  title: 'The summit',
  standfirst: 'What was agreed.',
  date: '2026-11-23',
  topics: [],
  regions: [],
  lang: 'en-GB',
  words: 20,
  names: [],
  sections: [
    {
      id: 'one',
      title: 'First section',
      from: 0,
      to: 3,
    },
    {
      id: 'two',
      title: 'Second section',
      from: 3,
      to: 5,
    },
  ],
  sources: ['Alpha', 'Beta', 'Gamma'].map((title) => ({
    key: title,
    title,
    publisher: 'Press',
    date: '2024-07',
    url: `https://example.org/${title}`,
  })),
  passages: [
    passage('h-one', null, 'First section'),
    passage('p-1', 1, 'The line was agreed. It opens later.', [
      [20, 2],
      [36, 1],
    ]),
    passage('p-2', 2, 'No date was given.'),
    passage('h-two', null, 'Second section'),
    passage('p-3', 3, 'Money followed.', [[15, 2]]),
  ],
}

const rangeOf = (id: string, start: number, end: number) => ({ start: { passage: id, offset: start }, end: { passage: id, offset: end } })
const markOn = (id: string, passageId: string, start: number, end: number, comment = ''): Annotation => ({
  id,
  anchor: anchorOf(briefing, rangeOf(passageId, start, end)),
  colour: 'green',
  comment,
  tags: ['later'],
  createdAt: T,
  modifiedAt: T,
})
const quoteOf = (id: string, passageId: string, start: number, end: number, annotation?: string): Quote => ({
  id,
  anchor: anchorOf(briefing, rangeOf(passageId, start, end)),
  createdAt: T,
  ...(annotation === undefined ? {} : { annotation }),
})
const noteOf = (title: string, body: string, sources: Quote[] = []): NoteWithQuotes => ({
  note: {
    id: 'note-0001',
    title,
    body,
    opening: '',
    words: 0,
    quotes: 0,
    createdAt: T,
    modifiedAt: T,
    deletedAt: null,
    revision: 1,
  },
  sources,
})
const shelf = (annotations: Annotation[] = [], installed = true, newer: Shelf['newer'] = () => undefined): Shelf => ({
  briefing: () => (installed ? briefing : undefined),
  edition: () => (installed ? { id: 'pack@2', title: 'Pack', number: 2, label: 'November 2026', issuer: 'The Issuer' } : undefined),
  annotation: (id) => annotations.find((annotation) => annotation.id === id),
  newer,
  colourLabels: DEFAULT_SETTINGS.colourLabels,
})
const options: BuildOptions = {
  page: { paper: 'A4', orientation: 'portrait', marking: '', lineNumbers: false },
  title: undefined,
  author: '',
  contents: true,
  sources: true,
  comments: true,
  citationStyle: 'plain',
  exported: {
    date: '2026-11-23',
    time: '14:03',
  },
  local: (instant) => ({
    date: instant.slice(0, 10),
    time: instant.slice(11, 16),
  }),
}
const print = (body: string, top = 2) => printMarkdown(parseNote(body).tree, { prefix: 'n1', top, quotes: [] })

describe('markup', () => {
  it('lets no text out of its place, in HTML or in CSS', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(markup`<p title="${text}">${text}</p>`.markup.slice(1, -4).replace('">', '').replace('p title="', '')).not.toMatch(/[<>"]/u)
        expect(cssString(text).slice(1, -1)).not.toMatch(/["<>&\n\r\f]|\\(?![0-9a-f]+ )/u)
      }),
    )
  })
})

describe('printMarkdown', () => {
  it('prints raw HTML as text, pictures as words, and follows only addresses of the web and of mail', () => {
    const { markup: out } = print(
      '<script>alert(1)</script>\n\nA <b>b</b> ![A map](https://x.org/a.png) [go](javascript:alert) [site](https://x.org/a?b=1&c)',
    ).body
    expect(out).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(out).toContain('<code>&lt;b&gt;</code>')
    expect(out).toContain('[Picture: A map]')
    expect(out).not.toMatch(/<(?:script|img|b)\b|javascript/u)
    expect(out).toContain('<a href="https://x.org/a?b=1&amp;c">site</a> <span class="url" dir="auto">(x.org/a?b=1&amp;c)</span>')
  })

  it('prints footnotes and definitions that nothing refers to, and the titles of links and pictures', () => {
    const body = '[go][a] ![map][b] [x](javascript:no "Title x")\n\n[a]: https://x.org "Title a"\n[b]: y.png "Title b"\n[c]: z "Title c"'
    const { markup: out } = print(`${body}\n[a]: w\n\n[^one]: First[^two].\n\n[^two]: Second.`).body
    expect(out).toContain('<a href="https://x.org">go</a> <span class="url" dir="auto">(x.org, Title a)</span>')
    expect(out).toContain('[Picture: map, Title b]')
    expect(out).toContain('x <span class="url" dir="auto">(Title x)</span>')
    expect(out.match(/<p class="raw"/gu)).toHaveLength(2)
    expect(out).toMatch(
      /\[c\]: z &quot;Title c&quot;[^]*\[a\]: w[^]*<li id="n1-f1" dir="auto">First<sup>[^]*<li id="n1-f2" dir="auto">Second/u,
    )
  })

  it('moves headings under the document’s own, and lists them with their words alone', () => {
    const { body, headings } = print('## A *b*\n\n#### C\n\n##### D\n\n###### E', 3)
    expect(headings.map(({ depth, text }) => [depth, text])).toEqual([
      [3, 'A b'],
      [5, 'C'],
      [6, 'D'],
      [6, 'E'],
    ])
    expect(body.markup).toMatch(/<h3 id="n1-h1" dir="auto">A <em>b<\/em><\/h3>/u)
  })

  it('prints tables with column heads, tasks, nested lists, code and footnotes', () => {
    const { markup: out } = print(
      '| A | B |\n|---|--:|\n| 1 | 2 |\n\n- [x] done\n- one\n  1. two\n\n```\na < b\n```\n\nText[^n].\n\n[^n]: Foot *note*.',
    ).body
    expect(out).toMatch(/<th scope="col" class="word" dir="auto">A<\/th><th scope="col" class="end word" dir="auto">B<\/th>/u)
    expect(out).toContain('aria-label="Done"')
    expect(out).toMatch(/<li dir="auto">one<ol>/u)
    expect(out).toContain('<code>a &lt; b</code>')
    expect(out).toMatch(/<sup><a href="#n1-f1">1<\/a><\/sup>[^]*<li id="n1-f1" dir="auto">Foot <em>note<\/em>/u)
  })

  it('keeps the lines of a paragraph, also in items, quotations and emphasis', () => {
    const address = 'Ministry\n*2-2-1\nKasumigaseki*'
    const lines = 'Ministry<br /><em>2-2-1<br />Kasumigaseki</em>'
    const { markup: out } = print(
      `${address}\n\n- ${address.replaceAll('\n', '\n  ')}\n\n> ${address.replaceAll('\n', '\n> ')}\n\nhard  \nbreak`,
    ).body
    expect(out.split(lines)).toHaveLength(4)
    expect(out).toContain('hard<br />break')
    expect(print('```\na\nb\n```').body.markup).toContain('<code>a\nb</code>')
  })

  it('keeps short words of a table whole, and lets a cell longer than a page run on', () => {
    const { markup: out } = print(`| A | B |\n|---|---|\n| short | ${'A long cell. '.repeat(200)} |\n| x | ${'long'.repeat(60)} |`).body
    expect(out).toContain('<table class="">')
    expect(out).toContain('<tr class="long"><td class="word" dir="auto">short</td><td dir="auto">A long')
    expect(out).toContain('<tr><td class="word" dir="auto">x</td>')
    expect(print('| A |\n|---|\n| 1 |').body.markup).toContain('<table class="small">')
  })

  it('turns lists, tables and quotations the way their words run', () => {
    expect(print('- פריט\n- two').body.markup).toContain('<ul dir="rtl">')
    expect(print('- 1 two\n- פריט').body.markup).toContain('<ul>')
    expect(print('| א | ב |\n|---|---|\n| 1 | שתיים |').body.markup).toMatch(/<table class="small" dir="rtl">[^]*<td class="word">1<\/td>/u)
    expect(print('> مرحبا').body.markup).toContain('<blockquote class="plainq" dir="rtl">')
  })

  it('marks Japanese and Korean runs by language', () => {
    expect(print('Tokyo 東京 と 서울').body.markup).toMatch(/<span lang="ja">と<\/span> <span lang="ko">서울<\/span>/u)
  })
})

describe('sourcesCited', () => {
  it('takes the references inside the range and the next ones after it', () => {
    expect(sourcesCited(briefing, rangeOf('p-1', 0, 8))).toEqual([2])
    expect(sourcesCited(briefing, rangeOf('p-1', 21, 30))).toEqual([1])
    expect(sourcesCited(briefing, rangeOf('p-1', 0, 36))).toEqual([1, 2])
    expect(sourcesCited(briefing, rangeOf('p-2', 0, 5))).toEqual([])
  })
})

describe('buildNotes', () => {
  const mark = markOn('annotation-1', 'p-1', 4, 8, 'Which line?')
  const first = quoteOf('quote-0001', 'p-1', 0, 20, mark.id)
  const second = quoteOf('quote-0002', 'p-3', 0, 15)
  const body = (...quotes: string[]) => `# Note\n\nText.\n\n${quotes.join('\n\n')}\n`
  const block = (quote: Quote) => quoteBlock(quote, briefing, 'edition 2')

  it('compares every quote, numbers it, and lists its sources by first use', () => {
    const text = body(
      block(first),
      block(second).replace('followed', 'came'),
      block(first).replace('was agreed', '[…]'),
      `- ${block(second).replaceAll('\n', '\n  ')}`,
    )
    const { model, tally } = buildNotes([noteOf('Note', text, [first, second])], shelf([mark]), options)
    expect(tally).toEqual({ verbatim: 2, shortened: 1, changed: 0, edited: 1, missing: 0 })
    expect(model.sources.map(({ number, source, quotes }) => [number, source.title, quotes])).toEqual([[1, 'Beta', [1, 2, 3, 4]]])
    const [part] = model.parts
    expect(part?.title).toBeNull()
    const quotes = part?.content.kind === 'markdown' ? part.content.quotes.map(({ quote }) => quote) : []
    expect(quotes.map((quote) => [quote.number, quote.words, quote.state])).toEqual([
      [1, 'The line was agreed.', 'verbatim'],
      [2, 'Money came.', 'edited'],
      [3, 'The line […].', 'shortened'],
      [4, 'Money followed.', 'verbatim'],
    ])
    expect(quotes[0]?.marks).toEqual([{ start: 4, end: 8, colour: 'green' }])
    expect(quotes[0]?.remark).toMatchObject({ comment: 'Which line?', tags: ['later'] })
    const { html: page } = printDocument(model, [])
    expect(page.match(/<h1[^>]*>Note<\/h1>/gu)).toHaveLength(1)
    expect(page).not.toContain('aide:quote')
    for (const [id] of page.matchAll(/ id="[^"]+"/gu)) expect(page.split(id)).toHaveLength(2)
  })

  it('prints where the words differ from the source, and in which edition the source changed', () => {
    const text = body(block(first), block(second).replace('followed', 'came'))
    const later: Shelf['newer'] = (id) => (id === first.id ? { edition: 'pack@3', verdict: 'reworded' } : undefined)
    const { model, tally } = buildNotes([noteOf('Note', text, [first, second])], shelf([], true, later), options)
    expect(tally).toEqual({ verbatim: 0, shortened: 0, changed: 1, edited: 1, missing: 0 })
    const { html: page } = printDocument(model, [])
    expect(page).toContain('<b>Source changed in edition 3.</b>')
    expect(page).toContain('<b>Edited.</b>')
    expect(page).toMatch(/Money <del>followed<\/del> <ins>came<\/ins>\./u)
    expect(page).toContain('“Source changed” (quote 1) means')
  })

  it('cites in the style asked for, in full at the first use in each note, and lists what is quoted', () => {
    const text = body(block(first), block(second))
    const cited = (style: BuildOptions['citationStyle']) => {
      const notes = [noteOf('A', text, [first, second]), noteOf('B', text, [first, second])]
      const { model } = buildNotes(notes, shelf(), { ...options, citationStyle: style })
      const page = printDocument(model, []).html.replaceAll('\u00A0', ' ')
      expect(page).toMatch(/Briefings quoted[^]*quotes 1, 2, 3, 4[^]*What their passages name/u)
      return [...page.matchAll(/<p class="cite"[^>]*>[^]*?<\/b> ([^]*?)<\/p>/gu)].map(([, run]) => run?.replace(/<[^>]*>/gu, ''))
    }
    const full = '“The summit,” in Pack, ed. 2 (The Issuer, November 23, 2026), par. 1. Source 1.'
    const short = '“The summit,” par. 3. Source 1.'
    expect(cited('chicago')).toEqual([full, short, full, short])
    expect(cited('oscola')[3]).toBe('‘The summit’ (n 3) para 3. Source 1.')
  })

  it('names the quotes that must not be handed in', () => {
    const text = body(block(first), block(second).replace('followed', 'came'))
    const two = buildNotes([noteOf('A', text, [first, second]), noteOf('B', text, [second])], shelf(), options)
    expect(two.unsound).toEqual([
      { number: 2, part: 'A', words: 'Money came.', state: 'edited' },
      { number: 3, part: 'B', words: 'The line was agreed.', state: 'missing' },
      { number: 4, part: 'B', words: 'Money came.', state: 'edited' },
    ])
    expect(buildNotes([noteOf('A', text, [first])], shelf(), options).unsound.map(({ part }) => part)).toEqual([''])
  })

  it('says when the source is not installed, and leaves comments and sources out when told to', () => {
    const text = body(block(first), block(second).replace('quote-0002', 'quote-unknown'))
    const away = buildNotes([noteOf('Note', text, [first])], shelf([mark], false), options)
    expect(away.tally).toEqual({ verbatim: 0, shortened: 0, changed: 0, edited: 0, missing: 2 })
    expect(away.model.running.foot).toBe('Quotes not checked: no source is installed')
    expect(printDocument(away.model, []).html).toContain('Source not installed.')
    const bare = buildNotes([noteOf('Note', text, [first])], shelf([mark]), { ...options, comments: false, sources: false })
    expect(bare.model.sources).toEqual([])
    expect(printDocument(bare.model, []).html).not.toMatch(/Which line|Sources? \d/u)
  })

  it('does not count a quote shown as code, and has contents only when there is more than one note', () => {
    const text = `${block(first).replaceAll(/^/gmu, '    ')}\n\nText.`
    const one = buildNotes([noteOf('', text, [first])], shelf(), options)
    expect(one.tally.verbatim).toBe(0)
    expect(printDocument(one.model, []).html).not.toMatch(/Checked|No quotes|compared/u)
    expect(one.model.running.foot).toBe('')
    expect(printDocument(one.model, []).contents).toBe(false)
    const two = buildNotes([noteOf('A', 'a'), noteOf('B', 'b')], shelf(), options)
    expect(printDocument(two.model, []).contents).toBe(true)
    expect(printDocument(two.model, [], new Map([['n2', 7]])).html).toMatch(/href="#n2">[^\n]*<span class="page">7<\/span>/u)
    expect(printDocument({ ...two.model, contents: false }, []).contents).toBe(false)
  })

  it('keeps a title full of markup harmless', () => {
    const { model } = buildNotes([noteOf('</style><script>"\\', 'a')], shelf(), { ...options, author: '"><script>' })
    const { html: page } = printDocument(model, [])
    expect(page).not.toContain('<script')
    expect(page.match(/<\/style>/gu)).toHaveLength(1)
  })
})

describe('buildMarks', () => {
  it('groups the marks by section in reading order', () => {
    const marks = [markOn('annotation-3', 'p-3', 0, 5, 'C'), markOn('annotation-2', 'p-2', 3, 7), markOn('annotation-1', 'p-1', 4, 8, 'A')]
    const { model, tally } = buildMarks(briefing, marks, shelf(), options)
    const groups = model.parts.map((part) => [
      part.title,
      part.content.kind === 'quotes' ? part.content.quotes.map((quote) => quote.words) : [],
    ])
    expect(groups).toEqual([
      ['First section', ['line', 'date']],
      ['Second section', ['Money']],
    ])
    expect(tally.verbatim).toBe(3)
  })

  it('cites the briefing, its date, the place and the edition in full first, and in short after', () => {
    const headed: Briefing = {
      ...briefing,
      passages: [{ ...passage('t', null, 'The summit'), kind: 'title' }, ...briefing.passages],
      sections: [],
    }
    const on = (id: string, passageId: string): Annotation => ({
      ...markOn(id, 'p-1', 0, 8),
      anchor: anchorOf(headed, rangeOf(passageId, 0, 8)),
    })
    const marks = [on('annotation-1', 't'), on('annotation-2', 'h-one'), on('annotation-3', 'p-1')]
    const { model } = buildMarks(headed, marks, { ...shelf(), briefing: () => headed }, { ...options, sources: false })
    const cited = [...printDocument(model, []).html.matchAll(/<p class="cite"[^>]*>([^]*?)<\/p>/gu)].map(([, text]) =>
      (text ?? '').replace(/<[^>]*>/gu, '').replaceAll('\u00A0', ' '),
    )
    expect(cited).toEqual([
      'Verified. The summit, 23 November 2026, title, edition 2.',
      'Verified. The summit, heading.',
      'Verified. The summit, ¶ 1.',
    ])
  })
})

describe('buildAnnotated', () => {
  const rich: Briefing = {
    ...briefing,
    passages: [
      { ...passage('t', null, 'The summit'), kind: 'title' },
      ...briefing.passages.slice(0, 3),
      { ...passage('i-1', 4, 'First item'), kind: 'item', group: 'g' },
      { ...passage('i-2', 5, 'Second item'), kind: 'item', group: 'g', depth: 1 },
      { ...passage('r-1', null, 'Place\tSum'), kind: 'row', group: 'r', header: true },
      { ...passage('r-2', 6, 'Kyiv\t37'), kind: 'row', group: 'r' },
      ...briefing.passages.slice(3),
    ],
    sections: [],
  }
  const on = (id: string, from: string, start: number, to: string, end: number): Annotation => ({
    ...markOn(id, 'p-1', 0, 8, 'Why?'),
    anchor: anchorOf(rich, { start: { passage: from, offset: start }, end: { passage: to, offset: end } }),
  })
  // The second overlaps the first; the third covers a cell of the table.
  const marks = [on('annotation-2', 'p-1', 9, 'p-2', 7), on('annotation-1', 'p-1', 4, 'p-1', 13), on('annotation-3', 'r-2', 5, 'r-2', 7)]
  const { model } = buildAnnotated(rich, marks, { ...shelf(), briefing: () => rich }, options)

  it('prints the whole text with its marks in place, and a note for each by its number', () => {
    const { html } = printDocument(model, [])
    const text = html.replace(/<style>[^]*<\/style>/u, '').replaceAll(/<sup class="note">.*?<\/sup>/gu, '')
    const plain = text.replaceAll(/<[^>]*>/gu, '')
    let at = plain.indexOf('Contents')
    for (const words of rich.passages.slice(1).flatMap((one) => one.text.split('\t'))) {
      at = plain.indexOf(words, at)
      expect(at, words).toBeGreaterThan(0)
    }
    expect(html).toContain(
      '<mark class="hl" data-hl="green">line </mark><mark class="hl" data-hl="green">was</mark><sup class="note"><a href="#q1">1</a></sup>',
    )
    expect(html).toContain('<td dir="auto"><mark class="hl" data-hl="green">37</mark><sup class="note"><a href="#q3">3</a></sup></td>')
    for (const number of [1, 2, 3]) expect(html).toContain(`id="q${number}"`)
    expect(html).toMatch(/<ul><li dir="auto">¶.4.First item<\/li><li dir="auto" style="margin-inline-start:5mm">/u)
  })

  it('is the same text in every other format', () => {
    for (const written of [writePlainText(flowOf(model)), writeMarkdown(model, '2026-11-23')]) {
      const bare = written.replaceAll(/<\/?mark>| ?\[\d\]/gu, '')
      for (const words of [
        'The line was agreed. It opens later.',
        'No date was given.',
        'First item',
        'Kyiv',
        'Second section',
        'Money followed.',
        'Why?',
      ])
        expect(bare).toContain(words)
      expect(written.match(/\[[123]\]/gu)).toHaveLength(3)
    }
  })
})

describe('a quote over several passages', () => {
  const figure: Passage = {
    id: 'f',
    n: 4,
    kind: 'figure',
    text: 'USD 67 million Approximate total.',
    marks: [{ type: 'value', start: 0, end: 14 }],
  }
  const mixed: Briefing = { ...briefing, passages: [...briefing.passages, figure] }
  const over = { start: { passage: 'p-2', offset: 3 }, end: { passage: 'f', offset: 26 } }

  it('prints headings and the numbers of figures apart from the text round them, and keeps the words', () => {
    const annotation: Annotation = { ...markOn('annotation-1', 'p-1', 4, 8), anchor: anchorOf(mixed, over) }
    const { html } = printDocument(buildMarks(mixed, [annotation], { ...shelf(), briefing: () => mixed }, options).model, [])
    const hl = (text: string) => `<mark class="hl" data-hl="green">${text}</mark>`
    const quote = /<blockquote[^>]*>([^]*?)<\/blockquote>/u.exec(html)?.[1] ?? ''
    expect(quote).toContain(`<p class="heading" dir="auto">${hl('Second section')}</p><p dir="auto">${hl('Money followed.')}</p>`)
    expect(quote).toContain(`<p dir="auto"><b class="value">${hl('USD 67 million')}</b>${hl(' Approximate')}</p>`)
    expect(quote.replaceAll('</p><p', '</p>\n<p').replace(/<[^>]*>/gu, '')).toBe(annotation.anchor.quote)
  })

  it('takes for a heading only what is one in the source, in its order', () => {
    const twice: Briefing = { ...mixed, passages: [passage('a', 1, 'Aims'), passage('b', null, 'Aims'), passage('c', 2, 'Aims')] }
    const all = { start: { passage: 'a', offset: 0 }, end: { passage: 'c', offset: 4 } }
    const headings = (words: string) => quoteLines(words, all, twice).map(({ heading }) => heading)
    expect(headings('Aims\nAims\nAims')).toEqual([false, true, false])
    expect(headings('Aims\nOther\nAims')).toEqual([false, false, true])
    const cut = { start: { passage: 'f', offset: 4 }, end: { passage: 'f', offset: 25 } }
    expect(quoteLines('67 million Approximate', cut, mixed)).toEqual([{ heading: false, value: 0 }])
    expect(quoteLines('67 million Approximat', cut, mixed)).toEqual([{ heading: false, value: 10 }])
  })
})

describe('shortTitle', () => {
  it('leaves what fits, and cuts the rest at a word', () => {
    expect(shortTitle('Japan and\n NATO')).toBe('Japan and NATO')
    const long = shortTitle('Words that go on, '.repeat(20))
    expect(long).toMatch(/^(?:Words that go on, )+.*[a-z]…$/u)
    expect(long.length).toBeGreaterThan(60)
    expect(long.length).toBeLessThanOrEqual(81)
    expect(shortTitle('長い題名'.repeat(30))).toHaveLength(39)
    expect(shortTitle('👩🏽‍🔬'.repeat(60))).toMatch(/^(?:👩🏽‍🔬)+…$/u)
  })
})

describe('safeFileName', () => {
  it.each([
    ['notes', 'notes.pdf'],
    ['Notes.PDF', 'Notes.pdf'],
    ['../../etc/passwd', 'etc passwd.pdf'],
    ['a<b>:c|"d?*', 'a b c d.pdf'],
    ['CON', 'Notes CON.pdf'],
    [' . ', 'Notes.pdf'],
    ['x\u202Efdp.exe', 'xfdp.exe.pdf'],
    ['日本', '日本.pdf'],
    ['\u0000\n', 'Notes.pdf'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name, 'pdf', 'Notes')).toBe(safe))

  it('fits into a file system whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name, 'pdf', 'Notes')
        expect(new TextEncoder().encode(safe).length).toBeLessThanOrEqual(200)
        expect(safe).toMatch(/^[^\\/:*?"<>|\p{Cc}]+\.pdf$/u)
        expect(safe).not.toMatch(/^[. ]|[. ]\.pdf$/u)
      }),
    )
  })
})
