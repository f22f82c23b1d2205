// The main job in one go: read, search, mark, comment, note, export; and all of it is there after the power went.
import { letters, readBack } from '../../main/printing/testing.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder } from '../support/places.ts'
import { scanFor } from '../support/plain-scan.ts'
import {
  addSelectionToNote,
  allSaved,
  article,
  commentField,
  exportDialog,
  goTo,
  libraryPainted,
  makeExport,
  markCards,
  markSelection,
  noteText,
  noteTitle,
  openNote,
  paintedRanges,
  search,
  searchBox,
  searchHits,
  searchTotals,
  selectWords,
  selectionBar,
} from '../support/reader-page.ts'

const BRIEFING = 'Japan at the NATO summit in Washington, July 2024'
const QUERY = 'classified line'
const QUOTE = 'A dedicated line over which Japan and NATO can exchange classified information.'
const REMARK = 'Ask which ministry runs it.'

const data = freshFolder('main-job')
test.use({ shellOptions: { dataDir: data.path } })
test.afterAll(() => data.remove())

test('read, search, mark, comment, note, export, and all of it after the power went', async ({ page, shell }) => {
  await libraryPainted(page)

  await test.step('search shows exact totals after every letter', async () => {
    await page.keyboard.press('Control+k')
    await expect(searchBox(page)).toBeFocused()
    let typed = ''
    for (const letter of QUERY) {
      typed += letter
      await page.keyboard.type(letter)
      if (typed.endsWith(' ')) continue
      const { passages, briefings } = await scanFor(page, typed)
      const told = passages === 0 ? /^0 results: 0 passages/u : new RegExp(`: ${passages} passages? in ${briefings} briefings?,`, 'u')
      await expect(searchTotals(page), typed).toHaveText(told)
    }
  })

  await test.step('a hit opens, marked and in view', async () => {
    await searchHits(page).filter({ hasText: QUOTE }).first().click()
    await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(BRIEFING)
    await expect.poll(async () => (await paintedRanges(page, 'aide-target')).map((one) => one.text)).toContain('classified')
    const hits = await paintedRanges(page, 'aide-target')
    expect(hits.map((hit) => hit.text.toLowerCase()).toSorted()).toEqual(['classified', 'line'])
    expect(hits.every((hit) => hit.inView)).toBe(true)
  })

  await test.step('words are marked and commented on in the margin', async () => {
    await selectWords(page, QUOTE)
    await markSelection(page, 'green')
    expect((await paintedRanges(page, 'aide-green')).map((one) => one.text)).toEqual([QUOTE])
    await selectWords(page, 'reported it almost ready')
    await selectionBar(page).getByRole('button', { name: /^Note/u }).click()
    await expect(commentField(page)).toBeFocused()
    await page.keyboard.type(REMARK)
    await page.keyboard.press('Escape')
    await expect(markCards(page).filter({ hasText: REMARK })).toBeVisible()
    await allSaved(page)
  })

  await test.step('the words go into a note as a verified quote', async () => {
    await selectWords(page, QUOTE)
    await addSelectionToNote(page)
    await expect(page.getByText(`New note “${BRIEFING}”`)).toBeVisible()
    await openNote(page, BRIEFING)
    await expect(noteText(page)).toContainText(QUOTE)
    await expect(noteText(page).getByText('Verified')).toBeVisible()
    await noteTitle(page).fill('Lines for the record')
    await noteText(page).focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('# Information sharing\n\nWhat was agreed:\n\n')
    await expect(noteText(page).getByText('Verified')).toBeVisible()
    await allSaved(page)
  })

  await test.step('the note becomes a PDF with the quote under its heading', async () => {
    await page.getByRole('button', { name: 'Export…' }).click()
    await expect(exportDialog(page)).toContainText('1 verified')
    await exportDialog(page).getByRole('textbox', { name: 'Author' }).fill('A. Reader')
    const { download, bytes } = await makeExport(page)
    expect(download.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\d Lines for the record\.pdf$/u)
    await expect(exportDialog(page)).toContainText('1 quote compared with its source')
    const pdf = await readBack(bytes)
    expect(pdf.title).toBe('Lines for the record')
    expect(pdf.author).toBe('A. Reader')
    expect(pdf.tagged).toBe(true)
    expect(pdf.lang).toMatch(/^en/u)
    const text = letters(pdf.pages.join(' '))
    const heading = text.indexOf(letters('Information sharing'))
    expect(heading).toBeGreaterThanOrEqual(0)
    expect(text.indexOf(letters(QUOTE), heading)).toBeGreaterThan(heading)
    expect(text).toContain(letters(BRIEFING))
    expect(JSON.stringify(pdf.bookmarks)).toContain('Information sharing')
    await exportDialog(page).getByRole('button', { name: 'Close' }).last().click()
  })

  await test.step('killed at once and started again, everything is there', async () => {
    await allSaved(page)
    await shell.kill()
    const again = await startBrowserShell({ dataDir: data.path })
    const other = await page.context().newPage()
    await other.goto(again.url)
    await libraryPainted(other)
    await expect(article(other).getByRole('heading', { level: 1 })).toHaveText(BRIEFING)
    await expect(markCards(other).filter({ hasText: REMARK })).toBeVisible()
    await expect
      .poll(async () => (await paintedRanges(other, 'aide-green')).map((one) => one.text))
      .toEqual([QUOTE, 'reported it almost ready'])
    await openNote(other, 'Lines for the record')
    await expect(noteText(other)).toContainText('What was agreed:')
    await expect(noteText(other).getByText('Verified')).toBeVisible()
    await goTo(other, 'Marks')
    await expect(other.getByRole('status').filter({ hasText: '2 marks in 1 briefing' })).toBeVisible()
    await search(other, 'ministry runs')
    await expect(searchTotals(other)).toContainText('1 mark')
    await other.close()
    expect(await again.close()).toBe(0)
  })
})
