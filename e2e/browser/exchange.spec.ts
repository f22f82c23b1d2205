// Marks travel between two people as a file: saved by one, shown and taken by the other, with who made them.
import type { Locator, Page } from '@playwright/test'
import { truncateSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder } from '../support/places.ts'
import { called, goTo, libraryPainted, markCards, markSelection, selectWords, statusLine } from '../support/reader-page.ts'

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Import marks/u })
const group = (page: Page, name: string): Locator => dialog(page).getByRole('group').filter({ hasText: name })

/** Drops a file on the window as the system does. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([name, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name))
      return data
    },
    [name, text] as const,
  )
  await page.dispatchEvent('body', 'dragover', { dataTransfer: transfer })
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer })
}

async function choose(page: Page, file: string): Promise<void> {
  await goTo(page, 'Marks')
  await page.getByRole('button', { name: 'Import marks…' }).click()
  const asked = page.waitForEvent('filechooser')
  await dialog(page).getByRole('button', { name: 'Choose a file…' }).click()
  await (await asked).setFiles(file)
}

/** Saves the marks of the open briefing's group in the marks view; resolves with the file's text. */
async function saved(page: Page): Promise<string> {
  await goTo(page, 'Marks')
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: /^Save as a file…/u }).click()
  const download = await arriving
  expect(download.suggestedFilename()).toMatch(/^Marks, Japan at the NATO summit.*\.jsonld$/u)
  return readFile(await download.path(), 'utf8')
}

test.beforeEach(({ page }) => libraryPainted(page))

test('from one person to another, with a name, and back out in one step', async ({ page, browser }) => {
  await called(page, 'settings.set', { author: 'Ada Quist' })
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'green')
  await selectWords(page, 'Jens Stoltenberg')
  await markSelection(page, 'pink')
  const text = await saved(page)
  expect(JSON.parse(text)).toMatchObject({ type: 'AnnotationPage', items: [{ creator: { name: 'Ada Quist' } }, {}] })
  await expect(statusLine(page)).toContainText('2 marks saved in')

  const other = await startBrowserShell()
  const there = await browser.newPage()
  try {
    await there.goto(other.url)
    await libraryPainted(there)
    await selectWords(there, 'Kishida Fumio')
    await markSelection(there, 'yellow')
    await drop(there, 'from ada.jsonld', text)
    await expect(group(there, 'Attached').getByRole('listitem')).toHaveCount(2)
    await expect(group(there, 'Attached')).toContainText('by Ada Quist')
    expect(await called(there, 'annotations.list', {})).toHaveLength(1)
    await dialog(there).getByRole('button', { name: 'Import 2 marks' }).click()
    await expect(dialog(there)).toContainText('2 marks imported.')
    await dialog(there).getByRole('button', { name: 'Close' }).last().click()
    await there.keyboard.press('m')
    await there.keyboard.press('m')
    await there.keyboard.press('m')
    await expect(markCards(there)).toContainText('by Ada Quist')
    await goTo(there, 'Marks')
    await expect(there.getByRole('main')).toContainText('3 marks in 1 briefing')
    await expect(there.getByText('by Ada Quist')).toHaveCount(2)

    await drop(there, 'again.json', text)
    await expect(dialog(there).getByText('Already here')).toBeVisible()
    await expect(dialog(there).getByRole('button', { name: 'Import 0 marks' })).toHaveAttribute('aria-disabled', 'true')
    await there.keyboard.press('Escape')
    await there.keyboard.press('Control+z')
    await expect(there.getByRole('main')).toContainText('1 mark in 1 briefing')
  } finally {
    await there.close()
    await other.close()
  }
})

test('only what is chosen is taken; other words are shown beside those marked', async ({ page }) => {
  const source = 'https://example.org/summit'
  const item = (exact: string, n: number) => ({
    id: `https://example.org/notes/${n}`,
    type: 'Annotation',
    creator: { id: 'https://example.org/jo', name: 'Jo' },
    bodyValue: `Comment ${n}`,
    rights: 'none',
    target: {
      source: { id: source, title: 'Japan at the NATO summit in Washington, July 2024' },
      selector: { type: 'TextQuoteSelector', exact },
    },
  })
  const words = await page.evaluate(() => document.querySelector('[data-passage^="p-"]')?.textContent ?? '')
  const changed = words.replace('NATO', 'the European Union')
  await drop(
    page,
    'notes.json',
    JSON.stringify([item('last day of the summit', 1), item(changed, 2), item('never said by anyone here', 3), 7]),
  )
  await expect(dialog(page)).toContainText('3 fields of the file mean nothing here')
  await expect(dialog(page)).toContainText('1 thing could not be read')
  await expect(group(page, 'Attached')).toContainText('by Jo')
  await expect(group(page, 'Not found')).toContainText('Its words are not in the briefing.')
  const other = group(page, 'Changed in substance')
  await expect(other.getByText('Here:')).toContainText(words.slice(0, 60))
  await expect(other.getByRole('checkbox')).not.toBeChecked()
  await other.getByRole('checkbox').check()
  expect(await accessibilityFaults(page, 'dialog[open]')).toEqual([])
  await dialog(page).getByRole('button', { name: 'Import 2 marks' }).click()
  await expect(dialog(page)).toContainText('2 marks imported.')
  await dialog(page).getByRole('button', { name: 'Undo' }).click()
  await expect(dialog(page)).toHaveCount(0)
  expect(await called(page, 'annotations.list', {})).toEqual([])
})

test('files that are none are told in a sentence, and nothing in a file is run', async ({ page }) => {
  const folder = freshFolder('files')
  try {
    const huge = join(folder.path, 'huge.jsonld')
    writeFileSync(huge, '')
    truncateSync(huge, 200_000_000)
    await choose(page, huge)
    await expect(dialog(page).getByRole('alert')).toContainText('larger than 25 MB and was not read')
    await page.keyboard.press('Escape')
    await drop(page, 'deep.json', '['.repeat(10_000) + ']'.repeat(10_000))
    await expect(dialog(page).getByRole('alert')).toContainText('levels deep')
    await page.keyboard.press('Escape')
    const script = '<img src=x onerror="document.title=1"><script>document.title=1</script>'
    const selector = { type: 'TextQuoteSelector', exact: 'Kishida Fumio', prefix: script, suffix: script }
    await drop(
      page,
      'script.json',
      JSON.stringify([
        { id: script, creator: { name: script }, body: { value: script }, tags: [script], target: { source: script, selector } },
      ]),
    )
    await expect(dialog(page).getByText(script).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await drop(page, 'notes.txt', 'no file of marks')
    await expect(dialog(page)).toHaveCount(0)
    expect(await page.title()).not.toBe('1')
    expect(await called(page, 'annotations.list', {})).toEqual([])
  } finally {
    folder.remove()
  }
})
