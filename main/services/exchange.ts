/** Marks as files: exported as W3C annotations, previewed, and imported in one step that can be undone. */
import { stat } from 'node:fs/promises'
import { isAbsolute } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ExchangeExported, ExchangeImported, ExchangeItem, ExchangePreview } from '../../core/contract/exchange-shapes.ts'
import { MAX_FILE_BYTES } from '../../core/exchange/limits.ts'
import { type Merged, merge } from '../../core/exchange/merge.ts'
import { UNKNOWN_PERSON } from '../../core/exchange/vocabulary.ts'
import { type FileHead, type WriteSurroundings, markLine } from '../../core/exchange/write.ts'
import { safeFileName } from '../../core/export/file-name.ts'
import type { Annotation, Person } from '../../core/model/annotation.ts'
import { splitEditionId } from '../../core/model/ids.ts'
import type { Settings } from '../../core/model/settings.ts'
import { words } from '../../core/words/index.ts'
import type { Store } from '../store/store.ts'
import type { ExchangeJob, Placed } from './exchange-messages.ts'
import { type ExchangeThread, type Placing, startExchange, writeExchangeFile } from './exchange-thread.ts'
import { createUploads } from './exchange-uploads.ts'
import { briefingIn } from './installed.ts'
import { type History, briefingsOf } from './history.ts'
import { placesOf } from './history-states.ts'
import { readerOf } from './person.ts'
import type { Deliver, Emit, Ids, Ports } from './ports.ts'
import type { Annotations, Library } from './types.ts'

const say = words.exchange

export type ExchangeParts = {
  store: Store
  library: Library
  annotations: Pick<Annotations, 'inEdition'>
  history: History
  settings: () => Settings
  deliver: Deliver
  emit: Emit
  ids: Ids
  now: () => Date
  shell: Ports['app']['shell']
  /** Absolute path of the built export worker, or of main/export-worker.ts where Node strips types. */
  workerPath: string
}

export type Exchange = {
  /** @throws ServiceError `nothing-to-export`, or what the shell says of saving */
  export(request: HandlerInput<'exchange.export'>): Promise<ExchangeExported>
  /** @throws ServiceError `too-large`, `bad-input` */
  upload(part: HandlerInput<'exchange.upload'>): void
  /** @throws ServiceError `bad-input` and `too-large` with words about the file, `superseded` when another was opened */
  preview(request: HandlerInput<'exchange.preview'>): Promise<ExchangePreview>
  /** @throws ServiceError `not-found` when the preview is not the last one */
  import(request: HandlerInput<'exchange.import'>): Promise<ExchangeImported>
  close(): void
}

/** Marks dealt with before other calls get their turn. */
const SLICE = 50

export function openExchange(parts: ExchangeParts): Exchange {
  const { store, library, ids, now } = parts
  const uploads = createUploads()
  let thread: ExchangeThread | null = null
  let last: { preview: string; placed: ReadonlyMap<number, Placed> } | null = null

  const me = (): Person => readerOf(parts)

  async function place(from: ExchangeJob['exchange']['from']): Promise<Placing> {
    const shelf = library.editions().flatMap((edition) => {
      if (edition.state !== 'ready') return []
      const briefings = edition.briefings.map(({ id, title }) => ({ id, title }))
      return [{ id: edition.id, pack: edition.pack, number: edition.number, briefings }]
    })
    thread?.end()
    const mine = startExchange(parts.workerPath, { exchange: { from, shelf, now: now().toISOString() } }, (edition, briefing) =>
      briefingIn(library, edition, briefing),
    )
    thread = mine
    try {
      return await mine.read()
    } finally {
      if (thread === mine) thread = null
    }
  }

  const merged = (placed: Placed, get: (id: string) => Annotation | undefined, own: string): Merged =>
    merge(placed, { get, me: own, colour: parts.settings().lastColour })

  return {
    async export({ what, fileName }) {
      const person = me()
      const lines: string[] = []
      const around: WriteSurroundings = { me: person, source: (edition, briefing) => sourceIn(library, edition, briefing) }
      const written = new Set<string>()
      for (const mark of marksOf(parts, what)) {
        if (written.has(mark.id)) continue
        written.add(mark.id)
        lines.push(markLine(mark, around))
        if (lines.length % SLICE === 0) await nextTurn()
      }
      if (lines.length === 0) throw new ServiceError('nothing-to-export', say.file.nothing)
      const head: FileHead = { kind: what.kind, label: labelOf(library, what), generated: now().toISOString() }
      const bytes = await writeExchangeFile(parts.workerPath, { exchangeFile: { lines, head } })
      const name = safeFileName(fileName, 'jsonld', say.fileName)
      return { delivery: await parts.deliver({ name, mime: 'application/ld+json', bytes }), bytes: bytes.length, marks: lines.length }
    },

    upload: (part) => uploads.add(part),

    async preview({ from }) {
      if (from.kind === 'path') await checkFile(from.path, parts.shell)
      const { marks, problems, moreProblems, ignored } = await place(
        from.kind === 'path' ? { path: from.path } : { parts: uploads.take(from.upload) },
      )
      const own = me().id
      const items: ExchangeItem[] = []
      for (let i = 0; i < marks.length; i += SLICE) {
        items.push(
          ...store.read((tables) =>
            marks.slice(i, i + SLICE).map((placed) => {
              const isBinned = tables.bin.get(placed.id) !== undefined
              return itemOf(placed, merged(placed, tables.annotations.get, own), own, isBinned)
            }),
          ),
        )
        await nextTurn()
      }
      const counts: ExchangePreview['counts'] = { attached: 0, reworded: 0, changed: 0, 'not-found': 0, 'source-missing': 0, here: 0 }
      for (const { state } of items) counts[state] += 1
      const preview = ids.next()
      last = { preview, placed: new Map(marks.map((placed) => [placed.n, placed])) }
      return { preview, items: items.toSorted((a, b) => a.n - b.n), counts, problems, moreProblems, ignored }
    },

    async import({ preview, marks }) {
      if (last === null || last.preview !== preview) throw new ServiceError('not-found', say.file.forgotten)
      const { placed } = last
      const own = me().id
      const chosen = [...new Set(marks)].flatMap((n) => placed.get(n) ?? [])
      const plan: Plan = { before: new Map(), after: new Map(), binned: [], add: 0, update: 0, copy: 0 }
      // Imports run in the write queue: what is decided here still holds when it is written, and only that is one piece.
      for (let i = 0; i < chosen.length; i += SLICE) {
        store.read((tables) => {
          const get = (id: string): Annotation | undefined => plan.after.get(id) ?? tables.annotations.get(id)
          for (const one of chosen.slice(i, i + SLICE)) addTo(plan, merged(one, get, own), get)
          for (const { id } of chosen.slice(i, i + SLICE)) if (plan.after.has(id) && tables.bin.get(id)) plan.binned.push(id)
        })
        await nextTurn()
      }
      const { add: added, update: updated, copy: copies } = plan
      const report = { added, updated, copies, unchanged: chosen.length - added - updated - copies }
      const after = [...plan.after.values()]
      const [first] = after
      if (!first) return { ...report, step: null }
      const { head, places } = store.write((tables) => {
        for (const mark of after) tables.annotations.put(mark)
        for (const id of plan.binned) tables.bin.remove(id)
        const before = [...plan.before.values()]
        const record = parts.history.record(tables, 'annotation.import', first.id, { before, after })
        // A new mark stands in its own edition alone, as yet.
        return { head: record, places: [...briefingsOf(after), ...placesOf(tables, before)] }
      })
      parts.history.committed([head])
      parts.emit('annotations.changed', { briefings: places })
      return { ...report, step: head.id }
    },

    close: () => thread?.end(),
  }
}

/** What an import will write, and the marks of before that it writes over. */
type Plan = { before: Map<string, Annotation>; after: Map<string, Annotation>; binned: string[]; add: number; update: number; copy: number }

function addTo(plan: Plan, result: Merged, get: (id: string) => Annotation | undefined): void {
  if (result.effect === 'none') return
  const { id } = result.mark
  const old = get(id)
  if (old && !plan.after.has(id)) plan.before.set(id, old)
  plan.after.set(id, result.mark)
  plan[result.effect] += 1
}

function itemOf(placed: Placed, result: Merged, own: string, isBinned: boolean): ExchangeItem {
  const { n, state, why, place, words: quote, found, comment, creator } = placed
  const isHere = result.effect === 'none' && result.isHere
  const long = state === 'reworded' || state === 'changed' ? LONG_TEXT : SHORT_TEXT
  return {
    n,
    state: isHere ? 'here' : result.effect === 'update' ? 'attached' : state,
    effect: result.effect,
    quote: shortened(quote, long),
    ...(found === undefined ? {} : { found: shortened(found, long) }),
    comment: shortened(comment, SHORT_TEXT),
    by: creator.id === own ? null : creator.id === UNKNOWN_PERSON ? '' : creator.name || creator.id.slice(0, 120),
    title: placed.title,
    place,
    chosen: result.effect === 'update' || (result.effect !== 'none' && !isBinned && (state === 'attached' || state === 'reworded')),
    refused: result.effect === 'none' && !isHere ? say.item.refused[why ?? 'gone'] : null,
    remark: remarkOf(placed, result.effect, isBinned),
  }
}

/** Longest texts of an item: five thousand of them travel to the page at once. */
const SHORT_TEXT = 160
const LONG_TEXT = 400
const shortened = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text)

function remarkOf({ why, anchor, place, state }: Placed, effect: Merged['effect'], isBinned: boolean): string | null {
  const { item } = say
  if (effect === 'none') return null
  if (effect === 'update') return item.update
  const inReview = place !== null && anchor?.edition !== place.edition
  const remarks = [
    effect === 'copy' && item.copy,
    isBinned && item.binned,
    why !== undefined && item.kept[why],
    inReview && state === 'changed' && item.review,
  ].filter((text) => typeof text === 'string' && text !== '')
  return remarks.length === 0 ? null : remarks.join(' ')
}

type What = HandlerInput<'exchange.export'>['what']

/**
 * The marks that are asked for, each as it was made: those that stand in a briefing, whichever edition they come from, or
 * those made in any edition of a pack.
 */
function* marksOf({ store, annotations }: ExchangeParts, what: What): Generator<Annotation> {
  if (what.kind === 'briefing') {
    for (const mark of annotations.inEdition({ edition: what.edition, briefing: what.briefing })) {
      const made =
        mark.anchor.edition === what.edition && !('placed' in mark) ? mark : store.read((tables) => tables.annotations.get(mark.id))
      if (made) yield made
    }
    return
  }
  const places = Object.keys(store.read((tables) => tables.annotations.counts())).map((key) => {
    const at = key.indexOf('/')
    return { edition: key.slice(0, at), briefing: key.slice(at + 1) }
  })
  const order = places
    .filter(({ edition }) => splitEditionId(edition).pack === what.pack)
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  for (const place of order) yield* store.read((tables) => tables.annotations.list(place))
}

const keyOf = ({ edition, briefing }: { edition: string; briefing: string }): string => `${edition}/${briefing}`

function labelOf(library: Library, what: What): string {
  if (what.kind === 'briefing') return sourceIn(library, what.edition, what.briefing)?.title ?? what.briefing
  const edition = library.editions().find((one) => one.state === 'ready' && one.pack === what.pack)
  return edition?.title ?? what.pack
}

function sourceIn(library: Library, id: string, briefing: string): ReturnType<WriteSurroundings['source']> {
  const edition = library.edition(id)
  const meta = edition?.briefings.find((one) => one.id === briefing)
  return edition && meta ? { title: meta.title, language: meta.lang, digest: edition.digest } : undefined
}

/** @throws ServiceError when there is no file, or it is too large: nothing of it is read then */
async function checkFile(path: string, shell: ExchangeParts['shell']): Promise<void> {
  if (shell !== 'electron' || !isAbsolute(path)) throw new ServiceError('forbidden', say.file.onlyUploads)
  const found = await stat(path).catch((error: unknown) => {
    throw new ServiceError('bad-input', say.file.unreadable, undefined, { cause: error })
  })
  if (!found.isFile()) throw new ServiceError('bad-input', say.file.notAFile)
  if (found.size > MAX_FILE_BYTES) throw new ServiceError('too-large', say.file.tooLarge)
}
