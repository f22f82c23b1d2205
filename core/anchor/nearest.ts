/** Of several places that equal words may be matched with, the one closest to the words beside them. */
import { sameTokens, type TokenMap } from './diff.ts'

/** Longest run of matches that is looked at, and furthest it may be put elsewhere, in tokens. */
const LONGEST = 40
const FURTHEST = 200

type Run = { a: number; b: number; size: number; words: number }

/** Runs of matches without a gap on either side, in the order of the first text. `heavy[i]` is 1 where a token is a word. */
function runsOf(map: TokenMap, heavy: Uint8Array): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < map.length; i += 1) {
    const j = map[i] ?? -1
    if (j < 0) continue
    const last = runs.at(-1)
    const words = heavy[i] ?? 0
    if (last && i === last.a + last.size && j === last.b + last.size) {
      last.size += 1
      last.words += words
    } else runs.push({ a: i, b: j, size: 1, words })
  }
  return runs
}

/**
 * An alignment by the most equal words does not care where between its neighbours a run stands: of equal places it takes
 * the last. Here each run with words goes where it is as far from the run before it, or from the one after it, as it was;
 * signs on the way lose their match. Writes into `map`.
 */
export function nearestPlaces(a: Int32Array, b: Int32Array, map: TokenMap, heavy: Uint8Array): void {
  const runs = runsOf(map, heavy).filter(({ words }) => words > 0)
  for (const [n, run] of runs.entries()) {
    const before = runs[n - 1]
    const after = runs[n + 1]
    const low = before ? before.b + before.size : 0
    const high = after ? after.b : b.length
    // Where words moved nothing is between.
    if (run.size > LONGEST || low > run.b || high < run.b + run.size) continue
    const off = (at: number): number =>
      Math.min(
        before ? Math.abs(at - low - (run.a - before.a - before.size)) : Infinity,
        after ? Math.abs(high - at - (after.a - run.a)) : Infinity,
      )
    let best = run.b
    let least = off(best)
    for (let at = Math.max(low, run.b - FURTHEST); least > 0 && at <= Math.min(high - run.size, run.b + FURTHEST); at += 1) {
      if (off(at) < least && sameTokens(a, b, run.a, at, run.size)) {
        best = at
        least = off(at)
      }
    }
    if (best === run.b) continue
    for (let i = before ? before.a + before.size : 0; i < run.a; i += 1) if ((map[i] ?? -1) >= best) map[i] = -1
    for (let i = run.a + run.size; i < (after ? after.a : map.length); i += 1) if ((map[i] ?? -1) < best + run.size) map[i] = -1
    for (let k = 0; k < run.size; k += 1) map[run.a + k] = best + k
    run.b = best
  }
}
