/**
 * Folding makes texts comparable: case, accents, ligatures, width, quotation marks and hyphens no longer differ.
 * Every folded unit remembers where it came from, so that a match can be shown in the text as it was written.
 */

export type Folded = {
  text: string
  /** `map[i]` = UTF-16 offset in the input of folded unit `i`; `map[text.length]` = length of the input. Never falls. */
  map: Uint32Array
}

/** A base character with the marks on it; half-width voicing marks and conjoining jamo join the syllable before them. */
const CLUSTER = /[\u1100-\u115f][\u1160-\u11a7]?[\u11a8-\u11ff]?|\P{M}[\p{M}\uff9e\uff9f]*|\p{M}+/uy

/** Accents and vowel points that readers leave out. Marks that spell (kana voicing, Indic vowels) stay. */
const ACCENTS =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f]/gu

/**
 * Unseen characters fold to nothing; trade marks too, because they are no part of the word they follow. The tab that
 * parts the cells of a table row, and line breaks, are white space like any other.
 */
const NOTHING = /^(?![\t-\r])[\p{Cc}\p{Cf}™℠®©]$/u

/** What Unicode's compatibility decomposition leaves alone, or takes apart in a way that a reader would not. */
const SPECIAL = new Map<string, string>(
  Object.entries({
    ø: 'o',
    æ: 'ae',
    œ: 'oe',
    ß: 'ss',
    ı: 'i',
    ł: 'l',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ħ: 'h',
    ŧ: 't',
    ŋ: 'n',
    ĸ: 'k',
    ς: 'σ',
  }),
)
for (const quote of '‘’‚‛ʼʻʾʿʹ′‵`´＇') SPECIAL.set(quote, "'")
for (const quote of '“”„‟«»″‶ʺ〝〞〟＂') SPECIAL.set(quote, '"')
for (const hyphen of '‐‑‒–—―−⁃﹘﹣－') SPECIAL.set(hyphen, '-')
// Vulgar fractions stay one character: taken apart, 2½ would read as 21 over 2.
for (const fraction of '¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞') SPECIAL.set(fraction, fraction)

const known = new Map<string, string>()
const MOST_KNOWN = 4096

/** Folds one cluster; results are remembered, since texts use few different ones. */
function foldCluster(cluster: string): string {
  const before = known.get(cluster)
  if (before !== undefined) return before
  const folded = computeCluster(cluster)
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(cluster, folded)
  return folded
}

function computeCluster(cluster: string): string {
  if (NOTHING.test(cluster)) return ''
  const whole = SPECIAL.get(cluster)
  if (whole !== undefined) return whole
  const bare = cluster.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '').normalize('NFC')
  let out = ''
  for (const character of bare) out += /\s/u.test(character) ? ' ' : (SPECIAL.get(character) ?? character)
  return out
}

/** Folds a text and maps every unit of the result to where it stood. Linear in the length of the text. */
export function fold(text: string): Folded {
  const starts: number[] = []
  let out = ''
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at)
    const next = text.charCodeAt(at + 1)
    // The greater part of most texts: ASCII that no mark follows.
    if (code >= 0x20 && code < 0x7f && !(next >= 0x300)) {
      out += code === 0x60 ? "'" : text[at]!.toLowerCase()
      starts.push(at)
      at += 1
      continue
    }
    CLUSTER.lastIndex = at
    const cluster = CLUSTER.exec(text)?.[0] ?? text[at]!
    const folded = foldCluster(cluster)
    out += folded
    for (let i = 0; i < folded.length; i += 1) starts.push(at)
    at += cluster.length
  }
  starts.push(text.length)
  return { text: out, map: Uint32Array.from(starts) }
}

/**
 * The part of the input that folded units `start` to `end` (exclusive) came from. A match that ends inside an expansion
 * (the first s of a folded ß) takes the whole character.
 */
export function unfold(map: Uint32Array, start: number, end: number): { start: number; end: number } {
  const last = map[end - 1] ?? 0
  let after = end
  while (after < map.length - 1 && map[after] === last) after += 1
  return { start: map[start] ?? 0, end: map[after] ?? 0 }
}
