/** What can be done with a range of passages: mark it, copy it with its citation, put it into a note. */
import { rangeText } from '../../core/anchor/ranges.ts'
import type { Annotation, Colour, PassageRange } from '../../core/model/annotation.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { NoteSummary } from '../../core/model/note.ts'
import { cite } from '../../core/notes/citation.ts'
import { words } from '../../core/words/index.ts'
import { call } from '../bridge/client.ts'
import { useAnnotations } from '../state/annotations.ts'
import { briefingKey } from '../state/library.ts'
import type { ReadyEdition } from '../state/library.ts'
import { changeSettings, useSettingsStore } from '../state/settings.ts'
import { freeTitle } from '../state/notes.ts'
import { say, saving } from '../state/status.ts'
import { passageElement } from './dom-offsets.ts'
import { byKeys, focusPassage } from './focus.ts'
import { sameRange } from './selection.ts'
import { useSession } from './session.ts'

const said = words.reader

/** The reader's own name for a colour, or the colour's. */
export const labelOf = (colour: Colour): string => {
  const own = useSettingsStore.getState().settings?.colourLabels[colour] ?? ''
  return own === '' ? words.settings.colour[colour] : own
}

/** What a range is taken from, and the mark it belongs to when it is one's. */
export type Passages = { briefing: Briefing; edition: ReadyEdition; range: PassageRange; annotation?: string }

/** Marks the range; undefined when it failed, which the status line then says. */
export async function mark({ briefing, range }: Passages, colour: Colour): Promise<Annotation | undefined> {
  const saved = await useAnnotations.getState().save({ kind: 'new', edition: briefing.edition, briefing: briefing.id, range, colour })
  if (saved === undefined) return undefined
  say(said.mark.made(labelOf(colour)))
  if (useSettingsStore.getState().settings?.lastColour !== colour) void changeSettings({ lastColour: colour })
  return saved
}

/** Keeps what is typed from now on until the returned function is called, which gives it back. */
function holdTyping(): () => string {
  let typed = ''
  const hold = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.key.length === 1) typed += event.key
    else if (event.key === 'Enter') typed += '\n'
    else if (event.key === 'Backspace') typed = typed.slice(0, -1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', hold, { capture: true })
  return () => {
    window.removeEventListener('keydown', hold, { capture: true })
    return typed
  }
}

/** The mark that stands on exactly this range, if there is one. */
export const markOn = ({ briefing, range }: Passages): Annotation | undefined =>
  useAnnotations.getState().lists[briefingKey(briefing.edition, briefing.id)]?.find(({ anchor }) => sameRange(anchor, range))

/**
 * Marks the range in the colour used last, unless a mark stands on it already, and opens the card with the focus in its
 * comment. Letters typed before the mark is on disk go into the comment; they must neither be lost nor act as commands.
 */
export async function markAndComment(passages: Passages): Promise<void> {
  const there = markOn(passages)
  if (there !== undefined) return useSession.getState().activate(there.id, { comment: true })
  const release = holdTyping()
  const saved = await mark(passages, useSettingsStore.getState().settings?.lastColour ?? 'yellow')
  const typed = release()
  if (saved !== undefined) useSession.getState().activate(saved.id, { comment: true, typed })
}

/** Deletes the mark; the focus goes to the passage it began in. Undo brings it back. */
export async function deleteMark({ id, anchor }: Annotation): Promise<void> {
  const ring = byKeys()
  if ((await useAnnotations.getState().remove([id])) === undefined) return
  useSession.getState().activate(null)
  const passage = passageElement(document, anchor.start.passage)
  if (passage !== null) focusPassage(passage, ring)
  say(said.mark.deleted)
}

/** The words in quotation marks, a line break, and where they stand. */
export const withCitation = ({ briefing, edition, range }: Passages): string =>
  `“${rangeText(briefing, range)}”\n${cite(briefing, edition, range, useSettingsStore.getState().settings?.citationStyle)}`

export async function copyWithCitation(passages: Passages): Promise<void> {
  try {
    await navigator.clipboard.writeText(withCitation(passages))
    say(said.mark.copied)
  } catch {
    say(said.mark.notCopied)
  }
}

const makeQuote = ({ briefing, range, annotation }: Passages) =>
  call('notes.quote', { edition: briefing.edition, briefing: briefing.id, range, ...(annotation === undefined ? {} : { annotation }) })

export async function addToNote(passages: Passages, note: Pick<NoteSummary, 'id' | 'title'>): Promise<void> {
  const append = async () => {
    const { quote } = await makeQuote(passages)
    return call('notes.save', { kind: 'append-quote', id: note.id, quote: quote.id })
  }
  const done = await saving(append(), () => void addToNote(passages, note))
  if (done !== undefined) say(said.note.added(note.title === '' ? said.note.untitled : note.title))
}

export async function addToNewNote(passages: Passages): Promise<void> {
  const create = async () => {
    const { markdown } = await makeQuote(passages)
    const title = freeTitle(passages.briefing.title, await call('notes.list', {}))
    return call('notes.save', { kind: 'new', title, body: `${markdown}\n` })
  }
  const done = await saving(create(), () => void addToNewNote(passages))
  if (done !== undefined) say(said.note.created(done.note.title))
}

/** MIME type of a dragged or copied range: JSON of `{edition, briefing, range, annotation?}`. */
export const RANGE_TYPE = 'application/x-aide-range'

const rangeData = ({ briefing, range, annotation }: Passages): string => {
  const plain = { start: range.start, end: range.end }
  return JSON.stringify({
    edition: briefing.edition,
    briefing: briefing.id,
    range: plain,
    ...(annotation === undefined ? {} : { annotation }),
  })
}

export function fillDrag(transfer: DataTransfer, passages: Passages): void {
  transfer.setData(RANGE_TYPE, rangeData(passages))
  transfer.setData('text/plain', withCitation(passages))
  transfer.effectAllowed = 'copy'
}

/** The words alone for other programs; pasted into a note they become a quote. */
export function fillClipboard(transfer: DataTransfer, passages: Passages): void {
  transfer.setData(RANGE_TYPE, rangeData(passages))
  transfer.setData('text/plain', rangeText(passages.briefing, passages.range))
}
