import { describe, expect, it } from 'vitest'
import type { Passage } from '../model/briefing.ts'
import { findInPassages } from './find.ts'

const passage = (id: string, text: string): Passage => ({ id, n: 1, kind: 'paragraph', text, marks: [] })
const any = { wholeWords: false }

describe('findInPassages', () => {
  it('ignores case, accents and the shape of quotes and hyphens', () => {
    const passages = [passage('p-1', 'The “Élysée” summit'), passage('p-2', 'no such'), passage('p-3', 'Indo‑Pacific')]
    expect(findInPassages(passages, '"elysee"', any)).toEqual([{ passage: 'p-1', ranges: [[4, 12]] }])
    expect(findInPassages(passages, 'indo-pac', any)).toEqual([{ passage: 'p-3', ranges: [[0, 8]] }])
  })
  it('gives every place once, without overlaps', () => {
    expect(findInPassages([passage('p-1', 'aaaa Straße')], 'aa', any)[0]?.ranges).toEqual([
      [0, 2],
      [2, 4],
    ])
    expect(findInPassages([passage('p-1', 'Straße')], 's', any)[0]?.ranges).toEqual([
      [0, 1],
      [4, 5],
    ])
  })
  it('keeps to whole words when asked', () => {
    const passages = [passage('p-1', 'cyber cyberspace hyper-cyber 東京都')]
    expect(findInPassages(passages, 'cyber', { wholeWords: true })[0]?.ranges).toEqual([
      [0, 5],
      [23, 28],
    ])
    expect(findInPassages(passages, '%', { wholeWords: true })).toEqual([])
  })
  it('finds nothing for nothing', () => {
    expect(findInPassages([passage('p-1', 'a b')], '   ', any)).toEqual([])
    expect(findInPassages([], 'x', any)).toEqual([])
  })
})
