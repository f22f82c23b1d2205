/**
 * Saves one note as it is typed. The text typed here is never given up: a failed save is tried again, and a change made
 * elsewhere is merged, or kept as a note of its own when both changed the same words.
 */
import type { ErrorCode } from '../../core/contract/errors.ts'
import type { NoteWithQuotes } from '../../core/model/note.ts'
import { mergeInto } from './merge.ts'
import type { Change } from './merge.ts'

export type Draft = { title: string; body: string }
export type SaveState =
  | { kind: 'saved' }
  /** Typed, but not sent yet. */
  | { kind: 'pending' }
  | { kind: 'saving' }
  | { kind: 'failed'; code: ErrorCode | 'unknown'; reason: string }

/** What the saver needs: the calls, the text as it stands, and where to report. */
export type SaverPorts = {
  read: () => Draft
  put: (base: number, change: Partial<Draft>) => Promise<NoteWithQuotes>
  fetch: () => Promise<NoteWithQuotes>
  /** Keeps the text of elsewhere as a note of its own and resolves to its title. */
  keepOther: (other: NoteWithQuotes) => Promise<string>
  /** Brings a change of elsewhere into the open text, without moving the caret. */
  apply: (change: { title?: string; body?: Change }) => void
  onState: (state: SaveState) => void
  onSaved: (saved: NoteWithQuotes) => void
  onMerged: () => void
  onConflict: (keptAs: string) => void
  onGone: () => void
  codeOf: (error: unknown) => { code: ErrorCode | 'unknown'; reason: string }
}

/** Milliseconds without typing after which the text is sent. */
export const DELAY = 400
/** Conflicts in a row after which saving stops and says so. */
const MAX_CONFLICTS = 5

export class NoteSaver {
  readonly #ports: SaverPorts
  /** The text as main has it. */
  #saved: Draft & { revision: number }
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<boolean> | null = null
  #lookAgain = false
  #state: SaveState = { kind: 'saved' }

  constructor(note: Draft & { revision: number }, ports: SaverPorts) {
    this.#saved = { title: note.title, body: note.body, revision: note.revision }
    this.#ports = ports
  }

  get state(): SaveState {
    return this.#state
  }

  /** Whether there is text that main has not acknowledged. */
  get dirty(): boolean {
    const draft = this.#ports.read()
    return draft.title !== this.#saved.title || draft.body !== this.#saved.body
  }

  /** Something was typed. */
  touch(): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.flush(), DELAY)
    if (this.#running === null) this.#set({ kind: 'pending' })
  }

  /** Sends what is not saved yet; true when all of it is on disk. */
  flush(): Promise<boolean> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#running ??= this.#run().finally(() => {
      this.#running = null
      if (this.#lookAgain) void this.look()
    })
    return this.#running
  }

  /** The note may have changed elsewhere: reads it and brings in what is new. */
  async look(): Promise<void> {
    if (this.#running !== null) {
      this.#lookAgain = true
      return
    }
    this.#lookAgain = false
    try {
      const theirs = await this.#ports.fetch()
      if (theirs.note.deletedAt !== null) this.#ports.onGone()
      else if (this.#running === null && theirs.note.revision > this.#saved.revision) await this.#bringIn(theirs)
    } catch (error) {
      const { code, reason } = this.#ports.codeOf(error)
      if (code === 'not-found') this.#ports.onGone()
      else this.#set({ kind: 'failed', code, reason })
    }
  }

  #set(state: SaveState): void {
    this.#state = state
    this.#ports.onState(state)
  }

  async #run(): Promise<boolean> {
    let conflicts = 0
    while (this.dirty) {
      const { title, body } = this.#ports.read()
      this.#set({ kind: 'saving' })
      try {
        const reply = await this.#ports.put(this.#saved.revision, {
          ...(title === this.#saved.title ? {} : { title }),
          ...(body === this.#saved.body ? {} : { body }),
        })
        this.#saved = { title, body, revision: reply.note.revision }
        conflicts = 0
        this.#ports.onSaved(reply)
      } catch (error) {
        const { code, reason } = this.#ports.codeOf(error)
        if (code !== 'conflict' || conflicts >= MAX_CONFLICTS || !(await this.#settle())) {
          if (this.#state.kind !== 'failed') this.#set({ kind: 'failed', code, reason })
          return false
        }
        conflicts += 1
      }
    }
    this.#set({ kind: 'saved' })
    return true
  }

  /** After a refused save: reads the other text and settles with it; false when that failed too. */
  async #settle(): Promise<boolean> {
    try {
      await this.#bringIn(await this.#ports.fetch())
      return true
    } catch (error) {
      this.#set({ kind: 'failed', ...this.#ports.codeOf(error) })
      return false
    }
  }

  async #bringIn(theirs: NoteWithQuotes): Promise<void> {
    const { note } = theirs
    const before = this.#ports.read()
    if (mergeInto(this.#saved.body, before.body, note.body) === 'conflict') {
      const keptAs = await this.#ports.keepOther(theirs)
      this.#saved = { title: note.title, body: note.body, revision: note.revision }
      this.#ports.onConflict(keptAs)
      this.touch()
      return
    }
    const mine = this.#ports.read()
    const body = mergeInto(this.#saved.body, mine.body, note.body)
    const title = mine.title === this.#saved.title && note.title !== mine.title ? note.title : undefined
    this.#saved = { title: note.title, body: note.body, revision: note.revision }
    this.#ports.onSaved(theirs)
    if (body === 'conflict' || (body === null && title === undefined)) return
    this.#ports.apply({ ...(title === undefined ? {} : { title }), ...(body === null ? {} : { body }) })
    this.#ports.onMerged()
  }
}
