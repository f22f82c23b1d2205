/** The import thread: reads one file to a draft, or seals the pack of one, so that nothing else waits for it or falls with it. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { ServiceError } from '../core/contract/errors.ts'
import { draftOf } from '../core/import/index.ts'
import { buildPack } from '../core/pack/build-pack.ts'
import { words } from '../core/words/index.ts'
import type { FileRead, FromImport, ImportJob } from './import-messages.ts'
import { readFileAs } from './importers/index.ts'
import { refusal } from './importers/importer.ts'

const say = words.importing.file
/** Text of the original that is shown, in UTF-16 units. */
const MOST_ORIGINAL = 400_000

async function read({ path, name, today }: Extract<ImportJob, { do: 'read' }>): Promise<FileRead> {
  const bytes = new Uint8Array(readFileSync(path))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const { format, understood } = await readFileAs(bytes, name)
  const drafted = draftOf(understood, name, today)
  if (!drafted.ok) throw refusal(drafted.why === 'empty' ? say.noWords : say.tooLong)
  // Controls, which a page cannot show, take six characters each on their way.
  const original = understood.original.toWellFormed().replace(/[^\P{Cc}\t\n]/gu, '')
  return { format, draft: drafted.draft, original: original.slice(0, MOST_ORIGINAL), originalCut: original.length > MOST_ORIGINAL, sha256 }
}

function build({ pack, dir }: Extract<ImportJob, { do: 'build' }>): void {
  for (const [path, bytes] of buildPack(pack)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true })
    writeFileSync(join(dir, path), bytes, { mode: 0o600, flag: 'wx' })
  }
}

async function run(job: ImportJob): Promise<FromImport> {
  try {
    if (job.do === 'read') return { type: 'read', read: await read(job) }
    build(job)
    return { type: 'built' }
  } catch (error) {
    if (error instanceof ServiceError) return { type: 'refused', reason: error.message }
    return { type: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

if (parentPort === null) throw new Error('The import worker runs as a worker thread only')
const port = parentPort
void run(workerData as ImportJob).then((message) => port.postMessage(message))
