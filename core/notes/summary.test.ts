import { describe, expect, it } from 'vitest'
import type { Briefing } from '../model/briefing.ts'
import { cite } from './citation.ts'
import { longDate } from './dates.ts'
import { noteOpening, noteWords } from './summary.ts'

const BODY = `# Cover note

For the *Thursday* meeting. **Keep** to [one page](https://example.org/a_b).

- [ ] Ask the mission
1. Second

| Sum | Year |
| --- | ---: |
| 30 | 2023 |

> Quoted words\\*
>
> — [Summit, ¶ 2, edition 1](aide:quote/quote-0001)
`

describe('noteOpening and noteWords', () => {
  it('shows the first words without Markdown or citations', () => {
    expect(noteOpening(BODY)).toBe(
      'Cover note For the Thursday meeting. Keep to one page. Ask the mission Second Sum Year 30 2023 Quoted words*',
    )
    expect(noteOpening('')).toBe('')
    expect(noteOpening('```js\nlet a\n```\n***\n')).toBe('let a')
  })

  it('stays within 160 characters, cut at a word where there is one', () => {
    const long = noteOpening('word '.repeat(100))
    expect(long.length).toBeLessThanOrEqual(160)
    expect(long.endsWith('word…')).toBe(true)
    expect(noteOpening('😀'.repeat(200)).isWellFormed()).toBe(true)
  })

  it('counts the words that are read', () => {
    expect(noteWords(BODY)).toBe(20)
    expect(noteWords('> — [Summit](aide:quote/quote-0001)')).toBe(0)
  })

  // Whatever grew with the square of the length would not end within the time of a test.
  it('reads 2 MB of Markdown that is never closed', () => {
    for (const unit of ['[', '> ', '- - ', '*_`~']) expect(noteWords(unit.repeat(2_000_000 / unit.length)), unit).toBe(0)
    expect(noteWords('![a]('.repeat(400_000))).toBe(400_000)
  })
})

describe('cite', () => {
  it('names title, date, paragraph, pack and edition', () => {
    const passages = [1, 2, 3].map((n) => ({ id: `p-${n}`, n, kind: 'paragraph' as const, text: 'Words here.', marks: [] }))
    const briefing: Briefing = {
      id: 'summit',
      edition: 'pack@1',
      title: 'Summit',
      standfirst: '',
      date: '2026-11-23',
      topics: [],
      regions: [],
      lang: 'en-GB',
      words: 6,
      names: [],
      sections: [],
      passages,
      sources: [],
    }
    const range = { start: { passage: 'p-2', offset: 0 }, end: { passage: 'p-3', offset: 5 } }
    expect(cite(briefing, { title: 'Pack', number: 1, label: 'November 2026', issuer: 'Desk' }, range)).toBe(
      'Summit, 23 November 2026, ¶\u00A02–3. Pack, edition 1 (November 2026).',
    )
  })

  it('prints partial dates, and words as they are', () => {
    expect(['2024', '2024-07', '2024-07-09', 'undated (after July 2024)'].map(longDate)).toEqual([
      '2024',
      'July 2024',
      '9 July 2024',
      'undated (after July 2024)',
    ])
  })
})
