/** Marks and notes, searched by the same rules as briefings; kept tokenised and brought up to date by differences. */
import type { SearchReply } from '../contract/shapes.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { plainWords } from '../notes/summary.ts'
import { createLexicon, createMatcher, rangesOf, tokenList } from './match.ts'
import type { Lexicon, Match, Matcher, TokenList } from './match.ts'
import { byUnits } from './packed.ts'
import type { Atom } from './query.ts'
import { snippet } from './snippet.ts'

/** What search needs of a note. */
export type LiveNote = { id: string; title: string; body: string; modifiedAt: string }

export type LiveChange = {
  /** Annotations and notes that are new or changed, and the ids of those that are gone. */
  annotations: readonly Annotation[]
  notes: readonly LiveNote[]
  gone: readonly string[]
}

export type Live = {
  change(change: LiveChange): void
  /** Everything that satisfies the whole query, counted; of each the first `limit`, the newest change first. */
  run(atoms: readonly Atom[], limit: number): { totals: { marks: number; notes: number } } & Pick<SearchReply, 'marks' | 'notes'>
}

type Fields = readonly { text: string; list: TokenList }[]
type Entry = { modifiedAt: string; id: string; fields: Fields }
type MarkEntry = Entry & { annotation: Annotation }
type Hit<T extends Entry> = { entry: T; matches: readonly Match[][] }

/** @param briefingOf the briefing a mark stands in, undefined when its edition is not installed */
export function createLive(briefingOf: (edition: string, briefing: string) => Briefing | undefined): Live {
  const lexicon = createLexicon()
  const marks = new Map<string, MarkEntry>()
  const notes = new Map<string, Entry>()
  return {
    change({ annotations, notes: changed, gone }) {
      for (const id of gone) {
        marks.delete(id)
        notes.delete(id)
      }
      for (const annotation of annotations) {
        const { id, modifiedAt, anchor, comment, tags } = annotation
        const texts = [anchor.quote.replaceAll('\n', ' '), comment, ...tags]
        marks.set(id, { id, modifiedAt, annotation, fields: fieldsOf(texts, lexicon) })
      }
      for (const { id, modifiedAt, title, body } of changed) {
        const lines = plainWords(body)
          .split('\n')
          .filter((line) => line.trim() !== '')
        notes.set(id, { id, modifiedAt, fields: fieldsOf([title, ...lines], lexicon) })
      }
    },
    run(atoms, limit) {
      const match = createMatcher(atoms, lexicon)
      const foundMarks = search(marks.values(), match, atoms.length)
      const foundNotes = search(notes.values(), match, atoms.length)
      const show = (fields: Fields, matches: readonly Match[][], at: number) => {
        const text = fields[at]?.text ?? ''
        return snippet(text, rangesOf(matches[at] ?? [], atoms, text))
      }
      return {
        totals: { marks: foundMarks.length, notes: foundNotes.length },
        marks: foundMarks.slice(0, limit).map(({ entry, matches }) => {
          const { annotation, fields } = entry
          const briefing = briefingOf(annotation.anchor.edition, annotation.anchor.briefing)
          return {
            annotation,
            title: briefing?.title ?? annotation.anchor.briefing,
            n: briefing?.passages.find(({ id }) => id === annotation.anchor.start.passage)?.n ?? null,
            quote: show(fields, matches, 0),
            comment: show(fields, matches, 1),
          }
        }),
        notes: foundNotes.slice(0, limit).map(({ entry, matches }) => {
          const line = matches.findIndex((list, i) => i > 0 && list.length > 0)
          return {
            id: entry.id,
            title: { text: entry.fields[0]?.text ?? '', ranges: rangesOf(matches[0] ?? [], atoms, entry.fields[0]?.text ?? '') },
            body: show(entry.fields, matches, line < 0 ? 1 : line),
            modifiedAt: entry.modifiedAt,
          }
        }),
      }
    },
  }
}

function fieldsOf(texts: readonly string[], lexicon: Lexicon): Fields {
  return texts.map((text) => ({ text, list: tokenList(text, lexicon) }))
}

function search<T extends Entry>(entries: Iterable<T>, match: Matcher, atoms: number): Hit<T>[] {
  const found: Hit<T>[] = []
  for (const entry of entries) {
    const matches = entry.fields.map(({ list }) => match(list))
    if (new Set(matches.flat().map(({ atom }) => atom)).size === atoms) found.push({ entry, matches })
  }
  return found.toSorted((a, b) => byUnits(b.entry.modifiedAt, a.entry.modifiedAt) || byUnits(a.entry.id, b.entry.id))
}
