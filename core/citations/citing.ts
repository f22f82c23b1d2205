/** Cites the works of one document: in full at the first use in each note, short after it. */
import type { Source } from '../model/briefing.ts'
import type { CitationStyle } from '../model/settings.ts'
import type { CitedPlace } from '../notes/passages-cited.ts'
import { words } from '../words/index.ts'
import { chicagoStyle } from './chicago.ts'
import type { Run, Style, Work } from './model.ts'
import { oscolaStyle } from './oscola.ts'
import { plainStyle } from './plain.ts'
import { shortTitle } from './short-title.ts'

export const STYLES: Readonly<Record<CitationStyle, Style>> = { plain: plainStyle, chicago: chicagoStyle, oscola: oscolaStyle }

export type Citing = {
  /** A new note begins: its first citations are full. */
  begin(): void
  /** @param key names the work; @param number of the quote, from 1 in the document */
  cite(key: string, work: Work, place: CitedPlace, number: number): Run[]
  source(source: Source): Run[]
  /** Works in the order of their first use, as entries of a list, each with the numbers of its quotes. */
  works(): { entry: Run[]; quotes: readonly number[] }[]
}

export function openCiting(name: CitationStyle): Citing {
  const style = STYLES[name]
  const cited = new Map<string, { work: Work; title: string; quotes: number[] }>()
  const titles = new Set<string>()
  let inNote = new Map<string, number>()

  /** A short title that no other work of the document has. */
  function titleFor({ title, edition }: Work): string {
    const candidates = [shortTitle(title), title, `${title}, ${words.citations.edition.plain(edition)}`]
    return candidates.find((candidate) => !titles.has(candidate)) ?? title
  }

  return {
    begin() {
      inNote = new Map()
    },
    cite(key, work, place, number) {
      const known = cited.get(key) ?? { work, title: titleFor(work), quotes: [] }
      cited.set(key, known)
      titles.add(known.title)
      known.quotes.push(number)
      const first = inNote.get(key)
      if (first !== undefined) return style.short({ title: known.title, number: first }, place)
      inNote.set(key, number)
      return style.full(work, place)
    },
    source: (source) => style.source(source),
    works: () => [...cited.values()].map(({ work, quotes }) => ({ entry: style.entry(work), quotes })),
  }
}
