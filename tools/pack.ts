/** `node tools/pack.ts build SRC OUT` and `node tools/pack.ts verify DIR`. Exit codes: 0 done, 1 problems found, 2 wrong use. */
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { buildPack } from '../core/pack/build-pack.ts'
import { MANIFEST } from '../core/pack/layout.ts'
import { nearest } from '../core/pack/nearest.ts'
import type { SourceProblem } from '../core/pack/problems.ts'
import { sortProblems } from '../core/pack/problems.ts'
import { isSourcePath, MAX_SOURCE_BYTES, readPackSource } from '../core/pack/read-source.ts'
import { decodeUtf8 } from '../core/pack/utf8.ts'
import { MAX_MANIFEST_BYTES, readManifest, verifyPack } from '../core/pack/verify-pack.ts'
import { packs } from '../core/words/en/packs.ts'

const words = packs.tool

const COMMANDS: Record<string, { operands: number; run: (...operands: string[]) => number }> = {
  build: { operands: 2, run: (source = '', out = '') => build(source, out) },
  verify: { operands: 1, run: (folder = '') => verify(folder) },
}

function main([command = '', ...operands]: readonly string[]): number {
  if (command === '--help' || command === '-h') {
    console.log(words.usage)
    return 0
  }
  const known = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (!known) return misuse(command === '' ? words.noCommand : words.unknownCommand(command, nearest(command, Object.keys(COMMANDS))))
  if (operands.length !== known.operands) return misuse(words.wrongOperands(command, known.operands, operands.length))
  try {
    return known.run(...operands)
  } catch (error) {
    // What the file system refuses (no room, no permission) is told in one line; anything else is a fault of this tool.
    if (error instanceof Error && 'syscall' in error) return fail(words.fileSystem(error.message))
    throw error
  }
}

function misuse(reason: string): number {
  console.error(`${reason}\n${words.usage}`)
  return 2
}

function fail(reason: string): number {
  console.error(reason)
  return 1
}

/** Builds into a temporary folder beside OUT, which then takes OUT's place whole: no reader ever meets half a pack. */
function build(source: string, out: string): number {
  if (!isFolder(source)) return fail(words.noFolder(source))
  const target = resolve(out)
  if (target === resolve(source) || resolve(source).startsWith(join(target, '/'))) return fail(words.outHoldsSource)
  if (existsSync(target) && !isPackFolder(target)) return fail(words.notAPack(out))
  const { files, problems } = readSource(source)
  const reading = readPackSource(files)
  const all = sortProblems([...problems, ...(reading.ok ? [] : reading.problems)])
  if (!reading.ok || all.length > 0) {
    for (const { file, line, reason } of all) console.error(`${join(source, file)}:${line}: ${reason}`)
    return fail(words.problems(all.length))
  }
  const built = buildPack(reading.pack)
  mkdirSync(dirname(target), { recursive: true })
  const fresh = mkdtempSync(join(dirname(target), `.${basename(target)}-`))
  const old = `${fresh}-old`
  try {
    for (const [path, bytes] of built) {
      mkdirSync(dirname(join(fresh, path)), { recursive: true })
      writeFileSync(join(fresh, path), bytes)
    }
    // mkdtemp makes a folder for its owner alone; a built pack is for every reader of the machine.
    chmodSync(fresh, 0o755)
    if (existsSync(target)) renameSync(target, old)
    renameSync(fresh, target)
  } catch (error) {
    if (existsSync(old) && !existsSync(target)) renameSync(old, target)
    throw error
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    rmSync(old, { recursive: true, force: true })
  }
  const { briefings } = reading.pack
  const bytes = [...built.values()].reduce((sum, file) => sum + file.length, 0)
  console.log(words.built(out, briefings.length, built.size, bytes))
  return 0
}

function verify(folder: string): number {
  if (!isFolder(folder)) return fail(words.noFolder(folder))
  const files = new Map<string, Uint8Array>()
  const links: string[] = []
  for (const { path, link } of walk(folder)) {
    if (link) links.push(path)
    else files.set(path, readFileSync(join(folder, path)))
  }
  const manifest = files.get(MANIFEST)
  const problems = [...links.map((file) => ({ file, reason: words.link })), ...verifyPack(manifest, files)]
  for (const { file, reason } of problems) console.error(`${join(folder, file)}: ${reason}`)
  if (problems.length > 0) return fail(words.problems(problems.length))
  const read = readManifest(manifest)
  console.log(read.ok ? words.verified(read.manifest.edition.id, files.size) : folder)
  return 0
}

/** The files of a source folder. Hidden files, README and LICENSE are passed over; what cannot be read as text is reported. */
function readSource(folder: string): { files: Map<string, string>; problems: SourceProblem[] } {
  const files = new Map<string, string>()
  const problems: SourceProblem[] = []
  for (const { path, link } of walk(folder)) {
    if (/(?:^|\/)\.|^(?:README|LICENSE)(?:\.\w+)?$/u.test(path)) continue
    const { size } = lstatSync(join(folder, path))
    if (link) problems.push({ file: path, line: 1, reason: words.link })
    else if (!isSourcePath(path)) files.set(path, '')
    else if (size > MAX_SOURCE_BYTES) problems.push({ file: path, line: 1, reason: packs.source.fileTooLarge(size, MAX_SOURCE_BYTES) })
    else {
      try {
        files.set(path, decodeUtf8(readFileSync(join(folder, path))))
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
        problems.push({ file: path, line: 1, reason: packs.source.notUtf8 })
      }
    }
  }
  return { files, problems }
}

function walk(folder: string): { path: string; link: boolean }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'),
      link: entry.isSymbolicLink(),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

/**
 * Nothing but a folder this tool made, or an empty one, may be replaced: its manifest reads as a pack's, and nothing lies in it that the manifest does not list.
 */
function isPackFolder(path: string): boolean {
  if (!lstatSync(path).isDirectory()) return false
  if (readdirSync(path).length === 0) return true
  const manifest = join(path, MANIFEST)
  if (!existsSync(manifest) || !lstatSync(manifest).isFile() || lstatSync(manifest).size > MAX_MANIFEST_BYTES) return false
  const read = readManifest(readFileSync(manifest))
  if (!read.ok) return false
  const listed = new Set([MANIFEST, ...read.manifest.files.map((file) => file.path)])
  return walk(path).every((entry) => !entry.link && listed.has(entry.path))
}

function isFolder(path: string): boolean {
  return existsSync(path) && lstatSync(path).isDirectory()
}

process.exitCode = main(process.argv.slice(2))
