import type { Passage } from '../model/briefing.ts'
import type { FieldLengths } from './packed.ts'

export type Field = keyof FieldLengths

/** The field that a passage counts for in ranking: title, headings (table captions too), or text. */
export function fieldOf(kind: Passage['kind']): Field {
  if (kind === 'title') return 'title'
  return kind === 'heading' || kind === 'caption' ? 'headings' : 'text'
}
