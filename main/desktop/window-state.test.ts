import fc from 'fast-check'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Rectangle, WindowState } from './window-state.ts'
import { placeWindow, readWindowState, SMALLEST, writeWindowState } from './window-state.ts'

const screen = { x: 0, y: 25, width: 1920, height: 1055 }
const right = { x: 1920, y: 0, width: 1280, height: 1024 }
const state = (over: Partial<WindowState>): WindowState => ({
  x: 100,
  y: 100,
  width: 1000,
  height: 700,
  maximised: false,
  fullScreen: false,
  ...over,
})

describe('placing the window', () => {
  it('keeps its old place on any screen', () => {
    expect(placeWindow(state({}), [screen])).toEqual({ x: 100, y: 100, width: 1000, height: 700 })
    expect(placeWindow(state({ x: 2000 }), [screen, right])).toEqual({ x: 2000, y: 100, width: 1000, height: 700 })
  })
  it('goes to the middle of the main screen when its own is gone', () => {
    expect(placeWindow(state({ x: 2000 }), [screen])).toEqual({ x: 460, y: 203, width: 1000, height: 700 })
  })
  it('opens in the middle at its usual size the first time', () => {
    expect(placeWindow(null, [screen])).toEqual({ x: 320, y: 123, width: 1280, height: 860 })
  })
  it('can always be taken hold of, and fits its screen', () => {
    const rectangle = fc.record({
      x: fc.integer({ min: -5000, max: 5000 }),
      y: fc.integer({ min: -5000, max: 5000 }),
      width: fc.integer({ min: 640, max: 4000 }),
      height: fc.integer({ min: 480, max: 3000 }),
    })
    const wanted = fc.record({
      x: fc.integer(),
      y: fc.integer(),
      width: fc.integer({ min: 0 }),
      height: fc.integer({ min: 0 }),
      maximised: fc.boolean(),
      fullScreen: fc.boolean(),
    })
    const grip = (place: Rectangle, area: Rectangle) =>
      Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x) >= 120 &&
      place.y >= area.y &&
      place.y < area.y + area.height
    fc.assert(
      fc.property(wanted, fc.array(rectangle, { minLength: 1, maxLength: 3 }), (kept, screens) => {
        const place = placeWindow(kept, screens)
        expect(screens.some((area) => grip(place, area) && place.width <= area.width && place.height <= area.height)).toBe(true)
        expect(place.width).toBeGreaterThanOrEqual(Math.min(SMALLEST.width, ...screens.map((area) => area.width)))
      }),
    )
  })
})

describe('keeping the state', () => {
  const logger = { info: vi.fn(), warn: vi.fn(), error: vi.fn() }
  let dir = ''
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'window-'))
    logger.warn.mockClear()
  })
  afterEach(() => rmSync(dir, { recursive: true }))

  it('reads back what it wrote and leaves one file', () => {
    const file = join(dir, 'window.json')
    writeWindowState(file, state({ maximised: true }), logger)
    writeWindowState(file, state({ x: 7 }), logger)
    expect(readWindowState(file, logger)).toEqual(state({ x: 7 }))
    expect(readdirSync(dir)).toEqual(['window.json'])
  })
  it('is silent about a first start, and says why it ignores a file', () => {
    expect(readWindowState(join(dir, 'none.json'), logger)).toBeNull()
    expect(logger.warn).not.toHaveBeenCalled()
    for (const text of ['', '{', '{"x":1}', JSON.stringify({ ...state({}), x: '1' }), JSON.stringify({ ...state({}), width: 1.5 })]) {
      writeFileSync(join(dir, 'bad.json'), text)
      expect(readWindowState(join(dir, 'bad.json'), logger)).toBeNull()
    }
    expect(logger.warn).toHaveBeenCalledTimes(5)
  })
  it('goes on where it may not write', () => {
    writeFileSync(join(dir, 'file'), '')
    writeWindowState(join(dir, 'file', 'window.json'), state({}), logger)
    expect(logger.warn).toHaveBeenCalledOnce()
  })
})
