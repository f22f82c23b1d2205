/**
 * Reads the values of a YAML map and reports what is wrong with each. After a problem a reader gives an empty value, so
 * that the rest is checked too; the pack is refused anyway once anything was reported.
 */
import { PartialDate, Slug } from '../model/ids.ts'
import { canonical } from '../text/canonical.ts'
import { packs } from '../words/en/packs.ts'
import * as v from 'valibot'
import { nearest } from './nearest.ts'
import type { Report } from './problems.ts'
import type { YamlTree } from './yaml-tree.ts'

const words = packs.source

export type Place = { file: string; report: Report }
export type Fields = {
  place: Place
  line: number
  /** Line of the key, or of the map where the key is missing. */
  lineOf(key: string): number
  has(key: string): boolean
  /** The value as canonical text; reported when missing or empty. */
  text(key: string): string
  slug(key: string): string
  date(key: string): string
  /** A whole number from 1. */
  number(key: string): number
  boolean(key: string): boolean
  /** Plain text for the reader: no Markdown, no HTML. */
  prose(key: string): string
  /** Entries of a list of text; empty when the key is missing. */
  texts(key: string): { text: string; line: number }[]
  maps(key: string, known: readonly string[]): Fields[]
  map(key: string, known: readonly string[]): Fields | undefined
  /** Reports a missing key or an empty list. */
  needsList(key: string): void
}

/** Opens a map whose keys must all be in `known`. */
export function openFields(place: Place, tree: YamlTree, what: string, known: readonly string[]): Fields | undefined {
  const { file, report } = place
  if (tree.kind !== 'map') {
    report(file, tree.line, words.expectedMap(what))
    return undefined
  }
  const { entries, line } = tree
  for (const [key, entry] of entries) if (!known.includes(key)) report(file, entry.line, words.unknownKey(key, nearest(key, known)))

  const lineOf = (key: string) => entries.get(key)?.line ?? line
  const text = (key: string): string => {
    const entry = entries.get(key)
    if (!entry) report(file, line, words.missingKey(key))
    else if (entry.value.kind !== 'text') report(file, entry.line, words.expectedText(`"${key}"`))
    else {
      const value = canonical(entry.value.text)
      if (value === '') report(file, entry.line, words.emptyValue(key))
      return value
    }
    return ''
  }
  const items = (key: string): YamlTree[] => {
    const entry = entries.get(key)
    if (!entry || isEmpty(entry.value)) return []
    if (entry.value.kind === 'list') return entry.value.items
    report(file, entry.line, words.expectedList(`"${key}"`))
    return []
  }
  const checked = (key: string, fits: (value: string) => boolean, reason: (value: string) => string): string => {
    const value = text(key)
    if (value === '' || fits(value)) return value
    report(file, lineOf(key), reason(value))
    return ''
  }
  return {
    place,
    line,
    lineOf,
    has: (key) => entries.has(key),
    text,
    slug: (key) => {
      const value = checked(key, isSlug, (wrong) => words.notSlug(key, wrong))
      if (RESERVED.test(value)) report(file, lineOf(key), words.reservedSlug(value))
      return value
    },
    date: (key) => checked(key, isPartialDate, (value) => words.notDate(key, value)),
    number: (key) =>
      Number(
        checked(
          key,
          (value) => /^[1-9]\d{0,5}$/u.test(value),
          (value) => words.notNumber(key, value),
        ),
      ),
    boolean: (key) =>
      checked(
        key,
        (value) => value === 'true' || value === 'false',
        (value) => words.notBoolean(key, value),
      ) === 'true',
    prose: (key) =>
      checked(
        key,
        (value) => !looksLikeMarkup(value),
        () => words.markupInText(key),
      ),
    texts: (key) =>
      items(key).flatMap((item) => {
        if (item.kind === 'text') return [{ text: canonical(item.text), line: item.line }]
        report(file, item.line, words.expectedText(`An entry of "${key}"`))
        return []
      }),
    maps: (key, keys) => items(key).flatMap((item) => openFields(place, item, `An entry of "${key}"`, keys) ?? []),
    map: (key, keys) => {
      const entry = entries.get(key)
      if (!entry) report(file, line, words.missingKey(key))
      return entry && openFields(place, entry.value, `"${key}"`, keys)
    },
    needsList: (key) => {
      const entry = entries.get(key)
      if (!entry) report(file, line, words.missingKey(key))
      else if (isEmpty(entry.value)) report(file, entry.line, words.emptyList(key))
    },
  }
}

/** Names that Windows keeps for devices, whatever the extension; ids become names of files and folders. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u

const isEmpty = (tree: YamlTree) => (tree.kind === 'text' && tree.text === '') || (tree.kind === 'list' && tree.items.length === 0)

export const isSlug = (value: string): boolean => v.is(Slug, value)

/** Whether it is YYYY, YYYY-MM or YYYY-MM-DD and that day exists in the calendar. */
export function isPartialDate(value: string): boolean {
  if (!v.is(PartialDate, value)) return false
  const full = `${value}-01-01`.slice(0, 10)
  const date = new Date(`${full}T00:00:00.000Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(full)
}

/** Emphasis, code, links, tags and entities would be printed as they stand where only plain text is shown. */
export function looksLikeMarkup(value: string): boolean {
  return /\*\*|__|`|\]\(|\[@|<\/?[a-z!]|\{#|(?:^|\s)[*_]\S[^*_]*[*_]|&#?\w+;/iu.test(value)
}
