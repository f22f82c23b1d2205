// Two thousand marks in one long briefing: what is painted near the view, on paper, and after one more.
import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Briefing } from '../../core/model/briefing.ts'
import { test as base, expect } from '../support/browser-shell.ts'
import { freshFolder, ROOT } from '../support/places.ts'
import { article, called, libraryPainted, markCards, openBriefing, paintedRanges, selectWords } from '../support/reader-page.ts'
import { slowLine } from '../support/slow-line.ts'

const MARKS = 2_000
const LONG = 'The long briefing'
const SHORT = 'The short briefing'
const COLOURS = ['yellow', 'green', 'blue', 'pink', 'violet'] as const

type Expected = { long: Briefing; pieces: readonly { passage: string; start: number; end: number }[] }

const test = base.extend<{ folder: string; expected: Expected }>({
  folder: async ({ browserName: _browser }, use) => {
    const folder = freshFolder('many-marks')
    execFileSync(process.execPath, [join(ROOT, 'tools/bench/painting-write.ts'), folder.path, '200000', String(MARKS)])
    await use(folder.path)
    folder.remove()
  },
  shellOptions: async ({ folder }, use) => use({ dataDir: join(folder, 'data'), packs: [join(folder, 'pack')] }),
  expected: async ({ folder }, use) => use(JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))),
})

/** What is painted of marks, as passage and words, sorted. */
async function painted(page: Page): Promise<string[]> {
  const names = COLOURS.flatMap((colour) => ['', '-over', '-over2'].map((level) => `aide-${colour}${level}`))
  const ranges = await Promise.all(names.map((name) => paintedRanges(page, name)))
  return ranges
    .flat()
    .map(({ passage, text }) => `${passage} ${text}`)
    .toSorted()
}

/** What is to be painted in these passages. */
const wanted = ({ long, pieces }: Expected, passages: ReadonlySet<string>): string[] =>
  pieces
    .filter(({ passage }) => passages.has(passage))
    .map(({ passage, start, end }) => `${passage} ${long.passages.find(({ id }) => id === passage)?.text.slice(start, end) ?? ''}`)
    .toSorted()

/** Passages of which some part can be seen. */
const inView = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const view = document.querySelector('[data-region="text"]')?.getBoundingClientRect()
    return Array.from(document.querySelectorAll<HTMLElement>('article [data-passage]')).flatMap((one) => {
      const { top, bottom, height } = one.getBoundingClientRect()
      return view !== undefined && height > 0 && bottom > view.top && top < view.bottom ? [one.dataset['passage'] ?? ''] : []
    })
  })

/** Every mark in view is painted, each on its own words, and not all of the briefing. */
async function paintedInView(page: Page, expected: Expected): Promise<void> {
  await expect
    .poll(async () => {
      const seen = new Set(await inView(page))
      const now = (await painted(page)).filter((one) => seen.has(one.split(' ')[0] ?? ''))
      return JSON.stringify(now) === JSON.stringify(wanted(expected, seen)) && now.length > 0
    })
    .toBe(true)
  expect((await painted(page)).length).toBeLessThan(expected.pieces.length / 2)
}

test.beforeEach(async ({ page }) => {
  await libraryPainted(page)
  await openBriefing(page, SHORT)
  await openBriefing(page, LONG)
})

test('marks in view are painted at the start, in the middle and at the end, and all have their letters', async ({ page, expected }) => {
  const scroller = page.locator('[data-region="text"]')
  await paintedInView(page, expected)
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2))
  await paintedInView(page, expected)
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight))
  await paintedInView(page, expected)
  await expect(page.locator('[data-letter]')).toHaveCount(MARKS)
})

test('on paper all marks are painted, and after it those near the view again', async ({ page, expected }) => {
  await paintedInView(page, expected)
  await page.evaluate(() => {
    window.addEventListener('beforeprint', () => {
      let sum = 0
      for (const [name, { size }] of CSS.highlights) if (/^aide-(yellow|green|blue|pink|violet)/u.test(name)) sum += size
      document.documentElement.dataset['printed'] = String(sum)
    })
  })
  await page.pdf()
  await expect(page.locator('html')).toHaveAttribute('data-printed', String(expected.pieces.length))
  await paintedInView(page, expected)
})

test('one more mark is painted without the others being read again', async ({ page, shell }) => {
  const asked: string[] = []
  page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => void asked.push(String(payload))))
  await page.goto('about:blank')
  await page.goto(shell.url)
  await libraryPainted(page)
  await openBriefing(page, LONG)
  await expect(page.locator('[data-letter]')).toHaveCount(MARKS)
  const before = asked.filter((one) => one.includes('annotations.list')).length
  await selectWords(page, 'As long as a briefing')
  await page.keyboard.press('3')
  await expect(article(page).getByRole('button', { name: /“As long as a briefing”/u })).toBeVisible()
  await expect.poll(async () => (await painted(page)).includes('standfirst As long as a briefing')).toBe(true)
  await expect(page.locator('[data-letter]')).toHaveCount(MARKS + 1)
  expect(asked.filter((one) => one.includes('annotations.list'))).toHaveLength(before)
})

test('a mark made in another window while one is being saved here is shown too', async ({ context, shell, page, expected: { long } }) => {
  const here = await context.newPage()
  const line = await slowLine(here)
  await here.goto(shell.url)
  await libraryPainted(here)
  await openBriefing(here, LONG)
  await expect(here.locator('[data-letter]')).toHaveCount(MARKS)
  line.hold()
  const range = { start: { passage: 'title', offset: 0 }, end: { passage: 'title', offset: 8 } }
  await called(page, 'annotations.save', { kind: 'new', edition: long.edition, briefing: long.id, range, colour: 'pink', comment: 'There' })
  await selectWords(here, 'As long as a briefing')
  await here.keyboard.press('3')
  await expect.poll(async () => (await called(page, 'annotations.list', {})).length).toBe(MARKS + 2)
  line.release()
  await expect(here.locator('[data-letter]')).toHaveCount(MARKS + 2)
  await expect(markCards(here).filter({ hasText: 'There' })).toHaveCount(1)
})
