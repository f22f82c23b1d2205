/** The printed form of one or several notes. */
import type { Nodes, Root } from 'mdast'
import type { NoteWithQuotes } from '../model/note.ts'
import { findQuotes } from '../notes/quote-block.ts'
import { words } from '../words/index.ts'
import { type BuildOptions, type Built, checkedAgainst, colophon, exportedOn, lastEdited, momentOf, packFacts } from './build-common.ts'
import { type Ledger, type Shelf, openLedger } from './ledger.ts'
import type { Part, PlacedQuote } from './model.ts'
import { type ParsedNote, parseNote } from './parse-note.ts'
import { quotesIn } from './quotations.ts'
import { textOf } from './text.ts'

const say = words.exporting.paper

/** Titles of the briefings quoted are named in the lede up to this many. */
const NAMED_BRIEFINGS = 3

/** @param notes at least one, in the order they are printed */
export function buildNotes(notes: readonly NoteWithQuotes[], shelf: Shelf, options: BuildOptions): Built {
  const ledger = openLedger({ shelf, comments: options.comments, sources: options.sources, citationStyle: options.citationStyle })
  const only = notes.length === 1 ? notes[0] : undefined
  const title = options.title ?? (only === undefined ? say.titleNotes(notes.length) : titleOf(only))
  const parts = notes.map((entry, index): Part => {
    ledger.begin(only === undefined ? titleOf(entry) : '')
    const parsed = parseNote(entry.note.body)
    const tree = withoutTitle(parsed.tree, entry.note.title)
    return {
      number: only === undefined ? index + 1 : null,
      title: titleOf(entry) === title && only !== undefined ? null : titleOf(entry),
      edited: say.lastEdited(lastEdited(entry.note.modifiedAt, options)),
      content: { kind: 'markdown', body: parsed.body, tree, quotes: placeQuotes(entry, { ...parsed, tree }, ledger, shelf) },
    }
  })
  const briefings = ledger.briefings()
  const shown = exportedOn(options)
  const edited = only === undefined ? [] : [{ label: say.facts.edited, value: momentOf(options.local(only.note.modifiedAt)) }]
  const model = {
    lang: 'en-GB',
    title,
    author: options.author,
    kicker: say.kickerNotes,
    lede: briefings.length === 0 ? '' : briefings.length > NAMED_BRIEFINGS ? say.ledeMany(briefings.length) : say.ledeQuoting(briefings),
    facts: [
      { label: say.facts.notes, value: say.notesWithQuotes(notes.length, ledger.count) },
      { label: say.facts.exported, value: shown.dateAndTime },
      ...(ledger.count === 0 ? [] : [{ label: say.facts.checked, value: say.tally(ledger.tally) }]),
      ...packFacts(ledger.editions()),
      ...edited,
      ...(options.author === '' ? [] : [{ label: say.facts.author, value: options.author }]),
    ],
    parts,
    colours: ledger.colours(),
    works: ledger.works(),
    sources: ledger.sources(),
    colophon: colophon(ledger),
    running: { title, right: say.runningNotes(shown.date), foot: checkedAgainst(ledger) },
    page: options.page,
    contents: options.contents,
  }
  return { model, tally: ledger.tally, unsound: ledger.unsound }
}

const titleOf = ({ note }: NoteWithQuotes): string => (note.title.trim() === '' ? say.untitled : note.title.trim())

/** A first heading that repeats the note's title is not printed twice. */
function withoutTitle(tree: Root, title: string): Root {
  const [first, ...rest] = tree.children
  return first?.type === 'heading' && textOf(first).trim() === title.trim() ? { ...tree, children: rest } : tree
}

/** Quotes in the order they are printed. A block that the Markdown reader takes for something else, such as code, is no quote. */
function placeQuotes({ sources }: NoteWithQuotes, { tree, body }: ParsedNote, ledger: Ledger, shelf: Shelf): PlacedQuote[] {
  const anchors = new Map(sources.map((quote) => [quote.id, quote]))
  const found = findQuotes(body)
  const placed: PlacedQuote[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'blockquote') {
      for (const { id, from, to, words: quoted, citation } of quotesIn(node, found)) {
        const source = anchors.get(id)
        const annotation = source?.annotation === undefined ? undefined : shelf.annotation(source.annotation)
        placed.push({
          from,
          to,
          quote: ledger.add({ words: quoted, anchor: source?.anchor, annotation, typed: citation, newer: shelf.newer(id) }),
        })
      }
    } else if ('children' in node) {
      node.children.forEach(visit)
    }
  }
  visit(tree)
  return placed
}
