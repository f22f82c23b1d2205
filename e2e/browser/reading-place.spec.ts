// The reader's place and progress: kept over a change of the look, counted by what was read; dates, find, and themes.
import type { Page } from '@playwright/test'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  allSaved,
  article,
  called,
  findBar,
  findInBriefing,
  libraryPainted,
  painted,
  passageWith,
  rail,
  statusLine,
} from '../support/reader-page.ts'

const DATE = '23 November 2026'

const textSize = (page: Page) => passageWith(page, 'held talks').evaluate((one) => parseFloat(getComputedStyle(one).fontSize))

/** Number of the passage at the top edge of the text, and the share of it that is scrolled past. */
const topOfText = (page: Page) =>
  page.locator('[data-region="text"]').evaluate((view) => {
    const edge = view.getBoundingClientRect().top + 26
    const all = Array.from(view.querySelectorAll<HTMLElement>('[data-passage]'))
    const at = all.findLast((one) => one.getBoundingClientRect().top <= edge)
    if (at === undefined) throw new Error('No passage at the top')
    const { top, height } = at.getBoundingClientRect()
    return { passage: at.dataset['passage'], share: (edge - top) / height }
  })

/** Scrolls as far as the second line of passage 8. */
async function goToEighth(page: Page): Promise<void> {
  const eighth = article(page).getByRole('link', { name: 'Passage 8', exact: true })
  await eighth.scrollIntoViewIfNeeded()
  await eighth.evaluate((link) => {
    const view = link.closest('[data-region="text"]')
    const text = link.parentElement?.querySelector('[data-passage]')
    if (view === null || text == null) throw new Error('No reading view')
    view.scrollTop += text.getBoundingClientRect().top - view.getBoundingClientRect().top
  })
  await expect(statusLine(page)).toContainText('¶ 8 of 18')
}

test.beforeEach(({ page }) => libraryPainted(page))

test('larger text leaves the passage at the top, and so does opening the reader again', async ({ page }) => {
  await goToEighth(page)
  const before = await topOfText(page)
  const size = await textSize(page)
  for (let i = 0; i < 4; i++) await page.keyboard.press('Control+=')
  await expect.poll(() => textSize(page)).toBeGreaterThan(size * 1.7)
  await expect.poll(() => topOfText(page).then(({ passage }) => passage)).toBe(before.passage)
  expect(Math.abs((await topOfText(page)).share - before.share)).toBeLessThan(0.15)
  await expect(statusLine(page)).toContainText('¶ 8 of 18')
  const kept = async () => (await called(page, 'library.overview', {})).reading.find((one) => one.briefing === 'japan-nato-washington-2024')
  await expect.poll(async () => (await kept())?.passage).toBe(before.passage)
  await allSaved(page)
  await page.reload()
  await libraryPainted(page)
  await expect.poll(() => topOfText(page).then(({ passage }) => passage)).toBe(before.passage)
  await expect(statusLine(page)).toContainText('¶ 8 of 18')
  await page.keyboard.press('Control+0')
  await expect.poll(() => textSize(page)).toBe(size)
  await expect.poll(() => topOfText(page).then(({ passage }) => passage)).toBe(before.passage)
})

test('another width, another typeface and another window leave the passage at the top', async ({ page }) => {
  await goToEighth(page)
  const before = await topOfText(page)
  const same = async (what: string) => {
    await painted(page)
    await expect.poll(() => topOfText(page).then(({ passage }) => passage), what).toBe(before.passage)
    await expect(statusLine(page), what).toContainText('¶ 8 of 18')
  }
  await page.getByRole('button', { name: 'Text and appearance' }).click()
  const panel = page.getByRole('dialog', { name: 'Text and appearance' })
  for (const choice of ['Narrow', 'Wide', 'Sans serif']) {
    await panel.getByText(choice, { exact: true }).click()
    await same(choice)
  }
  await page.keyboard.press('Escape')
  for (const width of [1024, 600, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    await same(`${width} wide`)
  }
})

test('briefings that were only leafed through stay unread; the one that is read counts', async ({ page }) => {
  const titles = ['Four flagship projects', 'NATO and its four Indo-Pacific partners', 'Japan’s partnership programme']
  await rail(page).evaluate(
    async (list, titles) => {
      const frame = () => new Promise(requestAnimationFrame)
      const shown = (title: string) => document.querySelector('article h1')?.textContent.startsWith(title) === true
      for (const title of titles) {
        const row = Array.from(list.querySelectorAll<HTMLElement>('[data-title]')).find((one) => one.dataset['title']?.startsWith(title))
        if (row === undefined) throw new Error(`Not in the rail: ${title}`)
        row.click()
        while (!shown(title)) await frame()
        for (let i = 0; i < 4; i++) await frame()
      }
    },
    [...titles, 'Japan at the NATO summit in Washington'],
  )
  // The places of the three are kept, and a passage of the fourth has been read.
  await expect.poll(async () => (await called(page, 'library.overview', {})).reading.length).toBe(4)
  const row = (title: string) => rail(page).getByRole('treeitem', { name: title })
  await expect(row(WASHINGTON)).toHaveAccessibleName(/, [1-9]\d? % read/u)
  for (const title of titles) await expect(row(title)).toHaveAccessibleName(/, unread/u)
})

test('a briefing shows its date above the text and in the list', async ({ page }) => {
  await expect(article(page).getByRole('definition').filter({ hasText: DATE })).toHaveText([DATE])
  const row = rail(page).getByRole('treeitem', { name: WASHINGTON })
  await expect(row).toHaveAccessibleName(new RegExp(`, ${DATE}, `, 'u'))
  await expect(row.getByText(DATE).last()).toBeInViewport({ ratio: 1 })
})

test('in a narrow window the list says how far a briefing has been read', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const row = rail(page).getByRole('treeitem', { name: WASHINGTON })
  await expect(row.getByText(new RegExp(`^${DATE} · \\d+ % read$`, 'u'))).toBeInViewport({ ratio: 1 })
})

for (const width of [1440, 1024])
  test(`find in briefing has a button, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    const button = page.getByRole('main').getByRole('button', { name: 'Find', exact: true })
    await expect(button).toBeInViewport({ ratio: 1 })
    await button.click()
    await expect(findBar(page).getByRole('textbox', { name: 'Find in briefing' })).toBeFocused()
  })

test('buttons stay legible while the theme changes', async ({ page }) => {
  await findInBriefing(page, 'nato')
  await findBar(page).getByRole('button', { name: 'Whole words' }).click()
  await expect(findBar(page).getByRole('button', { name: 'Whole words' })).toHaveAttribute('aria-pressed', 'true')
  const contrast = () =>
    page.evaluate(async () => {
      const changed = new Promise<void>((done) => {
        new MutationObserver(() => done()).observe(document.documentElement, { attributeFilter: ['data-theme'] })
      })
      document.querySelector<HTMLElement>('button[aria-label="Switch between light and dark"]')?.click()
      await changed
      await new Promise(requestAnimationFrame)
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
      if (canvas === null) throw new Error('No canvas')
      const luminance = (colour: string): number => {
        canvas.fillStyle = colour
        canvas.fillRect(0, 0, 1, 1)
        const [r = 0, g = 0, b = 0] = Array.from(canvas.getImageData(0, 0, 1, 1).data, (value) =>
          value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
        )
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const button = Array.from(document.querySelectorAll('button')).find((one) => one.textContent === 'Whole words')
      if (button === undefined) throw new Error('No button')
      const { color, backgroundColor } = getComputedStyle(button)
      const [ink, ground] = [luminance(color), luminance(backgroundColor)]
      return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
    })
  for (const theme of ['dark', 'light']) expect(await contrast(), theme).toBeGreaterThan(4.5)
})
