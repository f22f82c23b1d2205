/** How Markdown looks while it is written: headings hang their marks, lists hang their bullets, syntax is dimmed. */
import { HighlightStyle, syntaxHighlighting, syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { Decoration, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, EditorView, ViewUpdate } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { quotesField } from './quote-field.ts'

const dimmed = { color: 'var(--color-text-muted)', fontFamily: 'var(--font-sans)', fontWeight: '400', fontStyle: 'normal' }

const inlineStyle = HighlightStyle.define([
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: tags.link, textDecoration: 'underline', textUnderlineOffset: '0.16em' },
  { tag: tags.url, ...dimmed, fontSize: 'var(--text-sm)' },
  { tag: tags.monospace, fontFamily: 'ui-monospace, monospace', fontSize: '0.9em' },
  { tag: tags.contentSeparator, color: 'var(--color-text-muted)' },
  { tag: tags.processingInstruction, ...dimmed },
])

const HEADING = /^ATXHeading([1-6])$/u
const hangingMark = Decoration.mark({ class: 'cm-hang' })
const listMarks = [1, 2, 3, 4, 5, 6].map((depth) => Decoration.mark({ class: `cm-list-mark cm-depth-${depth}` }))
const lineLook = new Map<string, Decoration>()
const lineOf = (className: string): Decoration => {
  const known = lineLook.get(className)
  if (known !== undefined) return known
  const made = Decoration.line({ class: className })
  lineLook.set(className, made)
  return made
}

/** Lines and marks of what is on screen. Classes of one line are joined; its marks follow in their order. */
function look(view: EditorView): DecorationSet {
  const lines = new Map<number, Set<string>>()
  const marks: { from: number; to: number; look: Decoration }[] = []
  const { doc } = view.state
  const quotes = view.state.field(quotesField)
  const addLines = (from: number, to: number, className: string) => {
    for (let line = doc.lineAt(from); ; line = doc.line(line.number + 1)) {
      const set = lines.get(line.from) ?? new Set()
      lines.set(line.from, set.add(className))
      if (line.to >= to || line.number === doc.lines) break
    }
  }
  for (const visible of view.visibleRanges) {
    let depth = 0
    syntaxTree(view.state).iterate({
      from: visible.from,
      to: visible.to,
      enter: ({ name, from, to }) => {
        const heading = HEADING.exec(name)?.[1]
        if (heading !== undefined) addLines(from, to, `cm-h${heading}`)
        else if (name === 'HeaderMark') {
          const line = doc.lineAt(from)
          if (from === line.from && line.text.startsWith('#'))
            marks.push({ from, to: Math.min(line.to, to + (line.text[to - line.from] === ' ' ? 1 : 0)), look: hangingMark })
        } else if (name === 'BulletList' || name === 'OrderedList') depth += 1
        else if (name === 'ListItem') addLines(from, to, `cm-list cm-depth-${Math.min(depth, 6)}`)
        else if (name === 'ListMark') {
          const line = doc.lineAt(from)
          const space = line.text[to - line.from] === ' ' ? 1 : 0
          const isFirstOnLine = line.text.slice(0, from - line.from).trim() === ''
          const mark = listMarks[Math.min(depth, 6) - 1]
          if (isFirstOnLine && mark !== undefined) marks.push({ from: line.from, to: to + space, look: mark })
        } else if (name === 'Blockquote') {
          if (!quotes.some((quote) => from <= quote.to && to >= quote.from)) addLines(from, to, 'cm-blockquote')
        } else if (name === 'Table') addLines(from, to, 'cm-table')
        else if (name === 'TableHeader') addLines(from, to, 'cm-table-head')
        else if (name === 'FencedCode' || name === 'CodeBlock') addLines(from, to, 'cm-code')
        else if (name === 'HorizontalRule') addLines(from, to, 'cm-rule')
      },
      leave: ({ name }) => {
        if (name === 'BulletList' || name === 'OrderedList') depth -= 1
      },
    })
  }
  const builder = new RangeSetBuilder<Decoration>()
  const all = [
    ...Array.from(lines, ([from, names]) => ({ from, to: from, look: lineOf([...names].join(' ')) })),
    ...marks.filter((mark) => mark.to > mark.from),
  ]
  all.sort((a, b) => a.from - b.from || a.look.startSide - b.look.startSide)
  for (const one of all) builder.add(one.from, one.to, one.look)
  return builder.finish()
}

const blocks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = look(view)
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged || syntaxTree(update.startState) !== syntaxTree(update.state))
        this.decorations = look(update.view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

export const markdownLook: Extension = [syntaxHighlighting(inlineStyle), blocks]
