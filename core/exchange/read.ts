/**
 * Reads a file of annotations that anybody may have written: W3C pages and collections, single annotations, lists of
 * them, and the exports of Hypothesis. Nothing is fetched, nothing is run; what cannot be read is told, and the rest kept.
 */
import { words } from '../words/index.ts'
import { field, isFields, isNestedWithin, isOfType } from './json.ts'
import { MAX_DEPTH, MAX_FILE_BYTES, MAX_FILE_MARKS, MAX_PROBLEMS } from './limits.ts'
import { type ReadMark, readItem } from './read-item.ts'

const say = words.exchange.file

export type Problem = { /** Which annotation of the file, from 1. */ n: number; text: string }
export type ReadFile =
  | { ok: false; reason: string }
  | {
      ok: true
      marks: ReadMark[]
      problems: Problem[]
      /** Problems beyond those listed. */
      moreProblems: number
      /** Fields that this version does not know. */
      ignored: number
    }

/** `now` is an instant, taken for annotations without a date. */
export function readFile(text: string, now: string): ReadFile {
  // A character takes a byte at least.
  if (text.length > MAX_FILE_BYTES) return { ok: false, reason: say.tooLarge }
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  if (json.trim() === '') return { ok: false, reason: say.empty }
  if (!isNestedWithin(json, MAX_DEPTH)) return { ok: false, reason: say.tooDeep(MAX_DEPTH) }
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { ok: false, reason: say.notJson }
  }
  const items = itemsOf(value)
  if (items === null) return { ok: false, reason: say.noAnnotations }
  if (items.length > MAX_FILE_MARKS) return { ok: false, reason: say.tooMany(items.length, MAX_FILE_MARKS) }
  return readItems(items, now)
}

/** Pages inside one collection that are followed. */
const MOST_PAGES = 1_000

function itemsOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value
  if (!isFields(value)) return null
  for (const name of ['items', 'annotations', 'rows', '@graph']) {
    const list = field(value, name)
    if (Array.isArray(list)) return name === '@graph' ? list.filter((one) => isFields(one) && field(one, 'target') !== undefined) : list
  }
  if (isOfType(value, 'Annotation') || field(value, 'target') !== undefined) return [value]
  let page = field(value, 'first')
  if (!isFields(page)) return null
  const items: unknown[] = []
  for (let n = 0; n < MOST_PAGES && isFields(page); n += 1) {
    const list: unknown = field(page, 'items')
    if (Array.isArray(list)) for (const one of list) items.push(one)
    page = field(page, 'next')
  }
  return items
}

function readItems(items: readonly unknown[], now: string): ReadFile {
  const marks = new Map<string, ReadMark>()
  const problems: Problem[] = []
  let found = 0
  let ignored = 0
  const tell = (n: number, text: string): void => {
    found += 1
    if (problems.length < MAX_PROBLEMS) problems.push({ n, text })
  }
  for (const [i, item] of items.entries()) {
    const n = i + 1
    const read = isFields(item) ? readItem(item, n, now) : null
    if (read === null) tell(n, say.notAnAnnotation)
    else if ('fault' in read) tell(n, say.faults[read.fault])
    else {
      ignored += read.ignored
      for (const remark of read.remarks) tell(n, say.remarks[remark])
      const twin = marks.get(read.mark.id)
      if (twin) tell(n, say.twice(twin.n))
      if (!twin || read.mark.modifiedAt > twin.modifiedAt) marks.set(read.mark.id, read.mark)
    }
  }
  return { ok: true, marks: [...marks.values()], problems, moreProblems: found - problems.length, ignored }
}
