/**
 * `npm run bench -- typing [--json] [--sizes 10000]`: whether the window keeps painting while a reader
 * searches. Words of twelve letters are typed letter by letter and taken back, a frequent word's results are scrolled
 * through, and the same page is watched doing nothing, in one traced run.
 */
import type { Browser, Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as v from 'valibot'
import { launchChromium } from '../support/chromium.ts'
import { BROWSER_SHELL, serve } from '../support/shell-process.ts'
import { quantile, round } from './figures.ts'
import { writeGeneratedPack } from './generated-pack.ts'

export type WindowRow = {
  briefings: number
  doing: 'nothing' | 'typing' | 'scrolling' | 'coming back'
  seconds: number
  /** Longest time between two frames, ms. */
  longestFrameMs: number
  frames: number
  framesOver50: number
  /** Longest task of the window's own thread in the trace, ms. */
  longestTaskMs: number
  tasksOver50: number
  /** The same of the processor's time alone, which other programs on the machine do not lengthen, ms. */
  longestTaskCpuMs: number
  tasksOver50Cpu: number
  /** From a key to the paint that shows it, 95th percentile, ms; null where none was pressed. */
  keyMs: number | null
  /** Results listed at the end. */
  listed: number
}

const LONG = 50
const KEY_PAUSE = 90
const IDLE_MS = 6_000
const ROUNDS = 3
/** Results that are scrolled through. */
const WANTED = 2_000
const SCROLL_LIMIT_MS = 60_000

/** Notes in the page the time of each frame and how long keys waited for their paint. */
const watch = (): void => {
  const seen = { frames: [performance.now()], keys: [] as number[] }
  Object.assign(globalThis, { aideSeen: seen })
  const frame = (): void => {
    seen.frames.push(performance.now())
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name === 'keydown') seen.keys.push(entry.duration)
  }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
}

const Seen = v.object({ frames: v.array(v.number()), keys: v.array(v.number()) })
const TraceFile = v.object({
  traceEvents: v.array(
    v.object({
      name: v.string(),
      pid: v.number(),
      tid: v.number(),
      dur: v.optional(v.number()),
      tdur: v.optional(v.number()),
      args: v.optional(v.looseObject({ name: v.optional(v.unknown()) })),
    }),
  ),
})

/** Lengths in ms of the tasks on the main threads of pages, by the clock and by the processor. */
export function tasksOf(trace: Buffer): { wall: number; cpu: number }[] {
  const { traceEvents } = v.parse(TraceFile, JSON.parse(trace.toString()))
  const threads = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) => (name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid}/${tid}`] : [])),
  )
  return traceEvents.flatMap(({ name, pid, tid, dur, tdur }) =>
    name === 'RunTask' && dur !== undefined && threads.has(`${pid}/${tid}`) ? [{ wall: dur / 1000, cpu: (tdur ?? dur) / 1000 }] : [],
  )
}

const rows = (page: Page) => page.locator('[data-result]')

async function watched(
  browser: Browser,
  page: Page,
  doing: WindowRow['doing'],
  briefings: number,
  work: () => Promise<void>,
): Promise<WindowRow> {
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  await page.evaluate(watch)
  const from = performance.now()
  await work()
  const seconds = (performance.now() - from) / 1000
  const { frames, keys } = v.parse(Seen, await page.evaluate('globalThis.aideSeen'))
  const tasks = tasksOf(await browser.stopTracing())
  const gaps = frames.slice(1).map((at, i) => at - (frames[i] ?? at))
  return {
    briefings,
    doing,
    seconds: round(seconds, 1),
    longestFrameMs: round(Math.max(...gaps), 1),
    frames: gaps.length,
    framesOver50: gaps.filter((gap) => gap > LONG).length,
    longestTaskMs: round(Math.max(0, ...tasks.map(({ wall }) => wall)), 1),
    tasksOver50: tasks.filter(({ wall }) => wall > LONG).length,
    longestTaskCpuMs: round(Math.max(0, ...tasks.map(({ cpu }) => cpu)), 1),
    tasksOver50Cpu: tasks.filter(({ cpu }) => cpu > LONG).length,
    keyMs: doing === 'typing' ? quantile([...keys, 0], 0.95) : null,
    listed: await rows(page).count(),
  }
}

async function typed(page: Page, words: readonly string[]): Promise<void> {
  for (let i = 0; i < ROUNDS; i += 1) {
    for (const word of words) {
      await page.keyboard.type(word, { delay: KEY_PAUSE })
      await sleep(600)
      for (const _ of word) {
        await page.keyboard.press('Backspace')
        await sleep(KEY_PAUSE / 2)
      }
    }
  }
}

async function scrolled(page: Page): Promise<void> {
  const list = page.locator('main .scroll')
  await list.hover()
  const end = performance.now() + SCROLL_LIMIT_MS
  while (performance.now() < end && (await rows(page).count()) < WANTED) {
    for (let i = 0; i < 10; i += 1) {
      await page.mouse.wheel(0, 900)
      await sleep(60)
    }
  }
}

async function measureWindow(dir: string, briefings: number, words: readonly string[], frequent: string): Promise<WindowRow[]> {
  const data = mkdtempSync(join(tmpdir(), 'aide-window-'))
  const browser = await launchChromium()
  const served = await serve(BROWSER_SHELL, ['--data', data, '--port', '0', '--pack', dir], { env: { MALLOC_ARENA_MAX: '2' } })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(served.url)
    await page.waitForSelector('[role=treeitem]')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').focus()
    await page.keyboard.type(frequent)
    await rows(page).first().waitFor()
    await page.getByRole('combobox').fill('')
    await sleep(1_500)
    const found = [
      await watched(browser, page, 'nothing', briefings, () => sleep(IDLE_MS)),
      await watched(browser, page, 'typing', briefings, () => typed(page, words)),
    ]
    await page.getByRole('combobox').fill(`${frequent} `)
    await rows(page).first().waitFor()
    await sleep(1_000)
    found.push(await watched(browser, page, 'scrolling', briefings, () => scrolled(page)))
    const list = page.locator('main .scroll')
    const left = await list.evaluate((element) => element.scrollTop)
    found.push(
      await watched(browser, page, 'coming back', briefings, async () => {
        await page.keyboard.press('Control+1')
        await sleep(1_000)
        await page.keyboard.press('Control+2')
        await rows(page).first().waitFor()
        await sleep(1_000)
      }),
    )
    const back = await list.evaluate((element) => element.scrollTop)
    if (back !== left) throw new Error(`The list was left at ${left} and stands at ${back}`)
    return found
  } finally {
    await served.close()
    await browser.close()
    rmSync(data, { recursive: true, force: true })
  }
}

/** Writes a pack of each size, measures, and removes it; about a minute and a half for 10,000 briefings. */
export async function measureTyping(sizes: readonly number[]): Promise<WindowRow[]> {
  const found: WindowRow[] = []
  for (const size of sizes) {
    const dir = mkdtempSync(join(tmpdir(), 'aide-typing-'))
    try {
      const { longWords, frequent } = writeGeneratedPack(dir, size)
      found.push(...(await measureWindow(dir, size, longWords, frequent)))
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return found
}
