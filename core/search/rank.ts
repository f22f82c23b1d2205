/**
 * Ranking by BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009, section 3.6):
 * a match in the title counts more than one in a heading, and that more than one in the text; long fields count less. In
 * a small pack most words stand in most briefings and many times over, where that sum hardly differs; so the share of the
 * query that stands in the title, and words side by side in query order, raise it by a factor.
 */
import type { Field } from './fields.ts'
import type { FieldLengths } from './packed.ts'

const WEIGHT: FieldLengths = { title: 8, headings: 3, text: 1 }
const LENGTH_SHARE: FieldLengths = { title: 0.3, headings: 0.3, text: 0.75 }
const SATURATION = 1.2
const SIDE_BY_SIDE = 0.5
const IN_TITLE = 0.8
const FIELDS: readonly Field[] = ['title', 'headings', 'text']

/** Mean tokens of each field over all documents, at least 1. */
export function meanLengths(lengths: readonly FieldLengths[]): FieldLengths {
  const mean = (field: Field): number => Math.max(1, lengths.reduce((sum, length) => sum + length[field], 0) / Math.max(1, lengths.length))
  return { title: mean('title'), headings: mean('headings'), text: mean('text') }
}

/** Rarity of what stands in `found` of `documents` documents; positive. */
export function rarity(found: number, documents: number): number {
  return Math.log(1 + Math.max(0, documents - found + 0.5) / (found + 0.5))
}

/**
 * @param counts matches of each atom by field
 * @param rarities rarity of each atom
 * @param neighbours neighbouring pairs of atoms that stand side by side somewhere, of `atoms - 1`
 */
export function score(
  counts: readonly FieldLengths[],
  rarities: readonly number[],
  lengths: FieldLengths,
  means: FieldLengths,
  neighbours: number,
): number {
  let sum = 0
  counts.forEach((count, atom) => {
    let weighted = 0
    for (const field of FIELDS) {
      const share = LENGTH_SHARE[field]
      weighted += (WEIGHT[field] * count[field]) / (1 - share + (share * lengths[field]) / means[field])
    }
    sum += ((rarities[atom] ?? 0) * weighted) / (SATURATION + weighted)
  })
  const pairs = counts.length - 1
  const inTitle = counts.filter((count) => count.title > 0).length / Math.max(1, counts.length)
  return sum * (1 + IN_TITLE * inTitle + (pairs > 0 ? (SIDE_BY_SIDE * neighbours) / pairs : 0))
}
