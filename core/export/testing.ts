/** Notes made by chance for tests, in which every word stands once: a format that loses one can be told which. */
import type { ExportModel } from './model.ts'
import { parseNote } from './parse-note.ts'

export type MadeNote = {
  body: string
  /** Words of the text in its order. */
  words: readonly string[]
  /** Words of footnotes, titles and definitions, which may stand elsewhere. */
  apart: readonly string[]
}

/** What a word of the text looks like; the number that is added makes it the only one. */
const LOOKS = [
  'word',
  'Zürich',
  '条約',
  'договір',
  'הסכם',
  '*strong*',
  '`code`',
  '**bold**',
  '~~gone~~',
  'a\\_b',
  '&amp;',
  '67,5',
  '<b>',
  '!',
]

type Writer = { word(): string; apart(): string; line(count: number): string }

export const KINDS = [
  'paragraph',
  'heading',
  'list',
  'ordered',
  'tasks',
  'nested',
  'table',
  'wide',
  'code',
  'quotation',
  'footnote',
  'unnamed',
  'link',
  'reference',
  'definition',
  'picture',
  'html',
  'break',
  'rule',
] as const
type Kind = (typeof KINDS)[number]

/** Markdown of one block; lines without a final feed. */
function blockOf(kind: Kind, w: Writer): string {
  switch (kind) {
    case 'paragraph':
      return w.line(5)
    case 'heading':
      return `## ${w.line(2)}`
    case 'list':
      return `- ${w.line(2)}\n- ${w.line(1)}\n\n  ${w.line(2)}`
    case 'ordered':
      return `3. ${w.line(1)}\n4. ${w.line(1)}`
    case 'tasks':
      return `- [x] ${w.line(1)}\n- [ ] ${w.line(1)}`
    case 'nested':
      return `- ${w.line(1)}\n  1. ${w.line(1)}\n     - ${w.line(1)}\n\n       > ${w.line(1)}`
    case 'table':
      return `| ${w.word()} | ${w.word()} |\n|---|--:|\n| ${w.word()} | ${w.word()} |\n| ${w.word()} | |`
    case 'wide':
      return `| ${w.line(3)} | ${w.line(3)} |\n|---|---|\n| ${w.line(9)} | ${w.line(9)} |`
    case 'code':
      return `\`\`\`\n${w.word()} < ${w.word()}\n  ${w.word()}\n\`\`\``
    case 'quotation':
      return `> ${w.line(2)}\n>\n> > ${w.line(1)}`
    case 'footnote': {
      const name = w.apart()
      return `${w.word()}[^${name}] ${w.word()}\n\n[^${name}]: ${w.apart()} ${name}`
    }
    case 'unnamed': {
      const name = w.apart()
      return `[^${name}]: ${w.apart()} ${name}`
    }
    case 'link':
      return `[${w.line(2)}](https://example.org/${w.apart()} "${w.apart()}")`
    case 'reference': {
      const name = w.apart()
      return `[${w.word()}][${name}]\n\n[${name}]: https://example.org/${name} "${w.apart()}"`
    }
    case 'definition': {
      const name = w.apart()
      return `[${name}]: https://example.org/${w.apart()} "${w.apart()}"`
    }
    case 'picture':
      return `![${w.word()}](picture.png "${w.apart()}")`
    case 'html':
      return `<div>${w.word()}</div>`
    case 'break':
      return `${w.word()}\\\n${w.word()}  \n${w.word()}\n${w.word()}`
    case 'rule':
      return '***'
  }
}

const nameOf = (number: number): string => `n${number}z`

/** @param first number of the first word, so that several notes of one document share none */
export function makeNote(kinds: readonly Kind[], seed: number, first = 1): MadeNote {
  const words: string[] = []
  const apart: string[] = []
  let number = first
  let chance = seed
  const next = (list: string[]): string => {
    const name = nameOf(number)
    number += 1
    list.push(name)
    return name
  }
  const w: Writer = {
    word: () => next(words),
    apart: () => next(apart),
    line: (count) =>
      Array.from({ length: count }, () => {
        chance = (chance * 1_103_515_245 + 12_345) % 2_147_483_648
        return `${next(words)} ${LOOKS[chance % LOOKS.length]}`
      }).join(' '),
  }
  const body = kinds.map((kind) => blockOf(kind, w)).join('\n\n')
  return { body: `${body}\n`, words, apart }
}

/** A document of these notes, without quotes. */
export const modelOf = (notes: readonly MadeNote[]): ExportModel => ({
  lang: 'en-GB',
  title: 'A document',
  author: 'An Author',
  kicker: 'Kicker',
  lede: '',
  facts: [{ label: 'Notes', value: '1' }],
  parts: notes.map(({ body }, index) => {
    const { tree, body: read } = parseNote(body)
    return {
      number: notes.length > 1 ? index + 1 : null,
      title: notes.length > 1 ? `Part ${index + 1}` : null,
      edited: '',
      content: { kind: 'markdown', body: read, tree, quotes: [] },
    }
  }),
  colours: [],
  works: [],
  sources: [],
  colophon: [],
  running: { title: 'A document', right: '', foot: '' },
  page: { paper: 'A4', orientation: 'portrait', marking: '', lineNumbers: false },
  contents: false,
})

/** Words that a text lacks, or that stand before one that should stand before them. */
export function lostWords(text: string, { words, apart }: MadeNote): string[] {
  const lost = apart.filter((word) => !text.includes(word))
  let at = 0
  for (const word of words) {
    const found = text.indexOf(word, at)
    if (found < 0) lost.push(word)
    else at = found + word.length
  }
  return lost
}
