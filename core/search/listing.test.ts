import { expect, it } from 'vitest'
import type { Passage } from '../model/briefing.ts'
import { groupOf } from './listing.ts'
import { briefingOf } from './testing.ts'
import { createTexts } from './texts.ts'

const why = { words: [], parts: { title: 0, together: 0, sideBySide: 0, close: 0, recent: 0 } }
const figure = (text: string): Passage => ({ id: 'f', n: 1, kind: 'figure', text, marks: [{ type: 'value', start: 0, end: 14 }] })
const valueOf = (passage: Passage) => {
  const texts = createTexts(() => ({ ...briefingOf('b', ['Title']), passages: [passage] }))
  return groupOf({ edition: 'pack@1', texts, document: 0, passages: [0], total: 1, standsFor: [], why }, []).hits[0]?.value
}

it('says how much of a snippet is the number that opens a figure', () => {
  expect(valueOf(figure('USD 67 million Approximate total.'))).toBe(14)
  expect(valueOf(figure(`USD 67 million Approximate total ${'of all that was given '.repeat(20)}`))).toBe(14)
  expect(valueOf({ ...figure('USD 67 million Approximate total.'), marks: [] })).toBeUndefined()
})
