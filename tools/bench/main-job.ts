/**
 * The figures of the main job, measured on the built product: the browser shell as its own process, the renderer in
 * Chromium. Ratios are paired: product and yardstick take turns in one run, so that a slow machine slows both.
 */
import type { Browser, Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { launchChromium } from '../support/chromium.ts'
import { BROWSER_SHELL, ROOT, serve } from '../support/shell-process.ts'
import { median, quantile, round } from './figures.ts'
import { measureSearch } from './search-latency.ts'

export type MainFigures = {
  /**
   * Process start to the library painted, over process start to an empty page painted that is served the same way: by the
   * same shell with the same pack and store, only without the reader's page. Median of pairs.
   */
  startRatio: number
  /** Click on a briefing to its text painted, 95th percentile over first and later openings, ms. */
  openMs: number
  searchP99Ms: number
  /** All scripts and styles of the renderer, each file gzipped (level 9), the editor's chunk included. */
  rendererGzipBytes: number
  /** Resident memory of main, its search thread included, after opening the library and searching, above an empty Node; median of three. */
  mainRssOverNodeBytes: number
}

const EMPTY_PAGE = '<!doctype html><html lang="en"><title>Empty</title><p data-painted>Empty</p></html>'
const PAIRS = 11
const OPEN_ROUNDS = 8

const scratch = <T>(use: (dir: string) => Promise<T>): Promise<T> => {
  const dir = mkdtempSync(join(tmpdir(), 'aide-bench-'))
  return use(dir).finally(() => rmSync(dir, { recursive: true, force: true }))
}

/** Resolves after the browser has painted a frame that shows the selector. */
const painted = async (page: Page, selector: string): Promise<void> => {
  await page.waitForSelector(selector, { state: 'visible' })
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))))
}

/** The browser runs already: what is timed is the process that serves, and the page. */
async function startMs(browser: Browser, script: string, args: readonly string[], selector: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  const from = performance.now()
  const served = await serve(script, args)
  await page.goto(served.url, { waitUntil: 'commit' })
  await painted(page, selector)
  const took = performance.now() - from
  await page.close()
  await served.close()
  return took
}

const LIBRARY = '[role=treeitem][data-state]'

/** A copy of the built shell with an empty page in the place of the reader's; returns its entry. */
function shellOfEmptyPage(dir: string): string {
  const built = resolve(ROOT, 'out')
  cpSync(built, dir, { recursive: true, filter: (from) => relative(built, from).split(sep)[0] !== 'renderer' })
  mkdirSync(join(dir, 'renderer'))
  writeFileSync(join(dir, 'renderer/index.html'), EMPTY_PAGE)
  return join(dir, relative(built, BROWSER_SHELL))
}

const measureStart = (browser: Browser): Promise<number> =>
  scratch(async (dir) => {
    const emptyShell = shellOfEmptyPage(join(dir, 'empty'))
    const data = ['--data', join(dir, 'data'), '--port', '0']
    const ratios: number[] = []
    for (let pair = 0; pair <= PAIRS; pair++) {
      const empty = await startMs(browser, emptyShell, data, '[data-painted]')
      const product = await startMs(browser, BROWSER_SHELL, data, LIBRARY)
      // The first pair warms the file cache.
      if (pair > 0) ratios.push(product / empty)
    }
    return median(ratios)
  })

/** Clicks a row and returns ms from the click to the frame after its title stands in the page. */
const openOnce = (page: Page, row: number): Promise<number> =>
  page.evaluate(
    async ([rows, index]) => {
      const target = document.querySelectorAll<HTMLElement>(rows)[index]
      if (target === undefined) throw new Error(`No row ${index}`)
      const wanted = target.dataset['title']
      const from = performance.now()
      target.click()
      await new Promise<void>((shown) => {
        const look = (): void => {
          if (document.querySelector('article [data-passage="title"]')?.textContent === wanted) setTimeout(shown, 0)
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      })
      return performance.now() - from
    },
    [LIBRARY, row] as const,
  )

const measureOpen = (browser: Browser): Promise<number> =>
  scratch(async (dir) => {
    const served = await serve(BROWSER_SHELL, ['--data', dir, '--port', '0'])
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(served.url)
    await painted(page, LIBRARY)
    const rows = await page.locator(LIBRARY).count()
    const times: number[] = []
    for (let round = 0; round < OPEN_ROUNDS; round++) {
      for (let row = 0; row < rows; row++) {
        times.push(await openOnce(page, (row + 1) % rows))
        await sleep(100)
      }
    }
    await page.close()
    await served.close()
    return quantile(times, 0.95)
  })

function rendererGzipBytes(): number {
  const dir = resolve(ROOT, 'out/renderer')
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:js|css|html)$/u.test(file))
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dir, file)), { level: 9 }).length, 0)
}

/** Resident set of a process in bytes; Linux only, where the reference machine is. */
function residentBytes(pid: number): number {
  const match = /^VmRSS:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  if (match?.[1] === undefined) throw new Error(`No resident size for process ${pid}`)
  return Number(match[1]) * 1024
}

async function emptyNodeBytes(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  await sleep(1000)
  const bytes = residentBytes(child.pid ?? 0)
  const ended = once(child, 'exit')
  child.kill()
  await ended
  return bytes
}

/** What `npm start` sets for the process it starts. */
const AS_STARTED = { env: { MALLOC_ARENA_MAX: '2' }, flags: ['--max-semi-space-size=1'] }
const MEMORY_ROUNDS = 3

const memoryOnce = (browser: Browser): Promise<number> =>
  scratch(async (dir) => {
    const served = await serve(BROWSER_SHELL, ['--data', dir, '--port', '0'], AS_STARTED)
    const page = await browser.newPage()
    await page.goto(served.url)
    await painted(page, LIBRARY)
    await page.keyboard.press('Control+k')
    await page.keyboard.type('classified information')
    await sleep(2000)
    const over = residentBytes(served.pid) - (await emptyNodeBytes())
    await page.close()
    await served.close()
    return over
  })

async function measureMemory(browser: Browser): Promise<number> {
  const sizes: number[] = []
  for (let round = 0; round < MEMORY_ROUNDS; round++) sizes.push(await memoryOnce(browser))
  return median(sizes)
}

/** Runs every measure one after the other; about a minute. */
export async function measureMainJob(): Promise<MainFigures> {
  // Needs no browser: one that idles beside it would take its share of two cores.
  const searchP99Ms = round((await measureSearch()).p99, 2)
  const browser = await launchChromium()
  try {
    return {
      startRatio: round(await measureStart(browser)),
      openMs: round(await measureOpen(browser), 1),
      searchP99Ms,
      rendererGzipBytes: rendererGzipBytes(),
      mainRssOverNodeBytes: await measureMemory(browser),
    }
  } finally {
    await browser.close()
  }
}
