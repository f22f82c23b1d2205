/** Which words of one wording are not in another: what a reader sees struck out and put in. */
import { alignTokens } from '../anchor/diff.ts'
import { type Tokens, tokensOf } from '../anchor/tokens.ts'

export type WordDiff = { before: [number, number][]; after: [number, number][] }

/**
 * Ranges (UTF-16, sorted, disjoint) of `before` that went and of `after` that came. Words keep their order: one that changed
 * places went and came. Differing words next to each other are one range, white space between them included.
 */
export function wordDiff(before: string, after: string): WordDiff {
  if (before === after) return { before: [], after: [] }
  const [a, b] = [tokensOf(before), tokensOf(after)]
  const map = alignTokens(a.ids, b.ids, a.words)
  const kept = { before: new Uint8Array(a.ids.length), after: new Uint8Array(b.ids.length) }
  for (const [i, j] of map.entries()) {
    // Tokens are folded: `May` and `may`, or two shapes of a quotation mark, are one token and still two spellings.
    if (j < 0 || textAt(a, i) !== textAt(b, j)) continue
    kept.before[i] = 1
    kept.after[j] = 1
  }
  return { before: rangesOf(a, kept.before), after: rangesOf(b, kept.after) }
}

const textAt = ({ text, starts, ends }: Tokens, at: number): string => text.slice(starts[at], ends[at])

function rangesOf({ starts, ends }: Tokens, kept: Uint8Array): [number, number][] {
  const ranges: [number, number][] = []
  let open: [number, number] | undefined
  for (const [i, stays] of kept.entries()) {
    if (stays === 1) {
      open = undefined
      continue
    }
    const end = ends[i] ?? 0
    if (open) open[1] = end
    else {
      open = [starts[i] ?? 0, end]
      ranges.push(open)
    }
  }
  return ranges
}
