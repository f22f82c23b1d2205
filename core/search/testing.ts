/** Briefings for tests of search: the first text is the title, texts that begin with `# ` are headings. */
import type { Briefing, Passage, Section } from '../model/briefing.ts'
import type { Term } from '../model/pack.ts'
import { buildIndex } from './build.ts'
import { createEngine } from './engine.ts'
import type { Engine, EngineEdition, SearchRequest } from './engine.ts'
import { SLOTS_FROM } from './index-config.ts'
import { openIndex } from './open.ts'
import { createTexts } from './texts.ts'

/** Every word with slots counts as frequent, as in the largest packs. */
const ALL_FREQUENT = { marked: 1, many: 1, oneIn: Infinity, readForOne: 0 }

/** One edition over briefings in memory. @param slotsFrom see `buildIndex`; tests try both kinds of lists, and with 0 what is kept of frequent words too */
export function editionOf(briefings: readonly Briefing[], slotsFrom = SLOTS_FROM, terms: readonly Term[] = []): EngineEdition {
  const texts = createTexts((document) => {
    const briefing = briefings[document]
    if (briefing === undefined) throw new RangeError(`No briefing ${document}`)
    return briefing
  })
  return {
    id: 'test@1',
    names: ['Test pack', 'First edition'],
    index: openIndex(buildIndex(briefings, slotsFrom), texts.terms, slotsFrom === 0 ? ALL_FREQUENT : undefined),
    texts,
    briefings: briefings.map(({ id }) => id),
    facts: briefings.map(({ topics, regions, date, period }) => ({ topics, regions, date, period })),
    terms,
  }
}

export function engineOf(briefings: readonly Briefing[], slotsFrom = SLOTS_FROM, terms: readonly Term[] = []): Engine {
  return createEngine([editionOf(briefings, slotsFrom, terms)])
}

export function ask(query: string, more: Partial<SearchRequest> = {}): SearchRequest {
  return { query, seq: 1, skip: 0, briefings: 500, passages: 2000, ...more }
}

export function briefingOf(id: string, texts: readonly string[], edition = 'test@1'): Briefing {
  const passages: Passage[] = texts.map((text, i) => {
    if (i === 0) return { id: 'title', n: null, kind: 'title', text, marks: [] }
    if (text.startsWith('# ')) return { id: `h-${i}`, n: null, kind: 'heading', text: text.slice(2), marks: [] }
    return { id: `p-${i}`, n: i, kind: 'paragraph', text, marks: [] }
  })
  const headings = passages.flatMap((passage, i) => (passage.kind === 'heading' ? [i] : []))
  const sections: Section[] = headings.map((from, i) => ({
    id: `s-${from}`,
    title: passages[from]?.text ?? '',
    from,
    to: headings[i + 1] ?? passages.length,
  }))
  return {
    id,
    edition,
    title: texts[0] ?? '',
    standfirst: '',
    date: '2026-11-23',
    topics: [],
    regions: [],
    lang: 'en-GB',
    words: 0,
    passages,
    names: [],
    sections,
    sources: [],
  }
}
