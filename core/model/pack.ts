/** Packs, editions and the manifest that seals them. */
import * as v from 'valibot'
import { BriefingMeta } from './briefing.ts'
import { Count, EditionId, PartialDate, Slug } from './ids.ts'

export const PACK_FORMAT = 1

export const Topic = v.strictObject({ id: Slug, label: v.string() })
export type Topic = v.InferOutput<typeof Topic>

export const Term = v.strictObject({
  id: Slug,
  short: v.string(),
  long: v.string(),
  definition: v.string(),
  aliases: v.optional(v.array(v.string())),
  briefing: v.optional(Slug),
})
export type Term = v.InferOutput<typeof Term>

export const Collection = v.strictObject({ id: Slug, title: v.string(), briefings: v.array(Slug) })
export type Collection = v.InferOutput<typeof Collection>

export const Sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/u, 'Expected a SHA-256 in hexadecimal'))

/** `manifest.json`, the root of an edition's folder. Every other file is listed with its digest. */
export const Manifest = v.strictObject({
  format: v.pipe(v.number(), v.integer(), v.minValue(1)),
  pack: Slug,
  title: v.string(),
  issuer: v.string(),
  language: v.string(),
  edition: v.strictObject({
    id: EditionId,
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    date: PartialDate,
    label: v.string(),
  }),
  topics: v.array(Topic),
  collections: v.array(Collection),
  briefings: v.array(BriefingMeta),
  counts: v.strictObject({ briefings: Count, sections: Count, passages: Count, words: Count, terms: Count }),
  /** Path inside the edition's folder (forward slashes), size in bytes and digest, sorted by path. */
  files: v.array(v.strictObject({ path: v.string(), bytes: Count, sha256: Sha256 })),
  index: v.strictObject({
    /** Path of the prebuilt index. */
    path: v.string(),
    /** Version of the library and digest of the configuration it was built with. */
    flexsearch: v.string(),
    config: Sha256,
    /** Input and the terms the tokeniser gave for it when the index was built. */
    vectors: v.array(v.strictObject({ text: v.string(), terms: v.array(v.string()) })),
  }),
})
export type Manifest = v.InferOutput<typeof Manifest>
