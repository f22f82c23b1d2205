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

test('F3 and Shift+F3 go through every hit of every briefing in the order of the list', async ({ page }) => {
  const { passages, briefings, order } = await openFirst(page, 'stoltenberg')
  expect(briefings).toBeGreaterThan(1)
  const seen = new Set<string>()
  for (let hit = 1; hit <= passages; hit += 1) {
    await expect(bar(page)).toContainText(`Hit ${hit} of ${passages}, briefing`)
    const title = (await article(page).getByRole('heading', { level: 1 }).textContent()) ?? ''
    const [current] = await paintedRanges(page, 'aide-target')
    expect(current?.inView, `${title}, hit ${hit}`).toBe(true)
    expect(current?.text.toLowerCase()).toBe('stoltenberg')
    expect(await focusedPassage(page)).toBe(current?.passage)
    seen.add(`${title}/${current?.passage}`)
    const [, briefing] = /briefing (\d+) of/u.exec((await bar(page).textContent()) ?? '') ?? []
    expect(title).toBe(order[Number(briefing) - 1])
    if (hit > 1) await expect(statusLine(page)).toContainText(`Hit ${hit} of ${passages}, briefing ${briefing} of ${briefings}`)
    await page.keyboard.press('F3')
  }
  expect(seen.size).toBe(passages)
  await expect(statusLine(page)).toContainText('This is the last hit')
  await page.keyboard.press('Shift+F3')
  await expect(bar(page)).toContainText(`Hit ${passages - 1} of ${passages}`)
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
  await expect(bar(page)).toContainText('Hit 1 of')
  await page.keyboard.press('F3')
  await expect(bar(page)).toContainText('Hit 2 of')
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
  await page.keyboard.press('F3')
  await page.keyboard.press('F3')
  await expect(bar(page)).toContainText('Hit 3 of')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('combobox', { name: 'Search all packs' })).toHaveValue('classified line')
})
