/**
 * Other ways to write a word or phrase, by rule. Whether any of them occurs in the texts is for the search to say; typing
 * errors are none of these.
 */
import type { Term } from '../../model/pack.ts'
import { tokenise } from '../../text/tokenise.ts'
import type { Token } from '../../text/tokenise.ts'
import type { GapPart, LeafNode, TermPart } from '../ast.ts'
import { phraseOf } from '../query/leaves.ts'
import { formsOf, inflections } from './inflect.ts'
import { hyphenated, spellings } from './spelling.ts'
import { otherForms, otherNames } from './glossary.ts'
import { otherPlaces } from './places.ts'
import type { NamedPerson } from './glossary.ts'

export type VariantKind = 'inflection' | 'spelling' | 'acronym' | 'name'

/** `text` reads, between quotation marks, to a phrase of the same parts. */
export type Variant = { kind: VariantKind; parts: (TermPart | GapPart)[]; text: string }

/** One word of a long phrase is changed at a time, and no more than this come of it. */
const MAX_VARIANTS = 64

/**
 * Variants without the leaf itself, each run of terms once, the nearest in meaning first: acronyms and names, spellings,
 * inflections. Words of closed classes, short words and words of other scripts have none. A beginning has no variants
 * that begin with it, because those are found as they stand.
 */
export function variantsOf(leaf: LeafNode, glossary: readonly Term[], names: readonly NamedPerson[]): Variant[] {
  const terms = leaf.parts.flatMap((part) => (part.kind === 'term' ? [part.term] : []))
  const found = new Map<string, Variant>()
  const beginning = leaf.parts.at(-1)
  const begun = beginning?.kind === 'term' && beginning.match === 'beginning' ? terms.join(' ') : null
  const own = keyOf(leaf.parts)
  const add = (kind: VariantKind, text: string): void => {
    const parts = phraseOf(text, { start: 0, end: text.length }, { start: 0, end: text.length })?.parts ?? []
    const key = keyOf(parts)
    if (found.size >= MAX_VARIANTS || key === '' || key === own || found.has(key) || (begun !== null && key.startsWith(begun))) return
    found.set(key, { kind, parts: [...parts], text })
  }
  if (terms.length === leaf.parts.length) {
    for (const form of otherForms(terms, glossary)) {
      add('acronym', form)
      add('acronym', pluralOf(form))
    }
    for (const name of otherNames(terms, names)) add('name', name)
  }
  // The country, typed in small letters by a reader in a hurry.
  if (terms.length === 1 && terms[0] === 'us') add('spelling', 'US')
  const tokens = tokenise(leaf.text)
  for (const place of [...tokens.map((token) => ({ ...token, terms: token.term })), ...pairsOf(tokens)]) {
    for (const name of otherPlaces(place.terms)) add('spelling', replaced(leaf.text, place, name))
  }
  for (const { text } of changed(leaf, tokens, spellings)) add('spelling', text)
  for (const pair of pairsOf(tokens)) for (const other of spellings(pair.terms)) add('spelling', replaced(leaf.text, pair, other))
  if (leaf.kind === 'word') for (const text of compounds(leaf, tokens)) add('spelling', text)
  for (const { text, term } of changed(leaf, tokens, inflections)) {
    add('inflection', text)
    for (const other of spellings(term.now)) add('spelling', replaced(leaf.text, term.token, other))
  }
  return [...found.values()]
}

/** A long form or an acronym with its last word in the plural; as it is where that is no plain word. */
function pluralOf(form: string): string {
  const last = tokenise(form).at(-1)
  const [plural] = last !== undefined && /^[a-z\d]+[a-rt-z\d]$/u.test(last.term) ? formsOf(last.term) : []
  if (last === undefined || plural === undefined || last.end - last.start !== last.term.length) return form
  let shared = 0
  while (shared < last.term.length && last.term.charAt(shared) === plural.charAt(shared)) shared += 1
  return `${form.slice(0, last.start + shared)}${plural.slice(shared)}`
}

function keyOf(parts: readonly (TermPart | GapPart)[]): string {
  return parts.map((part) => (part.kind === 'gap' ? '*' : part.term)).join(' ')
}

type Change = { text: string; term: { token: Token; now: string } }

/** The leaf with each of its words changed in turn. */
function changed(leaf: LeafNode, tokens: readonly Token[], formsOf: (term: string) => string[]): Change[] {
  return tokens.flatMap((token) => {
    const typed = leaf.text.slice(token.start, token.end)
    // NATO and AIDS are no forms of other words.
    if (/^\p{Lu}{2,5}$/u.test(typed)) return []
    return formsOf(token.term).map((now) => ({ text: replaced(leaf.text, token, now), term: { token, now } }))
  })
}

/** @returns the text with another word in the place of one, with a capital where that had one */
export function replaced(text: string, place: { start: number; end: number }, now: string): string {
  const capital = /^\p{Lu}\P{Lu}/u.test(text.slice(place.start, place.end))
  return `${text.slice(0, place.start)}${capital ? now.charAt(0).toUpperCase() + now.slice(1) : now}${text.slice(place.end)}`
}

/** Neighbours as one place: `per cent`. */
function pairsOf(tokens: readonly Token[]): { terms: string; start: number; end: number }[] {
  return tokens.flatMap((token, i) => {
    const next = tokens[i + 1]
    return next === undefined || next.start < token.end ? [] : [{ terms: `${token.term} ${next.term}`, start: token.start, end: next.end }]
  })
}

/** A word of two parts as one, and one of a known prefix as two. */
function compounds(leaf: LeafNode, tokens: readonly Token[]): string[] {
  const [first, second] = tokens
  if (tokens.length === 2 && first !== undefined && second !== undefined) {
    const hyphen = /^\p{L}{2,}[-‐‑–]\p{L}{3,}$/u.test(leaf.text)
    return hyphen ? [`${leaf.text.slice(first.start, first.end)}${leaf.text.slice(second.start, second.end).toLowerCase()}`] : []
  }
  const parted = tokens.length === 1 && first !== undefined ? hyphenated(first.term) : null
  return parted === null ? [] : [parted]
}
