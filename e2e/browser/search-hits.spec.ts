// A hit that is opened: marked among all others of its briefing, with ticks beside the scroll bar, and F3 on through the pack.
import { expect, test } from '../support/browser-shell.ts'
import type { Page } from '@playwright/test'
import {
  article,
  findBar,
  findInBriefing,
  focusedPassage,
  libraryPainted,
  paintedRanges,
  search,
  searchHits,
  searchTotals,
  statusLine,
} from '../support/reader-page.ts'

test.beforeEach(({ page }) => libraryPainted(page))

const titles = (page: Page) => page.getByRole('region', { name: 'Passages' }).getByRole('heading', { level: 3 }).allTextContents()
const bar = (page: Page) => page.getByRole('group', { name: 'Hits of the search' })

/** Opens the first hit of a query and gives the totals that the list told. */
async function openFirst(page: Page, query: string): Promise<{ passages: number; briefings: number; order: string[] }> {
  await search(page, query)
  await expect(searchTotals(page)).toContainText(/passages? in \d+ briefings?/u)
  const [, passages, briefings] = /([\d,]+) passages? in (\d+)/u.exec((await searchTotals(page).textContent()) ?? '') ?? []
  const order = await titles(page)
  await searchHits(page).first().click()
  await expect(article(page)).toBeVisible()
  return { passages: Number(passages), briefings: Number(briefings), order }
}

/** Hit, briefing, and how far down the text the current hit stands. */
async function whereNow(page: Page): Promise<{ hit: number; briefing: number; place: number; passage: string }> {
  const [, hit, briefing] = /Hit (\d+) of \d+, briefing (\d+) of/u.exec((await bar(page).textContent()) ?? '') ?? []
  const passage = await focusedPassage(page)
  const place = await page.evaluate(
    (id) =>
      Array.from(document.querySelectorAll<HTMLElement>('article [data-passage]')).findIndex(({ dataset }) => dataset['passage'] === id),
    passage,
  )
  return { hit: Number(hit), briefing: Number(briefing), place, passage }
}

test('F3 goes down the text of each briefing in the order of the list, and from the last hit to the first', async ({ page }) => {
  const { passages, briefings, order } = await openFirst(page, 'stoltenberg')
  expect(briefings).toBeGreaterThan(1)
  expect(passages).toBeGreaterThan(briefings)
  const seen = new Set<string>()
  await expect(bar(page)).toContainText(/Hit \d+ of/u)
  let last = await whereNow(page)
  expect(last.briefing).toBe(1)
  for (let i = 0; i < passages; i += 1) {
    const [current] = await paintedRanges(page, 'aide-target')
    const title = (await article(page).getByRole('heading', { level: 1 }).textContent()) ?? ''
    expect(current?.inView, `${title}, hit ${last.hit}`).toBe(true)
    expect(current?.text.toLowerCase()).toBe('stoltenberg')
    expect(current?.passage).toBe(last.passage)
    expect(title).toBe(order[last.briefing - 1])
    seen.add(`${title}/${last.passage}`)
    await page.keyboard.press('F3')
    const wanted = (last.hit % passages) + 1
    await expect(bar(page)).toContainText(`Hit ${wanted} of ${passages}, briefing`)
    await expect(statusLine(page)).toContainText(
      `${wanted === 1 ? 'After the last hit comes the first. ' : ''}Hit ${wanted} of ${passages}`,
    )
    const now = await whereNow(page)
    if (wanted !== 1) expect(now.briefing === last.briefing ? now.place > last.place : now.briefing === last.briefing + 1).toBe(true)
    last = now
  }
  expect(seen.size).toBe(passages)
  while (last.hit > 1) {
    await page.keyboard.press('Shift+F3')
    await expect(bar(page)).toContainText(`Hit ${last.hit - 1} of`)
    last = await whereNow(page)
  }
  await page.keyboard.press('Shift+F3')
  await expect(statusLine(page)).toContainText(
    `Before the first hit comes the last. Hit ${passages} of ${passages}, briefing ${briefings} of`,
  )
})

test('a passage that a filter alone found has a bar beside it, and no line under its words', async ({ page }) => {
  await openFirst(page, 'topic:summits ')
  const bars = (which: string) => article(page).locator(`[data-bar="${which}"]`)
  await expect(bars('current')).toHaveCount(1)
  await expect(bars('current')).toBeInViewport()
  const drawn = (which: string) =>
    bars(which)
      .first()
      .evaluate((element) => Number.parseFloat(getComputedStyle(element, '::before').borderInlineStartWidth))
  expect(await drawn('current')).toBeGreaterThan(await drawn('other'))
  expect(await drawn('other')).toBeGreaterThan(0)
  for (const name of ['aide-hit', 'aide-target', 'aide-target-long', 'aide-hit-current'])
    expect(await paintedRanges(page, name)).toEqual([])
  const first = await bars('current').getAttribute('data-passage')
  await page.keyboard.press('F3')
  await expect(bars('current')).not.toHaveAttribute('data-passage', first ?? '')
  await expect(article(page).locator(`[data-passage="${first}"]`)).toHaveAttribute('data-bar', 'other')
  await page.keyboard.press('Escape')
  await expect(article(page).locator('[data-bar]')).toHaveCount(0)
})

test('all hits of the briefing are marked, and ticks lead to them', async ({ page }) => {
  await openFirst(page, 'nato')
  const current = await paintedRanges(page, 'aide-target')
  const others = await paintedRanges(page, 'aide-hit')
  const places = await page.evaluate(
    () =>
      Array.from(document.querySelectorAll('[data-passage]'))
        .map((element) => element.textContent)
        .join('\n')
        .match(/\bnato\b/giu)?.length ?? 0,
  )
  expect(current.length + others.length).toBe(places)
  const ticks = page.locator('[data-ticks]')
  await expect(ticks).toHaveAttribute('aria-hidden', 'true')
  const box = await ticks.boundingBox()
  const rowsOf = async (path: number) =>
    Array.from((await ticks.locator('path').nth(path).getAttribute('d'))?.matchAll(/M0 (\d+)h8/gu) ?? [], ([, row]) => Number(row))
  const here = await rowsOf(1)
  const row = (await rowsOf(0)).findLast((one) => here.every((mine) => Math.abs(one - mine) > 40)) ?? 0
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + row)
  await expect.poll(async () => (await paintedRanges(page, 'aide-target'))[0]?.passage).not.toBe(current[0]?.passage)
  await expect.poll(async () => (await paintedRanges(page, 'aide-target'))[0]?.inView).toBe(true)
  await expect(statusLine(page)).toContainText(/Hit \d+ of \d+, briefing 1 of \d/u)
})

test('find in briefing keeps F3 for itself, and Esc puts the hits away', async ({ page }) => {
  await openFirst(page, 'nato')
  await findInBriefing(page, 'japan')
  await expect(findBar(page).getByRole('status')).toHaveText(/^\d+ of \d+$/u)
  const place = await findBar(page).getByRole('status').textContent()
  await page.keyboard.press('F3')
  await expect(findBar(page).getByRole('status')).not.toHaveText(place ?? '')
  await page.keyboard.press('Escape')
  const { hit } = await whereNow(page)
  await page.keyboard.press('F3')
  await expect(bar(page)).toContainText(`Hit ${hit + 1} of`)
  await page.keyboard.press('Escape')
  await expect(bar(page)).toHaveCount(0)
  await expect(page.locator('[data-ticks]')).toHaveCount(0)
  expect(await paintedRanges(page, 'aide-hit')).toEqual([])
  expect(await paintedRanges(page, 'aide-target')).toEqual([])
  await page.keyboard.press('F3')
  await expect(findBar(page).getByRole('textbox')).toBeFocused()
})

test('the way back leads to the list, one step however many hits were gone through', async ({ page }) => {
  await openFirst(page, 'classified line')
  const before = (await bar(page).textContent()) ?? ''
  await page.keyboard.press('F3')
  await expect(bar(page)).not.toHaveText(before)
  const next = (await bar(page).textContent()) ?? ''
  await page.keyboard.press('F3')
  await expect(bar(page)).not.toHaveText(next)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('combobox', { name: 'Search all packs' })).toHaveValue('classified line')
})
