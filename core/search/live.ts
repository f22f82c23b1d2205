/** Marks and notes, searched by the same query as briefings; kept tokenised and brought up to date by differences. */
import type { SearchMark, SearchNote } from '../contract/shapes.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Briefing } from '../model/briefing.ts'
import { COLOURS } from '../model/colours.ts'
import type { Term } from '../model/pack.ts'
import { plainWords } from '../notes/summary.ts'
import type { Filter, LeafNode, QueryNode } from './ast.ts'
import { keyOfUnit, unitsOf } from './evaluate.ts'
import type { Unit } from './evaluate.ts'
import { plain } from './filters.ts'
import { createLiveWords, partOf } from './live-words.ts'
import type { Part } from './live-words.ts'
import { matchesIn, rangesOf } from './match.ts'
import { broadened, distinct, fewest, isBeginning, isRare, isSpelt, leavesOf, spellingsOf, waysOf } from './more.ts'
import type { Alternative, Spelt } from './more.ts'
import { byUnits } from './packed.ts'
import { runsOf } from './runs.ts'
import { fullestStretch, snippet } from './snippet.ts'
import type { NamedPerson } from './variants/glossary.ts'

/** Passages of one briefing, by their ids, both ends included. */
export type PassageStretch = { edition: string; briefing: string; from: string; to: string }

/** What search needs of a note. */
export type LiveNote = { id: string; title: string; body: string; modifiedAt: string; quotes: readonly PassageStretch[] }

export type LiveChange = {
  /** Annotations and notes that are new or changed, and the ids of those that are gone. */
  annotations: readonly Annotation[]
  notes: readonly LiveNote[]
  gone: readonly string[]
  /** What the reader calls each colour, where that changed. */
  labels?: Readonly<Record<string, string>> | undefined
}

/** Whether a briefing passes a filter of topic, region, source, date or edition. */
export type BriefingPasses = (edition: string, briefing: string, filter: Filter) => boolean

/** Marks and notes that satisfy a query: all counted, of each the first so many, the newest change first. */
export type LiveFound = { totals: { marks: number; notes: number }; marks: SearchMark[]; notes: SearchNote[] }

/** Another way to write a part of the query, and how many marks and notes hold it. */
export type LiveAlternative = { alternative: Alternative; marks: number; notes: number }

/** What other ways to write a word are made of: glossary and names of the packs, and the words that stand there. */
export type Knowledge = { glossary: readonly Term[]; people: readonly NamedPerson[]; packs: readonly Spelt[] }

export type Live = {
  change(change: LiveChange): void
  /** What satisfies the whole query as it is written. */
  run(node: QueryNode, limit: number, passes: BriefingPasses): LiveFound
  /** What satisfies it only when words may be written in another way: by the rules for briefings, and near spellings of these texts' own words. */
  more(node: QueryNode, limit: number, passes: BriefingPasses, knowledge: Knowledge): LiveFound & { alternatives: LiveAlternative[] }
  /** Colours of a name: a colour's own, else those that the reader calls so. */
  coloursOf(name: string): readonly string[]
  /** Names of the colours: their own, and what the reader calls them. */
  colourNames(): readonly string[]
  /** Where marks stand, or only those of a colour, by its name; where notes quote. */
  marked(colour: string | null): PassageStretch[]
  quoted(): PassageStretch[]
}

type MarkEntry = { kind: 'mark'; modifiedAt: string; id: string; parts: readonly Part[]; annotation: Annotation }
type NoteEntry = { kind: 'note'; modifiedAt: string; id: string; parts: readonly Part[]; quotes: readonly PassageStretch[] }
type Entry = MarkEntry | NoteEntry

/** @param briefingOf the briefing a mark stands in, undefined when its edition is not installed */
export function createLive(briefingOf: (edition: string, briefing: string) => Briefing | undefined): Live {
  const entries = new Map<string, Entry>()
  const words = createLiveWords<Entry>()
  let labels: Readonly<Record<string, string>> = {}
  const coloursOf = (name: string): readonly string[] => {
    const wanted = plain(name)
    const own = COLOURS.filter((colour) => colour === wanted)
    return own.length > 0 ? own : COLOURS.filter((colour) => plain(labels[colour] ?? '') === wanted)
  }
  const markPasses = ({ anchor, colour }: Annotation, filter: Filter, passes: BriefingPasses): boolean => {
    if (filter.field === 'colour') return coloursOf(filter.value).includes(colour)
    if (filter.field === 'has') return filter.value === 'mark'
    return passes(anchor.edition, anchor.briefing, filter)
  }
  const remove = (id: string): void => {
    const entry = entries.get(id)
    if (entry === undefined) return
    entries.delete(id)
    words.remove(entry)
  }
  const put = (entry: Entry): void => {
    remove(entry.id)
    entries.set(entry.id, entry)
    words.add(entry)
  }
  const search = (node: QueryNode, passes: BriefingPasses): ReadonlySet<Entry> => {
    const known = new Map<string, ReadonlySet<Entry>>()
    const holding = (unit: Unit): ReadonlySet<Entry> => {
      const key = keyOfUnit(unit)
      const found = known.get(key) ?? words.holding(unit)
      known.set(key, found)
      return found
    }
    const found = [...entries.values()].filter((entry) =>
      holds(
        node,
        null,
        (unit) => holding(unit).has(entry),
        (filter) => entry.kind === 'mark' && markPasses(entry.annotation, filter, passes),
      ),
    )
    return new Set(found)
  }
  const listed = (found: Iterable<Entry>, units: readonly Unit[], limit: number): LiveFound => {
    const newest = [...found].toSorted((a, b) => byUnits(b.modifiedAt, a.modifiedAt) || byUnits(a.id, b.id))
    const marks = newest.filter((entry) => entry.kind === 'mark')
    const notes = newest.filter((entry) => entry.kind === 'note')
    return {
      totals: { marks: marks.length, notes: notes.length },
      marks: marks.slice(0, limit).map((entry) => shownMark(entry, units, briefingOf)),
      notes: notes.slice(0, limit).map((entry) => shownNote(entry, units)),
    }
  }
  /** Other ways to write a word or phrase; a beginning that goes on to words here is one unless it is a word itself. */
  const othersOf = (leaf: LeafNode, { glossary, people, packs }: Knowledge): Alternative[] => {
    if (!isSpelt(leaf)) return []
    const last = leaf.parts.at(-1)
    const standing = words.holding({ node: leaf, field: null }).size
    const inPacks = (term: string): number => packs.reduce((sum, { vocabulary }) => sum + (vocabulary.find(term)?.passages ?? 0), 0)
    if (last?.kind === 'term' && isBeginning(leaf) && standing > 0 && !words.has(last.term) && inPacks(last.term) === 0) return []
    const isCommon = ({ parts: [part] }: LeafNode): boolean => part?.kind === 'term' && !isRare(packs, inPacks(part.term))
    // Two words that stand often in the packs are two words.
    const near = spellingsOf([words.spelt()], leaf, standing).filter(({ node }) => !(isCommon(leaf) && isCommon(node)))
    return [...waysOf(leaf, glossary, people), ...near.map((one) => ({ ...one, text: words.written(one.text) }))]
  }
  return {
    change({ annotations, notes, gone, labels: changed }) {
      labels = changed ?? labels
      gone.forEach(remove)
      for (const annotation of annotations) {
        const { id, modifiedAt, anchor, comment, tags } = annotation
        const texts = [anchor.quote.replaceAll('\n', ' '), comment, ...tags]
        put({ kind: 'mark', id, modifiedAt, annotation, parts: texts.map((text) => partOf(text, 'text')) })
      }
      for (const { id, modifiedAt, title, body, quotes } of notes) {
        const lines = plainWords(body)
          .split('\n')
          .filter((line) => line.trim() !== '')
        put({ kind: 'note', id, modifiedAt, quotes, parts: [partOf(title, 'title'), ...lines.map((line) => partOf(line, 'text'))] })
      }
    },
    run: (node, limit, passes) => listed(search(node, passes), unitsOf(node), limit),
    more(node, limit, passes, knowledge) {
      const all = distinct([...runsOf(node, knowledge.glossary), ...leavesOf(unitsOf(node)).flatMap((leaf) => othersOf(leaf, knowledge))])
      const alternatives = all.flatMap((alternative): LiveAlternative[] => {
        const holding = [...words.holding({ node: alternative.node, field: null })]
        const marks = holding.filter(({ kind }) => kind === 'mark').length
        return holding.length === 0 ? [] : [{ alternative, marks, notes: holding.length - marks }]
      })
      const counted = fewest(alternatives)
      if (counted.length === 0) return { ...listed([], [], 0), alternatives: [] }
      const wider = broadened(
        node,
        counted.map(({ alternative }) => alternative),
      )
      const exact = search(node, passes)
      const rest = [...search(wider, passes)].filter((entry) => !exact.has(entry))
      return { ...listed(rest, unitsOf(wider), limit), alternatives: counted }
    },
    coloursOf,
    colourNames: () => [...COLOURS, ...Object.values(labels).filter((label) => label !== '')],
    marked(name) {
      const colours: readonly string[] = name === null ? COLOURS : coloursOf(name)
      return [...entries.values()].flatMap((entry) =>
        entry.kind === 'mark' && colours.includes(entry.annotation.colour) ? [stretchOf(entry.annotation)] : [],
      )
    },
    quoted: () => [...entries.values()].flatMap((entry) => (entry.kind === 'note' ? entry.quotes : [])),
  }
}

const stretchOf = ({ anchor }: Annotation): PassageStretch => ({
  edition: anchor.edition,
  briefing: anchor.briefing,
  from: anchor.start.passage,
  to: anchor.end.passage,
})

/** One text of an entry with what of the query stands in it. */
function show(part: Part | undefined, units: readonly Unit[]) {
  if (part === undefined) return { text: '', ranges: [] }
  const matches = matchesIn(part.tokens, units, part.field)
  return snippet(part.text, rangesOf(matches, units, part.text), fullestStretch(matches))
}

function shownMark({ annotation, parts }: MarkEntry, units: readonly Unit[], briefingOf: Parameters<typeof createLive>[0]): SearchMark {
  const briefing = briefingOf(annotation.anchor.edition, annotation.anchor.briefing)
  return {
    annotation,
    title: briefing?.title ?? annotation.anchor.briefing,
    n: briefing?.passages.find(({ id }) => id === annotation.anchor.start.passage)?.n ?? null,
    quote: show(parts[0], units),
    comment: show(parts[1], units),
  }
}

function shownNote({ id, modifiedAt, parts: [first, ...lines] }: NoteEntry, units: readonly Unit[]): SearchNote {
  const line = lines.find((part) => matchesIn(part.tokens, units, part.field).length > 0)
  const title = first?.text ?? ''
  return {
    id,
    title: { text: title, ranges: first === undefined ? [] : rangesOf(matchesIn(first.tokens, units, first.field), units, title) },
    body: show(line ?? lines[0], units),
    modifiedAt,
  }
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
