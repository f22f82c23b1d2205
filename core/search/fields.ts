import type { Passage } from '../model/briefing.ts'

/** What a passage counts for in ranking: the title, headings (table captions too), or text. */
export type Field = 'title' | 'headings' | 'text'

/** A number for each field. */

/** How the index keeps the field of a passage; text that has no number (the standfirst) is told apart. */
export const PASSAGE_CLASS = { title: 0, headings: 1, standfirst: 2, text: 3 } as const

/** Place of the field in tables, by the class of a passage. */
export const FIELD_OF_CLASS = [0, 1, 2, 2] as const
export const FIELDS: readonly Field[] = ['title', 'headings', 'text']

export function fieldOf(kind: Passage['kind']): Field {
  if (kind === 'title') return 'title'
  return kind === 'heading' || kind === 'caption' ? 'headings' : 'text'
}

export function classOf(passage: Pick<Passage, 'kind' | 'n'>): number {
  const field = fieldOf(passage.kind)
  return field === 'text' && passage.n === null ? PASSAGE_CLASS.standfirst : PASSAGE_CLASS[field]
}
