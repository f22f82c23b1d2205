/** What a saved search finds now that its last run did not have. */
import type { SearchReply } from '../../core/contract/shapes.ts'
import type { SeenResults } from '../../core/contract/saved-search-shapes.ts'
import type { QueryNode } from '../../core/search/ast.ts'
import { printQuery } from '../../core/search/query/print.ts'
import { readQuery } from '../../core/search/query/read.ts'
import { BridgeError, call } from '../bridge/client.ts'
import type { ReadyEdition } from './library.ts'
import { groupKey } from './search-lists.ts'
import type { ListName } from './search-lists.ts'

/** Milliseconds before a look that gave way to the reader's own search is tried again. */
const AGAIN = 400
/** Most that one call lists, as the contract has it. */
const MOST = { briefings: 500, passages: 2000 }

type Saved = { query: string; exact: boolean }

/** An edition with the beginning of its digest: equal ones hold equal passages. */
export const editionStamp = ({ id, digest }: Pick<ReadyEdition, 'id' | 'digest'>): string => `${id} ${digest.slice(0, 12)}`

/** Whether marks or notes decide which passages are found. */
export function dependsOnMarks(query: string): boolean {
  const visit = (node: QueryNode): boolean => {
    if (node.kind === 'filter') return node.filter.field === 'has' || node.filter.field === 'colour'
    if (node.kind === 'all' || node.kind === 'any') return node.items.some(visit)
    return node.kind === 'not' && visit(node.item)
  }
  const { node } = readQuery(query)
  return node !== null && visit(node)
}

/** The query in one edition alone, whatever else it asks for. */
export function inEdition(query: string, edition: string): string {
  const { node } = readQuery(query)
  return node === null ? '' : `edition:${edition} (${printQuery(node).trim()})`
}

type More = { skip?: number; briefings?: number; passages?: number; exact?: boolean; list?: ListName }

/** A search behind the reader's back: any search of the window goes first, and this one then waits its turn. */
export async function quietly({ query }: Pick<Saved, 'query'>, more: More = {}): Promise<SearchReply> {
  for (;;) {
    try {
      return await call('search.run', { query, exact: true, seq: 0, briefings: 1, passages: MOST.passages, ...more })
    } catch (error) {
      if (!(error instanceof BridgeError && error.code === 'superseded')) throw error
      await new Promise((resolve) => setTimeout(resolve, AGAIN))
    }
  }
}

async function passagesOf(search: Saved): Promise<string[]> {
  const passages: string[] = []
  for (let skip = 0; ;) {
    const { groups, totals } = await quietly(search, { skip, briefings: MOST.briefings })
    passages.push(...groups.flatMap((group) => group.hits.map((hit) => `${groupKey(group)}/${hit.passage}`)))
    skip += groups.length
    if (groups.length === 0 || skip >= totals.briefings) return passages
  }
}

/** What the search finds now, as it is kept with a run. */
export async function resultsNow(search: Saved, editions: readonly ReadyEdition[]): Promise<SeenResults> {
  const { marks, notes } = await quietly(search)
  return {
    editions: editions.map(editionStamp),
    marks: marks.map(({ annotation }) => annotation.id),
    notes: notes.map(({ id }) => id),
    passages: dependsOnMarks(search.query) ? await passagesOf(search) : null,
  }
}

const added = (now: readonly string[], before: readonly string[]): number => {
  const known = new Set(before)
  return now.filter((one) => !known.has(one)).length
}

/** What the last run did not have. */
export type Fresh = { passages: number; marks: number; notes: number }
export const NOTHING_NEW: Fresh = { passages: 0, marks: 0, notes: 0 }

export async function countNew(search: Saved, seen: SeenResults, editions: readonly ReadyEdition[]): Promise<Fresh> {
  const now = await resultsNow(search, editions)
  const fresh = { passages: 0, marks: added(now.marks, seen.marks), notes: added(now.notes, seen.notes) }
  if (now.passages !== null && seen.passages !== null) return { ...fresh, passages: added(now.passages, seen.passages) }
  for (const edition of editions) {
    if (seen.editions.includes(editionStamp(edition))) continue
    fresh.passages += (await quietly({ ...search, query: inEdition(search.query, edition.id) })).totals.passages
  }
  return fresh
}
