import { beforeEach, describe, expect, it } from 'vitest'
import { useApp } from './app.ts'

const { openBriefing, setView, setTopPassage, back, forward } = useApp.getState()
const now = () => {
  const { view, place, steps } = useApp.getState()
  return { view, briefing: place?.briefing, steps }
}

beforeEach(() => useApp.setState({ view: 'reading', place: { edition: 'e', briefing: 'a' }, target: null, trail: [], ahead: [], steps: 0 }))

describe('the way back', () => {
  it('leads back and forward through the places', () => {
    setTopPassage('p3')
    openBriefing('e', 'b')
    setView('notes')
    expect(now()).toEqual({ view: 'notes', briefing: 'b', steps: 2 })
    expect(back()).toBe(true)
    expect(now()).toEqual({ view: 'reading', briefing: 'b', steps: 2 })
    expect(back()).toBe(true)
    expect(now().briefing).toBe('a')
    expect(useApp.getState().target).toMatchObject({ briefing: 'a', passage: 'p3' })
    expect(back()).toBe(false)
    expect(forward()).toBe(true)
    expect(forward()).toBe(true)
    expect(now()).toEqual({ view: 'notes', briefing: 'b', steps: 2 })
    expect(forward()).toBe(false)
  })

  it('forgets what lay ahead when another way is taken', () => {
    openBriefing('e', 'b')
    back()
    setView('search')
    expect(forward()).toBe(false)
  })

  it('takes no step to where the reader is already', () => {
    openBriefing('e', 'a')
    setView('reading')
    expect(now().steps).toBe(0)
  })
})
