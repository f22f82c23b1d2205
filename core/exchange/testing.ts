/** Briefings, marks and files of marks for the tests of the exchange. */
import { describe } from '../anchor/describe.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Briefing, Passage } from '../model/briefing.ts'
import { type ReadMark } from './read-item.ts'
import { readFile } from './read.ts'
import { type WriteSurroundings, fileText, markLine } from './write.ts'

export const NOW = '2026-11-23T09:00:00.000Z'
export const ME = { id: 'urn:uuid:00000000-0000-4000-8000-00000000000a', name: 'Ada' }

export const TEXTS = [
  'The crossing treaty',
  'The ministers agreed on a dedicated line for classified information by 11 July 2024.',
  'A second meeting — 👩‍👩‍👧 日本 — lasted about 25 minutes and ended without a text.',
  'The parties will meet again. The parties will meet again.',
  'Costs rose from 12 million to 14 million euro, and nobody named a date for the next step.',
]

export function briefing(texts: readonly string[] = TEXTS, edition = 'pack@1', id = 'summit'): Briefing {
  const passages = texts.map((text, i): Passage => ({
    id: i === 0 ? 'title' : `p-${i}`,
    n: i === 0 ? null : i,
    kind: i === 0 ? 'title' : 'paragraph',
    text,
    marks: [],
  }))
  const sections = passages.length > 3 ? [{ id: 'outcome', title: 'Outcome', from: 2, to: passages.length }] : []
  const rest = { standfirst: '', date: '2024-07', topics: [], regions: [], lang: 'en-GB', words: 60, names: [], sources: [] }
  return { id, edition, title: texts[0] ?? '', ...rest, passages: passages, sections }
}

/** A mark on the first place of some words. */
export function markOn(target: Briefing, words: string, fields: Partial<Annotation> = {}): Annotation {
  const passage = target.passages.find((one) => one.text.includes(words))
  if (!passage) throw new Error(`Not in the briefing: ${words}`)
  const offset = passage.text.indexOf(words)
  const anchor = describe(target, { start: { passage: passage.id, offset }, end: { passage: passage.id, offset: offset + words.length } })
  const id = '11111111-1111-4111-8111-111111111111'
  return { id, anchor, colour: 'green', comment: '', tags: [], createdAt: NOW, modifiedAt: NOW, ...fields }
}

export const surroundings = (of: Briefing, me = ME): WriteSurroundings => ({
  me,
  source: () => ({ title: of.title, language: of.lang, digest: 'd'.repeat(64) }),
})

export const written = (marks: readonly Annotation[], of: Briefing, generated = NOW): string =>
  fileText(
    marks.map((mark) => markLine(mark, surroundings(of))),
    { kind: 'briefing', label: of.title, generated },
  ).join('')

/** The marks of a file that can be read without a word of complaint. */
export function marksIn(text: string): ReadMark[] {
  const read = readFile(text, NOW)
  if (!read.ok) throw new Error(read.reason)
  if (read.problems.length > 0 || read.ignored > 0) throw new Error(JSON.stringify([read.problems, read.ignored]))
  return read.marks
}
