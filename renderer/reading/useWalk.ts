/** The hits of the search in the open briefing, for as long as the reader walks through them. */
import { useMemo } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { useSearch } from '../state/search.ts'
import { groupKey } from '../state/search-lists.ts'
import { useWalk, walkPlace } from '../state/search-walk.ts'
import type { WalkPlace } from '../state/search-walk.ts'
import type { Part } from './paint.ts'

export type OpenWalk = {
  place: WalkPlace
  /** Passage of the hit that was gone to. */
  passage: string
  /** Every place of every hit, in reading order; a hit without words is its whole passage. */
  parts: readonly Part[]
}

/** Null when this briefing is not the one that the walk has come to. */
export function useOpenWalk(briefing: Briefing): OpenWalk | null {
  const walked = useWalk()
  const reply = useSearch((state) => state.reply)
  return useMemo(() => {
    const { at } = walked
    const place = walkPlace(reply, walked)
    if (place === null || at === null || groupKey(place.group) !== `${briefing.edition}/${briefing.id}`) return null
    const found = new Map(place.group.hits.map((hit) => [hit.passage, hit.ranges]))
    const parts = briefing.passages.flatMap(({ id, text }): Part[] => {
      const ranges = found.get(id)
      if (ranges === undefined) return []
      if (ranges.length === 0) return [{ passage: id, start: 0, end: text.length, whole: true }]
      return ranges.map(([start, end]) => ({ passage: id, start, end }))
    })
    return { place, passage: at.passage, parts }
  }, [reply, walked, briefing])
}
