/**
 * Generated packs for the scale measurements: equal for an equal size on every machine. Words follow Zipf's law in
 * Mandelbrot's form with the steeper fall of rare words that large collections have (Ferrer i Cancho and Solé, "Two
 * regimes in the frequency of words", 2001): the first word makes up 7 % of the text, the first ten 28 %, the first
 * thousand 77 %, as in English. Frequent words are short and rare ones long, so that one with its space takes 7.5 bytes. Each briefing has words of its own that come back in its title, headings and text.
 */
import type { Briefing, Passage, Section } from '../../core/model/briefing.ts'

export type Vocabulary = { words: readonly string[]; draw(): string }
export type Random = () => number

const WORDS = 60_000
const SHIFT = 1
const SLOPE = 1.07
const KNEE = 5000
const SLOPE_OF_RARE = 1.7
const OWN_WORDS = 8
const OWN_SHARE = 0.05
export const EDITION = 'generated@1'

/** Mulberry32 (Tommy Ettinger): uniform in [0, 1), equal for equal seeds. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Words by falling frequency. */
export function createVocabulary(random: Random): Vocabulary {
  const words = makeWords(random)
  const sums = new Float64Array(WORDS)
  let sum = 0
  for (let rank = 0; rank < WORDS; rank += 1) {
    const place = rank + 1
    const slower = Math.min(place, KNEE)
    sum += 1 / (slower + SHIFT) ** SLOPE / Math.max(1, place / KNEE) ** SLOPE_OF_RARE
    sums[rank] = sum
  }
  return {
    words,
    draw() {
      const wanted = random() * sum
      let low = 0
      let high = WORDS - 1
      while (low < high) {
        const middle = (low + high) >>> 1
        if (sums[middle]! < wanted) low = middle + 1
        else high = middle
      }
      return words[low]!
    },
  }
}

const ONSETS = [
  'b',
  'c',
  'd',
  'f',
  'g',
  'h',
  'l',
  'm',
  'n',
  'p',
  'r',
  's',
  't',
  'v',
  'w',
  'st',
  'tr',
  'pr',
  'ch',
  'sh',
  'pl',
  'gr',
  'br',
  'th',
]
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ea', 'io', 'ou', 'ai']
const CODAS = ['', '', 'n', 'r', 's', 't', 'l', 'nt', 'st', 'm', 'd', 'ng']

function makeWords(random: Random): string[] {
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!
  const words = new Set<string>()
  while (words.size < WORDS) {
    const rank = words.size
    // From 3 letters for the most frequent to about 9 for the rare ones.
    const length = Math.round(2 + 0.62 * Math.log(rank + 1) + random() * 3)
    let word = ''
    while (word.length < length) word += pick(ONSETS) + pick(VOWELS) + (random() < 0.6 ? pick(CODAS) : '')
    words.add(word.slice(0, length))
  }
  return [...words]
}

/** Briefings of 600 to 1,200 words with title, standfirst and three to five sections. */
export function* generateBriefings(count: number, vocabulary: Vocabulary, random: Random): Generator<Briefing> {
  for (let i = 0; i < count; i += 1) yield generateBriefing(i, vocabulary, random)
}

function generateBriefing(number: number, vocabulary: Vocabulary, random: Random): Briefing {
  const id = `briefing-${number + 1}`
  const between = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
  const own = Array.from({ length: OWN_WORDS }, () => vocabulary.words[between(200, 12_000)]!)
  const word = (): string => (random() < OWN_SHARE ? own[between(0, OWN_WORDS - 1)]! : vocabulary.draw())
  const sentence = (): string => {
    const words = Array.from({ length: between(8, 26) }, word)
    const comma = between(3, words.length + 6)
    const text = words.map((one, at) => (at === comma ? `${one},` : one)).join(' ')
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
  }
  const heading = (): string => {
    const text = `${own[between(0, OWN_WORDS - 1)]} ${Array.from({ length: between(1, 4) }, word).join(' ')}`
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
  }
  const title = `${heading()} ${own[between(0, OWN_WORDS - 1)]}`
  const standfirst = sentence()
  const passages: Passage[] = [
    { id: 'title', n: null, kind: 'title', text: title, marks: [] },
    { id: 'standfirst', n: null, kind: 'standfirst', text: standfirst, marks: [] },
  ]
  const sections: Section[] = []
  const wanted = between(600, 1200)
  const parts = between(3, 5)
  let words = 0
  let n = 0
  for (let part = 1; part <= parts; part += 1) {
    const from = passages.length
    const text = heading()
    passages.push({ id: `h-${part}`, n: null, kind: 'heading', text, marks: [] })
    while (words < (wanted * part) / parts) {
      const length = between(40, 110)
      let paragraph = ''
      for (let size = 0; size < length; size = paragraph.split(' ').length) paragraph += `${paragraph === '' ? '' : ' '}${sentence()}`
      words += paragraph.split(' ').length
      n += 1
      passages.push({ id: `p-${n}`, n, kind: 'paragraph', text: paragraph, marks: [] })
    }
    sections.push({ id: `s-${part}`, title: text, from, to: passages.length })
  }
  const date = `20${between(10, 26)}-${String(between(1, 12)).padStart(2, '0')}-${String(between(1, 28)).padStart(2, '0')}`
  const topics = [`topic-${between(1, 12)}`]
  const regions = [`Region ${between(1, 8)}`]
  const sources = [{ key: 'a', title: title, publisher: `Office ${between(1, 40)}`, date }]
  return { id, edition: EDITION, title, standfirst, date, topics, regions, lang: 'en-GB', words, names: [], sections, passages, sources }
}
