import type { Token } from './scan.ts'
import { SCALES } from './units.ts'

/** A figure read from tokens: its canonical key, and the index of the token after it. */
export type Figure = { key: string; value: number | null; next: number; ordinal: boolean; year: boolean }

const list = (text: string): string[] => text.split(' ')
const SMALL = new Map(
  list(
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ).map((word, value) => [word, value]),
)
const TENS = new Map(list('twenty thirty forty fifty sixty seventy eighty ninety').map((word, i) => [word, (i + 2) * 10]))
TENS.set('fourty', 40)
const ORDINALS = new Map(
  list(
    'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  ).map((word, value) => [word, value]),
)
for (const [word, value] of TENS) ORDINALS.set(`${word.slice(0, -1)}ieth`, value)
ORDINALS.set('hundredth', 100)
ORDINALS.set('thousandth', 1000)
const PARTS = new Map([
  ['half', 2],
  ['halves', 2],
  ['quarter', 4],
  ['quarters', 4],
])
for (const [word, value] of ORDINALS) {
  if (value < 3) continue
  PARTS.set(word, value)
  PARTS.set(`${word}s`, value)
}
const VULGAR = new Map(list('¼ ½ ¾ ⅐ ⅑ ⅒ ⅓ ⅔ ⅕ ⅖ ⅗ ⅘ ⅙ ⅚ ⅛ ⅜ ⅝ ⅞').map((sign) => [sign, vulgar(sign)]))
const MULTITUDES = new Map(list('hundreds thousands millions billions trillions dozens tens scores').map((word) => [word, `n:${word}`]))
const GREAT = new Map([...SCALES].filter(([word]) => word.length > 3))
const HEIGHTS = new Set(list('long high wide deep tall above below away from of by in and or to'))

function vulgar(sign: string): number {
  const [top, bottom] = sign.normalize('NFKD').split('\u2044')
  return Number(top) / Number(bottom)
}

/** Equal values have equal keys, whatever their last binary digits. */
export function keyOf(value: number): string {
  return `n:${String(Number(value.toPrecision(12)))}`
}

/**
 * Reads a cardinal, ordinal or fraction that begins at a token, in figures or English words; null when none does.
 * `money`: a currency sign stands before it, so that 5m is five million and never five metres.
 */
export function readFigure(tokens: readonly Token[], at: number, money: boolean): Figure | null {
  const token = tokens[at]
  if (token === undefined) return null
  if (token.type === 'number') return readDigits(tokens, at, money)
  return token.type === 'word' ? readWords(tokens, at) : null
}

function wordAt(tokens: readonly Token[], at: number): string {
  const token = tokens[at]
  return token?.type === 'word' ? token.text : ''
}

function figure(value: number, next: number, ordinal = false): Figure {
  return { key: ordinal ? `o:${value}` : keyOf(value), value, next, ordinal, year: false }
}

function literal(key: string, next: number): Figure {
  return { key, value: null, next, ordinal: false, year: false }
}

function readDigits(tokens: readonly Token[], at: number, money: boolean): Figure {
  const text = tokens[at]!.text
  const next = tokens[at + 1]
  const after = wordAt(tokens, at + 1)
  if (VULGAR.has(text)) return figure(VULGAR.get(text) ?? 0, at + 1)
  const clock = readClock(tokens, at)
  if (clock !== null) return clock
  if (/^\d+$/u.test(text) && next?.glued === true && !next.hyphen && /^(?:st|nd|rd|th)$/u.test(after))
    return figure(Number(text), at + 2, true)
  if (/^\d{2,4}$/u.test(text) && next?.glued === true && !next.hyphen && after === 's') return literal(`${text.slice(-4)}s`, at + 2)
  const value = valueOf(text)
  if (value === null || String(value).includes('e')) return literal(`x:${text}`, at + 1)
  let end = at + 1
  let sum = value
  if (next?.type === 'number' && Number.isInteger(value)) {
    const part = VULGAR.get(next.text) ?? (/^\d\/\d{1,2}$/u.test(next.text) ? valueOf(next.text) : null)
    if (part !== null && part < 1) {
      sum += part
      end += 1
    }
  }
  const scaled = readScale(tokens, end, money)
  if (scaled !== null) return figure(sum * scaled.factor, scaled.next)
  const part = readPart(tokens, end, sum)
  if (part !== null) return part
  const year = /^(?:1[5-9]|20|21)\d\d$/u.test(text)
  return { ...figure(sum, end), year }
}

/** 14:30, 2.30 pm, 3 pm: hours and minutes of the day. */
function readClock(tokens: readonly Token[], at: number): Figure | null {
  const text = tokens[at]!.text
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(text)
  const half = wordAt(tokens, at + 1)
  const named = half === 'am' || half === 'pm'
  if (parts === null || !(named || text.includes(':'))) return text.includes(':') ? literal(`x:${text}`, at + 1) : null
  const hours = Number(parts[1])
  if (hours > 24) return literal(`x:${text}`, at + 1)
  const day = named ? (hours % 12) + (half === 'pm' ? 12 : 0) : hours
  return literal(`t:${day}:${parts[2] ?? '00'}`, named ? at + 2 : at + 1)
}

function valueOf(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/u.test(text)) return text.length > 15 ? null : Number(text)
  if (/^\d{1,3}(?:[ ',]\d{3})+(?:\.\d+)?$/u.test(text)) return Number(text.replaceAll(/[ ',]/gu, ''))
  if (/^\d{1,3}(?:\.\d{3}){2,}$/u.test(text)) return Number(text.replaceAll('.', ''))
  if (/^\d+,\d{1,2}$/u.test(text)) return Number(text.replace(',', '.'))
  const ratio = /^(\d{1,2})\/(\d{1,3})$/u.exec(text)
  if (ratio !== null && Number(ratio[1]) < Number(ratio[2])) return Number(ratio[1]) / Number(ratio[2])
  return null
}

function readScale(tokens: readonly Token[], at: number, money: boolean): { factor: number; next: number } | null {
  const word = wordAt(tokens, at)
  const factor = SCALES.get(word)
  if (factor === undefined) return word === 'dozen' ? { factor: 12, next: at + 1 } : null
  const token = tokens[at]!
  if (word.length === 1) {
    if (!token.glued || token.hyphen) return null
    const then = wordAt(tokens, at + 1)
    if (word === 'm' && !money && (then === '' || HEIGHTS.has(then))) return null
    if (word !== 'm' && token.capital && !money && word === 'b') return null
  }
  const more = readScale(tokens, at + 1, money)
  return more !== null && GREAT.has(word) ? { factor: factor * more.factor, next: more.next } : { factor, next: at + 1 }
}

/** Two thirds, one-third, a quarter of. */
function readPart(tokens: readonly Token[], at: number, count: number): Figure | null {
  const word = wordAt(tokens, at)
  const part = PARTS.get(word)
  if (part === undefined || !Number.isInteger(count)) return null
  const plural = word.endsWith('s')
  if (plural ? count > 1 : count === 1 && (tokens[at]!.hyphen || wordAt(tokens, at + 1) === 'of' || word === 'half'))
    return figure(count / part, at + 1)
  return null
}

function readWords(tokens: readonly Token[], at: number): Figure | null {
  const first = wordAt(tokens, at)
  const multitude = MULTITUDES.get(first)
  if (multitude !== undefined) return first === 'scores' || first === 'tens' ? ofMany(tokens, at, multitude) : literal(multitude, at + 1)
  if (first === 'half') {
    const scale = wordAt(tokens, at + 1) === 'a' ? readScale(tokens, at + 2, false) : null
    return scale === null ? figure(0.5, at + 1) : figure(scale.factor / 2, scale.next)
  }
  const article = first === 'a' || first === 'an'
  if (article) {
    const second = wordAt(tokens, at + 1)
    if (GREAT.has(second) || second === 'dozen') return readCardinal(tokens, at + 1)
    return PARTS.has(second) && !second.endsWith('s') ? readPart(tokens, at + 1, 1) : null
  }
  const ordinal = readOrdinal(tokens, at)
  if (ordinal !== null) return ordinal
  const cardinal = readCardinal(tokens, at)
  if (cardinal === null || cardinal.value === null) return cardinal
  return readPart(tokens, cardinal.next, cardinal.value) ?? andPart(tokens, cardinal)
}

function ofMany(tokens: readonly Token[], at: number, key: string): Figure | null {
  return wordAt(tokens, at + 1) === 'of' ? literal(key, at + 1) : null
}

function readOrdinal(tokens: readonly Token[], at: number): Figure | null {
  const word = wordAt(tokens, at)
  const ten = TENS.get(word)
  const unit = ORDINALS.get(wordAt(tokens, at + 1))
  if (ten !== undefined && unit !== undefined && unit > 0 && unit < 10 && tokens[at + 1]?.hyphen === true)
    return figure(ten + unit, at + 2, true)
  const value = ORDINALS.get(word)
  return value === undefined ? null : figure(value, at + 1, true)
}

function readCardinal(tokens: readonly Token[], from: number): Figure | null {
  let total = 0
  let current = 0
  /** What the next word may still add: less than this. */
  let room = Number.POSITIVE_INFINITY
  let scaled = false
  let at = from
  for (; at < tokens.length; at += 1) {
    let word = wordAt(tokens, at)
    if (word === 'and' && scaled) {
      const then = wordAt(tokens, at + 1)
      if (!SMALL.has(then) && !TENS.has(then)) break
      at += 1
      word = then
    }
    const small = SMALL.get(word)
    const value = small ?? TENS.get(word)
    const scale = word === 'dozen' ? 12 : GREAT.get(word)
    if (value !== undefined) {
      if (value >= room || (room === 10 && value === 0)) break
      current += value
      room = small === undefined ? 10 : 0
      scaled = false
    } else if (scale !== undefined && (at === from || room < Number.POSITIVE_INFINITY)) {
      if (scale <= 100) {
        if (current >= 100) break
        current = (current === 0 ? 1 : current) * scale
        room = 100
      } else {
        total += (current === 0 ? 1 : current) * scale
        current = 0
        room = 1000
      }
      scaled = true
    } else break
  }
  return at === from ? null : figure(total + current, at)
}

/** Two and a half, two point five, and a scale after either. */
function andPart(tokens: readonly Token[], cardinal: Figure): Figure {
  const { next, value } = cardinal
  if (value === null) return cardinal
  let sum = value
  let end = next
  if (wordAt(tokens, next) === 'and' && /^(?:a|one)$/u.test(wordAt(tokens, next + 1))) {
    const part = PARTS.get(wordAt(tokens, next + 2))
    if (part !== undefined && part <= 4) {
      sum += 1 / part
      end = next + 3
    }
  } else if (wordAt(tokens, next) === 'point') {
    let digits = ''
    while ((SMALL.get(wordAt(tokens, end + 1)) ?? 10) < 10) {
      digits += String(SMALL.get(wordAt(tokens, end + 1)))
      end += 1
    }
    if (digits === '') return cardinal
    sum = Number(`${value}.${digits}`)
    end += 1
  }
  if (end === next) return cardinal
  const scale = readScale(tokens, end, false)
  return scale === null ? figure(sum, end) : figure(sum * scale.factor, scale.next)
}
