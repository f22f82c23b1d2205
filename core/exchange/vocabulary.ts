/** The names that files of marks use: IRIs of marks, editions and people, and the few terms that the W3C model has no word for. */
import { EditionId, RecordId, Slug } from '../model/ids.ts'
import { sha256Hex } from '../text/hash.ts'
import * as v from 'valibot'

/** Named, never fetched. */
export const ANNO_CONTEXT = 'http://www.w3.org/ns/anno.jsonld'
export const TERMS = 'urn:aide-memoire:terms#'
/** What the values of fragment selectors name: a passage of a briefing, or a path of sections. */
export const PASSAGES = 'urn:aide-memoire:passages'
export const SECTIONS = 'urn:aide-memoire:sections'
/** The person of a mark whose file does not say who made it. */
export const UNKNOWN_PERSON = 'urn:aide-memoire:unknown'

const MARK = 'urn:aide-memoire:mark:'
const SOURCE = 'urn:aide-memoire:edition:'
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** A UUID that follows from a text alone (RFC 9562, version 8: the first 122 bits of its SHA-256). */
export function nameBasedUuid(text: string): string {
  const hex = sha256Hex(text)
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const uuidIri = (uuid: string): string => `urn:uuid:${uuid}`

/** The IRI of a mark made here. */
export const markIri = (id: RecordId): string => (UUID.test(id) ? uuidIri(id) : MARK + id)

/** The id that a mark of this IRI has in every store. */
export function markIdOf(iri: string): RecordId {
  const uuid = /^urn:uuid:(.+)$/iu.exec(iri)?.[1]?.toLowerCase()
  if (uuid !== undefined && UUID.test(uuid)) return uuid
  const own = iri.startsWith(MARK) ? iri.slice(MARK.length) : ''
  return v.is(RecordId, own) && !UUID.test(own) ? own : nameBasedUuid(iri)
}

/** Id of the `n`th copy that is kept beside a mark which was changed on both sides; `n` from 1. */
export const copyIdOf = (id: RecordId, n: number): RecordId => nameBasedUuid(`copy ${n} of ${id}`)

export const sourceIri = (edition: EditionId, briefing: Slug): string => `${SOURCE}${edition}/${briefing}`

/** Edition and briefing of a source IRI, or null when it names something else. */
export function sourceOf(iri: string): { edition: EditionId; briefing: Slug } | null {
  if (!iri.startsWith(SOURCE)) return null
  const [edition = '', briefing = '', ...more] = iri.slice(SOURCE.length).split('/')
  return more.length === 0 && v.is(EditionId, edition) && v.is(Slug, briefing) ? { edition, briefing } : null
}
