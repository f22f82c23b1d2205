/** Carries a range of one text to another through an alignment of their words: where it starts and ends there, and how much holds it. */
import { type Tokens, tokenAt } from './tokens.ts'
import { softMatches } from './similar.ts'

export type Carried = {
  /** UTF-16 offsets in the target, end exclusive. */
  start: number
  end: number
  /** Share of the words of the range, by length, that stand at the place found; alike words (a typing error) count in part. */
  share: number
  /** Share of the words around the range, the near ones more, that stand around the place found. */
  context: number
  /** Letters of the range that were found again. */
  letters: number
}

export type Aligned = {
  source: Tokens
  target: Tokens
  map: Int32Array
  /** Whether the source is known to begin and end where the text did that it was cut from; both when absent. */
  edges?: { start: boolean; end: boolean }
}

/** Words on each side that are asked for support. */
const AROUND = 12
/** Letters of a word that count at most. */
const MOST_LETTERS = 10
const FIGURE_WEIGHT = 6
const SIGN_WEIGHT = 0.25
/** What beginning or ending with the text counts, in letters. */
const EDGE_LETTERS = 8

/** A run of matches. `grip` also counts how far it goes on outside of the range. */
type Run = { i: number; j: number; iEnd: number; jEnd: number; weight: number; grip: number }

/** Where the characters `start` to `end` of the source are in the target, or undefined when nothing there stands for them. */
export function carry(aligned: Aligned, start: number, end: number): Carried | undefined {
  const { source, target, map } = aligned
  const first = tokenAt(source, start)
  let last = first
  while (last < source.ids.length && (source.starts[last] ?? 0) < end) last += 1
  if (first >= last) return undefined
  let total = 0
  for (let i = first; i < last; i += 1) total += weightOf(source, i)
  const run = heaviest(runsOf(source, map, first, last))
  if (!run) return replaced(aligned, first, last)
  const soft = softAround(aligned, first, last)
  const from = startEdge(aligned, soft, first, run, start)
  const to = endEdge(aligned, soft, last, run, end)
  if (from >= to) return undefined
  let weight = 0
  for (let i = first; i < last; i += 1) {
    const j = map[i] ?? -1
    if (j >= run.j && j < run.jEnd) weight += weightOf(source, i)
    else weight += weightOf(source, i) * (soft.get(i)?.likeness ?? 0)
  }
  const context = support(aligned, first, last, tokenAt(target, from), tokenAt(target, to - 1) + 1)
  return { start: from, end: to, share: weight / total, context, letters: weight }
}

function weightOf(tokens: Tokens, i: number): number {
  if (tokens.words[i] !== 1) return SIGN_WEIGHT
  const code = tokens.text.charCodeAt(tokens.starts[i] ?? 0)
  // A figure tells two places apart that read alike but for it.
  if (code >= 0x30 && code <= 0x39) return FIGURE_WEIGHT
  return Math.min(MOST_LETTERS, (tokens.ends[i] ?? 0) - (tokens.starts[i] ?? 0))
}

function runsOf(source: Tokens, map: Int32Array, first: number, last: number): Run[] {
  const runs: Run[] = []
  for (let i = first; i < last; i += 1) {
    const j = map[i] ?? -1
    if (j < 0) continue
    const run = runs.at(-1)
    const weight = weightOf(source, i)
    if (run && run.iEnd === i && run.jEnd === j) {
      run.iEnd += 1
      run.jEnd += 1
      run.weight += weight
      run.grip += weight
    } else runs.push({ i, j, iEnd: i + 1, jEnd: j + 1, weight, grip: weight })
  }
  grip(runs, source, map, first, last)
  // Signs alone at an edge hold nothing that is far away: any comma is like any other.
  while (runs.length > 1 && isLoose(runs[0]) && gapAfter(runs[0], runs[1]) > FREE_GAP) runs.shift()
  while (runs.length > 1 && isLoose(runs.at(-1)) && gapAfter(runs.at(-2), runs.at(-1)) > FREE_GAP) runs.pop()
  return runs
}

function grip(runs: readonly Run[], source: Tokens, map: Int32Array, first: number, last: number): void {
  const [head] = runs
  const tail = runs.at(-1)
  if (head?.i === first) head.grip += gripBeyond(source, map, first, -1)
  if (tail?.iEnd === last) tail.grip += gripBeyond(source, map, last - 1, 1)
}

/** Whether a run is signs only that do not belong to a longer run outside of the range. */
const isLoose = (run: Run | undefined): boolean => run !== undefined && run.weight < 1 && run.grip < LOOSE
/** Tokens put in between two runs. */
const gapAfter = (run: Run | undefined, next: Run | undefined): number => (run && next ? next.j - run.jEnd - (next.i - run.iEnd) : 0)

/** Weight of the matches that go on without a gap from a token outwards. */
function gripBeyond(source: Tokens, map: Int32Array, edge: number, step: -1 | 1): number {
  let weight = 0
  for (let n = 1; n <= GRIP; n += 1) {
    const i = edge + n * step
    if (i < 0 || i >= map.length || map[i] !== (map[edge] ?? 0) + n * step) break
    weight += weightOf(source, i)
  }
  return weight
}

/** Tokens that may be put in between two runs: so many, and so many for each letter of the run with the weaker grip. */
const FREE_GAP = 4
const GRIP_GAP = 2
/** Tokens outside of the range that add to the grip of its first and last run. */
const GRIP = 40
/** Grip, in letters, that ties a sign to the words beside it. */
const LOOSE = 12

/** Joins runs that follow one another closely enough for their weight, and gives the heaviest stretch. */
function heaviest(runs: Run[]): Run | undefined {
  let parts = runs
  for (let joined = true; joined;) {
    joined = false
    const next: Run[] = []
    for (const part of parts) {
      const before = next.at(-1)
      const extra = gapAfter(before, part)
      if (before && part.j >= before.jEnd && extra <= FREE_GAP + Math.min(before.grip, part.grip) * GRIP_GAP) {
        next[next.length - 1] = {
          ...before,
          iEnd: part.iEnd,
          jEnd: part.jEnd,
          weight: before.weight + part.weight,
          grip: before.grip + part.grip,
        }
        joined = true
      } else next.push(part)
    }
    parts = next
  }
  return parts.reduce<Run | undefined>((most, part) => (!most || part.weight > most.weight ? part : most), undefined)
}

/** Tokens beyond the edges of a range that are looked at when no match ends there. */
const OVER_EDGE = 40

type Soft = Map<number, { to: number; likeness: number }>

/** Alike words where the words of the range, or those that run over its edges, have no match. */
function softAround(aligned: Aligned, first: number, last: number): Soft {
  const soft: Soft = new Map()
  const { map } = aligned
  let from = first
  while (from > 0 && first - from < OVER_EDGE && map[from] === -1 && map[from - 1] === -1) from -= 1
  let to = last
  while (to < map.length && to - last < OVER_EDGE && map[to - 1] === -1 && map[to] === -1) to += 1
  for (let i = from; i < to; i += 1) {
    if (map[i] !== -1) continue
    let after = i
    while (after < to && map[after] === -1) after += 1
    hunk(aligned, i, after, soft)
    i = after
  }
  return soft
}

/** Tokens `from` to `to` of the source, all without a match: pairs them with the alike ones that stand in their place. */
function hunk({ source, target, map }: Aligned, from: number, to: number, soft: Soft): void {
  const before = from > 0 ? (map[from - 1] ?? -1) : -1
  const after = to < map.length ? (map[to] ?? -1) : target.ids.length
  if (after <= before + 1) return
  for (const pair of softMatches(source, from, to, target, before + 1, after)) soft.set(pair.i, { to: pair.j, likeness: pair.likeness })
}

function startEdge({ source, target, map }: Aligned, soft: Soft, first: number, run: Run, start: number): number {
  const inside = Math.max(0, start - (source.starts[first] ?? 0))
  const own = map[first] ?? -1
  if (own >= run.j && own < run.jEnd) return (target.starts[own] ?? 0) + inside
  const { at, after } = pastEdge(soft, map, first, run.i, run.j, -1)
  if (at >= 0) return target.starts[at] ?? 0
  return target.starts[after] ?? 0
}

function endEdge({ source, target, map }: Aligned, soft: Soft, last: number, run: Run, end: number): number {
  const inside = Math.max(0, (source.ends[last - 1] ?? 0) - end)
  const own = map[last - 1] ?? -1
  if (own >= run.j && own < run.jEnd) return (target.ends[own] ?? 0) - inside
  const { at, after } = pastEdge(soft, map, last - 1, run.iEnd - 1, run.jEnd - 1, 1)
  return target.ends[at >= 0 ? at : after] ?? 0
}

/**
 * The edge token has no match; `i`, `j` is the outermost pair inside. What stands in the target between that pair and the
 * first pair outside is shared out between the range and what lies outside of it.
 */
function pastEdge(soft: Soft, map: Int32Array, edge: number, i: number, j: number, outwards: -1 | 1): { at: number; after: number } {
  let nearest = i
  let nearestTo = j
  for (let k = edge; k !== i; k -= outwards) {
    const found = soft.get(k)
    if (!found || (found.to - j) * outwards <= 0) continue
    if (k === edge) return { at: found.to, after: j }
    nearest = k
    nearestTo = found.to
    break
  }
  let outer = edge + outwards
  while (outer >= 0 && outer < map.length && map[outer] === -1 && !soft.has(outer)) outer += outwards
  const beyond = outer < 0 || outer >= map.length ? undefined : (soft.get(outer)?.to ?? map[outer])
  if (beyond === undefined) return { at: -1, after: nearestTo }
  const room = (beyond - nearestTo) * outwards - 1
  const within = Math.abs(edge - nearest)
  const outside = Math.abs(outer - edge) - 1
  if (room <= 0 || room > 200) return { at: -1, after: nearestTo }
  const share = outside === 0 ? (room <= 3 * within + 6 ? room : within) : Math.round((room * within) / (within + outside))
  return { at: -1, after: nearestTo + share * outwards }
}

/** Longest mark, in tokens, that may be replaced as a whole and still be followed. */
const REPLACED = 6
/** Words that must match without a gap on each side of it. */
const TIGHT = 3

/** A few words replaced by a few others between words that all held: 'three' that became 'four'. */
function replaced({ source, target, map }: Aligned, first: number, last: number): Carried | undefined {
  const size = last - first
  const before = first > 0 ? (map[first - 1] ?? -1) : -1
  const after = last < map.length ? (map[last] ?? -1) : -1
  if (size > REPLACED || before < 0 || after < 0) return undefined
  const room = after - before - 1
  if (room < 1 || room > size * 2 + 1) return undefined
  const holds = (from: number, step: -1 | 1): boolean => {
    let words = 0
    for (let i = from; words < TIGHT; i += step) {
      const j = map[i] ?? -1
      if (j < 0 || j !== (map[from] ?? 0) + i - from) return false
      words += source.words[i] ?? 0
    }
    return true
  }
  if (!holds(first - 1, -1) || !holds(last, 1)) return undefined
  return { start: target.starts[before + 1] ?? 0, end: target.ends[after - 1] ?? 0, share: 0, context: 1, letters: 0 }
}

/** How much of what stands around characters `start` to `end` of the source stands around `from` to `to` of the target, from 0 to 1. */
export function supportAt(aligned: Aligned, start: number, end: number, from: number, to: number): number {
  const { source, target } = aligned
  const last = (tokens: Tokens, position: number): number => tokenAt(tokens, position - 1) + 1
  return support(aligned, tokenAt(source, start), last(source, end), tokenAt(target, from), last(target, to))
}

/** How much of what stands around tokens `first` to `last` of the source stands around `from` to `to` of the target. */
function support({ source, target, map, edges }: Aligned, first: number, last: number, from: number, to: number): number {
  let whole = 0
  let held = 0
  for (const side of [-1, 1] as const) {
    const edge = side < 0 ? first - 1 : last
    const there = side < 0 ? from - 1 : to
    let words = 0
    let i = edge
    for (; i >= 0 && i < map.length && words < AROUND; i += side) {
      const weight = weightOf(source, i) / (1 + words / 4)
      words += source.words[i] ?? 0
      whole += weight
      const j = map[i] ?? -1
      if (j < 0) continue
      const away = (j - there) * side
      const shift = Math.abs(away - (i - edge) * side)
      if (away >= 0 && shift <= 6 + words * 2) held += weight / (1 + shift / 3)
    }
    if (words >= AROUND || (edges && !(side < 0 ? edges.start : edges.end))) continue
    const atEdge = side < 0 ? there : target.ids.length - 1 - there
    const weight = EDGE_LETTERS / (1 + words / 4)
    whole += weight
    if (atEdge <= Math.abs(i - edge) + 8) held += weight
  }
  return whole === 0 ? 0 : held / whole
}
