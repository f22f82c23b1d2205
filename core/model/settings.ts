/** What the reader may set. Every field has a value, so that no layer needs a default of its own. */
import * as v from 'valibot'
import { COLOURS } from './colours.ts'

/** How briefings and their sources are cited: in plain words, as Chicago notes, or much as OSCOLA has it. */
export const CITATION_STYLES = ['plain', 'chicago', 'oscola'] as const
export const CitationStyle = v.picklist(CITATION_STYLES)
export type CitationStyle = v.InferOutput<typeof CitationStyle>

export const Settings = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  contrast: v.picklist(['system', 'more']),
  /** Reading text size in per cent of 18 px. */
  textSize: v.pipe(v.number(), v.integer(), v.minValue(75), v.maxValue(200)),
  /** Column width: 45, 65 or 72 characters. */
  measure: v.picklist(['narrow', 'normal', 'wide']),
  typeface: v.picklist(['serif', 'sans']),
  /** The reader's own names for the five colours. */
  colourLabels: v.strictObject({
    yellow: v.pipe(v.string(), v.maxLength(40)),
    green: v.pipe(v.string(), v.maxLength(40)),
    blue: v.pipe(v.string(), v.maxLength(40)),
    pink: v.pipe(v.string(), v.maxLength(40)),
    violet: v.pipe(v.string(), v.maxLength(40)),
  }),
  lastColour: v.picklist(COLOURS),
  /** Whether single letters (J, K, M, N, 1–5 …) act as commands in the reading view. */
  letterKeys: v.boolean(),
  paper: v.picklist(['auto', 'A4', 'Letter']),
  /** Printed as the author of exports; may be empty. */
  author: v.pipe(v.string(), v.maxLength(120)),
  citationStyle: CitationStyle,
  /** Exports refuse quotes that are edited or whose source is missing. */
  strictExport: v.boolean(),
  grouping: v.picklist(['collection', 'topic']),
  sort: v.picklist(['pack', 'title', 'date', 'progress', 'marks']),
  lastBriefing: v.nullable(v.strictObject({ edition: v.string(), briefing: v.string() })),
})
export type Settings = v.InferOutput<typeof Settings>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  contrast: 'system',
  textSize: 100,
  measure: 'normal',
  typeface: 'serif',
  colourLabels: { yellow: 'Key point', green: 'Agreed', blue: 'To quote', pink: 'Disputed', violet: 'Figure' },
  lastColour: 'yellow',
  letterKeys: true,
  paper: 'auto',
  author: '',
  citationStyle: 'plain',
  strictExport: false,
  grouping: 'collection',
  sort: 'pack',
  lastBriefing: null,
}
