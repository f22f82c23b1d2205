import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { watchSeen } from './seen.ts'

/** A window over passages that a test moves. */
const reading = (before: readonly string[] = []) => {
  const shown = { passages: [] as readonly string[] }
  const told: number[] = []
  const seen = watchSeen(
    before,
    () => shown.passages,
    () => told.push(seen.count),
  )
  return {
    seen,
    told,
    show: (...passages: string[]) => {
      shown.passages = passages
      seen.look()
    },
  }
}

describe('watchSeen', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('counts what stays in view, without being asked again', () => {
    const { seen, told, show } = reading()
    show('p-1', 'p-2')
    vi.advanceTimersByTime(900)
    expect(seen.count).toBe(0)
    vi.advanceTimersByTime(200)
    expect(seen.count).toBe(2)
    expect(told).toEqual([2])
  })

  it('does not count what flies past', () => {
    const { seen, show } = reading()
    for (const passage of ['p-1', 'p-2', 'p-3', 'p-4']) {
      show(passage)
      vi.advanceTimersByTime(400)
    }
    vi.advanceTimersByTime(2000)
    expect(seen.count).toBe(1)
  })

  it('counts each passage by its own time while the text scrolls slowly', () => {
    const { seen, show } = reading()
    show('p-1', 'p-2')
    vi.advanceTimersByTime(600)
    show('p-2', 'p-3')
    vi.advanceTimersByTime(500)
    expect(seen.count).toBe(1)
    vi.advanceTimersByTime(600)
    expect(seen.count).toBe(2)
  })

  it('counts nothing once the text is hidden, and keeps what was counted before', () => {
    const { seen, told, show } = reading(['p-0'])
    show('p-0', 'p-1')
    vi.advanceTimersByTime(900)
    seen.rest()
    vi.advanceTimersByTime(5000)
    expect(seen.count).toBe(1)
    expect(told).toEqual([])
  })
})
