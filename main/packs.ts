/** Which editions a start opens. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { terminal } from '../core/words/en/terminal.ts'
import { EditionId } from '../core/model/ids.ts'
import { MANIFEST } from '../core/pack/layout.ts'
import { editionDirs } from './places.ts'

const Named = v.object({ edition: v.object({ id: EditionId }) })

/** The edition a folder says it holds; null when its manifest cannot be read, which the library then tells the reader. */
const editionIn = (dir: string): string | null => {
  try {
    const read = v.safeParse(Named, JSON.parse(readFileSync(join(dir, MANIFEST), 'utf8')))
    return read.success ? read.output.edition.id : null
  } catch (error) {
    if (error instanceof Error) return null
    throw error
  }
}

/**
 * Edition folders for the packs named, then the bundled ones. A bundled edition gives way to a named folder that holds
 * the same edition. A named folder without any edition is answered with a sentence.
 */
export const chosenPacks = (named: readonly string[], bundled: string): { ok: true; dirs: string[] } | { ok: false; reason: string } => {
  const dirs = new Set<string>()
  for (const dir of named) {
    const found = editionDirs(dir)
    if (found.length === 0) return { ok: false, reason: terminal.start.noPack(dir) }
    for (const edition of found) dirs.add(edition)
  }
  const taken = new Set([...dirs].map(editionIn))
  for (const dir of editionDirs(bundled)) {
    const id = editionIn(dir)
    if (id === null || !taken.has(id)) dirs.add(dir)
  }
  return { ok: true, dirs: [...dirs] }
}
