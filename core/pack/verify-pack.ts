/** Whether the files of an edition are those its manifest sealed, and say what the manifest says of them. */
import * as v from 'valibot'
import { Briefing, BriefingMeta } from '../model/briefing.ts'
import { editionId } from '../model/ids.ts'
import { Manifest, PACK_FORMAT, Term } from '../model/pack.ts'
import { FLEXSEARCH_VERSION, INDEX_CONFIG_HASH, tokeniserFits } from '../search/index-config.ts'
import { sha256Hex } from '../text/hash.ts'
import { errors } from '../words/en/errors.ts'
import { packs } from '../words/en/packs.ts'
import { briefingPath, countPack, GLOSSARY, MANIFEST, toMeta } from './layout.ts'
import { byText } from './problems.ts'
import { decodeUtf8 } from './utf8.ts'

const words = errors.pack

export type PackProblem = { code: 'pack-damaged' | 'pack-newer'; file: string; reason: string }
export type ManifestReading = { ok: true; manifest: Manifest } | { ok: false; title: string | undefined; problems: PackProblem[] }
type FileEntry = Manifest['files'][number]

/** Larger than any pack of this format needs; keeps a forged manifest from filling the memory. Bytes. */
export const MAX_MANIFEST_BYTES = 16_000_000
export const MAX_FILE_BYTES = 256_000_000

const damaged = (file: string, reason: string): PackProblem => ({ code: 'pack-damaged', file, reason })

/** Reads manifest.json. A newer format is told apart from damage before anything else is looked at. */
export function readManifest(bytes: Uint8Array | undefined): ManifestReading {
  if (!bytes) return { ok: false, title: undefined, problems: [damaged(MANIFEST, words.missing)] }
  const json = parseJson(bytes)
  if (json === undefined) return { ok: false, title: undefined, problems: [damaged(MANIFEST, words.notJson)] }
  const head = v.safeParse(v.object({ format: Manifest.entries.format, title: v.optional(v.string()) }), json)
  const title = head.success ? head.output.title : undefined
  if (head.success && head.output.format > PACK_FORMAT)
    return { ok: false, title, problems: [{ code: 'pack-newer', file: MANIFEST, reason: words.newer(head.output.format, PACK_FORMAT) }] }
  const parsed = v.safeParse(Manifest, json)
  if (!parsed.success) return { ok: false, title, problems: [damaged(MANIFEST, words.schema(firstIssue(parsed.issues)))] }
  const problems = checkManifest(parsed.output)
  return problems.length > 0 ? { ok: false, title, problems } : { ok: true, manifest: parsed.output }
}

/** What a manifest must say beyond its schema: safe paths, each once, and all parts that it speaks of. */
function checkManifest(manifest: Manifest): PackProblem[] {
  const problems: PackProblem[] = []
  const say = (reason: string) => problems.push(damaged(MANIFEST, reason))
  const paths = new Set<string>()
  for (const { path, bytes } of manifest.files) {
    if (!isSafePath(path)) say(words.unsafePath(path))
    if (paths.has(path)) say(words.pathTwice(path))
    if (bytes > MAX_FILE_BYTES) say(words.tooLarge(path, bytes))
    paths.add(path)
  }
  const ids = new Set(manifest.briefings.map((meta) => meta.id))
  const needed = [GLOSSARY, manifest.index.path, ...[...ids].map(briefingPath)]
  for (const path of needed) if (!paths.has(path)) say(words.unlisted(path))
  if (manifest.edition.id !== editionId(manifest.pack, manifest.edition.number)) say(words.wrongEdition(manifest.edition.id))
  if (ids.size !== manifest.briefings.length) say(words.briefingTwice)
  const topics = new Set(manifest.topics.map((topic) => topic.id))
  for (const meta of manifest.briefings) {
    if (meta.edition !== manifest.edition.id) say(words.wrongEdition(meta.edition))
    for (const topic of meta.topics) if (!topics.has(topic)) say(words.unknownTopic(topic))
  }
  const collected = manifest.collections.flatMap((collection) => collection.briefings)
  for (const id of new Set([...collected, ...ids])) if (!ids.has(id) || !collected.includes(id)) say(words.collections(id))
  if (manifest.counts.briefings !== manifest.briefings.length) say(words.counts)
  return problems
}

/** Lower-case names joined by slashes: no absolute path, no `..`, no hidden file, nothing that only some systems know. */
export function isSafePath(path: string): boolean {
  return (
    path.length <= 240 && path !== MANIFEST && /^[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?(?:\/[a-z0-9](?:[a-z0-9_.-]*[a-z0-9])?)*$/u.test(path)
  )
}

/** Compares one file with its entry. @param sha256 of the bytes in hexadecimal; a faster one may be passed */
export function checkFile(
  entry: FileEntry,
  bytes: Uint8Array | undefined,
  sha256: (bytes: Uint8Array) => string = sha256Hex,
): PackProblem | undefined {
  if (!bytes) return damaged(entry.path, words.missing)
  if (bytes.length !== entry.bytes) return damaged(entry.path, words.size(bytes.length, entry.bytes))
  return sha256(bytes) === entry.sha256 ? undefined : damaged(entry.path, words.digest)
}

/** Whether the prebuilt index was made by the library, the configuration and the tokeniser of this version. */
export function indexFits(manifest: Pick<Manifest, 'index'>): boolean {
  return indexIsOfThisVersion(manifest) && tokeniserFits(manifest.index.vectors)
}

/** The same without trying the tokeniser, which takes about ten milliseconds: whoever opens the index does that. */
export function indexIsOfThisVersion({ index }: Pick<Manifest, 'index'>): boolean {
  return index.flexsearch === FLEXSEARCH_VERSION && index.config === INDEX_CONFIG_HASH
}

/** @returns the terms, or what is wrong with the file */
export function readGlossary(bytes: Uint8Array): Term[] | PackProblem {
  const json = parseJson(bytes)
  if (json === undefined) return damaged(GLOSSARY, words.notJson)
  const parsed = v.safeParse(v.array(Term), json)
  return parsed.success ? parsed.output : damaged(GLOSSARY, words.schema(firstIssue(parsed.issues)))
}

/** @returns the briefing, or what is wrong with the file; it must be the one the manifest describes */
export function readBuiltBriefing(manifest: Manifest, id: string, bytes: Uint8Array): Briefing | PackProblem {
  const path = briefingPath(id)
  const json = parseJson(bytes)
  if (json === undefined) return damaged(path, words.notJson)
  const parsed = v.safeParse(Briefing, json)
  if (!parsed.success) return damaged(path, words.schema(firstIssue(parsed.issues)))
  const briefing = parsed.output
  // Both sides have been parsed, so their keys stand in the same order.
  const meta = manifest.briefings.find((candidate) => candidate.id === id)
  if (!meta || JSON.stringify(v.parse(BriefingMeta, toMeta(briefing))) !== JSON.stringify(meta)) return damaged(path, words.otherMeta)
  const wrong = firstBrokenRange(briefing)
  return wrong === undefined ? briefing : damaged(path, words.range(wrong))
}

/** Id of the first passage with a mark outside its text or an unknown source, or of the first section out of range. */
function firstBrokenRange(briefing: Briefing): string | undefined {
  const ids = new Set<string>()
  for (const { id, text, marks } of briefing.passages) {
    if (ids.has(id)) return id
    ids.add(id)
    for (const mark of marks) {
      if (mark.start > mark.end || mark.end > text.length) return id
      if (mark.type === 'source' && mark.source > briefing.sources.length) return id
    }
  }
  return briefing.sections.find(
    ({ from, to }) => from >= to || to > briefing.passages.length || briefing.passages[from]?.kind !== 'heading',
  )?.id
}

/**
 * Checks a whole edition: every file named in the manifest, none beside them, all contents by their schema, the counts,
 * and whether the prebuilt index can be used.
 * @param files every file of the folder by path
 * @returns all problems, sorted by file; empty when the pack is sound
 */
export function verifyPack(manifestBytes: Uint8Array | undefined, files: ReadonlyMap<string, Uint8Array>): PackProblem[] {
  const reading = readManifest(manifestBytes)
  if (!reading.ok) return reading.problems
  const { manifest } = reading
  const problems: PackProblem[] = []
  const sound = new Map<string, Uint8Array>()
  for (const entry of manifest.files) {
    const bytes = files.get(entry.path)
    const problem = checkFile(entry, bytes)
    if (problem) problems.push(problem)
    else if (bytes) sound.set(entry.path, bytes)
  }
  const listed = new Set([MANIFEST, ...manifest.files.map((entry) => entry.path)])
  for (const path of files.keys()) if (!listed.has(path)) problems.push(damaged(path, packs.verify.surplus))

  const glossaryBytes = sound.get(GLOSSARY)
  const glossary = glossaryBytes && readGlossary(glossaryBytes)
  if (glossary && !Array.isArray(glossary)) problems.push(glossary)
  const briefings: Briefing[] = []
  for (const { id } of manifest.briefings) {
    const bytes = sound.get(briefingPath(id))
    const briefing = bytes && readBuiltBriefing(manifest, id, bytes)
    if (briefing && 'reason' in briefing) problems.push(briefing)
    else if (briefing) briefings.push(briefing)
  }
  if (Array.isArray(glossary) && briefings.length === manifest.briefings.length) {
    const counted = countPack(briefings, glossary.length)
    for (const key of ['briefings', 'sections', 'passages', 'words', 'terms'] as const)
      if (counted[key] !== manifest.counts[key])
        problems.push(damaged(MANIFEST, packs.verify.count(key, manifest.counts[key], counted[key])))
  }
  if (!indexFits(manifest)) problems.push(damaged(manifest.index.path, packs.verify.index))
  return problems.toSorted((a, b) => byText(a.file, b.file))
}

function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length > MAX_FILE_BYTES) return undefined
  try {
    return JSON.parse(decodeUtf8(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined
    throw error
  }
}

/** Where the value stops fitting, such as `edition.number`, and why. */
function firstIssue(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string {
  const [issue] = issues
  return `${v.getDotPath(issue) ?? ''}: ${issue.message}`.slice(0, 300)
}
