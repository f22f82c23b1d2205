/** The thread of an import: reads the file, finds the place of each mark, and keeps to a limit of time. And that of an export: puts the file together. */
import { readFileSync } from 'node:fs'
import type { MessagePort } from 'node:worker_threads'
import { type Placement, placeAlike, placeOwn, placeWords, withoutBriefing } from '../../core/exchange/attach.ts'
import { readFile } from '../../core/exchange/read.ts'
import type { ReadMark } from '../../core/exchange/read-item.ts'
import { sourceOf } from '../../core/exchange/vocabulary.ts'
import { fileText } from '../../core/exchange/write.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import type { ExchangeFileJob, ExchangeJob, FromExchange, FromExchangeFile, Placed, ShelfEdition, ToExchange } from './exchange-messages.ts'

/** Marks that have no place by then are told as not looked for. */
const LONGEST_MS = 20_000
/** Marks in one message, so that taking it in holds up nobody. */
const BATCH = 100
/** Quotes shorter than this need some of their surroundings to be known again in a text that may be any. */
const SHORT_QUOTE = 20
const LEAST_CONTEXT = 8
const MOST_FOUND = 400

type Ask = (edition: string, briefing: string) => Promise<Briefing | null>
type Told = Omit<Placement, 'why'> & Pick<Placed, 'why'>
type Tell = (mark: ReadMark, placement: Told, target: Briefing | null) => void

export function serveExchangeFile(port: MessagePort, { exchangeFile: { lines, head } }: ExchangeFileJob): void {
  try {
    const bytes = new TextEncoder().encode(fileText(lines, head).join(''))
    port.postMessage({ type: 'file', bytes } satisfies FromExchangeFile, [bytes.buffer])
  } catch (error) {
    port.postMessage({ type: 'failed', reason: reasonOf(error) } satisfies FromExchangeFile)
  }
}

const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error))

export async function serveExchange(port: MessagePort, { exchange: job }: ExchangeJob): Promise<void> {
  const say = (message: FromExchange): void => port.postMessage(message)
  const ask: Ask = (edition, briefing) => {
    const answer = new Promise<Briefing | null>((resolve) => port.once('message', (reply: ToExchange) => resolve(reply.briefing)))
    say({ type: 'wanted', edition, briefing })
    return answer
  }
  try {
    const text = 'path' in job.from ? readFileSync(job.from.path, 'utf8') : job.from.parts.join('')
    const file = readFile(text, job.now)
    if (!file.ok) return say({ type: 'refused', reason: file.reason })
    const batch: Placed[] = []
    const flush = (): void => say({ type: 'placed', marks: batch.splice(0) })
    await placeAll(file.marks, job.shelf, ask, (mark, placement, target) => {
      batch.push(placedOf(mark, placement, target))
      if (batch.length === BATCH) flush()
    })
    flush()
    say({ type: 'done', problems: file.problems, moreProblems: file.moreProblems, ignored: file.ignored })
  } catch (error) {
    say({ type: 'failed', reason: reasonOf(error) })
  }
}

function placedOf(mark: ReadMark, { state, anchor, place, why, found }: Told, target: Briefing | null): Placed {
  const { quote, source: _source, prefix: _prefix, suffix: _suffix, anchor: _anchor, madeOn, title, ...rest } = mark
  const number = place && (target?.passages.find((passage) => passage.id === place.passage)?.n ?? null)
  const original = madeOn ?? (anchor !== null && anchor.quote !== quote ? quote : null)
  return {
    ...rest,
    state,
    anchor,
    place: place && { ...place, number },
    quote: original,
    words: quote.slice(0, MOST_FOUND).toWellFormed(),
    title: target?.title ?? title,
    ...(why === undefined ? {} : { why }),
    ...(found === undefined ? {} : { found: found.slice(0, MOST_FOUND).toWellFormed() }),
  }
}

async function placeAll(marks: readonly ReadMark[], shelf: readonly ShelfEdition[], ask: Ask, tell: Tell): Promise<void> {
  const deadline = performance.now() + LONGEST_MS
  const inTime = (): boolean => performance.now() < deadline
  const own = new Map<string, { place: { edition: string; briefing: string }; marks: ReadMark[] }>()
  const foreign: ReadMark[] = []
  for (const mark of marks) {
    const source = sourceOf(mark.source)
    const place = source && bestEdition(source, shelf)
    if (source === null) foreign.push(mark)
    else if (place === null) tell(mark, withoutBriefing(mark), null)
    else {
      const key = `${place.edition}/${place.briefing}`
      const group = own.get(key) ?? { place, marks: [] }
      own.set(key, group)
      group.marks.push(mark)
    }
  }
  for (const { place, marks: group } of own.values()) {
    const target = await ask(place.edition, place.briefing)
    for (const mark of group) {
      if (!target) tell(mark, withoutBriefing(mark), null)
      else tell(mark, inTime() ? placeOwn(mark, target) : tooSlow, target)
    }
  }
  if (foreign.length > 0) await placeForeign(foreign, shelf, ask, tell, inTime)
}

const tooSlow: Told = { state: 'not-found', anchor: null, place: null, why: 'too-slow' }

/** The briefing in its own edition, else in the newest edition that has it. */
function bestEdition(
  source: { edition: string; briefing: string },
  shelf: readonly ShelfEdition[],
): { edition: string; briefing: string } | null {
  const { pack } = splitEditionId(source.edition)
  const having = shelf.filter((edition) => edition.pack === pack && edition.briefings.some(({ id }) => id === source.briefing))
  const found = having.find(({ id }) => id === source.edition) ?? having.toSorted((a, b) => b.number - a.number)[0]
  return found ? { edition: found.id, briefing: source.briefing } : null
}

const sameTitle = (a: string, b: string): boolean => a.trim() !== '' && a.trim().toLowerCase() === b.trim().toLowerCase()

/**
 * Marks whose source is not one of ours: in a briefing of the same title their words may also be found nearly as they
 * are; in all others only as they are, and in one place alone.
 */
async function placeForeign(
  marks: readonly ReadMark[],
  shelf: readonly ShelfEdition[],
  ask: Ask,
  tell: Tell,
  inTime: () => boolean,
): Promise<void> {
  const newest = shelf.filter(({ pack, number }) => !shelf.some((other) => other.pack === pack && other.number > number))
  const hits = new Map<ReadMark, { placement: Placement; target: Briefing }[]>(marks.map((mark) => [mark, []]))
  const titled = new Map<ReadMark, Briefing>()
  for (const edition of newest) {
    for (const { id } of edition.briefings) {
      const target = inTime() ? await ask(edition.id, id) : null
      if (!target) continue
      for (const mark of marks) {
        if (!inTime()) break
        if (sameTitle(mark.title, target.title)) titled.set(mark, target)
        const least = mark.quote.length < SHORT_QUOTE && titled.get(mark) !== target ? LEAST_CONTEXT : 0
        const placement = placeWords(mark, target, least)
        if (placement.anchor || placement.why === 'several-places') hits.get(mark)?.push({ placement, target })
      }
    }
  }
  for (const mark of marks) {
    const found = hits.get(mark) ?? []
    const home = titled.get(mark)
    const chosen = found.find(({ target }) => target === home) ?? (found.length === 1 ? found[0] : undefined)
    if (chosen) tell(mark, chosen.placement, chosen.target)
    else if (found.length > 1) tell(mark, { state: 'not-found', anchor: null, place: null, why: 'several-places' }, null)
    else if (!inTime()) tell(mark, tooSlow, null)
    else if (home) tell(mark, placeAlike(mark, home), home)
    else tell(mark, withoutBriefing(mark), null)
  }
}
