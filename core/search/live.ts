/** Marks and notes, searched by the same query as briefings; kept tokenised and brought up to date by differences. */
import type { SearchReply } from '../contract/shapes.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { plainWords } from '../notes/summary.ts'
import { tokenise } from '../text/tokenise.ts'
import type { Token } from '../text/tokenise.ts'
import type { Filter, QueryNode } from './ast.ts'
import { keyOfUnit, unitsOf } from './evaluate.ts'
import type { Unit } from './evaluate.ts'
import type { Field } from './fields.ts'
import { matchesIn, rangesOf } from './match.ts'
import type { Match } from './match.ts'
import { byUnits } from './packed.ts'
import { snippet } from './snippet.ts'

/** Passages of one briefing, by their ids, both ends included. */
export type PassageStretch = { edition: string; briefing: string; from: string; to: string }

/** What search needs of a note. */
export type LiveNote = { id: string; title: string; body: string; modifiedAt: string; quotes: readonly PassageStretch[] }

export type LiveChange = {
  /** Annotations and notes that are new or changed, and the ids of those that are gone. */
  annotations: readonly Annotation[]
  notes: readonly LiveNote[]
  gone: readonly string[]
}

/** Whether a briefing passes a filter of topic, region, source, date or edition. */
export type BriefingPasses = (edition: string, briefing: string, filter: Filter) => boolean

export type Live = {
  change(change: LiveChange): void
  /** Everything that satisfies the whole query, counted; of each the first `limit`, the newest change first. */
  run(
    node: QueryNode,
    limit: number,
    passes: BriefingPasses,
  ): { totals: { marks: number; notes: number } } & Pick<SearchReply, 'marks' | 'notes'>
  /** Where marks stand, or only those of a colour; where notes quote. */
  marked(colour: string | null): PassageStretch[]
  quoted(): PassageStretch[]
}

type Part = { text: string; tokens: readonly Token[]; field: Field }
type Entry = { modifiedAt: string; id: string; parts: readonly Part[] }
type MarkEntry = Entry & { annotation: Annotation }
type NoteEntry = Entry & { quotes: readonly PassageStretch[] }
type Hit<T extends Entry> = { entry: T; matches: readonly Match[][] }

/** @param briefingOf the briefing a mark stands in, undefined when its edition is not installed */
export function createLive(briefingOf: (edition: string, briefing: string) => Briefing | undefined): Live {
  const marks = new Map<string, MarkEntry>()
  const notes = new Map<string, NoteEntry>()
  return {
    change({ annotations, notes: changed, gone }) {
      for (const id of gone) {
        marks.delete(id)
        notes.delete(id)
      }
      for (const annotation of annotations) {
        const { id, modifiedAt, anchor, comment, tags } = annotation
        const texts = [anchor.quote.replaceAll('\n', ' '), comment, ...tags]
        marks.set(id, { id, modifiedAt, annotation, parts: texts.map((text) => partOf(text, 'text')) })
      }
      for (const { id, modifiedAt, title, body, quotes } of changed) {
        const lines = plainWords(body)
          .split('\n')
          .filter((line) => line.trim() !== '')
        notes.set(id, { id, modifiedAt, quotes, parts: [partOf(title, 'title'), ...lines.map((line) => partOf(line, 'text'))] })
      }
    },
    run(node, limit, passes) {
      const units = unitsOf(node)
      const foundMarks = search(marks.values(), node, units, ({ annotation }, filter) => markPasses(annotation, filter, passes))
      const foundNotes = search(notes.values(), node, units, () => false)
      const show = ({ parts }: Entry, matches: readonly Match[][], at: number) => {
        const text = parts[at]?.text ?? ''
        return snippet(text, rangesOf(matches[at] ?? [], units, text))
      }
      return {
        totals: { marks: foundMarks.length, notes: foundNotes.length },
        marks: foundMarks.slice(0, limit).map(({ entry, matches }) => {
          const { annotation } = entry
          const briefing = briefingOf(annotation.anchor.edition, annotation.anchor.briefing)
          return {
            annotation,
            title: briefing?.title ?? annotation.anchor.briefing,
            n: briefing?.passages.find(({ id }) => id === annotation.anchor.start.passage)?.n ?? null,
            quote: show(entry, matches, 0),
            comment: show(entry, matches, 1),
          }
        }),
        notes: foundNotes.slice(0, limit).map(({ entry, matches }) => {
          const line = matches.findIndex((list, i) => i > 0 && list.length > 0)
          const title = entry.parts[0]?.text ?? ''
          return {
            id: entry.id,
            title: { text: title, ranges: rangesOf(matches[0] ?? [], units, title) },
            body: show(entry, matches, line < 0 ? 1 : line),
            modifiedAt: entry.modifiedAt,
          }
        }),
      }
    },
    marked: (colour) =>
      [...marks.values()].flatMap(({ annotation: { anchor, colour: own } }) =>
        colour === null || own === colour
          ? [{ edition: anchor.edition, briefing: anchor.briefing, from: anchor.start.passage, to: anchor.end.passage }]
          : [],
      ),
    quoted: () => [...notes.values()].flatMap(({ quotes }) => quotes),
  }
}

const partOf = (text: string, field: Field): Part => ({ text, tokens: tokenise(text), field })

function markPasses(annotation: Annotation, filter: Filter, passes: BriefingPasses): boolean {
  if (filter.field === 'colour') return filter.value === annotation.colour
  if (filter.field === 'has') return filter.value === 'mark'
  return passes(annotation.anchor.edition, annotation.anchor.briefing, filter)
}

function search<T extends Entry>(
  entries: Iterable<T>,
  node: QueryNode,
  units: readonly Unit[],
  passes: (entry: T, filter: Filter) => boolean,
): Hit<T>[] {
  const found: Hit<T>[] = []
  for (const entry of entries) {
    const matches = entry.parts.map(({ tokens, field }) => matchesIn(tokens, units, field))
    const standing = new Set(matches.flat().map(({ unit }) => keyOfUnit(units[unit]!)))
    const stands = (unit: Unit): boolean =>
      // Words that must not stand there are no units of the query.
      standing.has(keyOfUnit(unit)) || entry.parts.some(({ tokens, field }) => matchesIn(tokens, [unit], field).length > 0)
    if (holds(node, null, stands, (filter) => passes(entry, filter))) found.push({ entry, matches })
  }
  return found.toSorted((a, b) => byUnits(b.entry.modifiedAt, a.entry.modifiedAt) || byUnits(a.entry.id, b.entry.id))
}

function holds(node: QueryNode, field: Unit['field'], stands: (unit: Unit) => boolean, passes: (filter: Filter) => boolean): boolean {
  const again = (item: QueryNode): boolean => holds(item, field, stands, passes)
  switch (node.kind) {
    case 'all':
      return node.items.every(again)
    case 'any':
      return node.items.some(again)
    case 'not':
      return !again(node.item)
    case 'field':
      return holds(node.item, node.field, stands, passes)
    case 'filter':
      return passes(node.filter)
    default:
      return stands({ node, field })
  }
}
