/** Shapes of saved searches: a query under a name, and what it found when it was last run. */
import * as v from 'valibot'
import { Instant, RecordId } from '../model/ids.ts'

export const SearchName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))

/**
 * What a search found when it was run, so that what is new can be told. Editions never change, so their names with the
 * beginning of their digests stand for all their passages; passages are named one by one only where marks decide on them.
 */
export const SeenResults = v.strictObject({
  editions: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(1000)),
  marks: v.pipe(v.array(RecordId), v.maxLength(2000)),
  notes: v.pipe(v.array(RecordId), v.maxLength(2000)),
  passages: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(400))), v.maxLength(20_000))),
})
export type SeenResults = v.InferOutput<typeof SeenResults>

export const SavedSearch = v.strictObject({
  id: RecordId,
  name: v.string(),
  query: v.string(),
  exact: v.boolean(),
  createdAt: Instant,
  /** Null until it was run once. */
  ranAt: v.nullable(Instant),
  seen: v.nullable(SeenResults),
})
export type SavedSearch = v.InferOutput<typeof SavedSearch>

export const SavedSearchDraft = v.variant('kind', [
  v.strictObject({
    kind: v.literal('new'),
    name: SearchName,
    /** As it was typed: a space at its end ends its last word. */
    query: v.pipe(v.string(), v.regex(/\S/u, 'Expected a query'), v.maxLength(20_000)),
    exact: v.boolean(),
  }),
  v.strictObject({ kind: v.literal('rename'), id: RecordId, name: SearchName }),
  /** Brings back one that was removed. */
  v.strictObject({ kind: v.literal('restore'), id: RecordId }),
])
