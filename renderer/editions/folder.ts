/** A pack as the page gets it: the files of a folder that was chosen or dropped, by where they lie in the pack's folder. */
import * as v from 'valibot'
import { words } from '../../core/words/index.ts'

const MANIFEST = 'manifest.json'
/** Files looked through for a pack: a folder with more of them is not one. */
const MOST_LOOKED_AT = 50_000

export type PackFolder = { name: string; files: ReadonlyMap<string, File> }

/** A folder in which no pack can be found, told in words. */
export class NoPack extends Error {}

/** @param files with their paths below what was chosen, forward slashes. @throws NoPack without one manifest, or with several */
export function packIn(files: ReadonlyMap<string, File>): PackFolder {
  const manifests = [...files.keys()].filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
  const [first, ...more] = manifests
  if (first === undefined) throw new NoPack(words.errors.install.noPack)
  if (more.length > 0) throw new NoPack(words.errors.install.several)
  const root = first.slice(0, -MANIFEST.length)
  const inside = [...files].filter(([path]) => path.startsWith(root)).map(([path, file]) => [path.slice(root.length), file] as const)
  return { name: root.split('/').at(-2) ?? '', files: new Map(inside) }
}

/** The files of a directory input. */
export const chosenFiles = (list: FileList): ReadonlyMap<string, File> =>
  new Map(Array.from(list, (file) => [file.webkitRelativePath === '' ? file.name : file.webkitRelativePath, file]))

const Listing = v.object({ files: v.array(v.object({ path: v.string() })) })

/** Paths the manifest lists; none where it cannot be read, which main then says. */
export async function listedFiles(manifest: File): Promise<readonly string[]> {
  try {
    const read = v.safeParse(Listing, JSON.parse(await manifest.text()))
    return read.success ? read.output.files.map(({ path }) => path) : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

// Browsers do not name these classes.
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject))

/** A part of the entries of a folder; empty when all have been read. */
const nextEntries = (reader: FileSystemDirectoryReader): Promise<FileSystemEntry[]> =>
  new Promise((resolve, reject) => reader.readEntries(resolve, reject))

/** Every file below a folder. @throws NoPack when there are more than any pack has */
export async function filesBelow(folder: FileSystemDirectoryEntry): Promise<ReadonlyMap<string, File>> {
  const files = new Map<string, File>()
  const open: { entry: FileSystemDirectoryEntry; path: string }[] = [{ entry: folder, path: folder.name }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const reader = next.entry.createReader()
    for (let entries = await nextEntries(reader); entries.length > 0; entries = await nextEntries(reader)) {
      for (const entry of entries) {
        const path = `${next.path}/${entry.name}`
        if (isFolder(entry)) open.push({ entry, path })
        else if (isFile(entry)) files.set(path, await fileOf(entry))
      }
      if (files.size > MOST_LOOKED_AT) throw new NoPack(words.errors.install.noPack)
    }
  }
  return files
}
