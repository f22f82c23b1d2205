/** Inline Markdown to canonical text and marks. */
import type { PhrasingContent } from 'mdast'
import type { InlineMark } from '../model/briefing.ts'
import { canonical } from '../text/canonical.ts'
import { packs } from '../words/en/packs.ts'
import { isSlug } from './fields.ts'
import { nearest } from './nearest.ts'
import { byText } from './problems.ts'

const words = packs.source

/** What inline text may refer to. `cited` and `references` collect what was met, for checks over the whole pack. */
export type InlineContext = {
  report: (line: number, reason: string) => void
  /** Source keys in the order of `Briefing.sources`. */
  sources: readonly string[]
  terms: ReadonlySet<string>
  cited: Set<string>
  references: { line: number; target: string; section: string | undefined }[]
}

export type Inline = {
  text: string
  marks: InlineMark[]
  /** From `{#id}` at the end. */
  id: string | undefined
}

/** `[@…]`: whatever looks like a source reference, so that a wrong one is reported and not printed. */
const CITATION = /\[@[^\][]{0,400}\]?/gu
const CITATION_KEYS = /^\[@[A-Za-z0-9][\w.:-]*(?:\s*;\s*@[A-Za-z0-9][\w.:-]*)*\]$/u
/** Letters, digits and `_ . : -`, beginning with a letter or digit. */
export const isSourceKey = (key: string): boolean => /^[A-Za-z0-9][\w.:-]*$/u.test(key)
export const isWebAddress = (url: string): boolean => /^https?:\/\/[^\s/]\S*$/iu.test(url)
const BLOCK_ID = /\s*\{#([^{}]*)\}\s*$/u

/**
 * Flattens phrasing content. Source references leave the text, with the white space before them, and become zero-length
 * marks; white space runs, line breaks included, become one space.
 */
export function readInline(nodes: readonly PhrasingContent[], context: InlineContext): Inline {
  let raw = ''
  /** Whether white space was taken away before a source reference; a word that follows directly gets it back. */
  let owesSpace = false
  const marks: InlineMark[] = []

  const append = (text: string) => {
    if (text === '') return
    if (owesSpace && /^[\p{L}\p{N}]/u.test(text)) raw += ' '
    owesSpace = false
    raw += text
  }
  const cite = (reference: string, line: number) => {
    if (!CITATION_KEYS.test(reference)) {
      context.report(line, words.badCitation(canonical(reference.slice(0, 60))))
      return
    }
    const trimmed = raw.trimEnd()
    owesSpace ||= trimmed !== raw
    raw = trimmed
    for (const [, key = ''] of reference.matchAll(/@([\w.:-]+)/gu)) {
      const source = context.sources.indexOf(key) + 1
      context.cited.add(key)
      if (source === 0) context.report(line, words.unknownSource(key, nearest(key, context.sources)))
      else marks.push({ type: 'source', start: raw.length, end: raw.length, source })
    }
  }
  const readText = (value: string, line: number) => {
    let from = 0
    for (const match of value.matchAll(CITATION)) {
      append(value.slice(from, match.index))
      cite(match[0], line + lineFeeds(value.slice(0, match.index)))
      from = match.index + match[0].length
    }
    append(value.slice(from))
    if (/\[\^[^\]]*\]/u.test(value)) context.report(line, words.footnote)
  }
  const within = (children: readonly PhrasingContent[], mark: (start: number, end: number) => InlineMark | undefined) => {
    const start = raw.length
    for (const child of children) read(child)
    const made = mark(Math.min(start, raw.length), raw.length)
    if (made) marks.push(made)
  }
  const read = (node: PhrasingContent): void => {
    const line = node.position?.start.line ?? 1
    if (node.type === 'text') readText(node.value, line)
    else if (node.type === 'break') append(' ')
    else if (node.type === 'emphasis' || node.type === 'strong') within(node.children, (start, end) => ({ type: node.type, start, end }))
    else if (node.type === 'link') {
      if (node.title) context.report(line, words.linkTitle)
      within(node.children, (start, end) => {
        if (raw.slice(start, end).trim() === '') context.report(line, words.emptyLink)
        return linkMark(node.url, start, end, line, context)
      })
    } else context.report(line, refusal(node))
  }
  for (const node of nodes) read(node)

  const explicit = BLOCK_ID.exec(raw)
  if (explicit) raw = raw.slice(0, explicit.index)
  const text = canonical(raw)
  return { text, marks: settle(raw, text, marks), id: explicit?.[1] }
}

function linkMark(url: string, start: number, end: number, line: number, context: InlineContext): InlineMark | undefined {
  if (isWebAddress(url)) return { type: 'link', start, end, href: url }
  const [, scheme, target = '', section] = /^(term|briefing):([^#]*)(?:#(.*))?$/u.exec(url) ?? []
  if (scheme === 'term' && section === undefined) {
    if (context.terms.has(target)) return { type: 'term', start, end, term: target }
    context.report(line, words.unknownTerm(target, nearest(target, context.terms)))
  } else if (scheme === 'briefing') {
    context.references.push({ line, target, section })
    if (isSlug(target)) return { type: 'briefing', start, end, target, ...(section !== undefined && isSlug(section) ? { section } : {}) }
  } else context.report(line, words.badLink(url))
  return undefined
}

function refusal(node: PhrasingContent): string {
  switch (node.type) {
    case 'html':
      return words.html
    case 'image':
    case 'imageReference':
      return words.image
    case 'footnoteReference':
      return words.footnote
    case 'linkReference':
      return words.linkReference
    default:
      return words.notAllowed(node.type === 'inlineCode' ? 'Code is' : node.type === 'delete' ? 'Struck-out text is' : 'This is')
  }
}

/**
 * Moves marks from offsets in the raw text to offsets in its canonical form: an offset goes where the canonical form of
 * all before it ends. Marks never begin or end on white space; those left without text are dropped.
 */
function settle(raw: string, text: string, marks: readonly InlineMark[]): InlineMark[] {
  // The letter keeps white space at the end of the prefix from being trimmed.
  const moved = (offset: number) => Math.min(canonical(`${raw.slice(0, offset)}x`).length - 1, text.length)
  const settled = marks.flatMap((mark): InlineMark[] => {
    let [start, end] = [moved(mark.start), moved(mark.end)]
    if (mark.type === 'source') return [{ ...mark, start, end: start }]
    while (start < end && text[start] === ' ') start++
    while (start < end && text[end - 1] === ' ') end--
    return start < end ? [{ ...mark, start, end }] : []
  })
  return settled.toSorted((a, b) => a.start - b.start || b.end - a.end || byText(order(a), order(b)))
}

/** Source marks at one place keep the order in which they were written (the sort is stable). */
const order = (mark: InlineMark) => (mark.type === 'source' ? '' : mark.type)

const lineFeeds = (text: string) => text.split('\n').length - 1
