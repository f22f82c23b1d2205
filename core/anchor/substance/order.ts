import type { Item } from './types.ts'
import { stemOf } from './words.ts'

/**
 * Whether words that stand in another order still say the same. Matched items are parted into runs that are unbroken in both
 * texts. A run may stand elsewhere when it is a part of the sentence that has no fixed place: a date, an adverb, or words
 * under the same preposition or conjunction. What is left must keep its order, but for the members of a list.
 */

/** A run of matched items: indices in either text, ends exclusive. */
export type Run = { i: number; iEnd: number; j: number; jEnd: number }

const TIMES = new Set(['', 'on', 'in', 'at', 'during', 'of', 'for', 'this'])
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(['in', 'on', 'at', 'within', 'inside']),
  new Set(['among', 'between', 'amid']),
  new Set(['to', 'toward', 'towards', 'for']),
  new Set(['over', 'about', 'on', 'concerning', 'regarding']),
  new Set(['if', 'when', 'where', 'whether']),
  new Set(['since', 'as', 'because']),
  new Set(['while', 'although', 'as']),
]
/** Words of times that need no preposition: next spring, twice a year. A quantity alone is not one. */
const TIME_WORDS = new Set(
  `last next first coming spring summer autumn winter year month week day quarter weekend morning afternoon evening night hour minute decade term season unit:year unit:month unit:week unit:day unit:hour unit:min unit:decade
  comparison:every comparison:twice comparison:once`
    .split(/\s+/u)
    .map(stemOf),
)
const REPORTING = new Set([
  'say',
  'report',
  'add',
  'not',
  'note',
  'warn',
  'announc',
  'declar',
  'explain',
  'argu',
  'conclud',
  'claim',
  'insist',
  'confirm',
  'write',
  'tell',
])
const GIVING = new Set([
  'giv',
  'give',
  'send',
  'offer',
  'grant',
  'lend',
  'award',
  'pay',
  'provid',
  'supply',
  'show',
  'sell',
  'teach',
  'tell',
  'promis',
  'hand',
  'ow',
  'bring',
  'deni',
])
/** Regions longer than this are taken as moved without looking inside. */
const LONGEST_LIST = 400

/**
 * Runs whose change of place changes the sense, as regions: each spans what stands in another order.
 * `partner[i]`: index in `after` of item i of `before`, or -1.
 */
export function disorder(before: readonly Item[], after: readonly Item[], partner: Int32Array, turned: ReadonlySet<number>): Run[] {
  const runs = runsOf(partner)
  if (runs.every((run, at) => at === 0 || run.j > runs[at - 1]!.j)) return []
  const sentences = sentencesOf(before, after, partner)
  const displaced = displacedOf(runs)
  const loose: Run[] = []
  const firm: Run[] = []
  runs.forEach((run, at) => {
    const context = { before, after, partner, turned, sentences }
    if (displaced[at] === true && isLoose(run, context)) loose.push(run)
    else firm.push(run)
  })
  const crossed = crossings(loose, before, after)
  const out: Run[] = [...crossed]
  for (const region of regionsOf(firm)) {
    if (!isNeutral(region, before, after)) out.push(span(region))
  }
  return out
}

function runsOf(partner: Int32Array): Run[] {
  const runs: Run[] = []
  for (let i = 0; i < partner.length; i += 1) {
    const j = partner[i]!
    if (j < 0) continue
    const last = runs.at(-1)
    if (last !== undefined && last.iEnd === i && last.jEnd === j) {
      last.iEnd += 1
      last.jEnd += 1
    } else runs.push({ i, iEnd: i + 1, j, jEnd: j + 1 })
  }
  return runs
}

/** Whether each run lies in a stretch whose runs change places. */
function displacedOf(runs: readonly Run[]): boolean[] {
  const out = runs.map(() => false)
  const at = new Map(runs.map((run, index) => [run, index]))
  for (const region of regionsOf(runs)) for (const run of region) out[at.get(run)!] = true
  return out
}

/** The smallest stretches of runs that hold the same places in both texts though in another order; runs in place are left out. */
function regionsOf(runs: readonly Run[]): Run[][] {
  const order = [...runs].sort((a, b) => a.j - b.j)
  const rank = new Map(order.map((run, at) => [run, at]))
  const regions: Run[][] = []
  let from = 0
  let highest = -1
  runs.forEach((run, at) => {
    highest = Math.max(highest, rank.get(run)!)
    if (highest !== at) return
    if (at > from) regions.push(runs.slice(from, at + 1))
    from = at + 1
  })
  return regions
}

function span(region: readonly Run[]): Run {
  const out = { ...region[0]! }
  for (const run of region) {
    out.i = Math.min(out.i, run.i)
    out.iEnd = Math.max(out.iEnd, run.iEnd)
    out.j = Math.min(out.j, run.j)
    out.jEnd = Math.max(out.jEnd, run.jEnd)
  }
  return out
}

type Context = {
  before: readonly Item[]
  after: readonly Item[]
  partner: Int32Array
  /** Sentences in which a verb turned from active to passive and keeps who does what. */
  turned: ReadonlySet<number>
  sentences: { ahead: ReadonlyMap<number, number>; back: ReadonlyMap<number, number> }
}

/** For each sentence the one on the other side that it shares most words with. */
function sentencesOf(before: readonly Item[], after: readonly Item[], partner: Int32Array): Context['sentences'] {
  const counts = new Map<string, number>()
  partner.forEach((j, i) => {
    if (j < 0) return
    const key = `${before[i]!.sentence} ${after[j]!.sentence}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  const ahead = new Map<number, number>()
  const back = new Map<number, number>()
  for (const [key] of [...counts].sort((a, b) => b[1] - a[1])) {
    const [one = 0, other = 0] = key.split(' ').map(Number)
    if (!ahead.has(one)) ahead.set(one, other)
    if (!back.has(other)) back.set(other, one)
  }
  return { ahead, back }
}

function isLoose(run: Run, context: Context): boolean {
  const { before, after, sentences, turned } = context
  const [first, second] = [before[run.i]!, after[run.j]!]
  if (isWholeSentence(run, before, after)) return true
  if (sentences.ahead.get(first.sentence) !== second.sentence && sentences.back.get(second.sentence) !== first.sentence) return false
  const [one, other] = [first.marker, second.marker]
  let free = true
  for (let i = run.i; i < run.iEnd; i += 1) free &&= before[i]!.free || TIME_WORDS.has(before[i]!.key)
  if (free && hasTime(before, run)) return one === other || (TIMES.has(one) && TIMES.has(other)) || first.kind === 'word'
  if (turned.has(first.sentence) && (one === '' || one === 'by') && (other === '' || other === 'by')) return true
  if (one === 'of' || other === 'of') return one === other ? sameHead(run, before, after) : isGenitive(run, before, after)
  if (headMoved(run, before, after)) return true
  if (one !== '' && other !== '' && alike(one, other)) return true
  if (first.key === 'negation:without' && second.key === first.key) return true
  return isRecipient(run, before, after) || isParticipial(run, before, after)
}

/** Whether a run says more than how often: "every" alone belongs to what it counts. */
function hasTime(items: readonly Item[], run: Run): boolean {
  return items.slice(run.i, run.iEnd).some(({ key, free }) => free || !key.startsWith('comparison:'))
}

function alike(one: string, other: string): boolean {
  return one === other || ALIKE.some((group) => group.has(one) && group.has(other))
}

function isWholeSentence(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const parts = (items: readonly Item[], at: number): boolean => items[at - 1]?.sentence !== items[at]?.sentence
  return parts(before, run.i) && parts(after, run.j) && parts(before, run.iEnd) && parts(after, run.jEnd)
}

function sameHead(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  return run.i > 0 && run.j > 0 && before[run.i - 1]!.key === after[run.j - 1]!.key
}

/** The strategy of Europe, Europe's strategy: the head follows on one side and stands before "of" on the other. */
function isGenitive(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const ofBefore = before[run.i]!.marker === 'of'
  const head = ofBefore ? before[run.i - 1] : after[run.j - 1]
  const [items, end] = ofBefore ? [after, run.jEnd] : [before, run.iEnd]
  return head !== undefined && items.slice(end, end + 3).some(({ key }) => key === head.key)
}

/** The same seen from the head. */
function headMoved(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const next = before[run.iEnd]
  const nextAfter = after[run.jEnd]
  return (
    (next?.marker === 'of' && after.slice(Math.max(0, run.j - 3), run.j).some(({ key, marker }) => key === next.key && marker !== 'of')) ||
    (nextAfter?.marker === 'of' &&
      before.slice(Math.max(0, run.i - 3), run.i).some(({ key, marker }) => key === nextAfter.key && marker !== 'of'))
  )
}

/** The ship sank, killing ten; killing ten, the ship sank. */
function isParticipial(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const apart = ({ first, joint }: Item): boolean => first || joint === ','
  const [one, other] = [before[run.i]!, after[run.j]!]
  return one.word.endsWith('ing') && one.kind === 'word' && apart(one) && apart(other) && one.first !== other.first
}

/** Gave Japan aid, gave aid to Japan. */
function isRecipient(run: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const [one, other] = [before[run.i]!.marker, after[run.j]!.marker]
  if (!((one === 'to' && other === '') || (one === '' && other === 'to'))) return false
  const [items, at] = one === '' ? [before, run.i] : [after, run.j]
  return items.slice(Math.max(0, at - 2), at).some(({ key }) => GIVING.has(key))
}

/** Loose runs of one kind (two dates, two under one preposition) that changed places with each other, unless they are members of a list. */
function crossings(loose: readonly Run[], before: readonly Item[], after: readonly Item[]): Run[] {
  const out: Run[] = []
  for (let a = 0; a < loose.length; a += 1) {
    for (let b = a + 1; b < Math.min(loose.length, a + 40); b += 1) {
      const [one, other] = [loose[a]!, loose[b]!]
      if (one.j < other.j) continue
      const [first, second] = [before[one.i]!, before[other.i]!]
      if (isWholeSentence(one, before, after) || isWholeSentence(other, before, after)) continue
      // Of a thing given and the one who gets it, each became the other.
      if (first.marker !== second.marker && first.marker === after[other.j]!.marker && second.marker === after[one.j]!.marker) {
        if (!first.free && !second.free) out.push(span([one, other]))
        continue
      }
      const dates = first.kind === 'date' && second.kind === 'date'
      if (!dates && (first.marker === '' || first.marker !== second.marker)) continue
      const listed = other.i === one.iEnd && second.joint !== '' && one.j === other.jEnd && after[one.j]!.joint !== ''
      if (!listed) out.push(span([one, other]))
    }
  }
  return out
}

function isNeutral(region: readonly Run[], before: readonly Item[], after: readonly Item[]): boolean {
  const whole = span(region)
  if (whole.iEnd - whole.i > LONGEST_LIST) return false
  return isList(whole, before, after) || isAttribution(region, before, after)
}

/** Members of a list (A, B and C) in another order; nothing of it when the text says "respectively". */
function isList(whole: Run, before: readonly Item[], after: readonly Item[]): boolean {
  const one = membersOf(before, whole.i, whole.iEnd)
  const other = membersOf(after, whole.j, whole.jEnd)
  if (one === null || other === null || one.size < 2 || one.size !== other.size) return false
  for (const [member, marker] of one) {
    const across = other.get(member)
    if (across === undefined || (marker !== '' && across !== '' && !alike(marker, across))) return false
  }
  const near = [...before.slice(whole.i, whole.iEnd + 30), ...after.slice(whole.j, whole.jEnd + 30)]
  return !near.some(({ key }) => key === 'respectively')
}

/** The members of a list with their markers; null when nothing joins them, or one occurs twice. */
function membersOf(items: readonly Item[], from: number, to: number): Map<string, string> | null {
  const members = new Map<string, string>()
  let joined = false
  for (let at = from; at < to;) {
    const begin = at
    at += 1
    while (at < to && items[at]!.joint === '') at += 1
    const key = items
      .slice(begin, at)
      .map((item) => item.key)
      .join(' ')
    if (members.has(key)) return null
    members.set(key, items[begin]!.marker)
    if (at < to && items[at]!.joint !== ',') joined = true
  }
  return joined || members.size > 2 ? members : null
}

/** The minister said that talks failed; talks failed, the minister said (or: said the minister). */
function isAttribution(region: readonly Run[], before: readonly Item[], after: readonly Item[]): boolean {
  const says = (run: Run): boolean => before.slice(run.i, run.iEnd).some(({ key }) => REPORTING.has(key))
  if (region.length === 2) {
    const [one, other] = [region[0]!, region[1]!]
    const endsSaying = REPORTING.has(before[one.iEnd - 1]!.key)
    if (endsSaying && after[one.j]!.joint === ',' && before[one.i]!.sentence === before[other.i]!.sentence) return true
    const endsSayingAfter = REPORTING.has(after[other.jEnd - 1]!.key)
    if (endsSayingAfter && before[other.i]!.joint === ',') return true
    return [one, other].some((run) => run.iEnd - run.i === 1 && says(run)) && [one, other].every((run) => run.iEnd - run.i <= 4)
  }
  return false
}
