/**
 * Where things lie in the folder of a built edition, and what its manifest says of them. Apart from the builder, so that
 * those who only read packs do not load the search engine.
 */
import type { Briefing, BriefingMeta } from '../model/briefing.ts'
import type { Manifest } from '../model/pack.ts'

export const MANIFEST = 'manifest.json'
export const GLOSSARY = 'glossary.json'

/** Where a briefing lies inside the edition's folder. */
export const briefingPath = (id: string): string => `briefings/${id}.json`

/** What the manifest says of a briefing. */
export function toMeta(briefing: Briefing): BriefingMeta {
  const { names: _names, sections: _sections, passages, sources: _sources, ...meta } = briefing
  return { ...meta, passages: passages.filter((passage) => passage.n !== null).length }
}

export function countPack(briefings: readonly Briefing[], terms: number): Manifest['counts'] {
  const sum = (count: (meta: BriefingMeta) => number) => briefings.reduce((total, briefing) => total + count(toMeta(briefing)), 0)
  return {
    briefings: briefings.length,
    sections: briefings.reduce((total, briefing) => total + briefing.sections.length, 0),
    passages: sum((meta) => meta.passages),
    words: sum((meta) => meta.words),
    terms,
  }
}
