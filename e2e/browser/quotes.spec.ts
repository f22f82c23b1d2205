// Verified quotes: where the words differ, what a newer edition changed, the way back, and exports that refuse what is not sound.
import type { Page } from '@playwright/test'
import { readBack } from '../../main/printing/testing.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, test } from '../support/browser-shell.ts'
import { allSaved, called, caretAtEnd, exportDialog, goTo, libraryPainted, makeExport, noteText, openNote } from '../support/reader-page.ts'
import {
  allResolved,
  chooseFolder,
  currentCase,
  decision,
  editionFolders,
  FIRST,
  installDialog,
  rangeOf,
  reviewTitle,
  runByTitle,
  SECOND,
  SUMMIT,
} from '../support/review-page.ts'

const folders = editionFolders()
const SUM = 'USD 67 million Approximate total, as of July 2024'
const SAME = 'Kishida Fumio'

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())
test.beforeEach(({ page }) => libraryPainted(page))

/** The block of a quote of these words of the first edition. */
const blockOf = async (page: Page, words: string): Promise<string> => {
  const range = await rangeOf(page, FIRST, SUMMIT, words)
  return (await called(page, 'notes.quote', { edition: FIRST, briefing: SUMMIT, range })).markdown
}
const noteOf = async (page: Page, title: string, blocks: readonly string[]): Promise<void> => {
  await called(page, 'notes.save', { kind: 'new', title, body: `Opening words.\n\n${blocks.join('\n\nBetween.\n\n')}\n` })
  await openNote(page, title)
}
const states = (page: Page) => noteText(page).getByText(/^(?:Verified|Shortened|Source changed|Edited|Source missing)$/u)
const action = (page: Page, name: string) => noteText(page).getByRole('button', { name })
const words = (text: string) => text.replaceAll(/\s+/gu, ' ')

/** Installs the second edition and goes back to the notes, wherever the installation has led. */
async function withSecondEdition(page: Page): Promise<void> {
  await runByTitle(page, 'Install pack')
  await chooseFolder(page, folders.second)
  await expect(reviewTitle(page)).toBeVisible()
  await expect(installDialog(page)).toHaveCount(0)
  await allResolved(page)
}

test('a quote that was changed shows where, and takes the words of its source back, which can be undone', async ({ page }) => {
  await noteOf(page, 'Sums', [(await blockOf(page, SUM)).replace('67', '76'), await blockOf(page, SAME)])
  await expect(states(page)).toHaveText(['Edited', 'Verified'])
  await action(page, 'Show the difference').press('Enter')
  await expect(action(page, 'Hide the difference')).toBeFocused()
  const difference = noteText(page).getByRole('group', { name: 'The quote beside its source, word by word' })
  await expect(difference.locator('del')).toHaveText(/in the source:\s*67/u)
  await expect(difference.locator('ins')).toHaveText(/here:\s*76/u)
  expect(await accessibilityFaults(page)).toEqual([])

  await action(page, 'Restore the words').click()
  await expect(states(page)).toHaveText(['Verified', 'Verified'])
  await expect(noteText(page)).toContainText('67 million')
  await expect(noteText(page)).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(states(page)).toHaveText(['Edited', 'Verified'])
  await expect(noteText(page)).toContainText('76 million')
})

test('a quote is shortened with its cuts marked, and compared when the typing pauses', async ({ page }) => {
  await noteOf(page, 'Cut', [await blockOf(page, SUM)])
  await expect(states(page)).toHaveText('Verified')
  await noteText(page).getByText('Approximate total').click()
  await page.keyboard.press('End')
  await page.keyboard.type(' indeed')
  await expect(states(page)).toHaveText('Edited')
  for (let i = 0; i < ' indeed'.length; i += 1) await page.keyboard.press('Backspace')
  await expect(states(page)).toHaveText('Verified')
  for (let i = 0; i < ' as of July 2024'.length; i += 1) await page.keyboard.press('Backspace')
  await page.keyboard.type(' […]')
  await expect(states(page)).toHaveText('Shortened')
})

test('a newer edition with other words is said at the quote, which leads to its review, and in the paper', async ({ page }) => {
  await noteOf(page, 'Sums', [await blockOf(page, SUM), await blockOf(page, SAME)])
  await expect(states(page)).toHaveText(['Verified', 'Verified'])
  await withSecondEdition(page)
  await openNote(page, 'Sums')
  await expect(states(page)).toHaveText(['Source changed', 'Verified'])
  await expect(noteText(page)).toContainText('Edition 2: changed in substance.')
  await expect(page.getByText('2 quotes: 1 verified, 1 source changed')).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])

  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(exportDialog(page)).toContainText('The source of one quote changed in a newer edition.')
  const paper = words((await readBack((await makeExport(page)).bytes)).pages.join(' '))
  expect(paper).toContain('Source changed in edition 2.')
  expect(paper).toContain('“Source changed” (quote 1) means')
  await page.keyboard.press('Escape')

  await action(page, 'Review edition 2').click()
  await expect(reviewTitle(page)).toBeVisible()
  await expect(currentCase(page)).toContainText('Quote in “Sums”')
  const [sum] = (await called(page, 'review.list', { edition: SECOND, kind: 'quote' })).cases
  await expect(currentCase(page)).toHaveAttribute('data-case', String(sum?.id))
  await decision(currentCase(page), 'Keep on edition 1').click()
  await openNote(page, 'Sums')
  await expect(noteText(page)).toContainText('You kept these words.')
  await expect(states(page)).toHaveText(['Source changed', 'Verified'])
})

test('a strict export refuses quotes that are not sound, and leads to each', async ({ page }) => {
  const lost = (await blockOf(page, SAME)).replace(/aide:quote\/[\w-]+/u, 'aide:quote/quote-unknown')
  await noteOf(page, 'Sums', [await blockOf(page, SAME), (await blockOf(page, SUM)).replace('67', '76'), lost])
  await expect(states(page)).toHaveText(['Verified', 'Edited', 'Source missing'])
  await page.getByRole('button', { name: 'Export…' }).click()
  const dialog = exportDialog(page)
  await dialog.getByRole('checkbox', { name: 'Refuse edited quotes and missing sources' }).check()
  await expect(dialog).toContainText('2 quotes stand in the way of a strict export:')
  await dialog.getByRole('button', { name: 'Export PDF…' }).click()
  await expect(dialog).toContainText(
    /No file was made: Nothing was exported: quote 2 \(“USD 76 .*”\) differs .* quote 3 .* has no source installed/u,
  )
  expect(await accessibilityFaults(page)).toEqual([])

  await dialog.getByRole('button', { name: 'Quote 2 in “Sums”' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText('Source of quote 2', { exact: true })).toBeVisible()
  await expect(noteText(page)).toBeFocused()
  await action(page, 'Restore the words').click()
  await expect(states(page)).toHaveText(['Verified', 'Verified', 'Source missing'])
  await noteText(page).press('Control+End')
  await page.keyboard.press('Backspace')
  await allSaved(page)

  // Without strictness the paper is made and says what is wrong; the choice is kept.
  await goTo(page, 'Notes')
  await page.getByRole('button', { name: 'Export…' }).click()
  const strict = exportDialog(page).getByRole('checkbox', { name: 'Refuse edited quotes and missing sources' })
  await expect(strict).toBeChecked()
  await strict.uncheck()
  const paper = words((await readBack((await makeExport(page)).bytes)).pages.join(' '))
  expect(paper).toContain('Source not installed.')
})

test('citations are in the style chosen, in full first and in short after, also where words are copied, and the choice is kept', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await noteOf(page, 'Sums', [await blockOf(page, SUM), await blockOf(page, SAME)])
  await expect(states(page)).toHaveText(['Verified', 'Verified'])
  await page.getByRole('button', { name: 'Export…' }).click()
  const style = exportDialog(page).getByRole('combobox', { name: 'Citations' })
  await expect(style).toHaveValue('plain')
  await style.selectOption('Chicago notes')
  const paper = words((await readBack((await makeExport(page)).bytes)).pages.join(' '))
  expect(paper).toMatch(
    /“Japan at the NATO summit in Washington, July 2024,” in .*, ed\. 1 \(Aide-Mémoire, November 23, 2026\), par\. \d+\./u,
  )
  expect(paper).toMatch(/“Japan at the NATO summit,” par\. \d+\./u)
  expect(paper).toMatch(/Briefings quoted.*What their passages name as sources/u)
  await page.keyboard.press('Escape')

  await noteText(page).getByText(SUM).click()
  await page.getByRole('button', { name: 'Copy with citation' }).click()
  // The words are on the clipboard some time after the press.
  await expect(async () => {
    await caretAtEnd(page)
    await page.keyboard.press('Control+v')
    await expect(noteText(page)).toContainText(/, ed\.\u00A01 \(Aide-Mémoire, November\u00A023,\u00A02026\), par\.\u00A0\d+\./u, {
      timeout: 1_000,
    })
  }).toPass()
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(style).toHaveValue('chicago')
})
