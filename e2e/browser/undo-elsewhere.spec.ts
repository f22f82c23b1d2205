// Undo in the reading view: what the open briefing does not show is said plainly, with the way back.
import { expect, test } from '../support/browser-shell.ts'
import { called, libraryPainted, markSelection, markedTexts, openBriefing, selectWords, statusLine } from '../support/reader-page.ts'

const message = 'role=status'

test.beforeEach(({ page }) => libraryPainted(page))

test('undo of a note from the reading view names the notes and the key that does it again', async ({ page }) => {
  const { note } = await called(page, 'notes.save', { kind: 'new', title: 'Points to raise', body: '' })
  await page.keyboard.press('Control+z')
  await expect(statusLine(page).locator(message)).toHaveText('Undone in your notes: Note created. Ctrl Shift Z does it again')
  await page.keyboard.press('Control+Shift+z')
  await expect(statusLine(page).locator(message)).toHaveText('Done again in your notes: Note created. Ctrl Z undoes it')
  const notes = await called(page, 'notes.list', {})
  expect(notes.map(({ id, title }) => [id, title])).toEqual([[note.id, 'Points to raise']])
})

test('undo of a mark says where it was when another briefing is open, and no more when it is this one', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  await page.keyboard.press('Control+z')
  await expect(statusLine(page).locator(message)).toHaveText('Undone: Mark added')
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual([])
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual(['Kishida Fumio'])
  const title = await page.locator('article h1').innerText()
  await openBriefing(page, 'NATO and its four Indo-Pacific partners, 2019–2026')
  await page.keyboard.press('Control+z')
  await expect(statusLine(page).locator(message)).toHaveText(`Undone in “${title}”: Mark added. Ctrl Shift Z does it again`)
})
