/** Finds the words, phrases and nears of a query in tokenised text, for what is shown and for marks and notes. */
import { fold, unfold } from '../text/fold.ts'
import type { Token } from '../text/tokenise.ts'
import type { GapPart, LeafNode, TermPart } from './ast.ts'
import type { Unit } from './evaluate.ts'
import type { Field } from './fields.ts'
import { nearPlaces } from './near.ts'
import type { ItemPlace } from './near.ts'
import { fitsPattern } from './pattern.ts'

/** Where a unit stands, or the `item`-th thing of a near: tokens `from` to `to` (exclusive), characters `start` to `end` (exclusive). */
export type Match = { unit: number; item: number; from: number; to: number; start: number; end: number }

const FIELD_ASKED: Record<Field, Unit['field']> = { title: 'title', headings: 'heading', text: null }

/**
 * Every place of every unit, overlapping ones too, in order of the first token, then of the units.
 * @param field what the text is, for units that are asked for in titles or headings only
 */
export function matchesIn(tokens: readonly Token[], units: readonly Unit[], field: Field): Match[] {
  const matches: Match[] = []
  for (let unit = 0; unit < units.length; unit += 1) {
    const { node, field: asked } = units[unit]!
    if (asked !== null && asked !== FIELD_ASKED[field]) continue
    if (node.kind !== 'near') {
      for (const from of leafPlaces(tokens, node)) matches.push(toMatch(tokens, unit, { item: 0, from, to: from + node.parts.length }))
      continue
    }
    const places = node.items.flatMap((leaf, item) =>
      leafPlaces(tokens, leaf).map((from) => ({ item, from, to: from + leaf.parts.length })),
    )
    const inOrder = places.toSorted((a, b) => a.from - b.from || a.to - b.to)
    for (const place of nearPlaces(inOrder, node.items.length, node.distance)) matches.push(toMatch(tokens, unit, place))
  }
  return units.length === 1 ? matches : matches.sort((a, b) => a.from - b.from || a.unit - b.unit)
}

function toMatch(tokens: readonly Token[], unit: number, place: ItemPlace): Match {
  const { item, from, to } = place
  return { unit, item, from, to, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }
}

/** First tokens of the places of a word or phrase. Makes nothing on the way: every token of every listed passage comes by here. */
export function leafPlaces(tokens: readonly Token[], { parts }: LeafNode): number[] {
  const places: number[] = []
  for (let from = 0; from + parts.length <= tokens.length; from += 1) {
    let i = 0
    while (i < parts.length && fits(parts[i]!, i, tokens, from)) i += 1
    if (i === parts.length) places.push(from)
  }
  return places
}

function fits(part: TermPart | GapPart, i: number, tokens: readonly Token[], from: number): boolean {
  if (part.kind === 'gap') return true
  const token = tokens[from + i]
  const before = tokens[from + i - 1]
  if (token === undefined || !termFits(part, token.term)) return false
  return i === 0 || before === undefined || part.overlaps === token.start < before.end
}

/** Whether a term of a text is what a part of a word or phrase asks for. */
export function termFits({ term, match }: TermPart, found: string): boolean {
  if (match === 'beginning') return found.startsWith(term)
  if (match === 'pattern') return fitsPattern(term, found.length, (at) => found.charCodeAt(at))
  return match === 'within' ? found.includes(term) : found === term
}

/**
 * The parts of a text to mark: sorted and disjoint. A lone character of an unspaced script is marked inside the pairs
 * that hold it, not with its neighbour.
 */
export function rangesOf(matches: readonly Match[], units: readonly Unit[], text: string): [number, number][] {
  const parts: [number, number][] = []
  for (const match of matches) {
    const node = units[match.unit]?.node
    const only = node === undefined || node.kind === 'near' || node.parts.length > 1 ? undefined : node.parts[0]
    if (only?.kind === 'term' && only.match === 'within') parts.push(...placesOf(only.term, text, match))
    else parts.push([match.start, match.end])
  }
  const ranges: [number, number][] = []
  for (const part of parts.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = ranges.at(-1)
    if (before !== undefined && part[0] < before[1]) before[1] = Math.max(before[1], part[1])
    else ranges.push(part)
  }
  return ranges
}

function placesOf(character: string, text: string, match: Match): [number, number][] {
  const folded = fold(text.slice(match.start, match.end))
  const ranges: [number, number][] = []
  for (let at = folded.text.indexOf(character); at >= 0; at = folded.text.indexOf(character, at + 1)) {
    const place = unfold(folded.map, at, at + character.length)
    ranges.push([match.start + place.start, match.start + place.end])
  }
  return ranges
}
