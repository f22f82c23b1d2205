import { describe, expect, it } from 'vitest'
import { comparedParts } from './compared-parts.ts'
import { quoteDifferences } from './quote-differences.ts'

const shown = (typed: string, source: string, around?: number) =>
  comparedParts(typed, quoteDifferences(typed, source), around)
    .map(({ kind, text }) => ({ same: text, 'left-out': `-${text}-`, 'put-in': `+${text}+` })[kind])
    .join('|')

describe('comparedParts', () => {
  it('puts the words of the source before those in their place', () => {
    expect(shown('Japan put 76 million in.', 'Japan put 67 million in.')).toBe('Japan put |-67-|+76+| million in.')
    expect(shown('It does mention it.', 'It does not mention it.')).toBe('It does |-not-| mention it.')
    expect(shown('All other', 'Nothing of it')).toBe('-Nothing of it-|+All other+')
  })

  it('keeps the neighbours of a difference alone, in whole words', () => {
    const long = 'one two three four five six seven eight nine ten'
    expect(shown(`${long} 76 ${long} not ${long}`, `${long} 67 ${long} ${long}`, 12)).toBe(
      '… nine ten |-67-|+76+| one two … nine ten |+not+| one two …',
    )
    expect(shown(`${'日'.repeat(50)} 2`, `${'日'.repeat(50)} 1`, 10)).toMatch(/^… 日{9} \|-1-\|\+2\+$/u)
  })
})
