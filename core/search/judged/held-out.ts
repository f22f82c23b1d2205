/** Judged queries over the bundled pack that the weights were not tuned on. */
import type { JudgedQuery } from './judged.ts'

export const HELD_OUT: readonly JudgedQuery[] = [
  {
    query: 'Yoon Suk Yeol',
    kind: 'name',
    briefings: { 'nato-ip4-relations': 3, 'japan-nato-washington-2024': 2, 'ip4-flagship-projects': 2, 'washington-summit-2024': 2 },
  },
  {
    query: 'Tae-yul Cho',
    kind: 'turned name',
    briefings: { 'ip4-flagship-projects': 3 },
    passages: { 'The clearest sums are the ROK’s': 3 },
  },
  {
    query: '1,400 activities',
    kind: 'figure',
    briefings: { 'japan-nato-itpp': 3 },
    passages: { 'Older papers and tools come under the same roof': 3 },
  },
  {
    query: 'USD 700 million',
    kind: 'figure',
    briefings: { 'washington-summit-2024': 3 },
    passages: { 'Value of a Stinger order': 3 },
  },
  {
    query: 'Ukraine Compact',
    kind: 'topic',
    briefings: { 'washington-summit-2024': 3, 'japan-nato-washington-2024': 3 },
    passages: { 'Two announcements of the week stand apart': 3, 'Kishida also attended the ceremony': 3 },
  },
  {
    query: 'article 5 hybrid',
    kind: 'topic',
    briefings: { 'stratcom-coe-riga': 3 },
    passages: { 'How far NATO’s answer could go': 3 },
  },
  {
    query: 'founding of the centre in Riga',
    kind: 'topic',
    briefings: { 'stratcom-coe-riga': 3 },
    passages: { '1 July 2014: the founding memoranda': 3, 'Seven states founded it': 3 },
  },
  {
    query: '"single security space"',
    kind: 'phrase',
    briefings: { 'japan-nato-washington-2024': 3 },
    passages: { 'The Partners Session covered Russia’s war': 3 },
  },
  {
    query: '"emerging technology" interoperability',
    kind: 'phrase',
    briefings: { 'japan-nato-itpp': 3 },
    passages: { 'issued a joint statement in Tokyo whose subjects included': 3 },
  },
  {
    query: 'status quo in the China Seas must not be changed by force',
    kind: 'sentence',
    briefings: { 'japan-nato-washington-2024': 3 },
    passages: { 'Military ties between Russia and North Korea': 3 },
  },
  {
    query: 'new staff for Riga but nobody knows when they started',
    kind: 'sentence',
    briefings: { 'japan-nato-washington-2024': 3, 'stratcom-coe-riga': 3, 'japan-nato-itpp': 2 },
  },
  {
    query: 'Prime Minister of New Zealand was the only leader in The Hague',
    kind: 'sentence',
    briefings: { 'nato-ip4-relations': 3 },
  },
  {
    query: 'JATEC',
    kind: 'acronym',
    briefings: { 'washington-summit-2024': 3 },
    passages: { 'hubs in Poland and other Allied states': 3 },
  },
  {
    query: 'Security Council resolutions',
    kind: 'acronym',
    briefings: { 'japan-nato-washington-2024': 3 },
    passages: { 'Their joint statement condemned illicit military cooperation': 3 },
  },
  {
    query: 'irreversable',
    kind: 'misspelling',
    briefings: { 'washington-summit-2024': 3 },
    passages: { 'On membership the text is firm': 3, 'called its path to membership irreversible': 3 },
  },
  {
    query: 'Grybauskaite',
    kind: 'name',
    briefings: { 'stratcom-coe-riga': 3 },
    passages: { 'open the centre’s new seat': 3 },
  },
  {
    query: 'deepfake',
    kind: 'inflection',
    briefings: { 'stratcom-coe-riga': 3 },
    passages: { 'Two NATO texts set the terms': 3 },
  },
  {
    query: 'arms purchase',
    kind: 'inflection',
    briefings: { 'nato-ip4-relations': 3 },
    passages: { 'Help for Ukraine came to include arms purchases': 3 },
  },
  {
    query: 'judgment of Tokyo',
    kind: 'spelling',
    briefings: { 'japan-nato-washington-2024': 3 },
    passages: { 'Military ties between Russia and North Korea': 3 },
  },
]
