/** Which editions a start opens. */
import { terminal } from '../core/words/en/terminal.ts'
import { editionDirs } from './places.ts'

/**
 * Edition folders for the packs named, in place of the bundled ones, or the bundled ones when none is named.
 * A named folder without any edition is answered with a sentence.
 */
export const chosenPacks = (named: readonly string[], bundled: string): { ok: true; dirs: string[] } | { ok: false; reason: string } => {
  if (named.length === 0) return { ok: true, dirs: editionDirs(bundled) }
  const dirs: string[] = []
  for (const dir of named) {
    const found = editionDirs(dir)
    if (found.length === 0) return { ok: false, reason: terminal.start.noPack(dir) }
    dirs.push(...found)
  }
  return { ok: true, dirs: [...new Set(dirs)] }
}
