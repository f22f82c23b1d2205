/**
 * The common method of web annotation, as Hypothesis's client documents and implements it, for comparison: the quote is
 * looked for with up to half of its characters wrong, and candidates are ranked by likeness of quote (50), prefix (20)
 * and suffix (20), and nearness to the old position (2).
 */
import type { Anchor } from '../../core/model/index.ts'
import { approximate, leastErrors, type Match } from './anchors-myers.ts'

const QUOTE = 50
const PREFIX = 20
const SUFFIX = 20
const POSITION = 2
/** Units of prefix and suffix that the method keeps. */
const KEPT = 32
const MOST_ERRORS = 256

/** Start and end in the text, or undefined when not even half of the quote stands anywhere. */
export function findByHypothesis(anchor: Anchor, text: string): [number, number] | undefined {
  const { quote } = anchor
  const prefix = anchor.prefix.slice(-KEPT)
  const suffix = anchor.suffix.slice(0, KEPT)
  const errors = Math.min(MOST_ERRORS, quote.length / 2)
  let best: Match | undefined
  let bestScore = -1
  for (const match of occurrences(text, quote, errors)) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start)
    const after = text.slice(match.end, match.end + suffix.length)
    const nearness = 1 - Math.abs(match.start - anchor.position.start) / text.length
    const score =
      QUOTE * (1 - match.errors / quote.length) +
      PREFIX * (prefix === '' ? 1 : likeness(before, prefix)) +
      SUFFIX * (suffix === '' ? 1 : likeness(after, suffix)) +
      POSITION * nearness
    if (score <= bestScore) continue
    best = match
    bestScore = score
  }
  return best && best.start < best.end ? [best.start, best.end] : undefined
}

function occurrences(text: string, quote: string, errors: number): Match[] {
  const exact: Match[] = []
  for (let at = text.indexOf(quote); at !== -1; at = text.indexOf(quote, at + 1)) {
    exact.push({ start: at, end: at + quote.length, errors: 0 })
  }
  return exact.length > 0 ? exact : approximate(text, quote, Math.floor(errors))
}

function likeness(text: string, string: string): number {
  if (text === '' || string === '') return 0
  return 1 - leastErrors(text, string) / string.length
}
