/** Size and place of the window between starts, kept in the data folder and always brought back onto a screen. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import * as v from 'valibot'
import type { Logger } from '../services/ports.ts'

const whole = v.pipe(v.number(), v.safeInteger())
const WindowState = v.strictObject({ x: whole, y: whole, width: whole, height: whole, maximised: v.boolean(), fullScreen: v.boolean() })
export type WindowState = v.InferOutput<typeof WindowState>
export type Rectangle = { x: number; y: number; width: number; height: number }

export const SMALLEST = { width: 720, height: 520 }
const USUAL = { width: 1280, height: 860 }
/** As much of the top edge must be on a screen for the window to be taken hold of, in pixels. */
const GRIP = { width: 120, height: 32 }

/** The state kept in `file`, or null when there is none or it cannot be used; a window's place is not worth a failed start. */
export const readWindowState = (file: string, logger: Logger): WindowState | null => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) logger.warn('window state not read', { error })
    return null
  }
  const result = v.safeParse(v.pipe(v.string(), v.parseJson(), WindowState), text)
  if (!result.success) logger.warn('window state ignored', { reason: v.summarize(result.issues) })
  return result.success ? result.output : null
}

/** Writes the state by way of a second file, so that an end in the middle leaves the old one whole. */
export const writeWindowState = (file: string, state: WindowState, logger: Logger): void => {
  try {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  } catch (error) {
    logger.warn('window state not kept', { error })
  }
}

const overlap = (a: Rectangle, b: Rectangle): { width: number; height: number } => ({
  width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)),
  height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)),
})

/**
 * Where the window opens: at its old place when enough of its top edge is on one of `screens` (work areas, the main one
 * first), and otherwise in the middle of the main one. Never larger than the screen it is on, never smaller than `SMALLEST`
 * unless the screen is.
 */
export const placeWindow = (state: WindowState | null, screens: readonly Rectangle[]): Rectangle => {
  const [main = { x: 0, y: 0, ...USUAL }] = screens
  const fit = (wanted: number, smallest: number, room: number) => Math.min(Math.max(wanted, smallest), room)
  const sized = (screen: Rectangle, { width, height }: { width: number; height: number }) => ({
    width: fit(width, SMALLEST.width, screen.width),
    height: fit(height, SMALLEST.height, screen.height),
  })
  if (state !== null) {
    const top = { x: state.x, y: state.y, width: state.width, height: GRIP.height }
    const screen = screens.find((area) => {
      const seen = overlap(top, area)
      return seen.width >= GRIP.width && seen.height >= GRIP.height / 2
    })
    if (screen !== undefined) {
      const size = sized(screen, state)
      return {
        x: Math.min(Math.max(state.x, screen.x - size.width + GRIP.width), screen.x + screen.width - GRIP.width),
        y: Math.max(state.y, screen.y),
        ...size,
      }
    }
  }
  const size = sized(main, state ?? USUAL)
  return { x: main.x + Math.round((main.width - size.width) / 2), y: main.y + Math.round((main.height - size.height) / 2), ...size }
}
