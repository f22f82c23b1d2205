/**
 * Going from hit to hit through the whole result of a search: briefings in the order of the list, each from its top down,
 * and from the last hit to the first. A hit is a passage that matches.
 * Only the place is kept here; everything else is read from the search store, so that a longer or newer list is followed.
 */
import { create } from 'zustand'
import type { SearchGroup, SearchHit, SearchReply } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { useApp } from './app.ts'
import { prefetchBriefing } from './library.ts'
import { useSearch } from './search.ts'
import { groupKey, hitsInText, listOf } from './search-lists.ts'
import type { ListName } from './search-lists.ts'
import { say } from './status.ts'

/** A hit that was opened: which list it stands in, key of its briefing, and its passage. */
type At = { list: ListName; key: string; passage: string }
/** A briefing far behind the end of what is listed, where the way back from the first hit leads; `before` hits precede it. */
type Aside = { list: ListName; index: number; before: number; group: SearchGroup }
type WalkState = { at: At | null; aside: Aside | null }

export const useWalk = create<WalkState>()(() => ({ at: null, aside: null }))
// Another answer has its own order.
useSearch.subscribe((state, before) => {
  if (state.turn !== before.turn) useWalk.setState({ aside: null })
})

/** Ends the walk and shows the text without hits. */
export function endWalk(): void {
  if (useWalk.getState().at === null) return
  useWalk.setState({ at: null, aside: null })
  useApp.setState({ target: null })
}

/** Where a hit stands in the whole result; numbers count from 1, totals are exact. */
export type WalkPlace = { group: SearchGroup; hit: number; hits: number; briefing: number; briefings: number }

/** Null when the briefing is not in the list any more. */
export function walkPlace(reply: SearchReply | null, { at, aside }: WalkState): WalkPlace | null {
  if (at === null) return null
  const { groups, totals } = listOf(reply, at.list)
  const listed = groups.findIndex((one) => groupKey(one) === at.key)
  const isAside = listed < 0 && aside !== null && aside.list === at.list && groupKey(aside.group) === at.key
  const group = isAside ? aside.group : groups[listed]
  if (group === undefined) return null
  const before = isAside ? aside.before : groups.slice(0, listed).reduce((sum, one) => sum + one.total, 0)
  const inside = Math.max(
    0,
    hitsInText(group).findIndex((hit) => hit.passage === at.passage),
  )
  const briefing = (isAside ? aside.index : listed) + 1
  return { group, hit: before + inside + 1, hits: totals.passages, briefing, briefings: totals.briefings }
}

const placeNow = (): WalkPlace | null => walkPlace(useSearch.getState().reply, useWalk.getState())

/** The group with all its hits; undefined when it cannot be had. */
async function wholeGroup(list: ListName, group: SearchGroup): Promise<SearchGroup | undefined> {
  const key = groupKey(group)
  const listed = () => listOf(useSearch.getState().reply, list).groups.find((one) => groupKey(one) === key)
  if (listed() !== undefined && group.hits.length < group.total) await useSearch.getState().fill(list, group)
  return listed() ?? group
}

/** The group at this place of the result. The next page is listed for it; one further behind is asked for alone. */
async function groupAt(list: ListName, index: number, from: WalkPlace): Promise<SearchGroup | undefined> {
  const listed = () => listOf(useSearch.getState().reply, list).groups
  if (index === listed().length) await useSearch.getState().more(list)
  const known = listed()[index]
  if (known !== undefined) return wholeGroup(list, known)
  const group = await useSearch.getState().groupAt(list, index)
  if (group === undefined) return undefined
  const first = from.hit - 1 - hitsInText(from.group).findIndex((hit) => hit.passage === useWalk.getState().at?.passage)
  const isLast = index === from.briefings - 1
  const before = isLast ? from.hits - group.total : index < from.briefing - 1 ? first - group.total : first + from.group.total
  useWalk.setState({ aside: { list, index, before, group } })
  return wholeGroup(list, group)
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
  useWalk.setState({ at: { list, key: groupKey(group), passage: hit.passage }, aside: null })
  show(group, hit)
  void wholeGroup(list, group).catch((error: unknown) => say(messageOf(error)))
}

/** Goes to a hit of the open briefing. */
export function walkTo(passage: string): void {
  const { at } = useWalk.getState()
  const group = placeNow()?.group
  const hit = group?.hits.find((one) => one.passage === passage)
  if (at !== null && group !== undefined && hit !== undefined) arrive(at.list, group, hit)
}

/** Steps asked for and not taken yet. A key that is held asks for more than can be shown: a few are kept, so that it ends when the key does. */
const asked: (1 | -1)[] = []
const MOST_ASKED = 3
let underWay = false

/** Goes to the next or the previous hit and says where that is; false when nothing is walked through. */
export function walk(step: 1 | -1): boolean {
  if (placeNow() === null) return false
  if (asked.length < MOST_ASKED) asked.push(step)
  if (!underWay) {
    underWay = true
    goAll()
      .catch((error: unknown) => say(messageOf(error)))
      .finally(() => {
        underWay = false
        asked.length = 0
      })
  }
  return true
}

async function goAll(): Promise<void> {
  for (let step = asked.shift(); step !== undefined; step = asked.shift()) await go(step)
}

/** Down the text of one briefing, then to the next in the order of the list; behind the last hit comes the first. */
async function go(step: 1 | -1): Promise<void> {
  const from = placeNow()
  const { at } = useWalk.getState()
  if (from === null || at === null) return
  const group = await wholeGroup(at.list, from.group)
  const hits = group === undefined ? [] : hitsInText(group)
  const hit = hits[hits.findIndex((one) => one.passage === at.passage) + step]
  if (group !== undefined && hit !== undefined) return arrive(at.list, group, hit)
  const next = from.briefing - 1 + step
  const isRound = next < 0 || next >= from.briefings
  const other = await groupAt(at.list, (next + from.briefings) % from.briefings, placeNow() ?? from)
  const first = other === undefined ? undefined : hitsInText(other).at(step === 1 ? 0 : -1)
  if (other === undefined || first === undefined) return
  const { onlyHit, fromFirst, fromLast } = words.search
  arrive(at.list, other, first, isRound ? (from.hits === 1 ? onlyHit : step === 1 ? fromFirst : fromLast) : '')
}

/** @param first what is said before the place */
function arrive(list: ListName, group: SearchGroup, hit: SearchHit, first = ''): void {
  useWalk.setState({ at: { list, key: groupKey(group), passage: hit.passage } })
  show(group, hit)
  const place = placeNow()
  if (place === null) return
  say(`${first} ${words.search.hitPlace(place.hit, place.hits, place.briefing, place.briefings)}`.trim())
  // The way into the neighbours needs no wait then.
  const { groups } = listOf(useSearch.getState().reply, list)
  for (const near of [groups[place.briefing], groups[place.briefing - 2]])
    if (near !== undefined) prefetchBriefing(near.edition, near.briefing)
}
