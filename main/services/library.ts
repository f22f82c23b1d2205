/** The installed editions: verified when opened, their briefings parsed when asked for. */
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { ServiceError } from '../../core/contract/errors.ts'
import type { LibraryEdition } from '../../core/contract/shapes.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { Manifest, Term } from '../../core/model/pack.ts'
import { briefingPath, GLOSSARY, MANIFEST } from '../../core/pack/layout.ts'
import type { PackProblem } from '../../core/pack/verify-pack.ts'
import {
  checkFile,
  indexIsOfThisVersion,
  MAX_MANIFEST_BYTES,
  readBuiltBriefing,
  readGlossary,
  readManifest,
} from '../../core/pack/verify-pack.ts'
import { errors } from '../../core/words/en/errors.ts'
import type { Logger } from './ports.ts'
import type { EditionFiles, Library, ReadyEdition } from './types.ts'

const words = errors.pack

/** Parsed briefings kept, the least recently asked for dropped first; one of 10,000 words takes about a megabyte. */
const MOST_PARSED = 24

type LibraryOptions = { packDirs: readonly string[]; bundledDirs?: readonly string[]; logger: Logger }
type Opened = { dir: string; manifest: Manifest; terms: Term[]; reindexed: boolean }

/**
 * Opens every edition folder. A folder that is damaged, tampered with, of a newer format or a second copy of an edition is
 * refused with the file's name and the reason; the others open all the same. Sizes and digests of all files are checked
 * here, and that of a briefing again when it is read, so a file changed in between is refused too.
 * @param packDirs absolute paths; the first folder of an edition that opens wins
 * @param bundledDirs the packs that came with the reader: opened last, and each silently gives way to an edition that
 *   did open, never to one that was refused
 */
export function openLibrary({ packDirs, bundledDirs = [], logger }: LibraryOptions): Library {
  const opened = new Map<string, Opened>()
  const editions: LibraryEdition[] = []
  for (const dir of new Set([...packDirs, ...bundledDirs])) {
    const folder = folderName(dir)
    const isSpare = (id: string): boolean => opened.has(id) && bundledDirs.includes(dir)
    const result = openEdition(dir, isSpare)
    if (result === 'spare') {
      logger.info('bundled edition not needed', { folder })
      continue
    }
    const id = 'manifest' in result ? result.manifest.edition.id : undefined
    if ('problems' in result || opened.has(id ?? '')) {
      const problems =
        'problems' in result ? result.problems : [{ code: 'pack-damaged' as const, file: MANIFEST, reason: words.duplicate(id ?? '') }]
      const refused = refuse(folder, 'problems' in result ? result : namesOf(result.manifest), problems)
      editions.push(refused)
      logger.warn('edition refused', { folder, code: refused.code, reason: refused.reason })
    } else {
      opened.set(result.manifest.edition.id, result)
      editions.push(toReady(result))
      logger.info('edition opened', { edition: result.manifest.edition.id, reindexed: result.reindexed })
    }
  }
  const ready = new Map(editions.flatMap((edition): [string, ReadyEdition][] => (edition.state === 'ready' ? [[edition.id, edition]] : [])))
  const parsed = new Map<string, Briefing>()

  return {
    editions: () => editions,
    edition: (id) => ready.get(id),
    add(dir) {
      const result = openEdition(dir, () => false)
      if (result === 'spare' || 'problems' in result) throw damaged(result === 'spare' ? [] : result.problems)
      const edition = toReady(result)
      opened.set(edition.id, result)
      ready.set(edition.id, edition)
      editions.push(edition)
      logger.info('edition added', { edition: edition.id, reindexed: result.reindexed })
      return edition
    },
    files: () => [...opened.values()].map(toFiles),
    briefing: (edition, id) => {
      const key = `${edition}/${id}`
      const from = opened.get(edition)
      if (!from?.manifest.briefings.some((meta) => meta.id === id)) throw new ServiceError('not-found', errors.noBriefing)
      const briefing = parsed.get(key) ?? parseBriefing(from, id)
      parsed.delete(key)
      parsed.set(key, briefing)
      const oldest = parsed.keys().next()
      if (parsed.size > MOST_PARSED && !oldest.done) parsed.delete(oldest.value)
      return briefing
    },
  }
}

/** `spare` when the manifest names an edition that is not wanted a second time; nothing else of it is read then. */
function openEdition(dir: string, isSpare: (id: string) => boolean): Opened | 'spare' | (Names & { problems: PackProblem[] }) {
  const manifestBytes = readInside(dir, MANIFEST, MAX_MANIFEST_BYTES)
  if (isProblem(manifestBytes)) return { problems: [manifestBytes] }
  const reading = readManifest(manifestBytes)
  if (!reading.ok) return reading
  const { manifest } = reading
  if (isSpare(manifest.edition.id)) return 'spare'
  const problems: PackProblem[] = []
  let terms: Term[] = []
  let isIndexSound = true
  for (const entry of manifest.files) {
    const bytes = readInside(dir, entry.path, entry.bytes)
    const problem = isProblem(bytes) ? bytes : checkFile(entry, bytes, sha256)
    // What the index held can be made again from the texts, which are sound.
    if (problem && entry.path === manifest.index.path) isIndexSound = false
    else if (problem) problems.push(problem)
    else if (entry.path === GLOSSARY && !isProblem(bytes)) {
      const glossary = readGlossary(bytes)
      if (Array.isArray(glossary)) terms = glossary
      else problems.push(glossary)
    }
  }
  return problems.length > 0
    ? { ...namesOf(manifest), problems }
    : { dir, manifest, terms, reindexed: !isIndexSound || !indexIsOfThisVersion(manifest) }
}

/**
 * Reads an edition folder whole: digests of all files, and every briefing by its form.
 * @throws ServiceError `pack-damaged` or `pack-newer`, naming the first file that is wrong
 */
export async function checkEdition(dir: string): Promise<{ manifest: Manifest; digest: string }> {
  const result = openEdition(dir, () => false)
  if (result === 'spare' || 'problems' in result) throw damaged(result === 'spare' ? [] : result.problems)
  for (const { id } of result.manifest.briefings) {
    parseBriefing(result, id)
    // Other calls go on between two briefings.
    await setImmediate()
  }
  return { manifest: result.manifest, digest: contentsOf(result.manifest) }
}

function damaged(problems: readonly PackProblem[]): ServiceError {
  const [first] = problems
  const reason = first ? words.inFile(first.file, first.reason, problems.length - 1) : ''
  return new ServiceError(first?.code ?? 'pack-damaged', errors.install.damaged(reason))
}

function parseBriefing({ dir, manifest }: Opened, id: string): Briefing {
  const path = briefingPath(id)
  const entry = manifest.files.find((file) => file.path === path)
  const bytes = entry && readInside(dir, path, entry.bytes)
  const problem = isProblem(bytes) ? bytes : entry && checkFile(entry, bytes, sha256)
  const briefing = problem ?? (bytes && !isProblem(bytes) ? readBuiltBriefing(manifest, id, bytes) : undefined)
  if (!briefing) throw new ServiceError('not-found', errors.noBriefing)
  if (isProblem(briefing)) throw new ServiceError('pack-damaged', words.inFile(briefing.file, briefing.reason, 0), { file: briefing.file })
  return briefing
}

/**
 * The bytes of a regular file that lies inside the folder, also after links are followed; a file of another size than
 * expected is told by its size and never read.
 */
function readInside(dir: string, path: string, bytes: number): Uint8Array | PackProblem {
  const problem = (reason: string): PackProblem => ({ code: 'pack-damaged', file: path, reason })
  try {
    const inside = relative(realpathSync(dir), realpathSync(join(dir, path)))
    if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return problem(words.outside)
    const found = statSync(join(dir, path))
    if (!found.isFile()) return problem(words.notAFile)
    if (path === MANIFEST ? found.size > bytes : found.size !== bytes) return problem(words.size(found.size, bytes))
    return readFileSync(join(dir, path))
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error
    return problem(error.code === 'ENOENT' || error.code === 'ENOTDIR' ? words.missing : words.unreadable)
  }
}

function toReady({ manifest, terms, reindexed }: Opened): ReadyEdition {
  const { pack, title, issuer, language, topics, collections, briefings } = manifest
  return {
    state: 'ready',
    pack,
    title,
    issuer,
    language,
    ...manifest.edition,
    topics,
    collections,
    briefings,
    terms,
    reindexed,
    digest: contentsOf(manifest),
  }
}

/** The last name of a folder; a number alone, as installed editions have, says too little without the one before it. */
function folderName(dir: string): string {
  const name = basename(dir)
  return /^\d+$/u.test(name) ? `${basename(dirname(dir))}/${name}` : name
}

/** What a refused edition is called, as far as its manifest could be read. */
type Names = { title?: string | undefined; edition?: number }
const namesOf = ({ title, edition }: Manifest): Names => ({ title, edition: edition.number })

function contentsOf({ files }: Manifest): string {
  const list = files
    .map(({ path, bytes, sha256: digest }) => [path, bytes, digest])
    .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))
  return sha256(new TextEncoder().encode(JSON.stringify(list)))
}

function toFiles({ dir, manifest, reindexed }: Opened): EditionFiles {
  const briefings = manifest.briefings.map((meta) => briefingPath(meta.id))
  const { path, vectors } = manifest.index
  return { id: manifest.edition.id, digest: contentsOf(manifest), dir, briefings, index: reindexed ? null : path, samples: vectors }
}

function refuse(
  folder: string,
  { title, edition }: Names,
  problems: readonly PackProblem[],
): Extract<LibraryEdition, { state: 'refused' }> {
  const [first] = problems
  return {
    state: 'refused',
    folder,
    ...(title === undefined ? {} : { title }),
    ...(edition === undefined ? {} : { edition }),
    code: first?.code ?? 'pack-damaged',
    reason: first ? words.inFile(first.file, first.reason, problems.length - 1) : '',
  }
}

const isProblem = (value: unknown): value is PackProblem => typeof value === 'object' && value !== null && 'reason' in value

/** Node's digest is about ten times as fast as the portable one. */
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
