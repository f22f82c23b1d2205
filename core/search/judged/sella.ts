/** Judged queries over the small pack of invented briefings in sella.md, whose ids are the words of their titles. */
import type { JudgedQuery } from './judged.ts'

const TREATY = 'the-sella-river-treaty-of-1962'
const REPORT_2023 = 'annual-report-of-the-sella-river-commission-2023'
const REPORT_2025 = 'annual-report-of-the-sella-river-commission-2025'
const DAM = 'the-arne-dam'
const FLOOD = 'the-flood-of-august-2021'
const WARNING = 'early-warning-on-the-sella'
const STURGEON = 'sturgeon-in-the-sella'
const DELTA = 'fishing-rights-in-the-delta'
const PORT = 'port-halden-harbour-and-dredging'
const TALKS = 'talks-on-a-new-quota-2024-to-2026'
const BANK = 'the-northern-development-bank-on-the-sella'
const DROUGHT = 'drought-and-irrigation-in-lower-lund'
const VESSEN = 'waste-water-and-health-in-vessen'
const PEOPLE = 'who-speaks-for-the-river-people-and-bodies'

export const SELLA: readonly JudgedQuery[] = [
  { query: 'Veidt', kind: 'name', briefings: { [REPORT_2025]: 3, [PEOPLE]: 3, [REPORT_2023]: 2 } },
  { query: 'Dobrin Pavel', kind: 'turned name', briefings: { [PEOPLE]: 3 } },
  {
    query: '45 per cent',
    kind: 'figure',
    briefings: { [TREATY]: 3, [TALKS]: 3 },
    passages: { 'Orvia may take 45 per cent': 3, 'Orvia wants its 45 per cent kept': 3 },
  },
  { query: '120 million', kind: 'figure', briefings: { [BANK]: 3 }, passages: { 'The largest loan, 120 million crowns': 3 } },
  { query: 'dredging', kind: 'topic', briefings: { [PORT]: 3, [REPORT_2025]: 2, [REPORT_2023]: 2, [DELTA]: 1 } },
  { query: 'flood', kind: 'topic', briefings: { [FLOOD]: 3, [DAM]: 1 } },
  { query: 'sturgeon', kind: 'topic', briefings: { [STURGEON]: 3, [DAM]: 2 } },
  { query: 'annual report', kind: 'topic', briefings: { [REPORT_2025]: 3, [REPORT_2023]: 2 } },
  { query: 'fish ladder', kind: 'topic', briefings: { [DAM]: 3, [REPORT_2025]: 3, [REPORT_2023]: 2 } },
  { query: 'waste water loan', kind: 'topic', briefings: { [VESSEN]: 3, [BANK]: 3 } },
  { query: 'drought', kind: 'topic', briefings: { [DROUGHT]: 3, [TALKS]: 2, [BANK]: 1 } },
  {
    query: 'duty officer',
    kind: 'topic',
    briefings: { [FLOOD]: 3, [WARNING]: 3 },
    passages: { 'the duty officer of the operator had no list': 3, 'the centre must warn the duty officers of all': 2 },
  },
  { query: '"early warning"', kind: 'phrase', briefings: { [WARNING]: 3, [FLOOD]: 2, [BANK]: 1 } },
  { query: '"closer than it looked"', kind: 'phrase', briefings: { [TALKS]: 3 }, passages: { 'Four rounds have been held': 3 } },
  {
    query: 'warning came eleven hours late',
    kind: 'sentence',
    briefings: { [FLOOD]: 3 },
    passages: { 'reached Lund eleven hours late': 3 },
  },
  {
    query: 'unused quota lapses at the end of the year',
    kind: 'sentence',
    briefings: { [TREATY]: 3 },
    passages: { 'A quota that is not used lapses': 3 },
  },
  { query: 'SRC', kind: 'acronym', briefings: { [PEOPLE]: 3, [REPORT_2025]: 2, [REPORT_2023]: 2, [TREATY]: 1 } },
  { query: 'sturgoen', kind: 'misspelling', briefings: { [STURGEON]: 3, [DAM]: 2 } },
  { query: 'irigation', kind: 'misspelling', briefings: { [DROUGHT]: 3 } },
  { query: 'quotas', kind: 'inflection', briefings: { [TREATY]: 3, [TALKS]: 3, [REPORT_2025]: 2, [REPORT_2023]: 1 } },
  { query: 'crack in the dam', kind: 'inflection', briefings: { [DAM]: 3 }, passages: { 'An inspection in March 2025 found cracks': 3 } },
  { query: 'harbor', kind: 'spelling', briefings: { [PORT]: 3 } },
  { query: 'organization of farmers', kind: 'spelling', briefings: { [DROUGHT]: 3 }, passages: { 'A programme to line the channels': 3 } },
]
