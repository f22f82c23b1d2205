import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyChange, mergeInto, singleChange } from './merge.ts'

const text = fc.array(fc.constantFrom('a', 'b', '\n', 'é', '👩', '日本', '> '), { maxLength: 12 }).map((parts) => parts.join(''))

describe('singleChange', () => {
  it('turns one text into the other and never cuts a pair', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = singleChange(before, after)
        expect(change === null ? before : applyChange(before, change)).toBe(after)
        expect(change === null || (change.insert.isWellFormed() && before.slice(0, change.from).isWellFormed())).toBe(true)
      }),
    )
  })
})

describe('mergeInto', () => {
  it('keeps a sentence typed here and a quote added elsewhere', () => {
    const base = 'First.\n\nLast.'
    const mine = 'First and more.\n\nLast.'
    const theirs = `${base}\n\n> A quote.\n`
    const change = mergeInto(base, mine, theirs)
    if (change === null || change === 'conflict') throw new Error('expected a change')
    expect(applyChange(mine, change)).toBe('First and more.\n\nLast.\n\n> A quote.\n')
  })

  it('puts theirs after mine when both were added at the end', () => {
    const change = mergeInto('Text.', 'Text. Mine.', 'Text.\n\n> Theirs')
    if (change === null || change === 'conflict') throw new Error('expected a change')
    expect(applyChange('Text. Mine.', change)).toBe('Text. Mine.\n\n> Theirs')
  })

  it('says so when both changed the same words', () => {
    expect(mergeInto('about 25 minutes', 'about 20 minutes', 'about 30 minutes')).toBe('conflict')
  })

  it('brings nothing when nothing changed elsewhere, and all of it when nothing changed here', () => {
    fc.assert(
      fc.property(text, text, (base, other) => {
        expect(mergeInto(base, other, base)).toBeNull()
        const change = mergeInto(base, base, other)
        expect(change === null ? base : change === 'conflict' ? null : applyChange(base, change)).toBe(other)
      }),
    )
  })
})
