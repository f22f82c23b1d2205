/** A second, plain way to count what a search must find: every briefing fetched over the page's bridge and read through. */
import type { Page } from '@playwright/test'
import type { Briefing } from '../../core/model/briefing.ts'
import { briefingIds, called } from './reader-page.ts'

const fetched = new WeakMap<Page, readonly Briefing[]>()

export async function allBriefings(page: Page): Promise<readonly Briefing[]> {
  const known = fetched.get(page)
  if (known !== undefined) return known
  const all = await Promise.all(
    (await briefingIds(page)).map(({ edition, briefing }) => called(page, 'library.briefing', { edition, briefing })),
  )
  fetched.set(page, all)
  return all
}

/** Lower case without accents; good for the Latin words that the specs search for. */
export const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[‘’]/gu, "'")
    .replaceAll(/[–—]/gu, '-')
    .toLowerCase()

/** Runs of letters and digits, without a genitive s; initials such as D.C. are one word. */
const wordsOf = (text: string): string[] =>
  plain(text)
    .replaceAll(/'s\b/gu, '')
    .replaceAll(/\b\p{L}(?:\.\p{L})+\b/gu, (initials) => initials.replaceAll('.', ''))
    .match(/[\p{L}\p{N}]+/gu) ?? []

/**
 * Passages that hold a word of the query, in briefings that hold all of them; the last word counts as the beginning of a
 * word. For queries of plain words alone.
 */
export async function scanFor(page: Page, query: string): Promise<{ passages: number; briefings: number }> {
  const wanted = wordsOf(query)
  const fits = (word: string, i: number) => (own: string) => (i === wanted.length - 1 ? own.startsWith(word) : own === word)
  let passages = 0
  let briefings = 0
  for (const briefing of await allBriefings(page)) {
    const texts = briefing.passages.map((passage) => wordsOf(passage.text))
    if (!wanted.every((word, i) => texts.some((text) => text.some(fits(word, i))))) continue
    briefings += 1
    passages += texts.filter((text) => wanted.some((word, i) => text.some(fits(word, i)))).length
  }
  return { passages, briefings }
}
