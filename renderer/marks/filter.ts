/** Which marks are listed, and how: chosen by colour, tag, words and briefing, grouped by briefing in reading order. */
import type { Annotation, Colour } from '../../core/model/annotation.ts'

export type MarkFilter = {
  /** Empty for all. */
  colours: readonly Colour[]
  tags: readonly string[]
  text: string
  /** `<edition>/<briefing>`, or null for all. */
  briefing: string | null
  withComment: boolean
}

export const NO_FILTER: MarkFilter = { colours: [], tags: [], text: '', briefing: null, withComment: false }

export const filtersOn = (filter: MarkFilter): number =>
  filter.colours.length +
  filter.tags.length +
  (filter.text.trim() === '' ? 0 : 1) +
  (filter.briefing === null ? 0 : 1) +
  (filter.withComment ? 1 : 0)

export const briefingOf = (mark: Annotation): string => `${mark.anchor.edition}/${mark.anchor.briefing}`

const folded = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLocaleLowerCase()

/** Every word of the filter's text must stand in the quote, the comment or a tag. Tags are alternatives, and so are colours. */
export function filterMarks(marks: readonly Annotation[], filter: MarkFilter): readonly Annotation[] {
  const wanted = folded(filter.text)
    .split(/\s+/u)
    .filter((word) => word !== '')
  return marks.filter((mark) => {
    if (filter.colours.length > 0 && !filter.colours.includes(mark.colour)) return false
    if (filter.tags.length > 0 && !filter.tags.some((tag) => mark.tags.includes(tag))) return false
    if (filter.briefing !== null && briefingOf(mark) !== filter.briefing) return false
    if (filter.withComment && mark.comment === '') return false
    if (wanted.length === 0) return true
    const text = folded([mark.anchor.quote, mark.comment, ...mark.tags].join('\n'))
    return wanted.every((word) => text.includes(word))
  })
}

export type MarkGroup = { key: string; edition: string; briefing: string; marks: readonly Annotation[] }

/** Groups in the order of `order` (briefing keys), unknown briefings last; marks by their place in the text. */
export function groupMarks(marks: readonly Annotation[], order: readonly string[]): readonly MarkGroup[] {
  const groups = new Map<string, Annotation[]>()
  for (const mark of marks) {
    const list = groups.get(briefingOf(mark))
    if (list === undefined) groups.set(briefingOf(mark), [mark])
    else list.push(mark)
  }
  const rank = new Map(order.map((key, index) => [key, index]))
  const rankOf = (key: string) => rank.get(key) ?? order.length
  return Array.from(groups, ([key, list]) => ({
    key,
    edition: list[0]?.anchor.edition ?? '',
    briefing: list[0]?.anchor.briefing ?? '',
    marks: list.toSorted((a, b) => a.anchor.position.start - b.anchor.position.start || a.anchor.position.end - b.anchor.position.end),
  })).toSorted((a, b) => rankOf(a.key) - rankOf(b.key) || a.key.localeCompare(b.key))
}

/** How often each value occurs, most frequent first. */
export function countOf<T extends string>(values: readonly T[]): ReadonlyMap<T, number> {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return new Map([...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])))
}

/** Tags as typed, separated by commas: trimmed, without repetition, at most 40 of 60 characters each. */
export const readTags = (typed: string): string[] =>
  [
    ...new Set(
      typed
        .split(',')
        .map((tag) => tag.trim().slice(0, 60).trim())
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, 40)
