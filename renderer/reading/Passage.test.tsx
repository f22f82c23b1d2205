// @vitest-environment jsdom
import { act } from 'react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InlineMark, Passage as PassageModel } from '../../core/model/briefing.ts'
import { FigurePassage, Passage, RowPassage } from './Passage.tsx'

beforeAll(() => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
})

const draw = (node: ReactNode): HTMLElement => {
  const container = document.createElement('div')
  document.body.append(container)
  act(() => createRoot(container).render(node))
  return container
}
const printed = (container: HTMLElement): string | null | undefined => container.querySelector('[data-passage]')?.textContent

const passage = (text: string, marks: InlineMark[], rest: Partial<PassageModel> = {}): PassageModel => ({
  id: 'p-1',
  n: 1,
  kind: 'paragraph',
  text,
  marks,
  ...rest,
})
const text = 'Kishida met <Stoltenberg> &amp; “others”  on 11 July;\u00a0see the ITPP.'
const every: readonly InlineMark[] = [
  { type: 'emphasis', start: 0, end: 12 },
  { type: 'strong', start: 4, end: 20 },
  { type: 'value', start: 0, end: 7 },
  { type: 'link', start: 12, end: 25, href: 'https://example.org/' },
  { type: 'briefing', start: 26, end: 40, target: 'japan-nato-itpp', section: 'aims' },
  { type: 'term', start: 60, end: 64, term: 'itpp' },
  { type: 'source', start: text.length, end: text.length, source: 3 },
  { type: 'source', start: 7, end: 7, source: 12 },
]

describe('what is seen is what is anchored', () => {
  it.each(every.map((mark) => [mark.type, mark] as const))('prints exactly the text with a mark of type %s', (_, mark) => {
    expect(printed(draw(<Passage passage={passage(text, [mark])} />))).toBe(text)
  })

  it('prints exactly the text with every mark at once', () => {
    const sorted = every.toSorted((a, b) => a.start - b.start || b.end - a.end)
    expect(printed(draw(<Passage passage={passage(text, sorted)} />))).toBe(text)
    expect(printed(draw(<Passage passage={passage(text, sorted)} as="h2" />))).toBe(text)
  })

  it('prints exactly the text of a figure, its currency code set apart', () => {
    const figure = 'USD 67 million Approximate total.'
    const container = draw(
      <FigurePassage
        passage={passage(
          figure,
          [
            { type: 'value', start: 0, end: 14 },
            { type: 'source', start: 33, end: 33, source: 1 },
          ],
          { kind: 'figure' },
        )}
      />,
    )
    expect(printed(container)).toBe(figure)
  })

  it('prints exactly the text of a table row, tabs included', () => {
    const row = '12 July 2023\tVilnius\t\t30'
    const marks: InlineMark[] = [
      { type: 'term', start: 13, end: 20, term: 'x' },
      { type: 'source', start: 24, end: 24, source: 9 },
    ]
    const container = draw(
      <table>
        <tbody>
          <RowPassage passage={passage(row, marks, { kind: 'row', n: 4 })} />
        </tbody>
      </table>,
    )
    expect(printed(container)).toBe(row)
    expect(container.querySelectorAll('td, th')).toHaveLength(4)
  })

  it('names source references for screen readers and draws their number by CSS', () => {
    const source = draw(<Passage passage={passage('One.', [{ type: 'source', start: 4, end: 4, source: 8 }])} />).querySelector('a')
    expect(source?.getAttribute('aria-label')).toBe('Source 8')
    expect(source?.dataset.n).toBe('8')
    expect(source?.textContent).toBe('')
  })
})
