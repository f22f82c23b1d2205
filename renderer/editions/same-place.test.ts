import { describe, expect, it } from 'vitest'
import type { PassageChange } from '../../core/contract/review-shapes.ts'
import { briefingFromText } from '../../core/model/from-text.ts'
import { samePlace } from './same-place.ts'

/** With ids that follow the words, as those of packs do. */
const made = (text: string) => {
  const briefing = briefingFromText('paper', text)
  return { ...briefing, passages: briefing.passages.map((one) => ({ ...one, id: one.text })) }
}
const old = made('The river rose.\n\nThe bridge was closed.\n\nThe ferry ran until noon.')
const fresh = made('A new beginning.\n\nThe river rose.\n\nThe ferry ran until one.')
const idOf = (briefing: typeof old, words: string): string => briefing.passages.find(({ text }) => text === words)?.id ?? ''

const side = (briefing: typeof old, words: string): PassageChange['after'] => ({
  passage: idOf(briefing, words),
  kind: 'paragraph',
  n: 1,
  section: '',
  text: words,
})
const reworded: PassageChange = {
  kind: 'changed',
  before: side(old, 'The ferry ran until noon.'),
  after: side(fresh, 'The ferry ran until one.'),
  diff: { before: [], after: [] },
}

describe('samePlace', () => {
  it('follows words that stayed, and words that changed', () => {
    expect(samePlace(old, fresh, idOf(old, 'The river rose.'), [reworded])).toBe(idOf(fresh, 'The river rose.'))
    expect(samePlace(old, fresh, idOf(old, 'The ferry ran until noon.'), [reworded])).toBe(idOf(fresh, 'The ferry ran until one.'))
  })
  it('takes what stands above a passage that went, and the beginning when nothing does', () => {
    expect(samePlace(old, fresh, idOf(old, 'The bridge was closed.'), [reworded])).toBe(idOf(fresh, 'The river rose.'))
    expect(samePlace(old, fresh, 'nowhere', [])).toBe(fresh.passages[0]?.id)
  })
})
