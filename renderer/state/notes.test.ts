import { describe, expect, it } from 'vitest'
import { freeTitle } from './notes.ts'

describe('freeTitle', () => {
  const named = (...titles: string[]) => titles.map((title) => ({ title }))
  it('numbers a name that is taken', () => {
    expect(freeTitle('Summit', [])).toBe('Summit')
    expect(freeTitle('Summit', named('Summit'))).toBe('Summit (2)')
    expect(freeTitle('Summit', named('Summit', 'Summit (2)', 'Summit (4)'))).toBe('Summit (3)')
  })
  it('leaves notes without a name alone', () => {
    expect(freeTitle('', named(''))).toBe('')
  })
})
