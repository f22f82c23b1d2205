/** Editions as the library shows them: those of one pack together, the newest first. */
import type { LibraryEdition, LibraryOverview } from '../../core/contract/shapes.ts'
import type { ReadyEdition } from './types.ts'

/** Packs in the order in which they were first met, refused editions last. */
export function editionsByPack(editions: readonly LibraryEdition[]): LibraryEdition[] {
  return [...[...grouped(editions).values()].flat(), ...editions.filter((edition) => edition.state === 'refused')]
}

export function packsOf(editions: readonly LibraryEdition[]): LibraryOverview['packs'] {
  return [...grouped(editions)].flatMap(([id, issued]) => {
    const [current] = issued
    return current ? [{ id, title: current.title, current: current.id, editions: issued.map((edition) => edition.id) }] : []
  })
}

function grouped(editions: readonly LibraryEdition[]): Map<string, ReadyEdition[]> {
  const packs = new Map<string, ReadyEdition[]>()
  for (const edition of editions) {
    if (edition.state === 'ready')
      packs.set(
        edition.pack,
        [...(packs.get(edition.pack) ?? []), edition].toSorted((a, b) => b.number - a.number),
      )
  }
  return packs
}
