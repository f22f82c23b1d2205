// The export dialog: every format, names, the page, and an export that is stopped.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { readJson } from '../../core/export/json-file.ts'
import { letters, readBack } from '../../main/printing/testing.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, test } from '../support/browser-shell.ts'
import { ROOT } from '../support/places.ts'
import {
  allSaved,
  called,
  exportDialog,
  goTo,
  libraryPainted,
  makeExport,
  markSelection,
  openNote,
  selectWords,
} from '../support/reader-page.ts'

const BODY = '## Line to take\n\nWords **of the note**[^1], with 条約.\n\n| Place | Sum |\n|---|--:|\n| Kyiv | 67 |\n\n[^1]: A footnote.'
const WORDS = ['Line to take', 'of the note', '条約', 'Kyiv', '67', 'A footnote.']

const noteNamed = async (page: Page, title: string, body = BODY) => {
  await called(page, 'notes.save', { kind: 'new', title, body })
  await openNote(page, title)
  await page.getByRole('button', { name: 'Export…', exact: true }).click()
  await expect(exportDialog(page)).toBeVisible()
}
const choose = (page: Page, format: string) => exportDialog(page).getByRole('combobox', { name: 'Format' }).selectOption(format)
const fileName = (page: Page) => exportDialog(page).getByRole('textbox', { name: 'File name' })

test.beforeEach(({ page }) => libraryPainted(page))

test('one dialog writes a note in every format, each named by day and title', async ({ page }) => {
  await noteNamed(page, 'Cover note')
  const texts = new Map<string, string>()
  for (const [format, button, ending] of [
    ['docx', 'Export Word…', 'docx'],
    ['markdown', 'Export Markdown…', 'md'],
    ['html', 'Export HTML…', 'html'],
    ['text', 'Export text…', 'txt'],
    ['json', 'Export JSON…', 'json'],
  ] as const) {
    await choose(page, format)
    await expect(fileName(page)).toHaveValue(new RegExp(`^\\d{4}-\\d{2}-\\d{2} Cover note\\.${ending}$`, 'u'))
    const arriving = page.waitForEvent('download')
    await exportDialog(page).getByRole('button', { name: button }).click()
    const download = await arriving
    expect(download.suggestedFilename()).toBe(await fileName(page).inputValue())
    const bytes = await readFile(await download.path())
    const parts = format === 'docx' ? unzipSync(bytes) : {}
    const document = ['word/document.xml', 'word/footnotes.xml'].map((name) => strFromU8(parts[name] ?? new Uint8Array())).join('')
    texts.set(
      format,
      format === 'docx' ? document.replaceAll(/<[^>]*>/gu, '') : bytes.toString('utf8').replaceAll(/<\/?(?:strong|span)[^>]*>/gu, ''),
    )
  }
  for (const [format, text] of texts) for (const words of WORDS) expect(text, format).toContain(words)
  expect(readJson(texts.get('json') ?? '')).toMatchObject({ ok: true, file: { notes: [{ title: 'Cover note', body: BODY }] } })
})

test('annotations of a note that quotes nothing are refused in words', async ({ page }) => {
  await noteNamed(page, 'Cover note')
  await choose(page, 'w3c')
  await exportDialog(page).getByRole('button', { name: 'Export annotations…' }).click()
  await expect(exportDialog(page).getByText('these notes quote no passage')).toBeVisible()
})

test('a title of three hundred signs becomes a name that every system takes, and a name that was typed keeps its words', async ({
  page,
}) => {
  const title = `CON: a/b\\c "d" <e> | f? * 👩🏽‍🔬 ${'日本とNATO '.repeat(40)}`.slice(0, 300)
  await noteNamed(page, title)
  await expect(fileName(page)).toHaveValue(/^\d{4}-\d{2}-\d{2} CON a b c d e f 👩🏽🔬 日本とNATO [^\\/:*?"<>|]{20,}\.pdf$/u)
  await fileName(page).fill('Mine 1.5.pdf')
  await choose(page, 'docx')
  await expect(fileName(page)).toHaveValue('Mine 1.5.docx')
})

test('the page lies on its side and carries its marking when asked to', async ({ page }) => {
  await noteNamed(page, 'Cover note')
  await exportDialog(page).getByRole('combobox', { name: 'Direction' }).selectOption('landscape')
  await exportDialog(page).getByRole('textbox', { name: 'Handling marking' }).fill('TLP:AMBER only')
  const read = await readBack((await makeExport(page)).bytes)
  for (const text of read.whole) expect(letters(text).split('TLP:AMBERonly')).toHaveLength(3)
  for (const { width, height } of read.sizes) expect(width).toBeGreaterThan(height)
})

test('the dialog shows the very pages, and again when the page changes', async ({ page }) => {
  await noteNamed(page, 'Cover note', `${BODY}\n\n${'A paragraph of the note that takes some room on paper. '.repeat(200)}`)
  const pages = exportDialog(page).getByRole('list', { name: 'Pages' }).getByRole('img')
  const ratio = async () => {
    const box = await pages.first().boundingBox()
    return box === null ? 0 : box.width / box.height
  }
  await expect(pages.first()).toHaveAccessibleName(/^Page 1 of \d+$/u)
  await expect.poll(ratio).toBeLessThan(1)
  // Drawn, and not blank: some of it is ink.
  await expect
    .poll(() =>
      pages.first().evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
        return pixels.filter((value, index) => index % 4 === 0 && value < 128).length
      }),
    )
    .toBeGreaterThan(500)
  await exportDialog(page).getByRole('combobox', { name: 'Direction' }).selectOption('landscape')
  await expect.poll(ratio).toBeGreaterThan(1)
  const read = await readBack((await makeExport(page)).bytes)
  await expect(pages).toHaveCount(read.pages.length)
  await choose(page, 'markdown')
  await expect(exportDialog(page).getByText('Words **of the note**')).toBeVisible()
})

test('the marks of a briefing go out with its whole text around them', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'green')
  await goTo(page, 'Marks')
  await page.getByRole('button', { name: /^Export marks…/u }).click()
  await exportDialog(page).getByRole('checkbox', { name: 'Text of the briefing, marks in place' }).check()
  const read = await readBack((await makeExport(page)).bytes)
  const text = letters(read.pages.join(''))
  expect(text).toContain('KishidaFumio')
  expect(text).toContain('Notesonthetext')
  expect(read.pages.length).toBeGreaterThan(2)
})

test('the dialog can be used by everyone, whatever the format', async ({ page }) => {
  await noteNamed(page, 'Cover note')
  for (const format of ['pdf', 'docx', 'json']) {
    await choose(page, format)
    expect(await accessibilityFaults(page)).toEqual([])
  }
})

test.describe('with a printer that never answers', () => {
  test.use({ shellOptions: { env: { AIDE_CHROMIUM: join(ROOT, 'e2e/fixtures/printers/silent.sh') } } })

  test('an export is stopped at once, makes nothing, and leaves the note as it was', async ({ page }) => {
    await noteNamed(page, 'Cover note')
    const dialog = exportDialog(page)
    await dialog.getByRole('button', { name: 'Export PDF…' }).click()
    await expect(dialog.getByRole('status').filter({ hasText: 'Laying out the pages' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Stop' }).click()
    await expect(dialog.getByText('Stopped: nothing was made.')).toBeVisible()
    await choose(page, 'text')
    const arriving = page.waitForEvent('download')
    await dialog.getByRole('button', { name: 'Try again' }).click()
    expect((await readFile(await (await arriving).path())).toString('utf8')).toContain('Line to take')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await goTo(page, 'Notes')
    await allSaved(page)
    expect((await called(page, 'notes.list', {})).map(({ title }) => title)).toEqual(['Cover note'])
  })
})
