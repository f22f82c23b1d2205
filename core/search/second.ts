/** The second list of a reply, out of what was found in briefings and what was found in marks and notes. */
import type { SearchMore } from '../contract/shapes.ts'
import { keyOfUnit } from './evaluate.ts'
import type { LiveAlternative, LiveFound } from './live.ts'
import type { Alternative } from './more.ts'
import { withWords } from './query/edit.ts'

export type PackAlternative = { alternative: Alternative; briefings: number; passages: number }

type OfPacks = Pick<SearchMore, 'groups' | 'fewer'> & {
  totals: Pick<SearchMore['totals'], 'briefings' | 'passages'>
  alternatives: readonly PackAlternative[]
}
type OfLive = LiveFound & { alternatives: readonly LiveAlternative[] }

const NOTHING: OfPacks = { totals: { briefings: 0, passages: 0 }, groups: [], alternatives: [] }

/** @param packs null where briefings have none  @returns undefined where neither has any */
export function secondOf(query: string, packs: OfPacks | null, live: OfLive): SearchMore | undefined {
  if (packs === null && live.totals.marks + live.totals.notes === 0) return undefined
  const { totals, groups, alternatives, ...rest } = packs ?? NOTHING
  return {
    variants: counted(query, alternatives, live.alternatives),
    totals: { ...totals, ...live.totals },
    groups,
    marks: live.marks,
    notes: live.notes,
    ...rest,
  }
}

/** Each way to write a part of the query once, with where it stands. */
function counted(query: string, packs: readonly PackAlternative[], live: readonly LiveAlternative[]): SearchMore['variants'] {
  const variants = new Map<string, SearchMore['variants'][number]>()
  for (const { alternative, ...counts } of [...packs, ...live]) {
    const { of, text, kind, node } = alternative
    const key = `${of.span.start} ${keyOfUnit({ node, field: null })}`
    const known = variants.get(key) ?? {
      of: of.text,
      text,
      kind,
      briefings: 0,
      passages: 0,
      marks: 0,
      notes: 0,
      query: withWords(query, of.span, text),
    }
    variants.set(key, { ...known, ...counts })
  }
  return [...variants.values()]
}
