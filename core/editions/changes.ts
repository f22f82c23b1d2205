/**
 * What a new edition of a briefing changed, passage by passage. The words of both are aligned once; a passage belongs to the
 * one it shares most words with, and what shares none with any was added or removed.
 */
import { align, compareSubstance, textMap } from '../anchor/index.ts'
import { passageIndexAt } from '../anchor/ranges.ts'
import type { BriefingChanges, ChangeKind, PassageChange } from '../contract/review-shapes.ts'
import { type Briefing, sectionAt } from '../model/briefing.ts'
import { sameShapes } from '../notes/check-quote.ts'
import { wordDiff } from './word-diff.ts'

/** Share of the words of the shorter side that two passages must have in common to be one passage reworded. */
const KIN = 0.4
/** The same for a passage whose words now stand in several, or that took in the words of several. */
const PART = 0.6

type Pair = { source: number; target: number }

/** @param from and `to` one briefing in two editions; undefined where the edition does not hold it, but not both */
export function briefingChanges(from: Briefing | undefined, to: Briefing | undefined): BriefingChanges {
  const { id: briefing, title } = to ?? from ?? { id: '', title: '' }
  const passages = from && to ? compare(from, to) : oneSided(from, to)
  const counts = { added: 0, removed: 0, reworded: 0, changed: 0, moved: 0 }
  for (const { kind } of passages) counts[kind] += 1
  const state = !from ? 'added' : !to ? 'removed' : passages.length > 0 ? 'changed' : 'same'
  return { briefing, title, state, counts, passages }
}

const movedPassages = new WeakMap<Briefing, WeakMap<Briefing, ReadonlySet<string>>>()

/** Ids of passages of `to` whose words stood elsewhere in the order of `from`; worked out once for each pair. */
export function movedIn(from: Briefing, to: Briefing): ReadonlySet<string> {
  const known = movedPassages.get(from)?.get(to)
  if (known) return known
  const pairs = pairUp(from, to, sharedWords(from, to))
  const still = inOrder(pairs)
  const moved = new Set(pairs.flatMap(({ target }) => (still.has(target) ? [] : (to.passages[target]?.id ?? []))))
  const ofFrom = movedPassages.get(from) ?? new WeakMap<Briefing, ReadonlySet<string>>()
  movedPassages.set(from, ofFrom.set(to, moved))
  return moved
}

function oneSided(from: Briefing | undefined, to: Briefing | undefined): PassageChange[] {
  const briefing = from ?? to
  return briefing?.passages.map((_, i) => (from ? change('removed', { from, i }) : change('added', { to, j: i }))) ?? []
}

function compare(from: Briefing, to: Briefing): PassageChange[] {
  const shared = sharedWords(from, to)
  const pairs = pairUp(from, to, shared)
  const ofTarget = new Map(pairs.map((pair) => [pair.target, pair.source]))
  const ofSource = new Map(pairs.map((pair) => [pair.source, pair.target]))
  const still = inOrder(pairs)
  const listed: { at: number; change: PassageChange }[] = []
  for (const j of to.passages.keys()) {
    const i = ofTarget.get(j)
    if (i !== undefined) {
      const kind = kindOf(from, to, { source: i, target: j }, still.has(j))
      if (kind) listed.push({ at: j, change: change(kind, { from, i, to, j }) })
      continue
    }
    const whole = mostly(shared.byTarget[j], shared.targetWords[j])
    listed.push({ at: j, change: whole === undefined ? change('added', { to, j }) : change('moved', { from, i: whole, to, j }) })
  }
  let after = -1
  for (const i of from.passages.keys()) {
    const j = ofSource.get(i)
    if (j !== undefined) {
      after = j
      continue
    }
    const whole = mostly(shared.bySource[i], shared.sourceWords[i])
    const gone = whole === undefined ? change('removed', { from, i }) : change('moved', { from, i, to, j: whole })
    listed.push({ at: after + 0.5, change: gone })
  }
  return listed.toSorted((a, b) => a.at - b.at).map((one) => one.change)
}

/** Undefined when nothing changed but shapes of signs. */
function kindOf(from: Briefing, to: Briefing, { source, target }: Pair, stayed: boolean): ChangeKind | undefined {
  const before = from.passages[source]?.text ?? ''
  const after = to.passages[target]?.text ?? ''
  if (before === after || sameShapes(before) === sameShapes(after)) return stayed ? undefined : 'moved'
  return compareSubstance(before, after, to.lang).changed ? 'changed' : 'reworded'
}

type Shared = {
  /** For each passage, how many of its words stand in which passage of the other side. */
  bySource: Map<number, number>[]
  byTarget: Map<number, number>[]
  sourceWords: number[]
  targetWords: number[]
}

function sharedWords(from: Briefing, to: Briefing): Shared {
  const { source, target, map } = align(from, to)
  const passageOf = (briefing: Briefing, tokens: typeof source): number[] => {
    const { starts } = textMap(briefing)
    return Array.from(tokens.starts, (start) => passageIndexAt(starts, start))
  }
  const [a, b] = [passageOf(from, source), passageOf(to, target)]
  const shared: Shared = {
    bySource: from.passages.map(() => new Map()),
    byTarget: to.passages.map(() => new Map()),
    sourceWords: from.passages.map(() => 0),
    targetWords: to.passages.map(() => 0),
  }
  for (const [j, passage] of b.entries()) if (target.words[j] === 1) shared.targetWords[passage] = (shared.targetWords[passage] ?? 0) + 1
  for (const [i, passage] of a.entries()) {
    if (source.words[i] !== 1) continue
    shared.sourceWords[passage] = (shared.sourceWords[passage] ?? 0) + 1
    const other = b[map[i] ?? -1]
    if (other === undefined) continue
    count(shared.bySource[passage], other)
    count(shared.byTarget[other], passage)
  }
  return shared
}

const count = (counts: Map<number, number> | undefined, key: number): void => void counts?.set(key, (counts.get(key) ?? 0) + 1)

/** The passage of the other side that holds most of these words. */
function mostly(counts: ReadonlyMap<number, number> | undefined, words: number | undefined): number | undefined {
  const [best] = [...(counts ?? [])].toSorted((x, y) => y[1] - x[1])
  return best && words !== undefined && words > 0 && best[1] / words >= PART ? best[0] : undefined
}

/** Passages that are one another, each at most once: equal ones first, then by the words they share. */
function pairUp(from: Briefing, to: Briefing, { bySource, sourceWords, targetWords }: Shared): Pair[] {
  const candidates = bySource.flatMap((others, source) =>
    [...others].map(([target, words]) => {
      const equal = from.passages[source]?.text === to.passages[target]?.text
      const share = words / Math.max(1, Math.min(sourceWords[source] ?? 0, targetWords[target] ?? 0))
      return { source, target, words, share: equal ? 2 : share }
    }),
  )
  const pairs: Pair[] = []
  const taken = { source: new Set<number>(), target: new Set<number>() }
  const take = (source: number, target: number): void => {
    if (taken.source.has(source) || taken.target.has(target)) return
    taken.source.add(source)
    taken.target.add(target)
    pairs.push({ source, target })
  }
  for (const { source, target, share } of candidates.toSorted(
    (x, y) => Number(y.share === 2) - Number(x.share === 2) || y.words - x.words,
  )) {
    if (share >= KIN) take(source, target)
  }
  // Passages without words the alignment could hold on to: signs alone, or the same words twice.
  const places = new Map<string, number[]>()
  for (const [j, { text }] of to.passages.entries()) if (!taken.target.has(j)) places.set(text, [...(places.get(text) ?? []), j])
  for (const [i, { text }] of from.passages.entries()) {
    const j = taken.source.has(i) ? undefined : places.get(text)?.shift()
    if (j !== undefined) take(i, j)
  }
  return pairs
}

/** Targets of the longest run of pairs that kept their order (patience sorting); the others moved. */
function inOrder(pairs: readonly Pair[]): Set<number> {
  const sorted = pairs.toSorted((x, y) => x.source - y.source)
  const tops: number[] = []
  const before: number[] = []
  for (const [n, { target }] of sorted.entries()) {
    let low = 0
    let high = tops.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[tops[middle] ?? 0]?.target ?? 0) < target) low = middle + 1
      else high = middle
    }
    before[n] = tops[low - 1] ?? -1
    tops[low] = n
  }
  const kept = new Set<number>()
  for (let n = tops.at(-1) ?? -1; n !== -1; n = before[n] ?? -1) kept.add(sorted[n]?.target ?? -1)
  return kept
}

type Sides = { from?: Briefing | undefined; i?: number; to?: Briefing | undefined; j?: number }

function change(kind: ChangeKind, { from, i, to, j }: Sides): PassageChange {
  const before = passageAt(from, i)
  const after = passageAt(to, j)
  return { kind, before, after, diff: before && after ? wordDiff(before.text, after.text) : { before: [], after: [] } }
}

function passageAt(briefing: Briefing | undefined, at: number | undefined): PassageChange['before'] {
  const passage = at === undefined ? undefined : briefing?.passages[at]
  if (!briefing || !passage || at === undefined) return null
  const { id, kind, n, text } = passage
  return { passage: id, kind, n, section: sectionAt(briefing, at)?.title ?? '', text }
}
