/** Which editions a start opens. */
import { terminal } from '../core/words/en/terminal.ts'
import { editionDirs } from './places.ts'

export type ChosenPacks = { ok: true; named: string[]; bundled: string[] } | { ok: false; reason: string }

/**
 * Edition folders of the packs named, and the bundled ones; whether a bundled edition is needed is decided where the named
 * ones are opened. A named folder without any edition is answered with a sentence.
 */
export const chosenPacks = (named: readonly string[], bundled: string): ChosenPacks => {
  const dirs = new Set<string>()
  for (const dir of named) {
    const found = editionDirs(dir)
    if (found.length === 0) return { ok: false, reason: terminal.start.noPack(dir) }
    for (const edition of found) dirs.add(edition)
  }
  return { ok: true, named: [...dirs], bundled: editionDirs(bundled).filter((dir) => !dirs.has(dir)) }
}
