/**
 * The canonical text of a briefing. A briefing is one flat list of passages in reading order; sections, lists and
 * tables are ranges or groups over it. `Passage.text` is NFC, and the renderer prints exactly these characters inside
 * `[data-passage]`, so an offset in the DOM is an offset here.
 */
import * as v from 'valibot'
import { Count, EditionId, PartialDate, PassageId, Slug } from './ids.ts'

const span = { start: Count, end: Count }

/** Inline marks over `Passage.text`, UTF-16 offsets, `start <= end`, sorted by start then by end descending. */
export const InlineMark = v.variant('type', [
  v.strictObject({ type: v.literal('emphasis'), ...span }),
  v.strictObject({ type: v.literal('strong'), ...span }),
  /** The number call-out that opens a figure passage. */
  v.strictObject({ type: v.literal('value'), ...span }),
  v.strictObject({ type: v.literal('link'), ...span, href: v.string() }),
  /** Cross reference to another briefing of the same edition. */
  v.strictObject({ type: v.literal('briefing'), ...span, target: Slug, section: v.optional(Slug) }),
  /** First use of a glossary term. */
  v.strictObject({ type: v.literal('term'), ...span, term: Slug }),
  /** Zero-length reference to `Briefing.sources[source - 1]`; drawn by CSS, never part of the text. */
  v.strictObject({ type: v.literal('source'), ...span, source: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
])
export type InlineMark = v.InferOutput<typeof InlineMark>

export const PassageKind = v.picklist(['title', 'standfirst', 'heading', 'paragraph', 'item', 'quote', 'caption', 'row', 'figure'])
export type PassageKind = v.InferOutput<typeof PassageKind>

export const Passage = v.strictObject({
  id: PassageId,
  /** ¶ number from 1; null for title, standfirst, headings and table captions, which are not numbered. */
  n: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  kind: PassageKind,
  /** Canonical NFC text. In a table row the cells are joined by one tab each. No line breaks. */
  text: v.string(),
  marks: v.array(InlineMark),
  /** Passages that follow one another with the same group are one list, quotation or table (caption included). */
  group: v.optional(v.string()),
  /** List items: nesting from 0, and the number printed before it when the list is ordered. */
  depth: v.optional(Count),
  ordinal: v.optional(Count),
  /** Table rows: whether this is the header row, and how each column is aligned. */
  header: v.optional(v.boolean()),
  align: v.optional(v.array(v.picklist(['start', 'end', 'center']))),
})
export type Passage = v.InferOutput<typeof Passage>

export const Section = v.strictObject({
  id: Slug,
  title: v.string(),
  /** Index of the section's heading in `Briefing.passages`, and of the first passage after the section. */
  from: Count,
  to: Count,
})
export type Section = v.InferOutput<typeof Section>

export const Source = v.strictObject({
  key: v.string(),
  title: v.string(),
  publisher: v.string(),
  /** ISO date, possibly partial, or words such as "undated (after July 2024)". */
  date: v.string(),
  /** Absent where the source has no address. */
  url: v.optional(v.string()),
})
export type Source = v.InferOutput<typeof Source>

export const NamedPerson = v.strictObject({
  name: v.string(),
  surname_first: v.boolean(),
  role: v.string(),
  at: v.optional(PartialDate),
})

export const BriefingMeta = v.strictObject({
  id: Slug,
  edition: EditionId,
  title: v.string(),
  standfirst: v.string(),
  date: PartialDate,
  period: v.optional(v.strictObject({ from: PartialDate, to: PartialDate })),
  topics: v.array(Slug),
  regions: v.array(v.string()),
  lang: v.string(),
  /** Words in all passages, by the product's one tokeniser. */
  words: Count,
  /** Numbered passages. */
  passages: Count,
})
export type BriefingMeta = v.InferOutput<typeof BriefingMeta>

export const Briefing = v.strictObject({
  ...BriefingMeta.entries,
  names: v.array(NamedPerson),
  sections: v.array(Section),
  passages: v.array(Passage),
  sources: v.array(Source),
})
export type Briefing = v.InferOutput<typeof Briefing>

/** One string per briefing for W3C text positions: passages joined by one line feed. */
export function briefingText(briefing: Pick<Briefing, 'passages'>): string {
  return briefing.passages.map((passage) => passage.text).join('\n')
}

/** The section a passage belongs to, or undefined for title and standfirst. */
export function sectionAt(briefing: Pick<Briefing, 'sections'>, index: number): Section | undefined {
  return briefing.sections.find((section) => index >= section.from && index < section.to)
}
