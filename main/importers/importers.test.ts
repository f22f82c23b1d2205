// Each importer gives plain blocks: never HTML, no script, and no words that are neither kept nor listed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Understood } from '../../core/import/draft.ts'
import { tokenise } from '../../core/text/tokenise.ts'
import { readFileAs } from './index.ts'

const read = async (name: string, contents: string | Uint8Array) =>
  readFileAs(typeof contents === 'string' ? Buffer.from(contents) : contents, name)
const texts = ({ understood }: { understood: Understood }): string[] => understood.blocks.map(({ kind, text }) => `${kind}: ${text}`)
const listed = ({ understood }: { understood: Understood }): string[] =>
  understood.report.filter((note) => note.leftOut).flatMap((note) => note.words)

describe('text in other encodings', () => {
  const LINE = '両国は河川の水位を毎日測り、結果を共有することで合意した。'
  // 水位は低い。 twice, and the same in EUC-JP.
  const SJIS = Buffer.from('9085 88ca 82cd 92e1 82a2 8142 9085 88ca 82cd 92e1 82a2 8142'.replaceAll(' ', ''), 'hex')
  const EUC = Buffer.from('bfe5 b0cc a4cf c4e3 a4a4 a1a3 bfe5 b0cc a4cf c4e3 a4a4 a1a3'.replaceAll(' ', ''), 'hex')
  it.each([
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${LINE}`), LINE],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${LINE}`, 'utf16le'), LINE],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${LINE}`, 'utf16le').swap16(), LINE],
    ['UTF-16 without a mark', Buffer.from('Plain words of a text.', 'utf16le'), 'Plain words of a text.'],
    ['Windows-1252', Buffer.from('The \x93caf\xe9\x94 \x96 10 \x80', 'latin1'), 'The “café” – 10 €'],
    ['Shift_JIS', SJIS, '水位は低い。水位は低い。'],
    ['EUC-JP', EUC, '水位は低い。水位は低い。'],
  ])('%s', async (_, bytes, text) => {
    expect(texts(await read('a.txt', Uint8Array.from(bytes)))).toEqual([`paragraph: ${text}`])
  })
})

describe('Markdown', () => {
  it('gives headings, lists, quotations, tables and footnotes as plain words', async () => {
    const found = await read(
      'a.md',
      '---\ntitle: "Levels"\ndate: 2026-03-12\n---\n\nThe *ice* [went out](https://example.org/a).[^1]\n\n## Lists\n\n1. one\n2. two\n   - three\n\n> Said\n> so.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: In March.\n\n<script>alert(1)</script>\n',
    )
    expect(found.format).toBe('markdown')
    expect(found.understood).toMatchObject({ title: 'Levels', date: '2026-03-12' })
    expect(texts(found)).toEqual([
      'paragraph: The ice went out.[1]',
      'heading: Lists',
      'item: one',
      'item: two',
      'item: three',
      'quote: Said so.',
      'row: a\tb',
      'row: 1\t2',
      'paragraph: [1] In March.',
    ])
    expect(found.understood.blocks.map(({ ordinal }) => ordinal).filter((n) => n !== undefined)).toEqual([1, 2])
    expect(listed(found)).toEqual(['https://example.org/a', '<script>alert(1)</script>', 'date: 2026-03-12'])
  })
})

const PAGE = `<!doctype html><html lang="fr"><head><title>River levels – The River Office</title>
<meta property="article:published_time" content="2026-02-03T10:00:00Z"><style>p{color:red}</style></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><header><h1>River levels</h1></header><p>The gauge was <b>read</b> twice<br>a day.</p>
<script>fetch('https://evil.example/x')</script><form action="https://evil.example"><input value="x"><button>Send</button></form>
<ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p></li></ul>
<figure><img src="https://evil.example/pixel.png" alt="A gauge"><figcaption>Left: the gauge.</figcaption></figure>
<table><caption>Levels</caption><tr><th>Day</th><th>cm</th></tr><tr><td>Monday</td><td>81</td></tr></table>
<blockquote>So it was.</blockquote><p hidden>Not seen</p></article><footer>Imprint</footer></body></html>`

describe('HTML', () => {
  it('gives the article and lists what stands around it; nothing is run', async () => {
    const found = await read('page.html', PAGE)
    expect(found.understood).toMatchObject({ title: 'River levels', date: '2026-02-03', lang: 'fr' })
    expect(texts(found)).toEqual([
      'paragraph: The gauge was read twice a day.',
      'item: One',
      'item: Inner',
      'item: Two',
      'paragraph: A gauge',
      'caption: Left: the gauge.',
      'caption: Levels',
      'row: Day\tcm',
      'row: Monday\t81',
      'quote: So it was.',
    ])
    expect(listed(found)).toEqual(expect.arrayContaining(['River levels – The River Office', 'Not seen']))
    expect(listed(found).join(' ')).toContain('fetch(')
  })

  it('reads a page in the encoding it names, and without it', async () => {
    const page = (head: string) =>
      Buffer.from(`<!doctype html><html><head>${head}</head><body><p>caf\xe9 \x96 noir</p></body></html>`, 'latin1')
    expect(texts(await read('a.html', Uint8Array.from(page('<meta charset="iso-8859-1">'))))).toEqual(['paragraph: café – noir'])
    expect(texts(await read('a.html', Uint8Array.from(page(''))))).toEqual(['paragraph: café – noir'])
  })

  it('takes a page that is nested ten thousand deep', async () => {
    const found = await read('a.html', `<html><body>${'<div>'.repeat(10_000)}deep words${'</div>'.repeat(10_000)}</body></html>`)
    expect(texts(found)).toEqual(['paragraph: deep words'])
  })
})

describe('any markup', () => {
  const PIECE = fc.constantFrom(
    '<p>',
    '</p>',
    '<b>',
    '</div>',
    '<table><tr><td>',
    '<ul><li>',
    '</ul>',
    '<h2>',
    '</h2>',
    '<script>',
    '</script>',
    '<blockquote>',
    'alpha ',
    'beta ',
    'gamma ',
    '&lt;',
    '&#0;',
    '<!--',
    '-->',
    '<nav>',
    '</nav>',
    '<a href="https://x.example">',
    '<',
    '"',
    '<article>',
    '<img alt="delta">',
  )
  it('ends, gives no empty block, and keeps or lists every word', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(PIECE, { maxLength: 60 }), async (pieces) => {
        const found = await read('a.html', `<html><body>${pieces.join('')}`)
        for (const { text } of found.understood.blocks) expect(text.trim()).not.toBe('')
        const kept = new Set(
          [found.understood.title, ...found.understood.blocks.map(({ text }) => text), ...listed(found)].flatMap((text) =>
            [...tokenise(text)].map(({ term }) => term),
          ),
        )
        // What the browser's rules read as part of a tag, a comment or a script is not text of the page.
        const isPlain = !pieces.some((piece) => ['<', '"', '<!--', '<script>'].includes(piece))
        const wanted = isPlain ? ['alpha', 'beta', 'gamma'].filter((word) => pieces.some((piece) => piece === `${word} `)) : []
        expect(wanted.filter((word) => !kept.has(word) && ![...kept].some((one) => one.includes(word)))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
