// Saved searches: kept over a restart, renamed, removed and brought back, and what is new since the last run.
import { expect, test } from '../support/browser-shell.ts'
import type { Page } from '@playwright/test'
import { allSaved, called, libraryPainted, search, searchBox, searchTotals } from '../support/reader-page.ts'

test.beforeEach(({ page }) => libraryPainted(page))

const saved = (page: Page) => page.getByRole('region', { name: 'Saved searches' })
const run = (page: Page, name: string) => saved(page).getByRole('button', { name: new RegExp(`^Run ${name}`, 'u') })

async function save(page: Page, query: string, name: string): Promise<void> {
  await search(page, query)
  await saved(page).getByRole('button', { name: 'Save this search' }).click()
  await expect(saved(page).getByRole('textbox', { name: 'Name of the search' })).toBeFocused()
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await expect(run(page, name)).toBeVisible()
}

test('a search is saved under a name, run, renamed, removed and brought back', async ({ page }) => {
  await save(page, 'riga OR tallinn', 'Baltic centres')
  await expect(saved(page).getByRole('button', { name: 'Save this search' })).toHaveCount(0)
  const totals = await searchTotals(page).textContent()
  await allSaved(page)
  await page.reload()
  await libraryPainted(page)
  await page.keyboard.press('Control+k')
  await run(page, 'Baltic centres').click()
  await expect(searchBox(page)).toHaveValue('riga OR tallinn')
  await expect(searchBox(page)).toBeFocused()
  await expect(searchTotals(page)).toHaveText(totals ?? '')

  await saved(page).getByRole('button', { name: 'Rename or remove Baltic centres' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.keyboard.type('Centres')
  await page.keyboard.press('Enter')
  await expect(run(page, 'Centres')).toBeVisible()
  await saved(page).getByRole('button', { name: 'Rename or remove Centres' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(run(page, 'Centres')).toHaveCount(0)
  await expect(saved(page).getByRole('status')).toContainText('Centres removed.')
  await saved(page).getByRole('button', { name: 'Undo' }).click()
  await expect(run(page, 'Centres')).toBeVisible()
})

test('a saved search tells what is new since it was last run', async ({ page }) => {
  await save(page, 'wombat', 'Wombats')
  await expect(run(page, 'Wombats')).not.toContainText(/\bnew\b/u)
  await allSaved(page)
  await called(page, 'notes.save', { kind: 'new', title: 'On animals', body: 'The wombat digs.' })
  await called(page, 'notes.save', { kind: 'new', title: 'On others', body: 'Nothing of the kind.' })
  await expect(run(page, 'Wombats')).toHaveAccessibleName('Run Wombats, 1 new note since you last ran it')
  await searchBox(page).fill('')
  await run(page, 'Wombats').click()
  await expect(page.getByRole('region', { name: 'Notes' }).getByRole('button', { name: /On animals New/u })).toBeVisible()
  await expect(run(page, 'Wombats')).toHaveAccessibleName('Run Wombats')
})

test('two windows have one list of saved searches', async ({ page, shell }) => {
  const other = await page.context().newPage()
  await other.goto(shell.url)
  await libraryPainted(other)
  await other.keyboard.press('Control+k')
  await expect(saved(other)).toBeVisible()
  await save(page, 'wombat', 'Wombats')
  await expect(run(other, 'Wombats')).toBeVisible()
  await called(page, 'notes.save', { kind: 'new', title: 'On animals', body: 'The wombat digs.' })
  for (const one of [page, other]) await expect(run(one, 'Wombats')).toContainText('1 new note')
  await run(other, 'Wombats').click()
  for (const one of [page, other]) await expect(run(one, 'Wombats')).toHaveAccessibleName('Run Wombats')
  await saved(other).getByRole('button', { name: 'Rename or remove Wombats' }).click()
  await other.getByRole('menuitem', { name: 'Remove' }).click()
  await expect(run(page, 'Wombats')).toHaveCount(0)
  await saved(other).getByRole('button', { name: 'Undo' }).click()
  await expect(run(page, 'Wombats')).toBeVisible()
  await other.close()
})
