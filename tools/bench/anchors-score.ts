/** Scores methods of finding marks again on a set of cases: right, wrong place, lost, false hit on a deleted passage, time. */
import { performance } from 'node:perf_hooks'
import * as v from 'valibot'
import { align, describe, rangeBetween, resolve, textMap } from '../../core/anchor/index.ts'
import { type Anchor, briefingFromText, type Briefing, passageSpans, type PassageRange } from '../../core/model/index.ts'
import { findByHypothesis } from './anchors-hypothesis.ts'

const Index = v.pipe(v.number(), v.integer(), v.minValue(0))
/** A set of cases. Offsets are UTF-16 units of the raw texts; `truth` is null where the passage was deleted. */
export const CaseSet = v.object({
  texts: v.array(v.string()),
  cases: v.array(
    v.object({
      oldText: Index,
      newText: Index,
      start: Index,
      end: Index,
      truth: v.nullable(v.tuple([Index, Index])),
      /** The verdict that is due, or a list of those that are. */
      expect: v.optional(v.union([v.string(), v.array(v.string())])),
      /** What the case is an example of; printed one line each. */
      class: v.optional(v.string()),
    }),
  ),
})
export type CaseSet = v.InferOutput<typeof CaseSet>
export type Case = CaseSet['cases'][number]

export type Score = {
  cases: number
  present: number
  right: number
  wrongPlace: number
  lost: number
  deleted: number
  falseHits: number
  /** Cases with `expect`, and those that got it. */
  expected: number
  asExpected: number
}
export type Method = 'with source' | 'without source' | 'common method'
export const METHODS: readonly Method[] = ['with source', 'without source', 'common method']
export type Timing = { p50: number; p99: number; most: number; prepare: number }
export type Report = Record<Method, { classes: Record<string, Score>; all: Score; ms: Timing }>

/** One text as a briefing, and the way between its offsets and those of the briefing's joined text. */
export type Read = { text: string; briefing: Briefing; starts: readonly number[]; spans: ReturnType<typeof passageSpans> }

export function readText(text: string, n: number): Read {
  const briefing = briefingFromText('text', text, `text@${n + 1}`)
  return { text, briefing, starts: textMap(briefing).starts, spans: passageSpans(text) }
}

/** Position in the joined text. Between two passages a start moves to the next one, an end to the one before. */
function toJoined({ spans, starts }: Read, offset: number, side: 'start' | 'end'): number {
  let i = side === 'start' ? spans.findIndex((span) => span.end > offset) : spans.findLastIndex((span) => span.start < offset)
  if (i === -1) i = side === 'start' ? spans.length - 1 : 0
  const span = spans[i]
  return span ? (starts[i] ?? 0) + Math.max(0, Math.min(offset, span.end) - span.start) : 0
}

function pointOffset({ spans, briefing }: Read, point: PassageRange['start']): number {
  const i = briefing.passages.findIndex((passage) => passage.id === point.passage)
  return (spans[i]?.start ?? 0) + point.offset
}

/** UTF-16 units an edge may be off, and the share of the passage that must be common to be right all the same. */
const NEAR = 3
const COMMON = 0.9

export function isRight([start, end]: readonly [number, number], [from, to]: readonly [number, number]): boolean {
  if (Math.abs(start - from) <= NEAR && Math.abs(end - to) <= NEAR) return true
  const common = Math.min(end, to) - Math.max(start, from)
  return common > 0 && common >= COMMON * (Math.max(end, to) - Math.min(start, from))
}

type Found = { range?: [number, number]; verdict: string }
export type Failure = { method: Method; n: number; kind: 'wrong' | 'lost' | 'false' | 'verdict'; found: Found }

/** Runs all methods over a set. `note` is told every case that failed. */
export function scoreCases(set: CaseSet, note: (failure: Failure) => void = () => undefined, methods = METHODS): Report {
  const reads = set.texts.map(readText)
  const entries = methods.map((method) => [method, scoreMethod(set, reads, method, note)] as const)
  return Object.fromEntries(entries) as Report
}

function scoreMethod(set: CaseSet, reads: readonly Read[], method: Method, note: (failure: Failure) => void) {
  const classes: Record<string, Score> = {}
  const all = emptyScore()
  const times: number[] = []
  let prepare = 0
  for (const [n, item] of set.cases.entries()) {
    const old = reads[item.oldText]
    const next = reads[item.newText]
    if (!old || !next) throw new RangeError(`Case ${n} names a text that is not there`)
    const before = performance.now()
    if (method === 'with source') align(old.briefing, next.briefing)
    prepare += performance.now() - before
    const anchor = anchorOf(old, item)
    const start = performance.now()
    const found = find(method, anchor, old, next)
    times.push(performance.now() - start)
    const score = (classes[item.class ?? (item.truth ? 'present' : 'deleted')] ??= emptyScore())
    const kind = judge(item, found, [score, all], method !== 'common method')
    if (kind) note({ method, n, kind, found })
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { classes, all, ms: { p50: at(0.5), p99: at(0.99), most: at(1), prepare } }
}

function anchorOf(old: Read, item: Case): Anchor {
  return describe(old.briefing, rangeBetween(old.briefing, toJoined(old, item.start, 'start'), toJoined(old, item.end, 'end')))
}

function find(method: Method, anchor: Anchor, old: Read, next: Read): Found {
  if (method === 'common method') {
    const range = findByHypothesis(anchor, textMap(next.briefing).text)
    if (!range) return { verdict: 'gone' }
    return { verdict: 'found', range: rawRange(next, rangeBetween(next.briefing, ...range)) }
  }
  const { verdict, range } = resolve(anchor, next.briefing, method === 'with source' ? old.briefing : undefined)
  return range ? { verdict, range: rawRange(next, range) } : { verdict }
}

const rawRange = (read: Read, range: PassageRange): [number, number] => [pointOffset(read, range.start), pointOffset(read, range.end)]

const emptyScore = (): Score => ({
  cases: 0,
  present: 0,
  right: 0,
  wrongPlace: 0,
  lost: 0,
  deleted: 0,
  falseHits: 0,
  expected: 0,
  asExpected: 0,
})

function judge(item: Case, { range, verdict }: Found, scores: readonly Score[], judged: boolean): Failure['kind'] | undefined {
  const due = item.expect === undefined || !judged ? undefined : [item.expect].flat().includes(verdict)
  const right = item.truth && range ? isRight(range, item.truth) : false
  for (const score of scores) {
    score.cases += 1
    if (item.truth) {
      score.present += 1
      if (right) score.right += 1
      else if (range) score.wrongPlace += 1
      else score.lost += 1
    } else {
      score.deleted += 1
      if (range) score.falseHits += 1
    }
    if (due !== undefined) {
      score.expected += 1
      if (due) score.asExpected += 1
    }
  }
  if (item.truth && !right) return range ? 'wrong' : 'lost'
  if (!item.truth && range) return 'false'
  return due === false ? 'verdict' : undefined
}
