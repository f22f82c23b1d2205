import { spellings } from '../../search/variants/spelling.ts'
import { FAMILY_OF } from '../../search/variants/words.ts'
import { NEIGHBOURS } from './neighbours.ts'

/**
 * Words as their sense: spelling and inflection are taken off by rule, close synonyms are one. Light on purpose: policy
 * and police, or general and generally, stay apart.
 */

/** Irregular forms to their base, as search knows them, and a few more. */
const IRREGULAR = new Map<string, string>([...FAMILY_OF].map(([form, family]) => [form, family[0] ?? form]))
/** Spellings that search has no use for; the first stands for all. */
const SPELLINGS = new Map<string, string>()

function lines(text: string, into: Map<string, string>): void {
  for (const line of text.split(/;\s*/u)) {
    const [first = '', ...rest] = line.trim().split(' ')
    for (const word of rest) into.set(word, first)
  }
}

lines(
  `lend lent; rebuild rebuilt; withhold withheld; forbid forbade forbidden; bring brought; seek sought; shrink shrank shrunk; split splits; swear swore sworn; datum data; medium media;
  basis bases; parenthesis parentheses; bound bounded; learn learnt; spell spelt; burn burnt; dream dreamt; get got gotten; light lit`,
  IRREGULAR,
)
lines(
  `check cheque; tire tyre; curb kerb; draft draught; advisor adviser; jail gaol; annex annexe; ax axe; yogurt yoghurt; whiskey whisky; woolen woollen; marvelous marvellous; mom mum; oriented orientated;
  focused focussed; focusing focussing; benefited benefitted; benefiting benefitting; targeted targetted; acknowledgments acknowledgements; disc disk; inflection inflexion; jewelry jewellery; maneuvering manoeuvring;
  specialty speciality; monolog monologue; color colour; center centre`,
  SPELLINGS,
)

/** Close synonyms, by stem: the first stands for all. */
const SYNONYMS = new Map<string, string>()
lines(
  `start begin commence; end finish conclude; buy purchase; use utiliz; aid assistanc help assist; cooperation collaboration; show
  demonstrat; say stat state; about concerning; talk discussion; agreement accord; quick rapid fast; quickly rapidly swiftly; big
  large; provide supply furnish; try attempt; need require; get obtain; keep retain maintain; choose select; let allow permit; build
  construct; fix repair; ask request; country nation; worker employe; enough sufficient; main principal; whole entire; often
  frequently; rare infrequent; yearly annual annually; citizen national; car automobile; error mistak mistake; near close; send
  transmit; answer respond reply; happen occur; folder directory; remov remove delet delete; email mail; website site`,
  SYNONYMS,
)

const known = new Map<string, string>()
const MOST_KNOWN = 8192

/** The sense of a folded English word: one key for its spellings, inflections and close synonyms. */
export function senseOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const stem = stemOf(word)
  const sense = SYNONYMS.get(stem) ?? stem
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(word, sense)
  return sense
}

/** Spelling and inflection alone, without synonyms. */
export function stemOf(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/u.test(word)) return word
  return inflect(spell(word))
}

/** The base of an irregular form, in one of its spellings: the first by the alphabet. */
function spell(word: string): string {
  const base = IRREGULAR.get(word) ?? word
  const listed = SPELLINGS.get(base) ?? SPELLINGS.get(base.replace(/s$/u, ''))
  if (listed !== undefined) return listed
  let least = base
  for (const other of spellings(base)) if (other < least && !other.includes(' ')) least = other
  return least
}

function inflect(word: string): string {
  let stem = word
  if (stem.endsWith('ies') && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (/(?:ss|x|ch|sh|zz)es$/u.test(stem)) stem = stem.slice(0, -2)
  else if (/[^sui]s$/u.test(stem) || /[aeo]us$/u.test(stem)) stem = stem.slice(0, -1)
  if (stem.endsWith('ied') && stem.length > 4) stem = `${stem.slice(0, -3)}y`
  else if (stem.endsWith('eed') && stem.length > 5) stem = stem.slice(0, -1)
  else stem = cut(stem)
  if (stem.length >= 6 && stem.endsWith('e')) stem = stem.slice(0, -1)
  return stem.replace(/([bdgklmnprtz])\1$/u, '$1')
}

/** Takes -ed and -ing off, and gives the e back to a short stem that had one (hoping, but not hopping). */
function cut(word: string): string {
  const stem = /(?:ed|ing)$/u.test(word) ? word.replace(/(?:ed|ing)$/u, '') : word
  if (stem === word || stem.length < 3 || !/[aeiouy]/u.test(stem)) return word
  if (/([bdgklmnprt])\1$/u.test(stem)) return stem
  return /^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(stem) || /[^aeiou]l$|[cvzu]$|[dnr]g$/u.test(stem) ? `${stem}e` : stem
}

/** British and American spellings of one word, and nothing else. */
export function sameSpelling(one: string, other: string): boolean {
  return spell(one) === spell(other)
}

const SUFFIX = /^(?:e?s|e?d|ing|e|ies|ied|y)?$/u

/** Whether two words are forms of one: alike but for an inflection at the end. */
function inflected(one: string, other: string): boolean {
  let same = 0
  while (same < one.length && one[same] === other[same]) same += 1
  if (same < 3 || same < Math.max(one.length, other.length) - 4) return false
  const [a, b] = [one.slice(same), other.slice(same)]
  if (!SUFFIX.test(a) || !SUFFIX.test(b)) return false
  // A bare e apart is another word (plan, plane) unless the rest inflects.
  return !(a === '' && b === 'e') && !(a === 'e' && b === '')
}

const PREFIX = /^(?:un|in|im|il|ir|dis|non|mis|de|anti|counter)-?/u

/** Whether one word denies the other by its beginning: able and unable. */
export function flips(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  const prefix = PREFIX.exec(long)?.[0]
  if (prefix === undefined) return false
  const rest = long.slice(prefix.length)
  return rest.length > 2 && (rest === short || stemOf(rest) === stemOf(short))
}

/** Whether two folded words that are not facts say the same: a form, a spelling or a misspelling of each other. */
export function sameWord(one: string, other: string): boolean {
  if (one === other || senseOf(one) === senseOf(other)) return true
  if (flips(one, other)) return false
  if (inflected(spell(one), spell(other)) && !(NEIGHBOURS.has(one) && NEIGHBOURS.has(other) && one.length === other.length)) return true
  return misspelt(one, other)
}

/**
 * Whether one of two words is a slip of the pen for the other: one letter off (two in long words), the same first letter, and
 * not two words that are both known to have another close to them (causal, casual).
 */
export function misspelt(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  if (length < 4 || !/^[a-z]+$/u.test(one) || !/^[a-z]+$/u.test(other)) return false
  if (isKnown(one) && isKnown(other)) return false
  const limit = length >= 8 ? 2 : 1
  const distance = slips(one, other, limit)
  if (distance > limit) return false
  const swapped = one[0] === other[1] && one[1] === other[0]
  if (one[0] !== other[0] && !swapped) return false
  return distance === 1 || letters(one) === letters(other) || length >= 10
}

function isKnown(word: string): boolean {
  return NEIGHBOURS.has(word) || (/(?:s|ed|ing)$/u.test(word) && NEIGHBOURS.has(stemOf(word)))
}

function letters(word: string): string {
  return [...new Set(word)].sort().join('')
}

/** Edit distance with neighbouring letters swapped counted as one, as far as `limit`. */
export function slips(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit || one.length > 64 || other.length > 64) return limit + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, i) => i)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    let least = i
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1]
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1)
      row.push(cost)
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    beforeLast = last
    last = row
  }
  return last[other.length] ?? limit + 1
}
