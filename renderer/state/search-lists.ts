/** The lists of a reply: their keys, their parts on show, and how they grow. */
import type { SearchGroup, SearchHit, SearchReply } from '../../core/contract/shapes.ts'

/** Passages shown of a briefing before its button is pressed; the rest is a click away, and always counted. */
export const FIRST_HITS = 4

/** `exact` holds what was asked for; `more` what is found when words may be written in another way. */
export type ListName = 'exact' | 'more'

export type ResultRef =
  | { kind: 'passage'; list: ListName; group: SearchGroup; hit: SearchHit }
  | { kind: 'mark'; mark: SearchReply['marks'][number] }
  | { kind: 'note'; note: SearchReply['notes'][number] }

export const groupKey = (group: { edition: string; briefing: string }): string => `${group.edition}/${group.briefing}`
export const listKey = (list: ListName, group: { edition: string; briefing: string }): string => `${list}:${groupKey(group)}`
export const resultKey = (result: ResultRef): string => {
  if (result.kind === 'passage') return `${listKey(result.list, result.group)}/${result.hit.passage}`
  return result.kind === 'mark' ? `m:${result.mark.annotation.id}` : `n:${result.note.id}`
}

const NO_LIST = { groups: [], totals: { briefings: 0, passages: 0 } }
export type List = { groups: readonly SearchGroup[]; totals: { briefings: number; passages: number } }
/** One of the two lists of a reply; the second may be missing. */
export const listOf = (reply: SearchReply | null, list: ListName): List => (list === 'exact' ? reply : reply?.more) ?? NO_LIST

export const withGroups = (reply: SearchReply, list: ListName, groups: SearchGroup[]): SearchReply => {
  if (list === 'exact') return { ...reply, groups }
  return reply.more === undefined ? reply : { ...reply, more: { ...reply.more, groups } }
}

/** Further groups behind those that are listed; none twice. */
export function joined(groups: readonly SearchGroup[], further: readonly SearchGroup[]): SearchGroup[] {
  const known = new Set(groups.map(groupKey))
  return [...groups, ...further.filter((group) => !known.has(groupKey(group)))]
}

/** A list is asked for its order again and again, and never changes. */
const ordered = new WeakMap<SearchGroup, readonly SearchHit[]>()

/** Hits from the top of the text down; a group has the best first. */
export function hitsInText(group: SearchGroup): readonly SearchHit[] {
  const known = ordered.get(group) ?? group.hits.toSorted((a, b) => a.at - b.at)
  ordered.set(group, known)
  return known
}

/** Hits of a group that are on show: the best of them, best first, or all from the top of the text down. */
export const shownHits = (group: SearchGroup, isWhole: boolean): readonly SearchHit[] =>
  isWhole ? hitsInText(group) : group.hits.slice(0, FIRST_HITS)

/** Every result on show in the order of the page: passages by briefing, all of the second list, then marks, then notes. */
export function resultsOf(reply: SearchReply, expanded: ReadonlySet<string>): readonly ResultRef[] {
  const passages = (list: ListName) =>
    listOf(reply, list).groups.flatMap((group) =>
      shownHits(group, expanded.has(listKey(list, group))).map((hit): ResultRef => ({ kind: 'passage', list, group, hit })),
    )
  const side = (list: { marks: SearchReply['marks']; notes: SearchReply['notes'] } | undefined): ResultRef[] => [
    ...(list?.marks ?? []).map((mark) => ({ kind: 'mark' as const, mark })),
    ...(list?.notes ?? []).map((note) => ({ kind: 'note' as const, note })),
  ]
  return [...passages('exact'), ...passages('more'), ...side(reply.more), ...side(reply)]
}
