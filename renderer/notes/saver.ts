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

/** Where a note is that cannot be saved to. */
export type Gone = 'bin' | 'missing'

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
  /** The note lies in the bin or is nowhere any more; null when it is back. */
  onGone: (where: Gone | null) => void
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
  /** What a look has to wait for: a revision heard of, or infinity for anything at all. */
  #heard = 0
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
      const heard = this.#heard
      this.#heard = 0
      if (heard > 0) void this.look(heard)
    })
    return this.#running
  }

  /**
   * The note may have changed elsewhere: reads it and brings in what is new. A revision that was saved here is known
   * already and not read again.
   */
  async look(revision = Infinity): Promise<void> {
    if (this.#running !== null) {
      this.#heard = Math.max(this.#heard, revision)
      return
    }
    if (revision <= this.#saved.revision) return
    try {
      const theirs = await this.#ports.fetch()
      this.#ports.onGone(theirs.note.deletedAt === null ? null : 'bin')
      if (theirs.note.deletedAt !== null) return
      if (this.#running === null && theirs.note.revision > this.#saved.revision) await this.#bringIn(theirs)
    } catch (error) {
      const { code, reason } = this.#ports.codeOf(error)
      if (code === 'not-found') this.#ports.onGone('missing')
      else this.#set({ kind: 'failed', code, reason })
    }
  }

  /** The draft is kept elsewhere: it counts as saved. What was typed after it does not. */
  settle({ title, body }: Draft): void {
    clearTimeout(this.#timer)
    this.#saved = { title, body, revision: this.#saved.revision }
    this.#set(this.dirty ? { kind: 'pending' } : { kind: 'saved' })
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
        // Whether it lies in the bin or is nowhere decides what the reader is offered.
        if (code === 'not-found') this.#heard = Infinity
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
