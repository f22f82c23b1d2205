/**
 * A note while the app runs: its editor state with the undo history, what is saved of it, and its quotes with their
 * sources. Sessions outlive the view, so that going to the reader and back keeps caret and history.
 */
import { Compartment, EditorState } from '@codemirror/state'
import type { TransactionSpec } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { createStore } from 'zustand/vanilla'
import type { StoreApi } from 'zustand/vanilla'
import { noteWords } from '../../core/notes/summary.ts'
import { quoteBlock } from '../../core/notes/quote-block.ts'
import type { NoteWithQuotes, Quote } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { timeOf } from '../search/when.ts'
import { openReview } from '../state/review-follow.ts'
import { openPassage, useApp } from '../state/app.ts'
import { cachedBriefing, editionById, fetchBriefing, useLibrary } from '../state/library.ts'
import { isOwnChange } from '../state/own-changes.ts'
import { openNote, titleOf, useNotes } from '../state/notes.ts'
import { saving, say, useStatus } from '../state/status.ts'
import type { QuoteRange } from './editor/drop.ts'
import { headingLevel } from './editor/format.ts'
import { currentQuote, quotesField, recheckQuotes } from './editor/quote-field.ts'
import type { NoteQuote } from './editor/quote-field.ts'
import { goToQuoteNumbered } from './editor/quotes.ts'
import { extensions } from './editor/setup.ts'
import { NoteSaver } from './saver.ts'
import type { Gone, SaveState } from './saver.ts'
import { followNewer } from './quotes/newer.ts'

export type NoteInfo = {
  title: string
  quotes: readonly NoteQuote[]
  /** The quote whose source is shown. */
  current: NoteQuote | undefined
  words: number
  heading: number
  save: SaveState
  /** Something the reader must be told about this note. */
  message: string | null
  /** Where the note is when it was taken away elsewhere. */
  gone: Gone | null
}

/** Milliseconds after which words are counted again. */
const COUNT_DELAY = 300

/** A save that was not answered after so many milliseconds is in doubt. */
const ANSWERED_WITHIN = 1000

export class NoteSession {
  readonly id: string
  readonly readOnly: boolean
  readonly info: StoreApi<NoteInfo>
  readonly #sources = new Map<string, Quote>()
  readonly #missing = new Set<string>()
  readonly #asked = new Set<string>()
  readonly #newer = followNewer(() => this.#recheck())
  readonly #saver: NoteSaver
  readonly #writable = new Compartment()
  #state: EditorState
  #view: EditorView | null = null
  /** Number of the quote to go to when the note is shown. */
  #wanted: number | null = null
  #counting: ReturnType<typeof setTimeout> | undefined
  /** Whether the status line counts this session among the writes under way. */
  #announced = false
  /** Whether the last attempt failed; a new one under way changes nothing about that. */
  #failed = false
  #sentAt: number | null = null
  readonly #retry = () => {
    // A note in the bin takes no text: its words are shown, with the ways to keep them.
    if (this.info.getState().gone === null) void this.flush()
    else {
      openNote(this.id)
      useApp.getState().setView('notes')
    }
  }

  constructor({ note, sources }: NoteWithQuotes, readOnly: boolean) {
    this.id = note.id
    this.readOnly = readOnly
    this.#keepSources(sources)
    this.#state = EditorState.create({
      doc: note.body,
      extensions: this.#writable.of(
        extensions(
          {
            source: (id) => this.#sources.get(id),
            briefing: (quote) => this.#briefing(quote),
            open: (quote) => this.openQuote(quote),
            newer: (id) => this.#newer.of(id),
            restore: (quote) => this.#restore(quote),
            review: ({ newer }) => {
              if (newer !== undefined) openReview(newer.edition, newer.case ?? undefined)
            },
            changed: ({ docChanged, selectionSet }) => this.#changed(docChanged, selectionSet),
            insertQuote: (range, at) => void this.insertQuote(range, at),
            blurred: () => void this.flush(),
          },
          readOnly,
        ),
      ),
    })
    this.info = createStore<NoteInfo>(() => ({
      title: note.title,
      ...this.#read(),
      words: noteWords(note.body),
      save: { kind: 'saved' },
      message: null,
      gone: null,
    }))
    this.#saver = new NoteSaver(note, {
      read: () => ({ title: this.info.getState().title, body: this.#state.doc.toString() }),
      put: (base, change) => call('notes.save', { kind: 'edit', id: this.id, base, ...change }),
      fetch: () => call('notes.get', { id: this.id }),
      keepOther: async ({ note: other }) => {
        const title = words.notes.conflictTitle(titleOf(other), timeOf(other.modifiedAt))
        await call('notes.save', { kind: 'new', title, body: other.body })
        return title
      },
      apply: ({ title, body }) => {
        if (title !== undefined) this.info.setState({ title })
        if (body !== undefined) this.dispatch({ changes: body, userEvent: 'merge' })
      },
      onState: (save) => this.#setSave(save),
      onSaved: (saved) => this.#keepSources(saved.sources),
      onMerged: () => {
        if (!isOwnChange()) say(words.notes.merged)
      },
      onConflict: (title) => this.info.setState({ message: words.notes.conflict(title) }),
      onGone: (gone) => this.#setGone(gone),
      codeOf: (error) => ({ code: error instanceof BridgeError ? error.code : 'unknown', reason: messageOf(error) }),
    })
  }

  /** Whether there is text that the last attempt did not save, or that waits for an answer for longer than saving takes. */
  get isStuck(): boolean {
    return this.dirty && (this.#failed || (this.#sentAt !== null && Date.now() - this.#sentAt > ANSWERED_WITHIN))
  }

  /** The editor state as it stands, with its history. */
  get state(): EditorState {
    return this.#state
  }

  /** Text that is not on disk yet. */
  get dirty(): boolean {
    return !this.readOnly && this.#saver.dirty
  }

  /** Shows the note in an element until the returned function is called. */
  mount(parent: HTMLElement): () => void {
    const view = new EditorView({ state: this.#state, parent })
    this.#view = view
    if (this.#wanted !== null) this.showQuote(this.#wanted)
    return () => {
      this.#state = view.state
      this.#view = null
      view.destroy()
      void this.flush()
    }
  }

  /** Runs a command in the open editor. */
  run(command: (view: EditorView) => boolean): boolean {
    return this.#view !== null && command(this.#view)
  }

  /** Puts the caret into the quote of this number, now or when the note is shown next. */
  showQuote(number: number): void {
    this.#wanted = this.#view === null ? number : null
    if (this.#view !== null) goToQuoteNumbered(number)(this.#view)
  }

  focus(): void {
    this.#view?.focus()
  }

  dispatch(spec: TransactionSpec): void {
    if (this.#view !== null) this.#view.dispatch(spec)
    else {
      const transaction = this.#state.update(spec)
      this.#state = transaction.state
      this.#changed(transaction.docChanged, true)
    }
  }

  setTitle(title: string): void {
    this.info.setState({ title })
    this.#saver.touch()
  }

  flush(): Promise<boolean> {
    return this.readOnly ? Promise.resolve(true) : this.#saver.flush()
  }

  /** Reads what was changed elsewhere into the open text. */
  look(revision?: number): Promise<void> {
    return this.readOnly ? Promise.resolve() : this.#saver.look(revision)
  }

  /** Takes the note out of the bin and saves the text typed since. */
  async restoreAndSave(): Promise<void> {
    if (!(await useNotes.getState().restore(this.id))) return
    this.info.setState({ gone: null })
    await this.flush()
  }

  /** Saves the text as a note of its own and opens that; until it is on disk, this one stays. */
  async keepAsNew(): Promise<void> {
    const draft = () => ({ title: this.info.getState().title, body: this.#state.doc.toString() })
    let kept = draft()
    const made = await saving(call('notes.save', { kind: 'new', ...kept }), () => void this.keepAsNew())
    if (made === undefined) return
    const { id } = made.note
    let { revision } = made.note
    // What was typed while it was being made goes in as well.
    for (let now = draft(); now.title !== kept.title || now.body !== kept.body; now = draft()) {
      const write = call('notes.save', { kind: 'edit', id, base: revision, ...now })
      const saved = await saving(write, () => void this.keepAsNew())
      if (saved === undefined) return
      kept = now
      revision = saved.note.revision
    }
    this.#saver.settle(kept)
    await useNotes.getState().load()
    openNote(id)
  }

  dismiss(): void {
    this.info.setState({ message: null })
  }

  /** Makes a quote of a range and puts it below the line at `at`, or at the caret. */
  async insertQuote(range: QuoteRange, at?: number): Promise<void> {
    if (this.readOnly) return
    try {
      const { quote, markdown } = await call('notes.quote', range)
      this.#keepSources([quote])
      const place = Math.min(at ?? this.#state.selection.main.head, this.#state.doc.length)
      this.dispatch(blockAt(this.#state, place, markdown))
      this.#view?.focus()
      say(words.notes.quoteInserted)
    } catch (error) {
      this.info.setState({ message: `${words.notes.quoteFailed} ${messageOf(error)}` })
    }
  }

  /** Editions came: quotes are looked at again, also those whose source was missing. */
  editionsChanged(): void {
    this.#missing.clear()
    this.#recheck()
    this.reviewChanged()
  }

  /** More may be known of quotes in newer editions. */
  reviewChanged(): void {
    this.#newer.ask(this.#sources.keys())
  }

  openQuote({ source }: NoteQuote): void {
    if (source === undefined) return
    const { edition, briefing, start, end } = source.anchor
    openPassage({
      edition,
      briefing,
      passage: start.passage,
      range: { start, end },
      ...(source.annotation === undefined ? {} : { annotation: source.annotation }),
    })
  }

  #restore({ id, number }: NoteQuote): void {
    const quote = this.#state.field(quotesField).find((one) => one.id === id && one.number === number)
    const source = quote?.source
    const briefing = source === undefined ? undefined : cachedBriefing(source.anchor.edition, source.anchor.briefing)
    if (quote === undefined || source === undefined || briefing === undefined) return
    const edition = editionById(useLibrary.getState().overview, source.anchor.edition)
    const label = edition === undefined ? '' : words.exporting.paper.edition(edition.number)
    this.dispatch({ changes: { from: quote.from, to: quote.to, insert: quoteBlock(source, briefing, label) }, userEvent: 'input.restore' })
    this.focus()
  }

  #keepSources(sources: readonly Quote[]): void {
    const fresh = sources.filter((source) => !this.#sources.has(source.id))
    for (const source of fresh) this.#sources.set(source.id, source)
    if (fresh.length === 0) return
    this.#newer.ask(fresh.map(({ id }) => id))
    if (this.info !== undefined) this.#recheck()
  }

  #recheck(): void {
    this.dispatch({ effects: recheckQuotes.of(null) })
  }

  #briefing({ anchor }: Quote) {
    const key = `${anchor.edition}/${anchor.briefing}`
    if (this.#missing.has(key)) return 'missing'
    const known = cachedBriefing(anchor.edition, anchor.briefing)
    if (known === undefined && !this.#asked.has(key)) {
      this.#asked.add(key)
      fetchBriefing(anchor.edition, anchor.briefing)
        .catch(() => this.#missing.add(key))
        .finally(() => {
          this.#asked.delete(key)
          this.#recheck()
        })
    }
    return known
  }

  #read() {
    return { quotes: this.#state.field(quotesField), current: currentQuote(this.#state), heading: headingLevel(this.#state) }
  }

  #changed(docChanged: boolean, selectionSet: boolean): void {
    if (this.#view !== null) this.#state = this.#view.state
    const next = this.#read()
    const before = this.info.getState()
    if (docChanged || selectionSet || next.quotes !== before.quotes) this.info.setState(next)
    if (!docChanged) return
    clearTimeout(this.#counting)
    this.#counting = setTimeout(() => this.info.setState({ words: noteWords(this.#state.doc.toString()) }), COUNT_DELAY)
    if (!this.readOnly) this.#saver.touch()
  }

  #setGone(gone: Gone | null): void {
    const before = this.info.getState().gone
    if (gone !== before) this.info.setState({ gone })
    // Back from the bin: what waited is sent.
    if (before !== null && gone === null && this.dirty) this.#saver.touch()
  }

  /** Tells the view and the status line what becomes of the text. */
  #setSave(save: SaveState): void {
    this.info.setState({ save })
    if (save.kind === 'failed' || save.kind === 'saved') this.#failed = save.kind === 'failed'
    this.#sentAt = save.kind === 'saving' ? (this.#sentAt ?? Date.now()) : null
    const busy = save.kind === 'pending' || save.kind === 'saving'
    if (busy !== this.#announced) {
      this.#announced = busy
      useStatus.setState((state) => ({ underWay: state.underWay + (busy ? 1 : -1) }))
    }
    if (save.kind === 'failed') useStatus.getState().failed({ of: this, message: save.reason, retry: this.#retry })
    else if (save.kind === 'saved') useStatus.getState().succeeded(this)
  }
}

/** Puts a block below the line at a place, outside any quote there, with empty lines around it and the caret after it. */
function blockAt(state: EditorState, place: number, block: string): TransactionSpec {
  const quote = state.field(quotesField).find((one) => place >= one.from && place <= one.to)
  const line = state.doc.lineAt(quote?.to ?? place)
  const isEmpty = line.text.trim() === ''
  const previous = line.number > 1 ? state.doc.line(line.number - 1).text : ''
  const next = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : ''
  const before = isEmpty ? (previous.trim() === '' ? '' : '\n') : '\n\n'
  const isLast = line.number === state.doc.lines
  const after = isLast ? '\n\n' : next.trim() === '' ? '' : '\n'
  const from = isEmpty ? line.from : line.to
  return {
    changes: { from, to: line.to, insert: before + block + after },
    selection: { anchor: from + before.length + block.length + (isLast ? 2 : 1) },
    scrollIntoView: true,
    userEvent: 'input.quote',
  }
}
