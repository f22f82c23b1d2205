/** Briefings for tests of search: the first text is the title, texts that begin with `# ` are headings. */
import type { Briefing, Passage, Section } from '../model/briefing.ts'

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
