import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { followOwnChange, isOwnChange } from './own-changes.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('own changes', () => {
  it('last until their echo has passed, also when they were refused', async () => {
    expect(isOwnChange()).toBe(false)
    followOwnChange(Promise.resolve())
    followOwnChange(Promise.reject(new Error('refused')))
    expect(isOwnChange()).toBe(true)
    await vi.advanceTimersByTimeAsync(500)
    expect(isOwnChange()).toBe(true)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(isOwnChange()).toBe(false)
  })
})
