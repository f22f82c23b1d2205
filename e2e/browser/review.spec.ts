// The review of a new edition: what became of every mark, decided by mouse and keys, undone, left and gone on with.
import type { Page } from '@playwright/test'
import { MARKS } from '../fixtures/packs/second-edition/edits.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder } from '../support/places.ts'
import { allSaved, called, goTo, libraryPainted, passage, selectWords, statusLine } from '../support/reader-page.ts'
import {
  allResolved,
  caseOn,
  cases,
  currentCase,
  decision,
  editionFolders,
  FIRST,
  installFrom,
  markAll,
  rangeOf,
  reviewTitle,
  runByTitle,
  SECOND,
  SUMMIT,
  tally,
} from '../support/review-page.ts'
import { slowLine } from '../support/slow-line.ts'

const folders = editionFolders()
const SUM_MARKED = 'USD 67 million Approximate total, as of July 2024'
const MODAL_MARKED = 'must not be changed by unilateral force'
// Words of the marks that both editions have: those between others are read out with what became of them.
const SUM = 'million Approximate total, as of July 2024'
const MODAL = 'be changed by unilateral force'
const DATE = 'about USD 37 million for the same purpose'
const GONE = 'in the Euro-Atlantic area, to be held within 2024'
const REWORDED = 'contributions make up'

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())

/** Marks with every verdict and a quote, and the second edition installed from the window. */
async function reviewed(page: Page): Promise<void> {
  await libraryPainted(page)
  await markAll(page, MARKS, 'Ask the mission')
  const quote = await called(page, 'notes.quote', {
    edition: FIRST,
    briefing: SUMMIT,
    range: await rangeOf(page, FIRST, SUMMIT, SUM_MARKED),
  })
  await called(page, 'notes.save', { kind: 'new', title: 'Sums', body: `${quote.markdown}\n` })
  await installFrom(page, folders.second)
  await expect(reviewTitle(page)).toBeVisible()
  await allResolved(page)
}

/** Marks that stand in the second edition, by their words in the first. */
const attached = async (page: Page): Promise<string[]> =>
  (await called(page, 'annotations.list', { edition: SECOND, briefing: SUMMIT })).map(({ anchor }) => anchor.quote)

test('counts per verdict, both sides with their words, and every decision by mouse, each undone', async ({ page }) => {
  await reviewed(page)
  await expect.poll(() => tally(page)).toEqual(['6 Changed in substance', '2 Gone', '1 Reworded', '2 Moved', '1 Exact'])
  await expect(page.getByRole('main')).toContainText('12 marks and quotes · 6 to decide')
  await expect(cases(page)).toHaveCount(11)
  expect(await accessibilityFaults(page)).toEqual([])

  const sum = caseOn(page, SUM).filter({ hasText: 'Mark,' })
  await expect(sum.locator('del')).toContainText('67')
  await expect(sum.locator('ins')).toContainText('76')
  await expect(sum).toContainText('Ask the mission')
  await expect(caseOn(page, 'Quote in “Sums”')).toHaveCount(1)

  await decision(sum, 'Accept').click()
  await expect(decision(sum, 'Accept')).toHaveAttribute('aria-pressed', 'true')
  await expect(statusLine(page).getByRole('status')).toHaveText('Accepted')
  await expect.poll(() => attached(page)).toContain(SUM_MARKED)
  await page.getByRole('button', { name: 'Undo accept' }).click()
  await expect(statusLine(page).getByRole('status')).toHaveText('Undone: New place accepted')
  await expect(decision(sum, 'Accept')).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(() => attached(page)).not.toContain(SUM_MARKED)

  const modal = caseOn(page, MODAL)
  await decision(modal, 'Keep on edition 1').click()
  await expect(modal).toContainText('It stays on edition 1 and says so.')
  await page.keyboard.press('Control+z')
  await expect(modal).toContainText('Undecided.')

  const gone = caseOn(page, GONE)
  await expect(gone).toContainText('Not in edition 2.')
  await expect(decision(gone, 'Accept')).toHaveAttribute('aria-disabled', 'true')
  await decision(gone, 'Drop').click()
  await expect(gone).toContainText('The mark is in the bin for 30 days.')
  expect(await called(page, 'bin.list', {})).toMatchObject({ marks: [{ annotation: { anchor: { quote: GONE } } }] })
  await page.keyboard.press('Control+z')
  await expect(gone).toContainText('It stays on the old edition')
  expect(await called(page, 'bin.list', {})).toMatchObject({ marks: [] })

  await page.getByRole('button', { name: '1 Reworded' }).click()
  await expect(cases(page)).toHaveCount(1)
  await expect(caseOn(page, REWORDED)).toContainText('with a flag until you accept')
  await page.getByRole('button', { name: '1 Reworded' }).click()
  await page.getByRole('button', { name: 'List them' }).click()
  await expect(cases(page)).toHaveCount(1)
})

test('another place is chosen in the text, attached, undone and given up', async ({ page }) => {
  await reviewed(page)
  await decision(caseOn(page, MODAL), 'Another place…').click()
  const bar = page.getByRole('group', { name: 'Choose another place' })
  await expect(bar).toContainText(`“${MODAL_MARKED}”`)
  expect(await accessibilityFaults(page)).toEqual([])
  await expect(bar.getByRole('button', { name: 'Attach here' })).toHaveAttribute('aria-disabled', 'true')
  await selectWords(page, 'stays closed until further notice')
  await bar.getByRole('button', { name: 'Attach here' }).click()
  await expect(reviewTitle(page)).toBeVisible()
  await expect(caseOn(page, MODAL)).toContainText('The place you chose:')
  await expect(caseOn(page, MODAL)).toContainText('stays closed until further notice')
  await expect.poll(() => attached(page)).toContain(MODAL_MARKED)
  await page.keyboard.press('Control+z')
  await expect(caseOn(page, MODAL)).toContainText('Undecided.')

  await decision(caseOn(page, MODAL), 'Another place…').click()
  await bar.getByRole('button', { name: 'Cancel' }).click()
  await expect(reviewTitle(page)).toBeVisible()
  await expect(caseOn(page, MODAL)).toContainText('Undecided.')
})

test('every action has a key, and each step is told once', async ({ page }) => {
  await reviewed(page)
  const status = statusLine(page).getByRole('status')
  await expect(currentCase(page)).toContainText(SUM)
  await page.keyboard.press('n')
  await page.keyboard.press('k')
  await page.keyboard.press('j')
  const at = await currentCase(page).getAttribute('data-case')
  const here = page.locator(`[data-case="${at}"]`)
  await expect(here).toBeFocused()
  for (const [key, button, told] of [
    ['a', 'Accept', 'Accepted'],
    ['o', 'Keep on edition 1', 'Kept on edition 1'],
    ['d', 'Drop', 'Dropped'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(decision(here, button)).toHaveAttribute('aria-pressed', 'true')
    await expect(status).toHaveText(told)
    await page.keyboard.press('u')
    await expect(decision(here, button)).toHaveAttribute('aria-pressed', 'false')
  }
  await page.keyboard.press('e')
  await expect(page.getByRole('group', { name: 'Choose another place' })).toBeVisible()
  await selectWords(page, 'stays closed until further notice')
  await page.keyboard.press('a')
  await expect(reviewTitle(page)).toBeVisible()
  await expect(here).toContainText('The place you chose:')
  await runByTitle(page, 'Undo another place')
  await expect(here).toContainText('Undecided.')
})

test('left, restarted, and gone on with at the same case', async ({ browser }) => {
  const data = freshFolder('data')
  const page = await browser.newPage()
  try {
    const first = await startBrowserShell({ dataDir: data.path, packs: [folders.first] })
    await page.goto(first.url)
    await reviewed(page)
    await decision(caseOn(page, MODAL), 'Accept').click()
    await expect(caseOn(page, MODAL)).toContainText('It stands on the new words.')
    await caseOn(page, DATE).click()
    await expect(currentCase(page)).toContainText(DATE)
    const at = Number(await currentCase(page).getAttribute('data-case'))
    await expect.poll(async () => (await called(page, 'review.state', {})).reviews[0]?.at).toBe(at)
    await goTo(page, 'Read')
    await expect(statusLine(page).getByRole('button', { name: '5 marks wait for you' })).toBeVisible()
    await allSaved(page)
    await first.close()

    const second = await startBrowserShell({ dataDir: data.path, packs: [folders.first] })
    await page.goto(second.url)
    await libraryPainted(page)
    await statusLine(page).getByRole('button', { name: '5 marks wait for you' }).click()
    await expect(currentCase(page)).toContainText(DATE)
    await expect(currentCase(page)).toBeFocused()
    await expect(caseOn(page, MODAL)).toContainText('It stands on the new words.')
    await second.close()
  } finally {
    await page.close()
    data.remove()
  }
})

test('two windows that decide the same case do not write over each other', async ({ page, shell, context }) => {
  await reviewed(page)
  const other = await context.newPage()
  const line = await slowLine(other)
  await other.goto(shell.url)
  await libraryPainted(other)
  await statusLine(other).getByRole('button', { name: '6 marks wait for you' }).click()
  await expect(caseOn(other, MODAL)).toBeVisible()
  // What the first decides shows in the second.
  await decision(caseOn(page, MODAL), 'Accept').click()
  await expect(decision(caseOn(other, MODAL), 'Accept')).toHaveAttribute('aria-pressed', 'true')
  // Decided in both before either knows of the other: the first to arrive holds, and the other is told.
  line.hold()
  await decision(caseOn(page, DATE), 'Keep on edition 1').click()
  await expect(decision(caseOn(page, DATE), 'Keep on edition 1')).toHaveAttribute('aria-pressed', 'true')
  await allSaved(page)
  await decision(caseOn(other, DATE), 'Drop').click()
  line.release()
  await expect(statusLine(other).getByRole('status')).toContainText('This entry was decided elsewhere in the meantime.')
  for (const one of [page, other]) {
    await expect(decision(caseOn(one, DATE), 'Keep on edition 1')).toHaveAttribute('aria-pressed', 'true')
    await expect(decision(caseOn(one, DATE), 'Drop')).toHaveAttribute('aria-pressed', 'false')
  }
})

test('the views stay without faults in dark and in narrow windows', async ({ page }) => {
  await reviewed(page)
  await called(page, 'settings.set', { theme: 'dark' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.setViewportSize({ width: 512, height: 800 })
  expect(await accessibilityFaults(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(512)
  await called(page, 'settings.set', { theme: 'light', contrast: 'more' })
  expect(await accessibilityFaults(page)).toEqual([])
})

test('a quote leads to its note, and the text of both editions is at hand', async ({ page }) => {
  await reviewed(page)
  await caseOn(page, 'Quote in “Sums”').getByRole('button', { name: 'Read in edition 1' }).click()
  await expect(page.getByRole('complementary', { name: 'An older edition is open' })).toBeVisible()
  await expect(passage(page, 'title')).toBeAttached()
  await goTo(page, 'Notes')
  await page.keyboard.press('Control+5')
  await caseOn(page, 'Quote in “Sums”').getByRole('button', { name: /Sums/u }).click()
  await expect(page.getByRole('textbox', { name: 'Title of the note' })).toHaveValue('Sums')
})

test('a long list comes page by page, by key where the list ends', async ({ page }) => {
  await libraryPainted(page)
  const text = await called(page, 'library.briefing', { edition: FIRST, briefing: SUMMIT })
  const words = text.passages.flatMap((one) => one.text.match(/\p{L}{5,}/gu) ?? [])
  const marks = [...new Set(words)].slice(0, 60).map((word) => ({ briefing: SUMMIT, words: word }))
  expect(marks).toHaveLength(60)
  await markAll(page, marks)
  await installFrom(page, folders.second)
  await expect(reviewTitle(page)).toBeVisible()
  await allResolved(page)
  await page.getByRole('button', { name: 'List them' }).click()
  await expect(cases(page)).toHaveCount(50)
  await cases(page).last().focus()
  await page.keyboard.press('j')
  await expect(cases(page).nth(50)).toBeFocused()
  await expect(page.getByRole('button', { name: /^Show \d+ more of/u })).toHaveCount(0)
})
