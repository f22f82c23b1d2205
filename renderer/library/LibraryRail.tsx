import { words } from '../../core/words/index.ts'

export function LibraryRail() {
  return <aside id="rail" aria-label={words.shell.packs} data-region="rail" tabIndex={-1} />
}
