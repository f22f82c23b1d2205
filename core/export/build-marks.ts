/** The printed form of every mark of one briefing. */
import type { Annotation } from '../model/annotation.ts'
import { type Briefing, sectionAt } from '../model/briefing.ts'
import { words } from '../words/index.ts'
import { longDate } from '../notes/dates.ts'
import { type BuildOptions, type Built, checkedAgainst, colophon, exportedOn, packFacts } from './build-common.ts'
import { type Shelf, openLedger } from './ledger.ts'
import type { Part, PrintedQuote } from './model.ts'

const say = words.exporting.paper

/** Index of the passage in which a mark begins. */
function placeIn(briefing: Briefing): (annotation: Annotation) => number {
  const order = new Map(briefing.passages.map((passage, index) => [passage.id, index]))
  return ({ anchor }) => order.get(anchor.start.passage) ?? briefing.passages.length
}

export function inReadingOrder(briefing: Briefing, annotations: readonly Annotation[]): Annotation[] {
  const place = placeIn(briefing)
  return annotations.toSorted((a, b) => place(a) - place(b) || a.anchor.start.offset - b.anchor.start.offset)
}

/** @param annotations at least one, all of this briefing in this edition */
export function buildMarks(briefing: Briefing, annotations: readonly Annotation[], shelf: Shelf, options: BuildOptions): Built {
  const ledger = openLedger({ shelf, comments: options.comments, sources: options.sources, citationStyle: options.citationStyle })
  const place = placeIn(briefing)
  const sorted = inReadingOrder(briefing, annotations)

  const groups = new Map<string, { title: string; quotes: PrintedQuote[] }>()
  for (const annotation of sorted) {
    const section = sectionAt(briefing, place(annotation))
    const key = section?.id ?? ''
    const group = groups.get(key) ?? { title: section?.title ?? say.opening, quotes: [] }
    group.quotes.push(ledger.add({ words: annotation.anchor.quote, anchor: annotation.anchor, annotation, typed: '' }))
    groups.set(key, group)
  }

  const parts = [...groups.values()].map((group): Part => ({
    number: null,
    title: group.title,
    edited: '',
    content: { kind: 'quotes', quotes: group.quotes },
  }))
  const title = options.title ?? briefing.title
  const shown = exportedOn(options)
  const model = {
    lang: briefing.lang,
    title,
    author: options.author,
    kicker: say.kickerMarks,
    lede: briefing.standfirst,
    facts: [
      { label: say.facts.marks, value: String(ledger.count) },
      { label: say.facts.exported, value: shown.dateAndTime },
      { label: say.facts.checked, value: say.tally(ledger.tally) },
      { label: say.facts.briefing, value: longDate(briefing.date) },
      ...packFacts(ledger.editions()),
      ...(options.author === '' ? [] : [{ label: say.facts.author, value: options.author }]),
    ],
    parts,
    colours: ledger.colours(),
    works: ledger.works(),
    sources: ledger.sources(),
    colophon: colophon(ledger),
    running: { title, right: say.runningMarks(shown.date), foot: checkedAgainst(ledger) },
    page: options.page,
    contents: options.contents,
  }
  return { model, tally: ledger.tally, unsound: ledger.unsound }
}
