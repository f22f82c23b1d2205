import { GFM, parser } from '@lezer/markdown'
import type { Nodes } from 'mdast'
import { describe, expect, it } from 'vitest'
import { findQuotes } from '../notes/quote-block.ts'
import { parseNote } from './parse-note.ts'

const editor = parser.configure(GFM)
type SyntaxNode = ReturnType<typeof editor.parse>['topNode']

const EDITOR_KINDS: Readonly<Record<string, string>> = {
  Paragraph: 'text',
  Task: 'text',
  BulletList: 'bullets',
  OrderedList: 'numbers',
  ListItem: 'item',
  Blockquote: 'quote',
  Table: 'table',
  FencedCode: 'code',
  CodeBlock: 'code',
  HorizontalRule: 'rule',
  HTMLBlock: 'html',
  LinkReference: 'address',
}

const PAPER_KINDS: Readonly<Record<string, string>> = {
  paragraph: 'text',
  listItem: 'item',
  blockquote: 'quote',
  table: 'table',
  code: 'code',
  thematicBreak: 'rule',
  html: 'html',
  definition: 'address',
}

/** Kinds of blocks, those inside others in brackets: `bullets(item(text)) table`. */
const shown = (kind: string, inside: string) => (inside === '' ? kind : `${kind}(${inside})`)

function editorKinds(node: SyntaxNode): string {
  const kinds: string[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    const kind = child.name.replace(/^(?:ATX|Setext)Heading/u, 'heading ')
    if (kind.startsWith('heading ')) kinds.push(kind)
    else if (EDITOR_KINDS[kind] !== undefined) kinds.push(shown(EDITOR_KINDS[kind] ?? '', editorKinds(child)))
  }
  return kinds.join(' ')
}

function paperKinds(node: Nodes): string {
  if (!('children' in node)) return ''
  return node.children
    .flatMap((child) => {
      if (child.type === 'heading') return [`heading ${child.depth}`]
      if (child.type === 'list') return [shown(child.ordered === true ? 'numbers' : 'bullets', paperKinds(child))]
      const kind = PAPER_KINDS[child.type]
      return kind === undefined ? [] : [shown(kind, paperKinds(child))]
    })
    .join(' ')
}

const TABLE = '| A | B |\n|---|---|\n| 1 | 2 |'
const under = (indent: string) => TABLE.replaceAll('\n', `\n${indent}`)

const NOTES = [
  `- item\n${TABLE}`,
  `- item\n${TABLE}\n\nAfter.`,
  `- item\n${TABLE}\n- next item`,
  `- item\n  continued\n${TABLE}`,
  `- item\nlazy line\n${TABLE}`,
  `- item\n\ttab\n${TABLE}`,
  `- item\n  ${under('  ')}`,
  `- item\n\n  ${under('  ')}`,
  `- [ ] task\n${TABLE}`,
  `- [x] task\n  ${under('  ')}`,
  `- one\n  - two\n${TABLE}`,
  `- one\n  - two\n  ${under('  ')}`,
  `- one\n  > quoted\n  ${under('  ')}`,
  `1. one\n2. two\n${TABLE}\nlast row`,
  `- \n${TABLE}`,
  `- item\n| only |\n|-|\n\nAfter.`,
  `- item\n| A | B |\n|-|\n\nNot a table.`,
  `- item\na | b\n:-: | -\n1 | 2`,
  `- item\n| a \\| b |\n|---|\n| c |`,
  `- | A | B |\n|---|---|`,
  `text\n${TABLE}`,
  `text\nmore\n${TABLE}\n\n# Heading\n${TABLE}`,
  `text\n    ${TABLE}`,
  `  ${TABLE}`,
  `${TABLE}\nanother row\n- list`,
  `${TABLE}\n> quote`,
  `> quoted\n${TABLE}`,
  `> quoted\n> ${under('> ')}`,
  `> - item\n> ${under('> ')}`,
  `> ${under('> ')}`,
  `> ${TABLE}`,
  `> quoted\nlazy\n> quoted`,
  `\`\`\`\n- item\n${TABLE}\n\`\`\``,
  `- \`\`\`\n  x\n  ${under('  ')}\n  \`\`\``,
  `- item\n\n      ${under('      ')}`,
  `    - item\n    ${under('    ')}`,
  `~~~\n- item\n${TABLE}`,
  `<div>\n- item\n${TABLE}\n</div>`,
  '**x**\n---|---',
  'a\n-',
  'Heading\n===\ntext\n---\n',
  'text\n1. one',
  'text\n2. two',
  '- a\n - b\n  - c',
  '* a\n+ b\n1) c\n2. d',
  '- a\n---\nb',
  '[a]: https://example.org\n\ntext [a]',
  'text  \nnext\\\nlast',
  '#no heading\n#',
]

describe('parseNote', () => {
  it.each(NOTES)('sees the blocks that the editor shows: %j', (note) => {
    expect(paperKinds(parseNote(note).tree)).toBe(editorKinds(editor.parse(note).topNode))
  })

  it('changes nothing in a note without such a table, and loses no word of one with it', () => {
    for (const note of ['- item\n\n| A | B |\n|---|---|', '```\n- a\n| A | B |\n|---|---|\n```', 'a | b', '~5~ and ~~6~~'])
      expect(parseNote(note).body).toBe(note)
    for (const note of NOTES) expect(parseNote(note).body.replace(/[\s>]/gu, '')).toBe(note.replace(/[\s>]/gu, ''))
  })

  it('strikes out what the editor strikes out', () => {
    const [first] = parseNote('~5~ and ~~6~~').tree.children
    expect(first?.type === 'paragraph' && first.children.map(({ type }) => type)).toEqual(['text', 'delete'])
  })

  it('keeps the positions of quotes that follow', () => {
    const quote = '> Words.\n>\n> — [Briefing, ¶ 1](aide:quote/quote-0001)'
    const { tree, body } = parseNote(`- item\n${TABLE}\n\n${quote}`)
    const [found] = findQuotes(body)
    expect(found).toMatchObject({ id: 'quote-0001', words: 'Words.' })
    expect(tree.children.at(-1)).toMatchObject({
      type: 'blockquote',
      position: { start: { offset: found?.from }, end: { offset: found?.to } },
    })
  })
})
