/** Loads what the first paint needs, and keeps the stores true to main's events. */
import { words } from '../../core/words/index.ts'
import { call, on } from '../bridge/client.ts'
import { useAnnotations } from '../state/annotations.ts'
import { useApp } from '../state/app.ts'
import { briefingKey, forgetBriefings, metaById, prefetchBriefing, readyEditions, useLibrary } from '../state/library.ts'
import { useSettingsStore } from '../state/settings.ts'
import { useStatus } from '../state/status.ts'
import { runCommand } from './commands.ts'
import { keysOf, printKeys } from './keys.ts'

/** Opens what was read last, or the first briefing of the first edition. */
function openFirst(): void {
  const { overview } = useLibrary.getState()
  const last = useSettingsStore.getState().settings?.lastBriefing
  if (last !== null && last !== undefined && metaById(overview, last.edition, last.briefing) !== undefined) {
    useApp.setState({ place: { edition: last.edition, briefing: last.briefing } })
    return
  }
  const edition = readyEditions(overview)[0]
  const first = edition?.collections[0]?.briefings[0] ?? edition?.briefings[0]?.id
  if (edition !== undefined && first !== undefined) useApp.setState({ place: { edition: edition.id, briefing: first } })
}

/** Briefings fetched ahead around the open one: most packs are smaller, and a briefing is some 20 kB. */
const AHEAD = 24

/** Text and marks of a briefing, so that both are painted together when it is opened. */
function prefetch(edition: string, briefing: string): void {
  prefetchBriefing(edition, briefing)
  useAnnotations.getState().prefetch(edition, briefing)
}

/** Fetches the briefings around this one, nearest first, when the window has nothing better to do: going there needs no wait. */
export function fetchNeighbours(editionId: string, briefing: string): void {
  const edition = readyEditions(useLibrary.getState().overview).find((one) => one.id === editionId)
  if (edition === undefined) return
  const order = edition.collections.flatMap((one) => one.briefings)
  const at = order.indexOf(briefing)
  const nearest = order.map((id, i) => ({ id, distance: Math.abs(i - at) })).toSorted((a, b) => a.distance - b.distance)
  requestIdleCallback(() => {
    for (const { id } of nearest.slice(0, AHEAD)) prefetch(editionId, id)
  })
}

/** @throws BridgeError when main cannot be reached or refuses */
export async function loadAll(): Promise<void> {
  await Promise.all([useSettingsStore.getState().load(), useLibrary.getState().load(), useStatus.getState().load()])
  openFirst()
  const { place } = useApp.getState()
  // On its way while the library is painted; the reading view shows the reason when it cannot be had.
  if (place !== null) prefetch(place.edition, place.briefing)
}

/** Returns the unsubscribe of all. */
export function listen(): () => void {
  const report = (promise: Promise<unknown>) => void promise.catch((error: unknown) => useStatus.getState().say(String(error)))
  const ends = [
    on('library.changed', () => {
      forgetBriefings()
      report(useLibrary.getState().load())
    }),
    on('annotations.changed', ({ briefings }) => {
      const { lists, changed } = useAnnotations.getState()
      const known = briefings.filter((one) => Object.hasOwn(lists, `${one.edition}/${one.briefing}`))
      for (const one of known) report(changed(one.edition, one.briefing))
      if (known.length < briefings.length) report(useLibrary.getState().load())
    }),
    on('settings.changed', () => report(useSettingsStore.getState().load())),
    on('status.changed', (status) => useStatus.getState().setStatus(status)),
    on('connection.changed', ({ connected }) => {
      useStatus.setState({ connected })
      if (connected) report(useStatus.getState().load())
    }),
    on('command.run', ({ command }) => void runCommand(command)),
  ]
  return () => {
    for (const end of ends) end()
  }
}

type Turn = 'history.undo' | 'history.redo'
const { turned } = words.shell

/** What main said it changed while a step was turned: its events come before the reply. */
function watchTurn(): { touched: () => { briefings: readonly string[]; notes: boolean; reviews: boolean }; end: () => void } {
  const briefings: string[] = []
  let [notes, reviews] = [false, false]
  const ends = [
    on('annotations.changed', (payload) => void briefings.push(...payload.briefings.map((one) => briefingKey(one.edition, one.briefing)))),
    on('notes.changed', () => {
      notes = true
    }),
    on('review.changed', () => {
      reviews = true
    }),
  ]
  return {
    touched: () => ({ briefings, notes, reviews }),
    end: () => {
      for (const end of ends) end()
    },
  }
}

/** Where a step was turned, in words, when the reading view shows nothing of it; null when it can be seen there. */
function unseen({ briefings, notes, reviews }: ReturnType<ReturnType<typeof watchTurn>['touched']>): string | null {
  const { view, place } = useApp.getState()
  if (view !== 'reading' || place === null || reviews || briefings.includes(briefingKey(place.edition, place.briefing))) return null
  if (notes) return turned.inNotes
  const [first] = briefings
  if (first === undefined) return null
  const [edition = '', briefing = ''] = first.split('/')
  const title = metaById(useLibrary.getState().overview, edition, briefing)?.title
  return title === undefined || briefings.length > 1 ? turned.inOthers : turned.inBriefing(title)
}

/** Undoes or redoes the last change that main knows, and says what it was; what the open briefing does not show, with where it was and the way back. */
export async function goThroughHistory(direction: Turn): Promise<void> {
  const watch = watchTurn()
  try {
    const { did } = await call(direction, {})
    const { say } = useStatus.getState()
    const isUndo = direction === 'history.undo'
    if (did === null) return say(isUndo ? words.shell.nothingToUndo : words.shell.nothingToRedo)
    const where = unseen(watch.touched())
    if (where === null) return say(isUndo ? words.shell.undone(did) : words.shell.redone(did))
    const keys = keysOf(isUndo ? 'history.redo' : 'history.undo')
      .slice(0, 1)
      .map(printKeys)
      .join('')
    say(isUndo ? turned.undone(did, where, keys) : turned.redone(did, where, keys))
  } finally {
    watch.end()
  }
}
