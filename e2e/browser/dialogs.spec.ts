// The export dialog, the bar over the marks, and the lists of notes and results hold whatever is put into them.
import type { Locator, Page } from '@playwright/test'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  addSelectionToNote,
  allSaved,
  called,
  exportDialog,
  goTo,
  libraryPainted,
  markSelection,
  noteList,
  noteText,
  noteTitle,
  search,
  searchBox,
  searchHits,
  selectWords,
  statusLine,
} from '../support/reader-page.ts'

const UNBROKEN = 'Verteidigungsministerkonferenzvorbereitungsunterlagen'.repeat(5)

const makeNotes = async (page: Page, titles: readonly string[]) => {
  for (const title of titles) await called(page, 'notes.save', { kind: 'new', title, body: `Zeppelin words of ${title}` })
}
/** By how many pixels the content is wider than its element. */
const overflow = (locator: Locator) => locator.evaluate((element) => element.scrollWidth - element.clientWidth)

test.beforeEach(({ page }) => libraryPainted(page))

test('the export dialog stays usable with many notes, one with an endless title, in a low window', async ({ page }) => {
  await makeNotes(page, [UNBROKEN, ...Array.from({ length: 20 }, (_, i) => `Note number ${i + 1}`)])
  await goTo(page, 'Notes')
  await page.getByRole('button', { name: 'Export notes…' }).click()
  const dialog = exportDialog(page)
  await expect(dialog.getByText('21 notes')).toBeVisible()
  const sizes = [
    { width: 1440, height: 900 },
    { width: 1024, height: 300 },
    { width: 640, height: 500 },
  ]
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const name of ['Cancel', 'Export PDF…', 'Close']) await expect(dialog.getByRole('button', { name })).toBeInViewport({ ratio: 1 })
    expect(await overflow(dialog)).toBeLessThanOrEqual(0)
    expect(await overflow(dialog.getByRole('list').first())).toBeLessThanOrEqual(0)
    const file = dialog.getByRole('textbox', { name: 'File name' })
    await file.scrollIntoViewIfNeeded()
    await expect(file).toBeInViewport()
  }
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toHaveCount(0)
})

test('the export dialog of a note with an endless title keeps its head', async ({ page }) => {
  await makeNotes(page, [UNBROKEN])
  await goTo(page, 'Notes')
  await expect(noteTitle(page)).toHaveValue(UNBROKEN)
  await page.getByRole('button', { name: 'Export…', exact: true }).click()
  await expect(exportDialog(page).getByRole('button', { name: 'Close' })).toBeInViewport({ ratio: 1 })
  expect(await overflow(exportDialog(page))).toBeLessThanOrEqual(0)
})

test('the bar over the marks undoes its own deletion, and goes when anything else is undone', async ({ page }) => {
  for (const words of ['Kishida Fumio', 'Jens Stoltenberg', 'talks in Washington']) {
    await selectWords(page, words)
    await markSelection(page, 'yellow')
  }
  await goTo(page, 'Marks')
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  const bar = page.getByRole('status').filter({ hasText: '1 mark deleted.' })
  const remove = async () => {
    await rows.first().hover()
    await rows
      .first()
      .getByRole('button', { name: /^Delete the mark/u })
      .click()
  }
  await remove()
  await expect(rows).toHaveCount(2)
  await bar.getByRole('button', { name: 'Undo' }).click()
  await expect(rows).toHaveCount(3)
  await remove()
  await remove()
  await expect(rows).toHaveCount(1)
  await expect(bar).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(2)
  await expect(bar).toHaveCount(0)
})

test('a title typed in one go is not taken back letter by letter', async ({ page }) => {
  await goTo(page, 'Notes')
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(noteTitle(page)).toBeFocused()
  await page.keyboard.type('Talking points')
  await allSaved(page)
  // The browser may hold the first letter apart.
  await page.keyboard.press('Control+z')
  await expect(noteTitle(page)).toHaveValue(/^T?$/u)
  await page.keyboard.press('Control+z')
  await expect(noteTitle(page)).toHaveValue('')
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  await expect(noteTitle(page)).toHaveValue('Talking points')
  await allSaved(page)
  expect((await called(page, 'notes.list', {})).map((note) => note.title)).toEqual(['Talking points'])
})

test('two notes made from one briefing have two names, and what the reader adds is no news', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await addSelectionToNote(page)
  await selectWords(page, 'Jens Stoltenberg')
  await addSelectionToNote(page)
  await goTo(page, 'Notes')
  const titles = async () => (await called(page, 'notes.list', {})).map((note) => note.title).toSorted()
  await expect.poll(titles).toEqual([WASHINGTON, `${WASHINGTON} (2)`])
  await expect(noteText(page)).toBeVisible()
  await goTo(page, 'Read')
  await selectWords(page, 'talks in Washington')
  await addSelectionToNote(page, `${WASHINGTON} (2)`)
  await goTo(page, 'Notes')
  await expect(noteText(page)).toContainText('talks in Washington')
  await expect(statusLine(page)).not.toContainText('elsewhere')
})

test('searches are remembered when one pauses, opens a hit or leaves', async ({ page }) => {
  await search(page, 'stoltenberg')
  const recent = page.getByRole('complementary', { name: 'Filters and recent searches' })
  await expect(recent.getByRole('button', { name: 'stoltenberg' })).toBeVisible()
  await search(page, 'kishida')
  await expect(searchHits(page).first()).toBeVisible()
  await goTo(page, 'Read')
  await page.keyboard.press('Control+k')
  await expect(recent.getByRole('button', { name: 'kishida' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Search all packs' })).toHaveCount(0)
})

test('results in notes alone take the width, and a long title stays in its column', async ({ page }) => {
  await makeNotes(page, [`kishida ${UNBROKEN}`])
  await search(page, 'zeppelin')
  const found = page.getByRole('region', { name: 'Notes' })
  await expect(found.getByRole('listitem')).toHaveCount(1)
  const main = (await page.getByRole('main').boundingBox())?.width ?? 0
  expect((await found.boundingBox())?.width ?? 0).toBeGreaterThan(main * 0.8)
  await search(page, 'kishida')
  await expect(searchHits(page).first()).toBeVisible()
  await expect(found.getByRole('listitem')).toHaveCount(1)
  expect(await overflow(page.getByRole('main').locator('.scroll'))).toBeLessThanOrEqual(0)
  expect(await overflow(found)).toBeLessThanOrEqual(0)
  await goTo(page, 'Notes')
  const title = noteList(page).getByRole('listitem').getByText(`kishida ${UNBROKEN}`)
  expect((await title.boundingBox())?.height ?? 99).toBeLessThan(45)
})

test('a phrase that was only begun is explained', async ({ page }) => {
  await search(page, '"')
  await expect(page.getByText('There is nothing to look for: the search holds no word.')).toBeVisible()
  await page
    .getByRole('row', { name: /^A phrase, as it stands/u })
    .getByRole('button')
    .click()
  await expect(searchHits(page).first()).toBeVisible()
  await expect(searchBox(page)).toHaveValue(/^".+"$/u)
})
