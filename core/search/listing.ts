/** What a reply shows of a briefing: its passages with their words marked, and why it stands where it does. */
import type { SearchGroup, SearchHit } from '../contract/shapes.ts'
import type { Unit } from './evaluate.ts'
import { fieldOf } from './fields.ts'
import type { Passage } from '../model/briefing.ts'
import { matchesIn, rangesOf } from './match.ts'
import type { Match } from './match.ts'
import { fullestStretch, snippet } from './snippet.ts'
import type { StandsFor } from './snippet.ts'
import type { Texts } from './texts.ts'

export type Listed = {
  edition: string
  texts: Texts
  document: number
  /** Places in the briefing of the passages to list, in the order of the list, and how many there are in all. */
  passages: readonly number[]
  total: number
  /** By unit: which word of the query it stands for, and how rare that is. */
  standsFor: readonly StandsFor[]
  why: NonNullable<SearchGroup['why']>
}

export function groupOf({ edition, texts, document, passages, total, standsFor, why }: Listed, units: readonly Unit[]): SearchGroup {
  const briefing = texts.briefing(document)
  const matchesAt = (place: number, passage: Passage): Match[] => matchesIn(texts.tokens(document, place), units, fieldOf(passage.kind))
  const [first] = briefing.passages
  return {
    edition,
    briefing: briefing.id,
    title: { text: briefing.title, ranges: first?.kind === 'title' ? rangesOf(matchesAt(0, first), units, first.text) : [] },
    date: briefing.date,
    topics: briefing.topics,
    total,
    hits: passages.flatMap((place): SearchHit[] => {
      const passage = briefing.passages[place]
      if (passage === undefined) return []
      const matches = matchesAt(place, passage)
      const ranges = rangesOf(matches, units, passage.text)
      const shown = snippet(passage.text, ranges, fullestStretch(matches, standsFor))
      const value = passage.marks.find((mark) => mark.type === 'value')?.end ?? 0
      const opens = value > 0 && shown.text.startsWith(passage.text.slice(0, value))
      return [
        {
          passage: passage.id,
          at: place,
          n: passage.n,
          kind: passage.kind,
          section: briefing.sections.find(({ from, to }) => place >= from && place < to)?.title ?? '',
          snippet: shown,
          ...(opens ? { value } : {}),
          ranges,
        },
      ]
    }),
    why,
  }
}
