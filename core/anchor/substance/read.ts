import { isFigure, signOfCurrency, startsFigure, unitAfter } from './amounts.ts'
import { dayInFigures, readDay, readWeekday, RELATIVE } from './dates.ts'
import { ARTICLES, BE, BEFORE_FIGURES, COMPARISONS, FILLERS, isSoft, MODALS, NEGATIONS, PREPOSITIONS, ROAMING } from './lexicon.ts'
import { NAMES, TITLES } from './names.ts'
import { readFigure } from './numbers.ts'
import { PHRASES, type Phrase } from './phrases.ts'
import { scan, type Token } from './scan.ts'
import type { FactKind, Item, Joint, Reading, Soft } from './types.ts'
import { senseOf } from './words.ts'

/** What is gathered while a text is read. */
type Desk = {
  tokens: readonly Token[]
  items: Item[]
  softs: Soft[]
  marker: string
  joint: Joint
  sentence: number
  first: boolean
  /** A form of be stands before, with nothing but adverbs between. */
  afterBe: boolean
  /** Capitals are the rule here (a heading), so they name nothing. */
  shouting: boolean
  english: boolean
}

/**
 * Reads what a text says: facts and words of weight in order, and the small words between them. `english` false: every
 * word counts as it is written. Linear.
 */
export function read(text: string, english: boolean): Reading {
  const tokens = scan(text)
  const desk: Desk = {
    tokens,
    items: [],
    softs: [],
    marker: '',
    joint: '',
    sentence: 0,
    first: true,
    afterBe: false,
    shouting: isShouting(tokens),
    english,
  }
  for (let at = 0; at < tokens.length;) at = step(desk, at)
  return { items: desk.items, softs: desk.softs, slips: [] }
}

function isShouting(tokens: readonly Token[]): boolean {
  let capitals = 0
  let long = 0
  for (const token of tokens) {
    if (token.type !== 'word' || token.text.length < 4) continue
    long += 1
    if (token.capital) capitals += 1
  }
  return long >= 4 && capitals / long > 0.8
}

/** Reads one thing at a token; gives the index of the next. */
function step(desk: Desk, at: number): number {
  const token = desk.tokens[at]!
  if (token.type === 'break') return takeBreak(desk, at)
  if (token.type === 'date') {
    take(desk, 'date', dayInFigures(token.text), at, at + 1)
    return at + 1
  }
  return takeDate(desk, at) ?? takeAmount(desk, at) ?? (desk.english ? takePhrase(desk, at) : null) ?? takeWord(desk, at)
}

function takeBreak(desk: Desk, at: number): number {
  const { text } = desk.tokens[at]!
  const next = desk.tokens[at + 1]
  const before = desk.tokens[at - 1]
  if (/[.!?…。！？।؟\n]/u.test(text)) {
    // A stop after an initial or a short form ends no sentence.
    const short = text === '.' && before?.type === 'word' && (before.text.length === 1 || SHORT.has(before.text))
    if (!short && (text !== '.' || next === undefined || next.capital || next.type !== 'word')) {
      desk.sentence += 1
      desk.first = true
      desk.marker = ''
      desk.joint = ''
    }
  } else if (text !== '\t' && desk.joint === '') desk.joint = ','
  desk.afterBe = false
  return at + 1
}

const SHORT = new Set(
  'mr mrs ms dr prof gen col lt st no nos vs art approx fig sec ch jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
)

function takeDate(desk: Desk, at: number): number | null {
  const weekday = readWeekday(desk.tokens, at)
  if (weekday !== null) {
    take(desk, 'date', weekday.key, at, weekday.next)
    return weekday.next
  }
  const day = readDay(desk.tokens, at)
  if (day === null) return null
  take(desk, 'date', day.key, at, day.next)
  return day.next
}

/** A figure with the currency or unit beside it, whichever side that is on: the figure comes first, then what it counts. */
function takeAmount(desk: Desk, at: number): number | null {
  const { tokens } = desk
  const token = tokens[at]!
  const minus = token.type === 'sign' && token.text === '-' ? 1 : 0
  const sign = signOfCurrency(tokens, at + minus)
  const numberAt = sign?.next ?? at + minus
  if (sign === null && minus === 0 && token.type === 'sign') return null
  if (!desk.english && tokens[numberAt]?.type !== 'number') return null
  if (token.text === 'one' && (tokens[at - 1]?.text === 'no' || tokens[at + 1]?.text === 'another')) return null
  const figure = readFigure(tokens, numberAt, sign !== null)
  if (figure === null) return null
  if (token.text === 'second' && figure.next === at + 1 && tokens[at + 1]?.type !== 'word') return null
  const bare = tokens[numberAt]!.text
  const key = minus === 1 ? `-${figure.key}` : figure.key
  const tail = tokens[figure.next]
  const unit = figure.ordinal && token.type !== 'number' ? null : unitAfter(tokens, figure.next)
  // 5a is another article than 5.
  if (unit === null && tail?.type === 'word' && tail.glued && !tail.hyphen) {
    take(desk, 'number', `${key}${tail.text}`, at, figure.next + 1)
    return figure.next + 1
  }
  // Without a unit 2.10 may be a version, which is not 2.1.
  const exact = unit === null && sign === null && figure.next === numberAt + 1 && /^\d+\.\d*0$/u.test(bare) ? `x:${bare}` : key
  take(desk, figure.year && unit === null && sign === null ? 'date' : 'number', exact, sign === null ? at : numberAt, figure.next)
  if (sign !== null) take(desk, 'currency', sign.key, at + minus, sign.next)
  else if (unit !== null) {
    take(desk, unit.kind, unit.key, figure.next, unit.next)
    return unit.next
  }
  // A sign and a word for one currency (US$5 million dollars) say it once.
  if (sign !== null && unit?.kind === 'currency' && unit.key === sign.key) return unit.next
  return figure.next
}

function takePhrase(desk: Desk, at: number): number | null {
  const { tokens } = desk
  const token = tokens[at]!
  if (token.text === 'no' && isFigure(tokens[at + 1]?.text === '.' ? tokens[at + 2] : token.capital ? tokens[at + 1] : undefined)) {
    const next = tokens[at + 1]?.text === '.' ? at + 2 : at + 1
    soft(desk, 'number', at, next)
    return next
  }
  // The pronoun is no name, nor "it" a field of work.
  for (const phrase of PHRASES.get(token.text) ?? []) {
    const next = matches(desk, phrase, at)
    if (next === null) continue
    const { meaning } = phrase
    if (meaning === null) return next
    if ('soft' in meaning) soft(desk, meaning.soft, at, next)
    else take(desk, meaning.kind, meaning.kind === 'name' ? `@${meaning.key}` : meaning.key, at, next)
    return next
  }
  if (/^(?:is|are|was|were)$/u.test(token.text)) {
    let to = at + 1
    while (FILLERS.has(tokens[to]?.text ?? '')) to += 1
    const verb = tokens[to + 1]
    if (
      tokens[to]?.text === 'to' &&
      verb?.type === 'word' &&
      !ARTICLES.has(verb.text) &&
      !verb.capital &&
      readFigure(tokens, to + 1, false) === null
    ) {
      take(desk, 'modal', 'is-to', at, to + 1)
      return to + 1
    }
  }
  return null
}

function matches(desk: Desk, phrase: Phrase, at: number): number | null {
  const { tokens } = desk
  for (let i = 0; i < phrase.words.length; i += 1) {
    if (tokens[at + i]?.text !== phrase.words[i]) return null
  }
  const next = at + phrase.words.length
  if (!phrase.beforeFigure) return next
  return startsFigure(tokens, next) ? next : null
}

function takeWord(desk: Desk, at: number): number {
  const token = desk.tokens[at]!
  const { text } = token
  const next = at + 1
  if (!desk.english) {
    take(desk, 'word', text, at, next)
    return next
  }
  const acronym = token.capitals && !desk.shouting
  const known = nameOf(desk, token, acronym)
  if (known !== null) take(desk, 'name', known, at, next)
  else if (MODALS.has(text) && !(text === 'may' && token.capital && !desk.first)) take(desk, 'modal', MODALS.get(text)!, at, next)
  else if (NEGATIONS.has(text)) take(desk, 'negation', NEGATIONS.get(text)!, at, next)
  else if (BEFORE_FIGURES.has(text) && startsFigure(desk.tokens, next)) take(desk, 'comparison', BEFORE_FIGURES.get(text)!, at, next)
  else if (COMPARISONS.has(text)) take(desk, 'comparison', COMPARISONS.get(text)!, at, next)
  else if (RELATIVE.has(text)) take(desk, 'date', text, at, next)
  else if (isSoft(text)) soft(desk, text, at, next)
  else if (token.type === 'sign') soft(desk, text, at, next)
  else if (token.capital && !desk.first && !desk.shouting) take(desk, 'name', TITLES.has(senseOf(text)) ? senseOf(text) : text, at, next)
  else {
    const joined = prefixed(desk, at)
    take(desk, 'word', senseOf(joined.text), at, joined.next, joined.text)
    return joined.next
  }
  return next
}

const ALIASES = new Map(
  Object.entries({
    kyiv: 'kyiv',
    czechia: 'czechia',
    turkey: 'turkey',
    us: 'us',
    usa: 'us',
    uk: 'uk',
    un: 'un',
    eu: 'eu',
    nato: 'nato',
    imf: 'imf',
    wto: 'wto',
    asean: 'asean',
    uae: 'uae',
    drc: 'drc',
    rok: 'rok',
    dprk: 'dprk',
    prc: 'prc',
    osce: 'osce',
    iaea: 'iaea',
    oecd: 'oecd',
    au: 'au',
    ec: 'ec',
    gdpr: 'gdpr',
    ai: 'ai',
    who: 'who-body',
    it: 'it-field',
  }),
)

/** The key of a word that is a name wherever it stands: an acronym, a name of the list, letters with figures (G7). */
function nameOf(desk: Desk, token: Token, acronym: boolean): string | null {
  const { text } = token
  if (token.type !== 'word') return null
  if (acronym && !(desk.first && isSoft(text) && text.length < 2)) return `@${ALIASES.get(text) ?? text}`
  if (/\p{N}/u.test(text)) return text
  if (token.capital && NAMES.has(text)) return ALIASES.has(text) ? `@${text}` : text
  return null
}

const JOINING = new Set(
  'co re pre anti multi sub inter counter over under cyber post mid semi micro bi trans intra ultra e non un in dis mis out self web data'.split(
    ' ',
  ),
)

/** Words that some write with a hyphen: co-operation is cooperation. */
function prefixed(desk: Desk, at: number): { text: string; next: number } {
  const token = desk.tokens[at]!
  const next = desk.tokens[at + 1]
  if (JOINING.has(token.text) && next?.hyphen === true && next.type === 'word' && next.text.length > 2) {
    return { text: token.text + next.text, next: at + 2 }
  }
  return { text: token.text, next: at + 1 }
}

function soft(desk: Desk, word: string, at: number, next: number): void {
  const start = desk.tokens[at]!.start
  const end = desk.tokens[next - 1]!.end
  desk.softs.push({ word, start, end, at: desk.items.length })
  desk.first = false
  if (word === 'and' || word === '&' || word === '+') desk.joint = 'and'
  else if (word === 'or') desk.joint = 'or'
  else if (PREPOSITIONS.has(word)) desk.marker = word
  if (BE.has(word)) desk.afterBe = true
  else if (PREPOSITIONS.has(word) || ARTICLES.has(word)) desk.afterBe = false
}

function take(desk: Desk, kind: FactKind, key: string, at: number, next: number, word = ''): void {
  const token = desk.tokens[at]!
  const last = desk.tokens[next - 1]!
  const written = word === '' ? token.text : word
  const adverb = kind === 'word' && ((/[^aeiou]ly$/u.test(written) && written.length > 5) || ROAMING.has(written))
  desk.items.push({
    kind,
    key: kind === 'word' || kind === 'name' ? key : `${kind === 'date' ? 'number' : kind}:${key}`,
    word: written,
    start: token.start,
    end: last.end,
    capital: token.capital,
    marker: desk.marker,
    joint: desk.joint,
    free: kind === 'date' || adverb,
    possessive: last.possessive,
    passive: desk.afterBe && kind === 'word' && isParticiple(written),
    sentence: desk.sentence,
    first: desk.first,
  })
  if (!adverb && kind !== 'negation') desk.afterBe = false
  desk.marker = ''
  desk.joint = ''
  desk.first = false
}

const PARTICIPLES = new Set(
  `held led sent spent built lent left kept told sold found begun risen grown known shown drawn given taken undertaken made seen spoken broken chosen written won lost paid bought brought thought sought
  taught fought struck hidden driven flown thrown withdrawn overcome withheld upheld meant heard laid rebuilt shaken run set put cut hit read met`.split(
    /\s+/u,
  ),
)

function isParticiple(word: string): boolean {
  return /[a-z]{2}ed$/u.test(word) || PARTICIPLES.has(word)
}
