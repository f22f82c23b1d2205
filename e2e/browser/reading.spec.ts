// Reading: what is seen is what is anchored; numbers, contents, the place kept, appearance, definitions, keys.
import type { Page } from '@playwright/test'
import { BUNDLED, WASHINGTON } from '../support/bundled.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { allBriefings } from '../support/plain-scan.ts'
import {
  article,
  briefingIds,
  called,
  libraryPainted,
  openBriefing,
  painted,
  passage,
  passageWith,
  rail,
  statusLine,
} from '../support/reader-page.ts'

const PARTNERS = 'NATO and its four Indo-Pacific partners, 2019–2026'
const FLAGSHIPS = 'Four flagship projects of NATO and its Indo-Pacific partners'

const heading = (page: Page) => article(page).getByRole('heading', { level: 1 })

/** The passage at the top edge of the text, and how many pixels of it are scrolled past. */
const placeOf = (page: Page) =>
  page.evaluate(() => {
    const scroller = document.querySelector<HTMLElement>('[data-region="text"]')
    if (scroller === null) throw new Error('No reading view')
    const edge = scroller.getBoundingClientRect().top
    const all = Array.from(scroller.querySelectorAll<HTMLElement>('[data-passage]'))
    const at = all.findLast((one) => one.getBoundingClientRect().top <= edge + 30)
    return { passage: at?.dataset['passage'] ?? '', above: Math.round(edge - (at?.getBoundingClientRect().top ?? 0)) }
  })

/** The same, once the wheel has run out. */
async function restingPlace(page: Page) {
  let place = await placeOf(page)
  await expect(async () => {
    const before = place
    await painted(page)
    await painted(page)
    place = await placeOf(page)
    expect(place).toEqual(before)
  }).toPass()
  return place
}

test.beforeEach(({ page }) => libraryPainted(page))

test('every passage of every briefing is printed exactly as it is anchored', async ({ page }) => {
  const all = await allBriefings(page)
  expect(all).toHaveLength(BUNDLED)
  for (const briefing of all) {
    await openBriefing(page, briefing.title)
    const shown = await page
      .locator('[data-passage]')
      .evaluateAll((elements) => elements.map((element) => ({ id: element.getAttribute('data-passage'), text: element.textContent })))
    expect(shown).toEqual(briefing.passages.map(({ id, text }) => ({ id, text })))
    for (const { n, id } of briefing.passages) {
      const numbers = await page
        .locator(`[id="${id}"]`)
        .getByRole('link', { name: `Passage ${n}`, exact: true })
        .count()
      expect(numbers, `${id} ${n}`).toBe(n === null ? 0 : 1)
    }
  }
})

test('contents lead to their sections and follow the reader', async ({ page }) => {
  const [first] = await allBriefings(page).then((all) => all.filter((one) => one.title === WASHINGTON))
  const contents = page.getByRole('navigation', { name: 'Contents' })
  await expect(contents.getByRole('link')).toHaveCount((first?.sections.length ?? 0) + 1)
  for (const { title } of first?.sections.slice(1, 4) ?? []) {
    const link = contents.getByRole('link', { name: title })
    await link.click()
    await expect(link).toHaveAttribute('aria-current', 'location')
    await expect(article(page).getByRole('heading', { name: title, level: 2 })).toBeInViewport()
  }
})

test('the place in a briefing and the progress are kept, over a restart too', async ({ page, shell }) => {
  await article(page).hover()
  await page.mouse.wheel(0, 900)
  await expect(statusLine(page)).toContainText(/¶ (?:[6-9]|1\d) of 18/u)
  const before = await restingPlace(page)
  await openBriefing(page, PARTNERS)
  await openBriefing(page, WASHINGTON)
  expect(await placeOf(page)).toEqual(before)
  const row = (title: string) => rail(page).getByRole('treeitem', { name: title })
  await expect(row(WASHINGTON)).toHaveAccessibleName(/\d+ % read/u)
  await expect(row(FLAGSHIPS)).toHaveAccessibleName(/unread/u)

  await article(page).hover()
  await page.mouse.wheel(0, 700)
  await expect.poll(async () => (await placeOf(page)).passage).not.toBe(before.passage)
  const end = await restingPlace(page)
  const kept = async () => (await called(page, 'library.overview', {})).reading.find((one) => one.briefing === 'japan-nato-washington-2024')
  await expect.poll(async () => (await kept())?.passage).toBe(end.passage)
  await shell.kill()
  const again = await startBrowserShell({ dataDir: shell.dataDir })
  const other = await page.context().newPage()
  await other.goto(again.url)
  await libraryPainted(other)
  await expect(heading(other)).toHaveText(WASHINGTON)
  await expect.poll(async () => (await placeOf(other)).passage).toBe(end.passage)
  // Within a line: what is kept is a share of the passage.
  expect(Math.abs((await placeOf(other)).above - end.above)).toBeLessThan(30)
  await other.close()
  await again.close()
})

test('read through to its end, a briefing is read', async ({ page }) => {
  const row = rail(page).getByRole('treeitem', { name: WASHINGTON })
  const last = passageWith(page, 'lies outside this briefing')
  const counted = async () =>
    (await called(page, 'library.overview', {})).reading.find((one) => one.briefing === 'japan-nato-washington-2024')?.seen ?? 0
  /** Number of the last passage that stands in the window with all its lines. */
  const shown = () =>
    page.locator('[data-region="text"]').evaluate((view) => {
      const { bottom } = view.getBoundingClientRect()
      const whole = Array.from(view.querySelectorAll('[data-passage]')).filter((one) => one.getBoundingClientRect().bottom <= bottom)
      return Math.max(...whole.map((one) => Number(one.parentElement?.querySelector('a[href^="#"]')?.textContent ?? 0) || 0))
    })
  await article(page).hover()
  const lastIsShown = () =>
    last.evaluate((element) => {
      const view = element.closest('[data-region="text"]')?.getBoundingClientRect()
      return view !== undefined && element.getBoundingClientRect().bottom <= view.bottom
    })
  while (!(await lastIsShown())) {
    // At a reader's pace: on, once what is shown has been read.
    const soFar = await shown()
    await expect.poll(counted).toBeGreaterThanOrEqual(soFar)
    await page.mouse.wheel(0, 500)
    await restingPlace(page)
  }
  await expect(row).toHaveAccessibleName(/, read/u)
})

test('text size, width, typeface and colours are kept', async ({ page }) => {
  const look = () =>
    passageWith(page, 'held talks in Washington').evaluate((element) => {
      const { fontSize, fontFamily, color } = getComputedStyle(element)
      return {
        fontSize: parseFloat(fontSize),
        family: fontFamily,
        color,
        ground: getComputedStyle(document.body).backgroundColor,
        width: element.getBoundingClientRect().width,
      }
    })
  const before = await look()
  const panel = page.getByRole('dialog', { name: 'Text and appearance' })
  await page.getByRole('button', { name: 'Text and appearance' }).click()
  await panel.getByRole('button', { name: 'Larger text' }).click()
  await panel.getByRole('button', { name: 'Larger text' }).click()
  await expect(panel.getByText('125 %')).toBeVisible()
  await panel.getByText('Wide', { exact: true }).click()
  await panel.getByText('Sans serif').click()
  await panel.getByText('Dark', { exact: true }).click()
  await page.keyboard.press('Escape')
  const after = await look()
  expect(after.fontSize).toBeCloseTo(before.fontSize * 1.25, 1)
  expect(after.family).not.toBe(before.family)
  expect(after.color).not.toBe(before.color)
  expect(after.ground).not.toBe(before.ground)
  expect(after.width).toBeGreaterThan(before.width)
  await expect(statusLine(page)).toContainText('Saved')
  await page.reload()
  await libraryPainted(page)
  await expect.poll(look).toEqual(after)
})

test('a term shows its definition beside the text, and Esc takes it away', async ({ page }) => {
  const term = passageWith(page, 'held talks in Washington').getByRole('button', { name: 'NATO', exact: true })
  await term.click()
  const card = page.getByRole('complementary', { name: /^Definition of NATO/u })
  await expect(card).toBeInViewport()
  await expect(card).toContainText('North Atlantic Treaty Organization')
  await expect(term).toHaveAttribute('aria-expanded', 'true')
  const [beside, text] = await Promise.all([card.boundingBox(), term.boundingBox()])
  expect(Math.abs((beside?.y ?? 0) - (text?.y ?? 1000))).toBeLessThan(60)
  await term.press('Escape')
  await expect(card).toBeHidden()
  await term.press('Enter')
  await expect(card).toBeVisible()
})

test('a cross reference opens the other briefing, and there is a way back to the same place', async ({ page }) => {
  const link = passageWith(page, 'Medical help').page().getByRole('link', { name: 'flagship projects' })
  await link.scrollIntoViewIfNeeded()
  const before = await placeOf(page)
  await link.click()
  await expect(heading(page)).toHaveText(FLAGSHIPS)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page)).toHaveText(WASHINGTON)
  await expect.poll(async () => (await placeOf(page)).passage).toBe(before.passage)
})

test('a source number leads to the source', async ({ page }) => {
  await passageWith(page, 'held talks in Washington').getByRole('link', { name: 'Source 2' }).click()
  const source = article(page).getByRole('region', { name: 'Sources' }).getByRole('listitem').nth(1)
  await expect(source).toBeInViewport()
  await expect(source).toBeFocused()
})

test('the rail is worked by keys alone', async ({ page }) => {
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-title') ?? '')
  await rail(page).getByRole('searchbox').focus()
  await expect(async () => {
    await page.keyboard.press('F6')
    expect(await focused()).toBe(WASHINGTON)
  }).toPass()
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe('Japan’s partnership programme with NATO, 2023–2026')
  await page.keyboard.press('Home')
  expect(await focused()).toBe('Japan and NATO')
  await page.keyboard.press('ArrowLeft')
  await expect(rail(page).getByRole('treeitem', { name: WASHINGTON })).toHaveCount(0)
  await page.keyboard.press('ArrowRight')
  await expect(rail(page).getByRole('treeitem', { name: WASHINGTON })).toHaveCount(1)
  await page.keyboard.press('End')
  expect(await focused()).toBe((await allBriefings(page)).at(-1)?.title)
  await page.keyboard.type('four')
  expect(await focused()).toBe(FLAGSHIPS)
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText(FLAGSHIPS)
})

test('single letters work right after a briefing was opened by a click', async ({ page }) => {
  await openBriefing(page, PARTNERS)
  await page.keyboard.press('j')
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('data-passage') ?? '')
  await expect.poll(focused).not.toBe('')
  const first = await focused()
  await page.keyboard.press('j')
  await expect.poll(focused).not.toBe(first)
  await page.keyboard.press('k')
  await expect.poll(focused).toBe(first)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'List of keys' })).toBeVisible()
})

test('keys go from briefing to briefing in the order of the pack', async ({ page }) => {
  await page.keyboard.press('Alt+ArrowDown')
  await expect(heading(page)).toHaveText('Japan’s partnership programme with NATO, 2023–2026')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(heading(page)).toHaveText(WASHINGTON)
})

test('the rail filters by title and says when nothing fits', async ({ page }) => {
  expect(await briefingIds(page)).toHaveLength(BUNDLED)
  await rail(page).getByRole('searchbox', { name: 'Filter by title' }).fill('summit washington')
  await expect(rail(page).getByRole('treeitem', { level: 2 })).toHaveCount(2)
  await rail(page).getByRole('searchbox', { name: 'Filter by title' }).fill('nothing like it')
  await expect(rail(page)).toContainText('No briefing fits the filter.')
  await rail(page).getByRole('button', { name: 'Clear the filter' }).click()
  await expect(rail(page).getByRole('treeitem', { level: 2 })).toHaveCount(BUNDLED)
  await expect(passage(page, 'title')).toBeVisible()
})
