/** The marks of an export as W3C annotations, and with them every passage that is quoted without one. */
import { type WriteSurroundings, fileText, markLine } from '../exchange/write.ts'
import type { Annotation } from '../model/annotation.ts'
import type { NoteWithQuotes } from '../model/note.ts'
import type { ExportData } from './json-file.ts'

/** Colour of a quoted passage that nobody marked; by its usual name that is "To quote". */
const QUOTED = 'blue'

/** At most one annotation for each mark and quote; empty when there is neither. */
export function annotationsOf({ notes, marks }: ExportData): Annotation[] {
  const known = new Set(marks.map(({ id }) => id))
  const quotes = new Map(notes.flatMap(({ sources }: NoteWithQuotes) => sources.map((quote) => [quote.id, quote] as const)))
  const bare = [...quotes.values()].filter(({ annotation }) => annotation === undefined || !known.has(annotation))
  return [
    ...marks,
    ...bare.map(({ id, anchor, createdAt }): Annotation => ({
      id,
      anchor,
      colour: QUOTED,
      comment: '',
      tags: [],
      createdAt,
      modifiedAt: createdAt,
    })),
  ]
}

/** @param exported instant of the export */
export function writeW3c(title: string, data: ExportData, around: WriteSurroundings, exported: string): string {
  const lines = annotationsOf(data).map((mark) => markLine(mark, around))
  return fileText(lines, { kind: 'briefing', label: title, generated: exported }).join('')
}
