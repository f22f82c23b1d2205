/** A pack of generated briefings on disk, as it would be installed. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Briefing } from '../../core/model/briefing.ts'
import { buildPack } from '../../core/pack/build-pack.ts'
import { createRandom, createVocabulary, generateBriefings } from './corpus.ts'

const SEED = 20261123
const LONG_WORD = 12
const LONG_WORDS = 3
const SHELF = 100

export type GeneratedPack = {
  /** Words of twelve letters that stand in the texts. */
  longWords: readonly string[]
  /** A word that stands in nearly every briefing. */
  frequent: string
}

/** Writes the folder of the pack, with its index; 10,000 briefings take about half a minute. */
export function writeGeneratedPack(dir: string, size: number): GeneratedPack {
  const random = createRandom(SEED)
  const vocabulary = createVocabulary(random)
  const briefings = [...generateBriefings(size, vocabulary, random)]
  const shelves = Array.from({ length: Math.ceil(size / SHELF) }, (_, i) => briefings.slice(i * SHELF, (i + 1) * SHELF))
  const topics = [...new Set(briefings.flatMap((briefing) => briefing.topics))].toSorted()
  const files = buildPack({
    id: 'generated',
    title: 'Generated',
    issuer: 'The bench',
    language: 'en-GB',
    edition: { number: 1, date: '2026-11', label: 'November 2026' },
    topics: topics.map((id) => ({ id, label: id.replace('-', ' ') })),
    collections: shelves.map((shelf, i) => ({ id: `shelf-${i + 1}`, title: `Shelf ${i + 1}`, briefings: shelf.map(({ id }) => id) })),
    terms: [],
    briefings,
  })
  for (const [path, bytes] of files) {
    const file = join(dir, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, bytes)
  }
  const longWords = longWordsOf(briefings)
  return { longWords, frequent: vocabulary.words[0] ?? '' }
}

/** The first few of the texts, each with another first letter. */
function longWordsOf(briefings: readonly Briefing[]): string[] {
  const found = new Map<string, string>()
  for (const { passages } of briefings) {
    for (const { text } of passages) {
      for (const [word] of text.matchAll(new RegExp(`\\b[a-z]{${LONG_WORD}}\\b`, 'gu'))) {
        if (!found.has(word.slice(0, 1))) found.set(word.slice(0, 1), word)
        if (found.size === LONG_WORDS) return [...found.values()]
      }
    }
  }
  return [...found.values()]
}
