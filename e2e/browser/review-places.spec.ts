// Cases of a review that the reader must place: several places alike, briefing by briefing, and another place by keyboard alone.
import type { Page } from '@playwright/test'
import { AMBIGUOUS, MARKS } from '../fixtures/packs/second-edition/edits.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, test } from '../support/browser-shell.ts'
import { called, libraryPainted, passageWith, statusLine } from '../support/reader-page.ts'
import {
  allResolved,
  caseOn,
  cases,
  decision,
  editionFolders,
  installFrom,
  markAll,
  reviewTitle,
  SECOND,
  SUMMIT,
  SUMMIT_TITLE,
  tally,
} from '../support/review-page.ts'

const folders = editionFolders()
const MODAL = 'be changed by unilateral force'
const PROJECTS = AMBIGUOUS.briefing

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())

/** Marks with every verdict there is, and the second edition installed from the window. */
async function reviewed(page: Page): Promise<void> {
  await libraryPainted(page)
  await markAll(page, [...MARKS, AMBIGUOUS])
  await installFrom(page, folders.second)
  await expect(reviewTitle(page)).toBeVisible()
  await allResolved(page)
}

/** Passages of the second edition on which the mark on the repeated words stands. */
const places = async (page: Page): Promise<string[]> =>
  (await called(page, 'annotations.list', { edition: SECOND, briefing: PROJECTS })).map(({ anchor }) => anchor.start.passage)

const rail = (page: Page) => page.getByRole('complementary', { name: 'Briefings with your marks' })
const others = (page: Page) => caseOn(page, AMBIGUOUS.words).getByRole('list', { name: 'It may also be here' })

test('every verdict occurs, and a mark with several places offers each of them', async ({ page }) => {
  await reviewed(page)
  await expect.poll(() => tally(page)).toEqual(['5 Changed in substance', '1 Several places', '2 Gone', '1 Reworded', '2 Moved', '1 Exact'])
  const alike = caseOn(page, AMBIGUOUS.words)
  await expect(alike).toContainText('Several places are alike; this is the likeliest.')
  await expect(alike).toContainText('It stays on the old edition until you decide.')
  await expect(others(page).getByRole('listitem')).toHaveCount(1)
  await expect(others(page)).toContainText(AMBIGUOUS.words)
  expect(await places(page)).toEqual([])
  expect(await accessibilityFaults(page)).toEqual([])

  // The other one.
  await others(page)
    .getByRole('button', { name: /^Attach at ¶\d+$/u })
    .click()
  await expect(statusLine(page).getByRole('status')).toHaveText('Attached at the place you chose')
  await expect(alike).toContainText('The place you chose:')
  await expect(others(page)).toHaveCount(0)
  const [other] = await places(page)
  expect(other).toBeDefined()
  await page.keyboard.press('Control+z')
  await expect(alike).toContainText('Undecided.')
  await expect(others(page).getByRole('listitem')).toHaveCount(1)
  expect(await places(page)).toEqual([])

  // The likeliest one.
  await decision(alike, 'Accept').click()
  await expect(decision(alike, 'Accept')).toHaveAttribute('aria-pressed', 'true')
  const [likeliest] = await places(page)
  expect(likeliest).toBeDefined()
  expect(likeliest).not.toBe(other)
  await page.keyboard.press('Control+z')
  await expect(alike).toContainText('Undecided.')
})

test('the review goes briefing by briefing, with what is left in each', async ({ page }) => {
  await reviewed(page)
  const all = rail(page).getByRole('button', { name: 'All briefings' })
  const projects = rail(page).getByRole('button', { name: '1 entry · 1 to decide' })
  const summit = rail(page).getByRole('button', { name: SUMMIT_TITLE })
  await expect(all).toHaveAttribute('aria-pressed', 'true')
  await expect(all).toContainText('12 entries · 6 to decide')
  await expect(summit).toContainText('10 entries · 5 to decide')
  await projects.click()
  await expect(cases(page)).toHaveCount(1)
  await expect(caseOn(page, AMBIGUOUS.words)).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])
  await decision(caseOn(page, AMBIGUOUS.words), 'Keep on edition 1').click()
  await expect(projects).toHaveCount(0)
  await expect(all).toContainText('12 entries · 5 to decide')
  // Nothing waits here any more: the next one to decide is in another briefing.
  await page.getByRole('button', { name: 'Next to decide' }).click()
  await expect(all).toHaveAttribute('aria-pressed', 'true')
  await summit.click()
  await expect(cases(page)).toHaveCount(9)
  await page.getByRole('button', { name: '2 Gone' }).click()
  await expect(cases(page)).toHaveCount(1)
  await all.click()
  await expect(cases(page)).toHaveCount(2)
  // In a narrow window the briefings come at the press of a button.
  await page.setViewportSize({ width: 512, height: 800 })
  await expect(rail(page)).toBeHidden()
  await page.getByRole('button', { name: 'Briefings', exact: true }).click()
  await summit.click()
  await expect(rail(page)).toBeHidden()
  await expect(cases(page)).toHaveCount(1)
})

test('another place is chosen without a selection: by sentence, and by passage', async ({ page }) => {
  await reviewed(page)
  const bar = page.getByRole('group', { name: 'Choose another place' })
  const attach = bar.getByRole('button', { name: 'Attach here' })
  const placed = async () =>
    (await called(page, 'annotations.list', { edition: SECOND, briefing: SUMMIT })).find(({ anchor }) =>
      anchor.quote.includes('unilateral'),
    )?.anchor
  for (const [keys, whole] of [
    [['j', 'l'], false],
    [['j', 'j'], true],
  ] as const) {
    await decision(caseOn(page, MODAL), 'Another place…').click()
    await expect(bar).toContainText('or go to them with J, K, H and L')
    await expect(passageWith(page, MODAL)).toBeVisible()
    await expect(attach).toHaveAttribute('aria-disabled', 'true')
    await page.keyboard.press('a')
    await expect(statusLine(page).getByRole('status')).toHaveText('Select the words first, or go to them by sentence or passage')
    for (const key of keys) await page.keyboard.press(key)
    await expect(attach).not.toHaveAttribute('aria-disabled', 'true')
    const at = await page.locator('[data-passage][data-cursor]').first().getAttribute('data-passage')
    const length = (await page.locator(`[data-passage="${at}"]`).textContent())?.length
    await page.keyboard.press('a')
    await expect(reviewTitle(page)).toBeVisible()
    await expect(caseOn(page, 'The place you chose:')).toHaveCount(1)
    const anchor = await placed()
    expect(anchor?.start).toEqual({ passage: at, offset: 0 })
    expect(anchor?.end.passage).toBe(at)
    if (whole) expect(anchor?.end.offset).toBe(length)
    await page.keyboard.press('Control+z')
    await expect(caseOn(page, MODAL)).toContainText('Undecided.')
  }
})
