/** What a reply shows of a briefing: its passages with their words marked, and why it stands where it does. */
import type { SearchGroup, SearchHit } from '../contract/shapes.ts'
import type { Unit } from './evaluate.ts'
import { fieldOf } from './fields.ts'
import { matchesIn, rangesOf } from './match.ts'
import { snippet } from './snippet.ts'
import type { Texts } from './texts.ts'

export type Listed = {
  edition: string
  texts: Texts
  document: number
  /** Places in the briefing of the passages to list, in the order of the list, and how many there are in all. */
  passages: readonly number[]
  total: number
  why: NonNullable<SearchGroup['why']>
}

export function groupOf({ edition, texts, document, passages, total, why }: Listed, units: readonly Unit[]): SearchGroup {
  const briefing = texts.briefing(document)
  const rangesAt = (place: number): [number, number][] => {
    const passage = briefing.passages[place]
    if (passage === undefined) return []
    return rangesOf(matchesIn(texts.tokens(document, place), units, fieldOf(passage.kind)), units, passage.text)
  }
  return {
    edition,
    briefing: briefing.id,
    title: { text: briefing.title, ranges: briefing.passages[0]?.kind === 'title' ? rangesAt(0) : [] },
    date: briefing.date,
    topics: briefing.topics,
    total,
    hits: passages.flatMap((place): SearchHit[] => {
      const passage = briefing.passages[place]
      if (passage === undefined) return []
      const ranges = rangesAt(place)
      const shown = snippet(passage.text, ranges)
      const value = passage.marks.find((mark) => mark.type === 'value')?.end ?? 0
      const opens = value > 0 && shown.text.startsWith(passage.text.slice(0, value))
      return [
        {
          passage: passage.id,
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
