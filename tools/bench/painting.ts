/**
 * `npm run bench -- painting [--json]`: a briefing of 1 MB with 2,000 marks that overlap, nest and touch. The reader's own
 * page, the same page with the marks wrapped into elements, and the page without marks take turns in one run.
 */
import type { Browser, Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Briefing } from '../../core/model/briefing.ts'
import { launchChromium } from '../support/chromium.ts'
import { BROWSER_SHELL, serve } from '../support/shell-process.ts'
import { median, quantile, round } from './figures.ts'
import { generateMarks, LONG_TITLE, longBriefing, piecesOf, SHORT_TITLE, storeMarks, writePaintingPack } from './painting-data.ts'
import { markOne, open, type Opening, type Piece, scrollThrough, selectIn, watchReplies, type Way, wrapOne } from './painting-page.ts'
import { tasksOf } from './typing.ts'

export type PaintingRow = {
  way: Way
  /** From the click on the briefing to its text painted, ms, median of the rounds. */
  textMs: number
  /** From the text painted to the marks in view painted, their letters with them; 0 when they came in the same frame. */
  viewMs: number | null
  /** From the text painted to every mark of the briefing shown: painted on the text near the view, with its letter everywhere. */
  allMs: number | null
  /** While the whole text is scrolled through: longest task of the window's own thread, ms, and how many took over 50. */
  longestTaskMs: number
  tasksOver50: number
  frames: number
  /** One more mark: from the reply of the save to its frame painted, ms, median and 95th percentile. */
  oneMoreMs: number | null
  oneMoreP95Ms: number | null
}
export type PaintingFigures = { letters: number; marks: number; rows: readonly PaintingRow[] }

const MARKS = 2_000
const LONG_TASK = 50
const ROUNDS = 3
const MORE = 10
/** Pixels scrolled in each frame: a window. */
const STEP = 900
/** Frames come as soon as the work is done: what is measured is the work, not the wait for the screen. */
const UNPACED = ['--disable-frame-rate-limit', '--disable-gpu-vsync']
const WAYS: readonly Way[] = ['highlights', 'wrapping', 'unmarked']

type Bench = { long: Briefing; pieces: readonly Piece[]; urls: Readonly<Record<'marked' | 'bare', string>> }

const urlOf = ({ urls }: Bench, way: Way): string => (way === 'highlights' ? urls.marked : urls.bare)

async function freshPage(browser: Browser, bench: Bench, way: Way): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.addInitScript(watchReplies)
  await page.goto(urlOf(bench, way))
  await page.locator('article h1', { hasText: SHORT_TITLE }).waitFor()
  await sleep(600)
  return page
}

const openLong = (page: Page, { long, pieces }: Bench, way: Way): Promise<Opening> =>
  page.evaluate(open, { way, title: LONG_TITLE, passages: long.passages.length, pieces })

/** Back to the short one, so that the next page begins there. */
async function leave(page: Page): Promise<void> {
  await page.locator(`[role=treeitem][data-title="${SHORT_TITLE}"]`).click()
  await page.locator('article h1', { hasText: SHORT_TITLE }).waitFor()
  await sleep(200)
  await page.close()
}

/** Words of paragraphs near the start that have no mark yet. */
function freePlaces({ long, pieces }: Bench): { passage: string; start: number; end: number }[] {
  return long.passages
    .slice(0, 60)
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ id, text }) => {
      const end = Math.min(text.length - 1, ...pieces.flatMap((piece) => (piece.passage === id ? [piece.start] : [])))
      return end > 24 ? [{ passage: id, start: 4, end: 20 }] : []
    })
    .slice(0, MORE)
}

async function oneMore(page: Page, bench: Bench, way: Way): Promise<number[]> {
  const times: number[] = []
  for (const place of freePlaces(bench)) {
    await page.locator(`[data-passage="${place.passage}"]`).scrollIntoViewIfNeeded()
    await sleep(150)
    if (way === 'wrapping') {
      times.push(await page.evaluate(wrapOne, place))
      continue
    }
    await page.evaluate(selectIn, place)
    await page.getByRole('toolbar', { name: 'Selected text' }).waitFor()
    times.push(await page.evaluate(markOne))
    await sleep(100)
  }
  return times
}

async function scrolled(browser: Browser, bench: Bench, way: Way): Promise<Pick<PaintingRow, 'longestTaskMs' | 'tasksOver50' | 'frames'>> {
  const page = await freshPage(browser, bench, way)
  await openLong(page, bench, way)
  await sleep(2_500)
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'] })
  const frames = await page.evaluate(scrollThrough, STEP)
  const tasks = tasksOf(await browser.stopTracing()).map(({ wall }) => wall)
  await leave(page)
  return { frames, longestTaskMs: round(Math.max(0, ...tasks), 1), tasksOver50: tasks.filter((task) => task > LONG_TASK).length }
}

async function measure(bench: Bench): Promise<PaintingRow[]> {
  const unpaced = await launchChromium(UNPACED)
  const paced = await launchChromium()
  try {
    const opened = new Map<Way, Opening[]>(WAYS.map((way) => [way, []]))
    const more = new Map<Way, number[]>()
    for (let i = 0; i < ROUNDS; i += 1) {
      for (const way of WAYS) {
        const page = await freshPage(unpaced, bench, way)
        opened.get(way)?.push(await openLong(page, bench, way))
        if (i === ROUNDS - 1 && way !== 'unmarked') more.set(way, await oneMore(page, bench, way))
        await leave(page)
      }
    }
    const rows: PaintingRow[] = []
    for (const way of WAYS) {
      const times = opened.get(way) ?? []
      const added = more.get(way)
      const marked = way !== 'unmarked'
      rows.push({
        way,
        textMs: round(median(times.map(({ textMs }) => textMs)), 1),
        viewMs: marked ? round(median(times.map(({ viewMs }) => viewMs)), 1) : null,
        allMs: marked ? round(median(times.map(({ allMs }) => allMs)), 1) : null,
        ...(await scrolled(paced, bench, way)),
        oneMoreMs: added === undefined ? null : round(median(added), 1),
        oneMoreP95Ms: added === undefined ? null : round(quantile(added, 0.95), 1),
      })
    }
    return rows
  } finally {
    await unpaced.close()
    await paced.close()
  }
}

/** Writes pack and marks, measures, and removes them; about two minutes. */
export async function measurePainting(): Promise<PaintingFigures> {
  const dir = mkdtempSync(join(tmpdir(), 'aide-painting-'))
  try {
    const long = longBriefing()
    const marks = generateMarks(long, MARKS)
    const pack = join(dir, 'pack')
    writePaintingPack(pack, long)
    storeMarks(join(dir, 'marked'), marks)
    const start = (data: string) => serve(BROWSER_SHELL, ['--data', join(dir, data), '--port', '0', '--pack', pack])
    const marked = await start('marked')
    const bare = await start('bare')
    try {
      const rows = await measure({ long, pieces: piecesOf(long, marks), urls: { marked: marked.url, bare: bare.url } })
      return { letters: long.passages.reduce((sum, { text }) => sum + text.length, 0), marks: marks.length, rows }
    } finally {
      await marked.close()
      await bare.close()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
