/** Services over a small library of one briefing, a clock that moves by itself, and no search or export. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import type { EventName } from '../../core/contract/events.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import { connect } from '../store/connection.ts'
import { type Revision, noteTable } from '../store/notes.ts'
import { type ComposeOptions, composeServices } from './compose.ts'
import type { Ports } from './ports.ts'
import type { Library, ReadyEdition, Services } from './types.ts'

/** The passages `title`, `p-1`, `p-2`, `p-3` of the briefing `summit` of `pack@1`. */
export const TEXTS: readonly string[] = [
  'Summit in Washington',
  'Japan and NATO agreed on a dedicated line for classified information.',
  'The meeting lasted about 25 minutes — 👩‍👩‍👧 日本.',
  'Four steps were agreed that day.',
]

export const BRIEFING: Briefing = {
  id: 'summit',
  edition: 'pack@1',
  title: 'Summit in Washington',
  standfirst: '',
  date: '2024-07',
  topics: [],
  regions: [],
  lang: 'en-GB',
  words: 24,
  names: [],
  sections: [],
  sources: [],
  passages: TEXTS.map((text, i) => ({
    id: i === 0 ? 'title' : `p-${i}`,
    n: i === 0 ? null : i,
    kind: i === 0 ? 'title' : 'paragraph',
    text,
    marks: [],
  })),
}

const { names: _names, sections: _sections, sources: _sources, passages, ...meta } = BRIEFING
const EDITION: ReadyEdition = {
  state: 'ready',
  id: 'pack@1',
  pack: 'pack',
  title: 'Pack',
  issuer: 'Issuer',
  language: 'en-GB',
  number: 1,
  date: '2026-11',
  label: 'November 2026',
  topics: [],
  collections: [],
  briefings: [{ ...meta, passages: passages.length - 1 }],
  terms: [],
  reindexed: false,
  digest: 'd'.repeat(64),
}

export const testLibrary: Library = {
  editions: () => [EDITION],
  edition: (id) => (id === EDITION.id ? EDITION : undefined),
  files: () => [],
  add: () => EDITION,
  briefing(edition, briefing) {
    if (edition !== BRIEFING.edition || briefing !== BRIEFING.id) throw new ServiceError('not-found', 'No such briefing')
    return BRIEFING
  },
}

let lastTime = Date.parse('2026-11-23T09:00:00.000Z')
let lastId = 0
/** Ids differ between processes that share a folder, as real ones do. */
const run = `${process.pid.toString(36)}-${Date.now().toString(36)}`

export type TestServices = {
  services: Services
  events: [EventName, unknown][]
  searchChanges(): number
  /** Moves the clock; it also moves one millisecond with every look at it. */
  forward(ms: number): void
  revisions(note: string): Revision[]
}

export function openTestServices(dataDir: string, options: Partial<ComposeOptions> = {}, ports: Partial<Ports> = {}): TestServices {
  const events: [EventName, unknown][] = []
  let changes = 0
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const services = composeServices(
    {
      clock: { now: () => new Date((lastTime += 1)) },
      ids: { next: () => `${run}-${String((lastId += 1)).padStart(6, '0')}` },
      logger: silent,
      printer: { print: () => Promise.reject(new Error('no printer')), close: () => Promise.resolve() },
      deliver: () => Promise.reject(new Error('no delivery')),
      emit: (name, payload) => void events.push([name, payload]),
      dataDir,
      packDirs: [],
      bundledDirs: [],
      searchWorker: '',
      exportWorker: '',
      reviewWorker: '',
      importWorker: '',
      fontsDir: '',
      app: { version: '0.0.0', shell: 'browser' },
      ...ports,
    },
    {
      library: () => testLibrary,
      search: () => ({
        run: () => Promise.reject(new ServiceError('superseded', 'No search here')),
        publishers: () => Promise.resolve([]),
        changed: () => void (changes += 1),
        editionsChanged: () => undefined,
        notices: () => [],
        dismiss: () => undefined,
        close: () => Promise.resolve(),
      }),
      review: () => ({ find: () => Promise.resolve([]), changes: () => Promise.resolve([]), close: () => Promise.resolve() }),
      exporter: () => ({
        make: () => Promise.reject(new ServiceError('nothing-to-export', 'No export here')),
        preview: () => Promise.reject(new ServiceError('nothing-to-export', 'No export here')),
        cancel: () => Promise.resolve(),
      }),
    },
    { checkReplies: true, ...options },
  )
  return {
    services,
    events,
    searchChanges: () => changes,
    forward: (ms) => void (lastTime += ms),
    revisions(note) {
      const connection = connect(join(dataDir, 'aide.db'), 'read')
      try {
        return noteTable(connection).revisions(note)
      } finally {
        connection.close()
      }
    },
  }
}

/** Services over an empty data folder for each test of a file, closed and cleared away after it. */
export function withTestServices() {
  let dir = ''
  let open: TestServices | undefined
  const at = (): TestServices => {
    if (open === undefined) throw new Error('No test runs')
    return open
  }
  async function reopen(): Promise<void> {
    await open?.services.close()
    open = openTestServices(dir)
  }
  async function ok<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
    const reply = await at().services.call(name, input)
    if (!reply.ok) throw new Error(`${name}: ${reply.error.message}`)
    return reply.value
  }
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'aide-services-'))
    return reopen()
  })
  afterEach(async () => {
    await open?.services.close()
    open = undefined
    rmSync(dir, { recursive: true, force: true })
  })
  return { at, dir: () => dir, ok, reopen }
}
