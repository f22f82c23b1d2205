/** Pairs words that replaced one another and look alike: typing errors, other endings, one number for another. */
import type { Tokens } from './tokens.ts'

export type SoftMatch = { i: number; j: number; likeness: number }

/** Tokens on either side of a stretch that is looked into. */
const MOST = 40
/** Less likeness than this is chance. */
const ALIKE = 0.5

/** Best in-order pairs of alike tokens between `i0` to `i1` of one text and `j0` to `j1` of another; none in long stretches. */
export function softMatches(a: Tokens, i0: number, i1: number, b: Tokens, j0: number, j1: number): SoftMatch[] {
  if (i1 - i0 > MOST || j1 - j0 > MOST) return []
  const width = j1 - j0 + 1
  const best = new Float64Array((i1 - i0 + 1) * width)
  const like = new Float64Array((i1 - i0 + 1) * width)
  for (let i = 1; i <= i1 - i0; i += 1) {
    for (let j = 1; j < width; j += 1) {
      const cell = i * width + j
      const likeness = tokenLikeness(a, i0 + i - 1, b, j0 + j - 1)
      like[cell] = likeness
      best[cell] = Math.max(best[cell - width] ?? 0, best[cell - 1] ?? 0, likeness > 0 ? (best[cell - width - 1] ?? 0) + likeness : 0)
    }
  }
  const pairs: SoftMatch[] = []
  for (let i = i1 - i0, j = width - 1; i > 0 && j > 0;) {
    const cell = i * width + j
    if (best[cell] === best[cell - width]) i -= 1
    else if (best[cell] === best[cell - 1]) j -= 1
    else {
      pairs.push({ i: i0 + i - 1, j: j0 + j - 1, likeness: like[cell] ?? 0 })
      i -= 1
      j -= 1
    }
  }
  return pairs
}

const DIGITS = /^\d/u

/** From 0 to 1: letters that two words share at their two ends, of the longer word's; a number is a little like any other. */
function tokenLikeness(a: Tokens, i: number, b: Tokens, j: number): number {
  if (a.words[i] !== b.words[j]) return 0
  if (a.ids[i] === b.ids[j]) return 1
  if (a.words[i] !== 1) return 0
  const one = a.text.slice(a.starts[i], a.ends[i]).toLowerCase()
  const other = b.text.slice(b.starts[j], b.ends[j]).toLowerCase()
  const longer = Math.max(one.length, other.length)
  const shorter = Math.min(one.length, other.length)
  let head = 0
  while (head < shorter && one[head] === other[head]) head += 1
  let tail = 0
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1
  const likeness = (head + tail) / longer
  if (DIGITS.test(one) && DIGITS.test(other)) return Math.max(likeness, ALIKE)
  return likeness >= ALIKE ? likeness : 0
}
