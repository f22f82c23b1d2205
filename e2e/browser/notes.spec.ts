// Notes: kept as typed, quotes checked against their source, passages carried in by drag and paste, nothing typed is lost.
import type { Page } from '@playwright/test'
import { readBack } from '../../main/printing/testing.ts'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { allBriefings } from '../support/plain-scan.ts'
import {
  addSelectionToNote,
  allSaved,
  article,
  called,
  caretAtEnd,
  clickWords,
  exportDialog,
  goTo,
  libraryPainted,
  makeExport,
  markSelection,
  noteList,
  noteText,
  noteTitle,
  openNote,
  paintedRanges,
  searchBox,
  selectWords,
  selectionBar,
} from '../support/reader-page.ts'

const ITEM = 'A dedicated line over which Japan and NATO can exchange classified information.'

const newNote = async (page: Page, title: string, text: string) => {
  await goTo(page, 'Notes')
  await page.getByRole('button', { name: 'New note' }).first().click()
  await expect(noteTitle(page)).toBeFocused()
  await page.keyboard.type(title)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text)
}
/** Titles and bodies on disk, by the page's own bridge. */
const onDisk = async (page: Page) => {
  const list = await called(page, 'notes.list', {})
  const notes = await Promise.all(list.map(({ id }) => called(page, 'notes.get', { id })))
  return notes.map(({ note }) => ({ title: note.title, body: note.body }))
}
/** The range of these words in the Washington briefing. */
const rangeOf = async (page: Page, words: string) => {
  const briefing = (await allBriefings(page)).find((one) => one.title === WASHINGTON)
  const passage = briefing?.passages.find((one) => one.text.includes(words))
  if (briefing === undefined || passage === undefined) throw new Error(`Not in the briefing: ${words}`)
  const at = passage.text.indexOf(words)
  const point = (offset: number) => ({ passage: passage.id, offset })
  return { edition: briefing.edition, briefing: briefing.id, range: { start: point(at), end: point(at + words.length) } }
}
const states = (page: Page) => noteText(page).getByText(/^(?:Verified|Shortened|Edited|Source missing)$/u)

test.beforeEach(({ page }) => libraryPainted(page))

test('a note is made, named, written, and on disk when it says so', async ({ page, shell }) => {
  await newNote(page, 'Talking points', 'One line.\n\n- first\nsecond')
  await allSaved(page)
  await shell.kill()
  const again = await startBrowserShell({ dataDir: shell.dataDir })
  const other = await page.context().newPage()
  await other.goto(again.url)
  await libraryPainted(other)
  expect(await onDisk(other)).toEqual([{ title: 'Talking points', body: 'One line.\n\n- first\n- second' }])
  await openNote(other, 'Talking points')
  await noteTitle(other).fill('Talking points, second draft')
  await caretAtEnd(other)
  await expect(noteList(other).getByRole('button').filter({ hasText: 'Talking points, second draft' })).toBeVisible()
  expect((await onDisk(other)).map((note) => note.title)).toEqual(['Talking points, second draft'])
  await other.close()
  await again.close()
})

test('a note goes to the bin and comes back', async ({ page }) => {
  await newNote(page, 'To be thrown away', 'Some words.')
  await newNote(page, 'To be kept', 'Other words.')
  await allSaved(page)
  const row = noteList(page).getByRole('listitem').filter({ hasText: 'To be thrown away' })
  await row.hover()
  await row.getByRole('button', { name: 'Move To be thrown away to the bin' }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: /^Bin/u }).click()
  const bin = page.getByRole('complementary', { name: 'Bin' })
  await expect(bin.getByRole('listitem')).toHaveCount(1)
  await expect(noteText(page)).toContainText('Some words.')
  await noteText(page).click()
  await page.keyboard.type('No more. ')
  await expect(noteText(page)).toHaveText('Some words.')
  await bin.getByRole('button', { name: 'Restore To be thrown away' }).click()
  await expect(page.getByText('The bin is empty.')).toBeVisible()
  await page.getByRole('button', { name: 'Back to notes' }).click()
  await expect(noteList(page).getByRole('listitem')).toHaveCount(2)
})

test('a quote is verified, edited when a word changes, and can be put right', async ({ page }) => {
  await selectWords(page, ITEM)
  await addSelectionToNote(page)
  await openNote(page, WASHINGTON)
  await expect(states(page)).toHaveText('Verified')
  await noteText(page).getByText('A dedicated line over').click()
  await page.keyboard.press('Home')
  await page.keyboard.type('Not ')
  await expect(states(page)).toHaveText('Edited')
  await expect(page.getByText('1 quote: 1 edited')).toBeVisible()
  await noteText(page).getByRole('button', { name: 'Restore the words' }).click()
  await expect(states(page)).toHaveText('Verified')
  await expect(noteText(page)).not.toContainText('Not A dedicated')
})

test('the citation leads to the passage, and back is a key press', async ({ page }) => {
  await selectWords(page, ITEM)
  await addSelectionToNote(page)
  await openNote(page, WASHINGTON)
  await noteText(page)
    .getByRole('button', { name: /^Open .* in the reader$/u })
    .click()
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(WASHINGTON)
  await expect
    .poll(async () => (await paintedRanges(page, 'aide-target-long')).map((one) => [one.text, one.inView]))
    .toEqual([[ITEM, true]])
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(noteTitle(page)).toHaveValue(WASHINGTON)
})

test('what is copied in the reader becomes a quote where it is pasted', async ({ page }) => {
  await newNote(page, 'Pasted', 'Before.')
  await goTo(page, 'Read')
  await selectWords(page, 'Jens Stoltenberg, Secretary General')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('Control+c')
  await openNote(page, 'Pasted')
  await caretAtEnd(page)
  await page.keyboard.press('Control+v')
  await expect(states(page)).toHaveText('Verified')
  await expect(noteText(page)).toContainText('Jens Stoltenberg, Secretary General')
})

test('a range let go over the text becomes a quote there', async ({ page }) => {
  await newNote(page, 'Dropped', 'First line.\n\nLast line.')
  const range = await rangeOf(page, ITEM)
  const transfer = await page.evaluateHandle((data) => {
    const transfer = new DataTransfer()
    transfer.setData('application/x-aide-range', data)
    transfer.setData('text/plain', 'the plain words')
    return transfer
  }, JSON.stringify(range))
  const box = await noteText(page).getByText('First line.').boundingBox()
  const at = { clientX: (box?.x ?? 0) + 20, clientY: (box?.y ?? 0) + 8, dataTransfer: transfer }
  await noteText(page).dispatchEvent('dragover', at)
  await noteText(page).dispatchEvent('drop', at)
  await expect(states(page)).toHaveText('Verified')
  await expect.poll(async () => (await onDisk(page))[0]?.body ?? '').toMatch(/^First line\.\n\n> A dedicated line[^]*\n\nLast line\.\s*$/u)
})

test('a mark dragged over Notes and into the text becomes a quote', async ({ page }) => {
  await newNote(page, 'By hand', 'Before.')
  await allSaved(page)
  await goTo(page, 'Read')
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  await article(page)
    .getByRole('button', { name: /“Kishida Fumio”/u })
    .hover()
  await page.mouse.down()
  const notes = await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Notes' }).boundingBox()
  await page.mouse.move((notes?.x ?? 0) + 20, (notes?.y ?? 0) + 10, { steps: 6 })
  await expect(noteTitle(page)).toHaveValue('By hand')
  const text = await noteText(page).boundingBox()
  await page.mouse.move((text?.x ?? 0) + 60, (text?.y ?? 0) + 8, { steps: 6 })
  await page.mouse.up()
  await expect(states(page)).toHaveText('Verified')
  await expect(noteText(page)).toContainText('Kishida Fumio')
})

test('a quote added elsewhere joins what is being written', async ({ page }) => {
  await newNote(page, 'Shared', 'Mine: ')
  await allSaved(page)
  const [note] = await called(page, 'notes.list', {})
  const { quote } = await called(page, 'notes.quote', await rangeOf(page, ITEM))
  await page.keyboard.type('one ')
  await called(page, 'notes.save', { kind: 'append-quote', id: note?.id ?? '', quote: quote.id })
  await page.keyboard.type('two three')
  await expect(states(page)).toHaveText('Verified')
  await allSaved(page)
  await expect.poll(async () => (await onDisk(page))[0]?.body ?? '').toMatch(/^Mine: one two three\s*\n\n> A dedicated line/u)
  expect(await onDisk(page)).toHaveLength(1)
})

for (const way of ['Restore and save', 'Keep as a new note'] as const) {
  test(`words typed into a note that is binned elsewhere stay: ${way}`, async ({ page }) => {
    await newNote(page, 'Other note', 'Other words.')
    await newNote(page, 'Taken away', 'First words.')
    await allSaved(page)
    const [note] = (await called(page, 'notes.list', {})).filter(({ title }) => title === 'Taken away')
    const binning = called(page, 'notes.remove', { id: note?.id ?? '' })
    await page.keyboard.type(' Words typed since.')
    await binning
    await page.keyboard.type(' And more.')
    await expect(page.getByText('This note was moved to the bin elsewhere.')).toBeVisible()
    await expect(noteText(page)).toHaveText('First words. Words typed since. And more.')
    await goTo(page, 'Read')
    await goTo(page, 'Notes')
    await expect(noteText(page)).toHaveText('First words. Words typed since. And more.')
    await page.getByRole('button', { name: way }).click()
    await expect(page.getByText('This note was moved to the bin elsewhere.')).toHaveCount(0)
    await allSaved(page)
    await expect(noteTitle(page)).toHaveValue('Taken away')
    expect(await onDisk(page)).toContainEqual({ title: 'Taken away', body: 'First words. Words typed since. And more.' })
    expect(await called(page, 'notes.list', { bin: true })).toHaveLength(way === 'Keep as a new note' ? 1 : 0)
  })
}

test('fast typing and leaving at once loses no letter', async ({ page }) => {
  const text = 'The quick brown fox jumps over the lazy dog. '.repeat(6).trim()
  await newNote(page, 'In haste', text)
  await page.keyboard.press('Control+1')
  await expect(article(page)).toBeVisible()
  await expect.poll(() => onDisk(page)).toEqual([{ title: 'In haste', body: text }])
  await page.keyboard.press('Control+3')
  await expect(noteText(page)).toHaveText(text)
})

test('letters typed right after Ctrl+K are all in the box', async ({ page }) => {
  await page.reload()
  await libraryPainted(page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('kishida')
  await expect(searchBox(page)).toHaveValue('kishida')
  await expect(searchBox(page)).toBeFocused()
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('zelenskyy')
  await expect(searchBox(page)).toHaveValue('zelenskyy')
})

test('several notes and the marks of a briefing become PDFs; the file can be had twice', async ({ page }) => {
  await newNote(page, 'Alpha note', 'Alpha words.')
  await newNote(page, 'Beta note', 'Beta words.')
  await allSaved(page)
  await page.getByRole('button', { name: 'Export notes…' }).click()
  await exportDialog(page).getByRole('button', { name: 'Move Beta note down' }).click()
  const several = await readBack((await makeExport(page)).bytes)
  const text = several.pages.join(' ')
  expect(text.indexOf('Alpha words.')).toBeGreaterThan(0)
  expect(text.indexOf('Alpha words.')).toBeLessThan(text.indexOf('Beta words.'))
  const arriving = page.waitForEvent('download')
  await exportDialog(page).getByRole('link', { name: 'Download again' }).click()
  const second = await arriving
  expect(await second.failure()).toBeNull()
  await page.keyboard.press('Escape')

  await goTo(page, 'Read')
  await selectWords(page, ITEM)
  await markSelection(page, 'blue')
  await clickWords(page, 'Four steps')
  await goTo(page, 'Marks')
  await page.getByRole('button', { name: /^Export marks…/u }).click()
  const marks = await readBack((await makeExport(page)).bytes)
  expect(marks.pages.join(' ').replaceAll(/\s+/gu, ' ')).toContain('A dedicated line over which Japan')
})
