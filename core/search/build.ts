/** Builds the index that ships with an edition. */
import type { Briefing } from '../model/briefing.ts'
import { encodeUtf8 } from '../pack/utf8.ts'
import { tokenise } from '../text/tokenise.ts'
import { classOf } from './fields.ts'
import { SLOTS_FROM } from './index-config.ts'
import { createBitWriter } from './index/bits.ts'
import { packPassages, packSlots } from './index/lists.ts'
import { packVocabulary } from './index/vocabulary.ts'
import type { VocabularyInput } from './index/vocabulary.ts'
import { byUnits, packIndex, SOURCE } from './packed.ts'
import { createPublishers } from './publishers.ts'
import type { Publisher } from './publishers.ts'
import { hostOf } from './query/host.ts'
import { termsOfText } from './terms.ts'

/** What the rules for names need of a person. */
export type IndexedPerson = { name: string; surname_first: boolean }

/** Names that the index keeps as they are written. */
export type IndexedNames = { people: IndexedPerson[]; publishers: Publisher[] }

/** Rice parameters of the table of documents: passages and sources of one, tokens of one passage. */
export const TABLE_CODES = { passages: 4, sources: 2, tokens: 5 } as const

/**
 * Index of briefings, numbered in the order given, and of their passages, numbered through. Deterministic: equal
 * briefings in equal order give equal bytes. Takes about a second for a million words, and 12 bytes of memory a word.
 * @param slotsFrom terms in fewer passages keep passages instead of slots
 */
export function buildIndex(briefings: Iterable<Briefing>, slotsFrom = SLOTS_FROM): Uint8Array {
  const words = createCollector()
  const sources = createCollector()
  const table = createBitWriter(4096)
  const sourceTable = createBitWriter(1024)
  const people = new Map<string, IndexedPerson>()
  const publishers = createPublishers()
  let documents = 0
  for (const briefing of briefings) {
    documents += 1
    for (const { name, surname_first } of briefing.names) people.set(`${name} ${surname_first}`, { name, surname_first })
    table.rice(briefing.passages.length, TABLE_CODES.passages)
    for (const passage of briefing.passages) {
      const tokens = words.add(termsOfText(passage.text))
      table.bits(classOf(passage), 2)
      table.rice(tokens, TABLE_CODES.tokens)
    }
    sourceTable.rice(briefing.sources.length, TABLE_CODES.sources)
    publishers.add(briefing.sources)
    for (const { title, publisher, url } of briefing.sources) {
      sources.add(tokenise(`${title}\n${publisher}\n${hostOf(url)}`).map(({ term }) => SOURCE + term))
    }
  }
  table.align()
  sourceTable.align()
  const lists = createBytes()
  // A source's terms begin with a unit below that of any word, so they come first.
  const sourceTerms = packTerms(sources, Infinity, lists)
  const terms = [...sourceTerms, ...packTerms(words, slotsFrom, lists)]
  const { blocks, table: vocabularyTable } = packVocabulary(terms)
  const measures = {
    documents,
    passages: words.texts(),
    sources: sources.texts(),
    terms: terms.length,
    sourceTerms: sourceTerms.length,
    slotsFrom,
    longestTerm: terms.reduce((most, { term }) => Math.max(most, term.length), 0),
    longestPassage: words.longest(),
  }
  const names: IndexedNames = { people: [...people.values()], publishers: publishers.most() }
  const head = table.bytes()
  const tail = sourceTable.bytes()
  const documentBytes = new Uint8Array(head.length + tail.length)
  documentBytes.set(head)
  documentBytes.set(tail, head.length)
  return packIndex(measures, {
    table: vocabularyTable,
    documents: documentBytes,
    names: encodeUtf8(JSON.stringify(names)),
    blocks,
    lists: lists.bytes(),
  })
}

type Collector = {
  /** Adds the next text; returns its length in tokens. */
  add(terms: readonly string[]): number
  texts(): number
  /** One for each token and one after each text. */
  slots(): number
  longest(): number
  /** Every term in order of its units, with the texts it stands in, how often, and its slots. */
  each(visit: (term: string, texts: number[], counts: number[], slots: number[]) => void): void
}

/** Keeps texts as numbers of terms, then sorts them by term in one pass over counts. */
function createCollector(): Collector {
  const numbers = new Map<string, number>()
  let tokens = new Uint32Array(1024)
  let size = 0
  const lengths: number[] = []
  let longest = 0
  return {
    add(terms) {
      for (const term of terms) {
        let number = numbers.get(term)
        if (number === undefined) {
          number = numbers.size
          numbers.set(term, number)
        }
        if (size === tokens.length) {
          const wider = new Uint32Array(size * 2)
          wider.set(tokens)
          tokens = wider
        }
        tokens[size] = number
        size += 1
      }
      lengths.push(terms.length)
      longest = Math.max(longest, terms.length)
      return terms.length
    },
    texts: () => lengths.length,
    slots: () => size + lengths.length,
    longest: () => longest,
    each(visit) {
      const ends = new Uint32Array(numbers.size + 1)
      for (let i = 0; i < size; i += 1) ends[tokens[i]! + 1]! += 1
      for (let i = 0; i < numbers.size; i += 1) ends[i + 1]! += ends[i]!
      const starts = ends.slice(0, -1)
      const texts = new Uint32Array(size)
      const slots = new Uint32Array(size)
      let at = 0
      lengths.forEach((length, text) => {
        for (let left = length; left > 0; left -= 1) {
          const order = ends[tokens[at]!]!
          ends[tokens[at]!] = order + 1
          texts[order] = text
          slots[order] = at + text
          at += 1
        }
      })
      for (const [term, number] of [...numbers].toSorted(([a], [b]) => byUnits(a, b))) {
        const passages: number[] = []
        const counts: number[] = []
        for (let order = starts[number]!; order < ends[number]!; order += 1) {
          if (passages.at(-1) === texts[order]) counts[counts.length - 1]! += 1
          else {
            passages.push(texts[order]!)
            counts.push(1)
          }
        }
        visit(term, passages, counts, Array.from(slots.subarray(starts[number], ends[number])))
      }
    },
  }
}

function packTerms(collector: Collector, slotsFrom: number, lists: Bytes): VocabularyInput[] {
  const terms: VocabularyInput[] = []
  collector.each((term, passages, counts, slots) => {
    const list =
      passages.length < slotsFrom ? packPassages(passages, counts, collector.texts(), slots.length) : packSlots(slots, collector.slots())
    lists.add(list)
    terms.push({ term, passages: passages.length, count: slots.length, bytes: list.length })
  })
  return terms
}

type Bytes = { add(bytes: Uint8Array): void; bytes(): Uint8Array }

function createBytes(): Bytes {
  let out = new Uint8Array(65_536)
  let size = 0
  return {
    add(bytes) {
      if (size + bytes.length > out.length) {
        const wider = new Uint8Array(Math.max(out.length * 2, size + bytes.length))
        wider.set(out)
        out = wider
      }
      out.set(bytes, size)
      size += bytes.length
    },
    bytes: () => out.slice(0, size),
  }
}
