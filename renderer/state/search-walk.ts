/**
 * Going from hit to hit through the whole result of a search, in the order of its list. A hit is a passage that matches.
 * Only the place is kept here; everything else is read from the search store, so that a longer or newer list is followed.
 */
import { create } from 'zustand'
import type { SearchGroup, SearchHit, SearchReply } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { useApp } from './app.ts'
import { prefetchBriefing } from './library.ts'
import { groupKey, listOf, useSearch } from './search.ts'
import type { ListName } from './search.ts'
import { say } from './status.ts'

/** A hit that was opened: which list it stands in, key of its briefing, and its passage. */
type At = { list: ListName; key: string; passage: string }
type WalkState = { at: At | null }

export const useWalk = create<WalkState>()(() => ({ at: null }))

/** Ends the walk and shows the text without hits. */
export function endWalk(): void {
  if (useWalk.getState().at === null) return
  useWalk.setState({ at: null })
  useApp.setState({ target: null })
}

/** Where a hit stands in the whole result; numbers count from 1, totals are exact. */
export type WalkPlace = { group: SearchGroup; hit: number; hits: number; briefing: number; briefings: number }

/** Null when the briefing is not in the list any more. */
export function walkPlace(reply: SearchReply | null, at: At | null): WalkPlace | null {
  if (at === null) return null
  const { groups, totals } = listOf(reply, at.list)
  const index = groups.findIndex((one) => groupKey(one) === at.key)
  const group = groups[index]
  if (group === undefined) return null
  const before = groups.slice(0, index).reduce((sum, one) => sum + one.total, 0)
  const inside = Math.max(
    0,
    group.hits.findIndex((hit) => hit.passage === at.passage),
  )
  return { group, hit: before + inside + 1, hits: totals.passages, briefing: index + 1, briefings: totals.briefings }
}

/** The group with all its hits, asking for those that were not listed; undefined when it cannot be had. */
async function wholeGroup(list: ListName, key: string): Promise<SearchGroup | undefined> {
  const find = () => listOf(useSearch.getState().reply, list).groups.find((one) => groupKey(one) === key)
  const group = find()
  if (group !== undefined && group.hits.length < group.total) await useSearch.getState().fill(list, group)
  return find()
}

/** The group before or after this one; further groups are listed when this is the last so far. */
async function neighbour({ list, key }: At, step: 1 | -1): Promise<SearchGroup | undefined> {
  const find = () => {
    const { groups } = listOf(useSearch.getState().reply, list)
    const at = groups.findIndex((one) => groupKey(one) === key)
    return at < 0 ? undefined : groups[at + step]
  }
  if (find() === undefined && step === 1) await useSearch.getState().more(list)
  return find()
}

/** Shows a hit in the reading view. Within one briefing that is no new step on the way back. */
function show(group: SearchGroup, hit: SearchHit): void {
  const { edition, briefing } = group
  const target = { edition, briefing, passage: hit.passage, ranges: hit.ranges, whole: hit.ranges.length === 0 }
  const { view, place, target: before, openPassage } = useApp.getState()
  if (view === 'reading' && place?.edition === edition && place.briefing === briefing) {
    useApp.setState({ target: { ...target, seq: (before?.seq ?? 0) + 1 } })
  } else openPassage(target)
}

/** Opens a hit of the list and begins to walk from there. */
export function walkFrom(list: ListName, group: SearchGroup, hit: SearchHit): void {
  useWalk.setState({ at: { list, key: groupKey(group), passage: hit.passage } })
  show(group, hit)
  void wholeGroup(list, groupKey(group))
}

/** Goes to a hit of the open briefing. */
export function walkTo(passage: string): void {
  const { at } = useWalk.getState()
  const group = walkPlace(useSearch.getState().reply, at)?.group
  const hit = group?.hits.find((one) => one.passage === passage)
  if (at !== null && group !== undefined && hit !== undefined) arrive(at.list, group, hit)
}

let underWay = false

/** Goes to the next or the previous hit and says where that is; false when nothing is walked through. */
export function walk(step: 1 | -1): boolean {
  if (walkPlace(useSearch.getState().reply, useWalk.getState().at) === null) return false
  void go(step)
  return true
}

async function go(step: 1 | -1): Promise<void> {
  const { at } = useWalk.getState()
  if (at === null || underWay) return
  underWay = true
  try {
    const group = await wholeGroup(at.list, at.key)
    if (group === undefined) return
    const inside = group.hits.findIndex((hit) => hit.passage === at.passage) + step
    if (group.hits[inside] !== undefined) return arrive(at.list, group, group.hits[inside])
    const other = await neighbour(at, step)
    const whole = other === undefined ? undefined : await wholeGroup(at.list, groupKey(other))
    const hit = step === 1 ? whole?.hits[0] : whole?.hits.at(-1)
    if (whole === undefined || hit === undefined) return say(step === 1 ? words.search.lastHit : words.search.firstHit)
    arrive(at.list, whole, hit)
  } finally {
    underWay = false
  }
}

function arrive(list: ListName, group: SearchGroup, hit: SearchHit): void {
  const at = { list, key: groupKey(group), passage: hit.passage }
  useWalk.setState({ at })
  show(group, hit)
  const { reply } = useSearch.getState()
  const place = walkPlace(reply, at)
  if (place === null) return
  say(words.search.hitPlace(place.hit, place.hits, place.briefing, place.briefings))
  // The way into the neighbours needs no wait then.
  const { groups } = listOf(reply, list)
  for (const near of [groups[place.briefing], groups[place.briefing - 2]])
    if (near !== undefined) prefetchBriefing(near.edition, near.briefing)
}
