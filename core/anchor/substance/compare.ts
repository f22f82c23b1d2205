import { fold } from '../../text/fold.ts'
import { align, pairMoved, type Pairs } from './align.ts'
import { disorder } from './order.ts'
import { kindOf, sameThing } from './same.ts'
import { smallWords } from './small-words.ts'
import type { Change, ChangeKind, Item, Piece, Reading, Soft } from './types.ts'
import { voices } from './voice.ts'
import { misspelt } from './words.ts'

/** Items without a partner between two that have one, on both sides. */
type Gap = { before: number[]; after: number[] }

/** Gaps with more on one side are not searched for misspellings. */
const WIDEST_GAP = 60
/** As many left-overs are looked for in other gaps. */
const MOST_STRAYS = 80

/** Compares what two texts say; `texts` are the texts that were read. Changes come in the order of the first text. */
export function compare(before: Reading, after: Reading, texts: readonly [string, string]): Change[] {
  const keys = [before.items.map(({ key }) => key), after.items.map(({ key }) => key)] as const
  const pairs = align(keys[0], keys[1])
  const fixed = pairs.before.slice()
  const fixedAfter = pairs.after.slice()
  pairMoved(keys[0], keys[1], pairs)
  const gaps = gapsOf(pairs, fixed, fixedAfter)
  for (const gap of gaps) settle(gap, before, after, texts, pairs)
  settleStrays(gaps, before, after, pairs)
  const changes: Change[] = []
  for (const gap of gaps) report(gap, before, after, texts, changes)
  const { broken, turned } = voices(before.items, after.items, pairs.before)
  for (const [i, j] of broken) changes.push(change('roles', around(texts[0], before.items, i), around(texts[1], after.items, j)))
  for (const run of disorder(before.items, after.items, pairs.before, turned)) {
    const [one, other] = [pieceOf(texts[0], before.items, run.i, run.iEnd), pieceOf(texts[1], after.items, run.j, run.jEnd)]
    changes.push(change('roles', one, other))
  }
  changes.push(...smallWords(before, after, pairs.before, texts))
  return changes.sort((a, b) => placeOf(a) - placeOf(b))
}

function placeOf({ before, after }: Change): number {
  return before?.start ?? after?.start ?? 0
}

function change(kind: ChangeKind, before: Piece | null, after: Piece | null): Change {
  return { kind, before, after }
}

function pieceOf(text: string, items: readonly Item[], from: number, to: number): Piece {
  let [start, end] = [items[from]!.start, items[from]!.end]
  for (let at = from; at < to; at += 1) {
    start = Math.min(start, items[at]!.start)
    end = Math.max(end, items[at]!.end)
  }
  return { text: text.slice(start, end), start, end }
}

function around(text: string, items: readonly Item[], at: number): Piece {
  const { sentence } = items[at]!
  const from = items[at - 1]?.sentence === sentence ? at - 1 : at
  const to = items[at + 1]?.sentence === sentence ? at + 2 : at + 1
  return pieceOf(text, items, from, to)
}

/** Items without a partner, by the fixed pair before them. */
function gapsOf(pairs: Pairs, fixed: Int32Array, fixedAfter: Int32Array): Gap[] {
  const gaps = new Map<number, Gap>()
  const gapAt = (at: number): Gap => {
    const known = gaps.get(at)
    if (known !== undefined) return known
    const gap: Gap = { before: [], after: [] }
    gaps.set(at, gap)
    return gap
  }
  let passed = 0
  fixed.forEach((j, i) => {
    if (j >= 0) passed += 1
    else if (pairs.before[i] === -1) gapAt(passed).before.push(i)
  })
  passed = 0
  fixedAfter.forEach((i, j) => {
    if (i >= 0) passed += 1
    else if (pairs.after[j] === -1) gapAt(passed).after.push(j)
  })
  return [...gaps.values()]
}

/** Takes out of a gap what differs in writing alone, and pairs what is one word on both sides. */
function settle(gap: Gap, before: Reading, after: Reading, texts: readonly [string, string], pairs: Pairs): void {
  if (sameLetters(gap, before.items, after.items, texts)) {
    gap.before = []
    gap.after = []
    return
  }
  if (gap.before.length <= WIDEST_GAP && gap.after.length <= WIDEST_GAP) {
    gap.before = gap.before.filter((i) => {
      const j = gap.after.find((at) => sameThing(before.items[i]!, after.items[at]!))
      if (j === undefined) return true
      gap.after = gap.after.filter((at) => at !== j)
      pairs.before[i] = j
      pairs.after[j] = i
      return false
    })
    gap.before = gap.before.filter((i) => !isIdle(before, i, after, pairs.before))
    gap.after = gap.after.filter((j) => !isIdle(after, j, before, pairs.after))
  }
}

/** Cease fire, cease-fire, ceasefire: the same letters, parted otherwise. Figures are left to their values. */
function sameLetters(gap: Gap, before: readonly Item[], after: readonly Item[], texts: readonly [string, string]): boolean {
  if (gap.before.length === 0 || gap.after.length === 0) return false
  const lettersOf = (items: readonly Item[], at: readonly number[], text: string): string => {
    const [from, to] = [items[at[0]!]!, items[at.at(-1)!]!]
    return to.end - from.start > 200 ? '' : fold(text.slice(from.start, to.end)).text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
  }
  const one = lettersOf(before, gap.before, texts[0])
  if (one === '' || /\p{N}/u.test(one)) return false
  const words = [...gap.before.map((i) => before[i]!), ...gap.after.map((j) => after[j]!)]
  return words.every(({ kind }) => kind === 'word' || kind === 'name' || kind === 'number') && one === lettersOf(after, gap.after, texts[1])
}

/** Whether an item that the other text lacks adds nothing to it. */
function isIdle(own: Reading, at: number, other: Reading, partner: Int32Array): boolean {
  const item = own.items[at]!
  // A word written twice by a slip.
  if (item.kind === 'word' && own.items[at - 1]?.key === item.key && item.joint === '') return true
  // $5 to $10 and $5 to 10: a unit said again for the same range.
  if ((item.kind === 'unit' || item.kind === 'currency') && isSaidNearby(own.items, at, partner)) return true
  const facing = facingSofts(own, at, other, partner)
  // "One" for the article.
  if (item.key === 'number:n:1' && item.word === 'one') return facing.some(({ word }) => word === 'a' || word === 'an')
  const small = item.kind === 'word' ? facing.find(({ word }) => isSlipOfSmall(item.word, word)) : undefined
  if (small === undefined) return false
  own.slips.push({ word: small.word, start: item.start, end: item.end, at })
  return true
}

function isSaidNearby(items: readonly Item[], at: number, partner: Int32Array): boolean {
  for (let near = Math.max(0, at - 3); near <= at + 3 && near < items.length; near += 1) {
    if (near !== at && items[near]!.key === items[at]!.key && partner[near]! >= 0) return true
  }
  return false
}

/** Small words of the other text that stand where an item of this one has no partner. */
function facingSofts(own: Reading, at: number, other: Reading, partner: Int32Array): Soft[] {
  let previous = at - 1
  while (previous >= 0 && partner[previous]! < 0) previous -= 1
  let next = at + 1
  while (next < own.items.length && partner[next]! < 0) next += 1
  const from = previous < 0 ? 0 : partner[previous]! + 1
  const to = next >= own.items.length ? other.items.length : partner[next]!
  return softsBetween(other.softs, from, to)
}

/** Small words before the items from `from` to `to`, both included; found by halving. */
export function softsBetween(softs: readonly Soft[], from: number, to: number): Soft[] {
  let [low, high] = [0, softs.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (softs[middle]!.at < from) low = middle + 1
    else high = middle
  }
  const out: Soft[] = []
  for (let at = low; at < softs.length && softs[at]!.at <= to && out.length < 40; at += 1) out.push(softs[at]!)
  return out
}

function isSlipOfSmall(word: string, small: string): boolean {
  if (word.length === small.length && word !== small && [...word].sort().join('') === [...small].sort().join(''))
    return !KNOWN_SHORT.has(word)
  return misspelt(word, small)
}

/** Words of sense that small words turn into when letters are swapped. */
const KNOWN_SHORT = new Set('form nit saw was own won now how two tow ten net top pot stop opts evil vile live trail'.split(' '))

/** Pairs left-overs of different gaps that are one word: it moved, and was written otherwise. */
function settleStrays(gaps: readonly Gap[], before: Reading, after: Reading, pairs: Pairs): void {
  const strays = gaps.flatMap((gap) => gap.after)
  if (strays.length === 0 || strays.length > MOST_STRAYS) return
  for (const gap of gaps) {
    if (gap.before.length > MOST_STRAYS) continue
    gap.before = gap.before.filter((i) => {
      const found = gaps.find((other) => other.after.some((j) => sameThing(before.items[i]!, after.items[j]!)))
      if (found === undefined) return true
      const j = found.after.find((at) => sameThing(before.items[i]!, after.items[at]!))!
      found.after = found.after.filter((at) => at !== j)
      pairs.before[i] = j
      pairs.after[j] = i
      return false
    })
  }
}

/** Names what is left in a gap: like with like, then in order; what hangs together as one. */
function report(gap: Gap, before: Reading, after: Reading, texts: readonly [string, string], changes: Change[]): void {
  const others = stretches(gap.after, after.items)
  const byKind = new Map<Item['kind'], Stretch[]>()
  for (const other of others.toReversed()) {
    const list = byKind.get(other.kind)
    if (list === undefined) byKind.set(other.kind, [other])
    else list.push(other)
  }
  const taken = new Set<Stretch>()
  const waiting: Stretch[] = []
  const add = (one: Stretch | null, other: Stretch | null): void => {
    const kind = kindOf(one === null ? null : before.items[one.from]!, other === null ? null : after.items[other.from]!)
    changes.push(
      change(
        kind,
        one === null ? null : pieceOf(texts[0], before.items, one.from, one.to),
        other === null ? null : pieceOf(texts[1], after.items, other.from, other.to),
      ),
    )
  }
  for (const one of stretches(gap.before, before.items)) {
    const match = byKind.get(one.kind)?.pop()
    if (match === undefined) waiting.push(one)
    else {
      taken.add(match)
      add(one, match)
    }
  }
  const rest = others.filter((other) => !taken.has(other))
  for (let at = 0; at < Math.max(waiting.length, rest.length); at += 1) add(waiting[at] ?? null, rest[at] ?? null)
}

type Stretch = { kind: Item['kind']; from: number; to: number }

/** Neighbours of one kind (the parts of a name, words of one phrase) are one thing. */
function stretches(at: readonly number[], items: readonly Item[]): Stretch[] {
  const out: Stretch[] = []
  for (const i of at) {
    const { kind, sentence, joint } = items[i]!
    const last = out.at(-1)
    const joins = (kind === 'name' || kind === 'word') && joint === '' && items[i - 1]?.sentence === sentence
    if (last !== undefined && last.to === i && last.kind === kind && joins) last.to = i + 1
    else out.push({ kind, from: i, to: i + 1 })
  }
  return out
}
