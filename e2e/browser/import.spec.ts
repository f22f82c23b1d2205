// A file that someone was sent becomes a briefing: looked at, repaired, added, searched, marked, and kept.
import { accessibilityFaults } from '../support/axe.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { addFile, blocks, dropFiles, importDialog } from '../support/import-page.ts'
import { article, called, libraryPainted, markSelection, passageWith, rail, selectWords, statusLine } from '../support/reader-page.ts'

const STATEMENT = `JOINT STATEMENT ON THE
RIVER CROSSING

The two governments agreed on Tuesday to keep the crossing
open through the winter.

The ministers met for three hours in the town hall. They heard the report of
the river office, which has measured the level since 1951, and could not
Left: The town hall in January.

agree on a date for the next meeting. They took note of the low water.

WHAT WAS AGREED

- The crossing stays open from six to ten.
- Each side pays for its own bank.
`
const file = { name: 'statement.txt', bytes: STATEMENT }

test.beforeEach(({ page }) => libraryPainted(page))

test('a text is shown beside its original, repaired, added, and read like any other briefing', async ({ page, shell }) => {
  await dropFiles(page, [file])
  const dialog = importDialog(page)
  await expect(dialog).toHaveAccessibleName('Add statement.txt')
  await expect(dialog.getByLabel('Title')).toHaveValue('JOINT STATEMENT ON THE RIVER CROSSING')
  await expect(dialog.getByRole('textbox', { name: 'As it stands in the file' })).toHaveValue(STATEMENT)
  await expect(blocks(page)).toHaveCount(6)
  await expect(blocks(page).nth(1)).toContainText('and could not agree on a date')
  await expect(dialog.getByRole('combobox', { name: 'Kind of passage 3' })).toHaveValue('caption')
  expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])

  await dialog.getByRole('button', { name: 'Split passage 2' }).click()
  await dialog.getByRole('button', { name: 'They took note of the low water.' }).click()
  await expect(blocks(page)).toHaveCount(7)
  await expect(dialog.getByRole('combobox', { name: 'Kind of passage 2' })).toBeFocused()
  await dialog.getByRole('combobox', { name: 'Kind of passage 3' }).selectOption('Quotation')
  await dialog.getByRole('button', { name: 'Leave out passage 7' }).click()
  await dialog.getByRole('button', { name: 'Join with next: passage 1' }).click()
  await expect(blocks(page)).toHaveCount(5)
  await dialog.getByRole('button', { name: 'Undo repair' }).click()
  await expect(blocks(page)).toHaveCount(6)
  await dialog.getByLabel('Title').fill('The river crossing')
  await dialog.getByLabel(/^Date/u).fill('soon')
  await dialog.getByRole('button', { name: 'Add to My briefings' }).click()
  await expect(dialog.getByRole('status')).toContainText('Write the date as 2026')
  await dialog.getByLabel(/^Date/u).fill('2026-03')
  await dialog.getByRole('button', { name: 'Add to My briefings' }).click()

  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('The river crossing')
  await expect(statusLine(page)).toContainText('“The river crossing” is in My briefings.')
  await expect(rail(page).getByRole('heading', { name: 'My briefings' })).toBeVisible()
  await expect(passageWith(page, 'They took note of the low water.')).toBeVisible()
  await expect(article(page).getByRole('heading', { level: 2, name: 'WHAT WAS AGREED' })).toBeVisible()
  await expect(article(page)).not.toContainText('Each side pays')
  expect(await accessibilityFaults(page)).toEqual([])

  await selectWords(page, 'measured the level')
  await markSelection(page, 'green')
  const { editions } = await called(page, 'library.overview', {})
  const mine = editions.flatMap((edition) => (edition.state === 'ready' && edition.title === 'My briefings' ? edition.id : []))
  expect(mine).toEqual(['my-the-river-crossing@1'])
  const found = await called(page, 'search.run', { query: '"river office"', seq: 1_000 })
  expect(JSON.stringify(found)).toContain('the-river-crossing')

  await shell.kill()
  const again = await startBrowserShell({ dataDir: shell.dataDir })
  const later = await page.context().newPage()
  try {
    await later.goto(again.url)
    await expect(rail(later).getByRole('heading', { name: 'My briefings' })).toBeVisible()
    expect(await called(later, 'annotations.list', { edition: 'my-the-river-crossing@1' })).toHaveLength(1)
  } finally {
    await later.close()
    await again.close()
  }
})

test('what cannot be read is told by its reason, and another file can be chosen', async ({ page }) => {
  await page.keyboard.press('Control+o')
  const dialog = importDialog(page)
  await expect(dialog).toContainText('It stays on this machine')
  expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
  const choose = async (name: string, bytes: string) => {
    const asked = page.waitForEvent('filechooser')
    await dialog.getByRole('button', { name: 'Choose files…' }).click()
    await (await asked).setFiles([{ name, mimeType: '', buffer: Buffer.from(bytes, 'latin1') }])
  }
  await choose('nothing.txt', '')
  await expect(dialog.getByRole('alert')).toHaveText('The file is empty.')
  await choose('picture.txt', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR')
  await expect(dialog.getByRole('alert')).toHaveText('This is a picture. There is no text in it that could be read.')
  await choose('words.txt', 'A line of words.\n')
  await expect(blocks(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  expect(JSON.stringify(await called(page, 'library.overview', {}))).not.toContain('My briefings')
})

test('the same file again is told, and a changed one can be a newer edition', async ({ page }) => {
  await addFile(page, file)
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText('JOINT STATEMENT ON THE RIVER CROSSING')
  await selectWords(page, 'stays open from six')
  await markSelection(page, 'blue')
  await dropFiles(page, [{ ...file, name: 'copy.txt' }])
  await expect(importDialog(page)).toContainText('You have added this very file already')
  await page.keyboard.press('Escape')
  await dropFiles(page, [{ ...file, bytes: STATEMENT.replace('three hours', 'five hours') }])
  await expect(importDialog(page).getByRole('radio', { name: /newer edition/u })).toBeChecked()
  expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
  await importDialog(page).getByRole('button', { name: 'Add to My briefings' }).click()
  await expect(article(page)).toContainText('met for five hours')
  await expect(rail(page)).toContainText('Edition 2')
  const marks = () => called(page, 'annotations.list', { edition: 'my-joint-statement-on-the-river-crossing@2' })
  await expect.poll(async () => (await marks()).length).toBe(1)
})

test('many files at once are added one by one, and the ones that cannot be are listed', async ({ page }) => {
  const many = Array.from({ length: 12 }, (_, i) => ({
    name: `note ${i}.txt`,
    bytes: i === 5 ? '' : `Note number ${i}\n\nThis is what was written down on day ${i} of the talks.\n`,
  }))
  await dropFiles(page, many)
  await expect(importDialog(page).getByRole('status')).toContainText('11 files added to My briefings, 1 could not be.')
  const failures = importDialog(page).getByRole('region', { name: 'Not added' })
  await expect(failures.getByRole('listitem')).toHaveText(['note 5.txt The file is empty.'])
  expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
  await importDialog(page).getByRole('button', { name: 'Close' }).last().click()
  await expect(rail(page).getByRole('treeitem', { name: /Note number 11/u })).toBeAttached()
})
