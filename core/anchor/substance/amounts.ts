import { readFigure } from './numbers.ts'
import type { Token } from './scan.ts'
import { CURRENCIES, CURRENCY_SIGNS, EXACT_UNITS, NATIONAL, UNITS } from './units.ts'

/** A unit or currency, and the index of the token after it. */
export type Unit = { kind: 'unit' | 'currency'; key: string; next: number }

/** A currency written before its figure: $, US$, EUR. */
export function signOfCurrency(tokens: readonly Token[], at: number): { key: string; next: number } | null {
  const token = tokens[at]
  const next = tokens[at + 1]
  if (token?.type === 'sign' && CURRENCY_SIGNS.has(token.text) && isFigure(next)) {
    return { key: CURRENCIES.get(token.text) ?? token.text, next: at + 1 }
  }
  if (token?.type !== 'word') return null
  if (next?.type === 'sign' && next.glued && CURRENCY_SIGNS.has(next.text) && isFigure(tokens[at + 2])) {
    const key = CURRENCIES.get(`${token.text}${next.text}`)
    return key === undefined ? null : { key, next: at + 2 }
  }
  const code = token.capitals && token.text.length === 3 ? CURRENCIES.get(token.text) : undefined
  return code !== undefined && isFigure(next) ? { key: code, next: at + 1 } : null
}

/** Whether a token is written in figures. */
export function isFigure(token: Token | undefined): boolean {
  return token?.type === 'number'
}

/** What a figure counts, written after it: per cent, km, US dollars. */
export function unitAfter(tokens: readonly Token[], at: number): Unit | null {
  const token = tokens[at]
  if (token === undefined || token.type === 'break' || token.type === 'number' || token.type === 'date') return null
  const then = tokens[at + 1]?.text ?? ''
  if (token.text === 'per' && then === 'cent') return { kind: 'unit', key: 'percent', next: at + 2 }
  if (token.text === 'metric' && /^ton(?:ne)?s?$/u.test(then)) return { kind: 'unit', key: 'tonne', next: at + 2 }
  if (/^percent(?:age)?$/u.test(token.text) && /^points?$/u.test(then)) return { kind: 'unit', key: 'pp', next: at + 2 }
  if (token.text === 'basis' && /^points?$/u.test(then)) return { kind: 'unit', key: 'bp', next: at + 2 }
  const nation = NATIONAL.get(token.text)
  if (nation !== undefined && CURRENCIES.has(then)) return { kind: 'currency', key: nation, next: at + 2 }
  if (token.text === 'us' && then === '$') return { kind: 'currency', key: 'usd', next: at + 2 }
  const exact = token.type === 'word' ? EXACT_UNITS.get(rawOf(token)) : undefined
  if (exact !== undefined) return { kind: 'unit', key: exact, next: at + 1 }
  const unit = UNITS.get(token.text)
  if (unit !== undefined) {
    const degree = token.text === '°' ? UNITS.get(`°${then}`) : undefined
    return degree === undefined ? { kind: 'unit', key: unit, next: at + 1 } : { kind: 'unit', key: degree, next: at + 2 }
  }
  const currency = CURRENCIES.get(token.text)
  return currency === undefined || (token.text === 'p' && !token.glued) ? null : { kind: 'currency', key: currency, next: at + 1 }
}

/** The word with its capitals, as far as units need them. */
function rawOf(token: Token): string {
  if (token.capitals) return token.text.toUpperCase()
  return token.capital ? token.text.charAt(0).toUpperCase() + token.text.slice(1) : token.text
}

/** Whether a figure, in digits or words, or an amount of money begins at a token. */
export function startsFigure(tokens: readonly Token[], at: number): boolean {
  return signOfCurrency(tokens, at) !== null || readFigure(tokens, at, false) !== null
}
