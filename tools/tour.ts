/**
 * `npm run tour`: does the whole job in the real renderer as a person would, and leaves numbered screenshots
 * (light and dark, 1440x900 and 1024x700) and the PDF in tour/.
 */
import type { Browser, Page } from '@playwright/test'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  addSelectionToNote,
  allSaved,
  caretAtEnd,
  clickWords,
  commentField,
  exportDialog,
  findInBriefing,
  goTo,
  libraryPainted,
  makeExport,
  markSelection,
  noteText,
  noteTitle,
  openBriefing,
  openNote,
  painted,
  search,
  searchHits,
  searchTotals,
  selectWords,
  selectionBar,
} from '../e2e/support/reader-page.ts'
import { launchChromium } from './support/chromium.ts'
import { BROWSER_SHELL, ROOT, serve } from './support/shell-process.ts'

const OUT = join(ROOT, 'tour')
const BRIEFING = 'Japan at the NATO summit in Washington, July 2024'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
] as const
const SCHEMES = ['light', 'dark'] as const

let number = 0

/** Waits until the page is painted and nothing in it moves any more but what never ends, as the blinking caret. */
async function still(page: Page): Promise<void> {
  await painted(page)
  await page.evaluate(() => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
    return Promise.allSettled(ending.map(({ finished }) => finished))
  })
}

/** One numbered moment of the job, in each size and theme. */
async function show(page: Page, name: string): Promise<void> {
  number += 1
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      await still(page)
      await page.screenshot({ path: join(OUT, `${String(number).padStart(2, '0')}-${name}-${size.width}-${colorScheme}.png`) })
    }
  }
  await page.setViewportSize(SIZES[0])
  await page.emulateMedia({ colorScheme: 'light' })
  await still(page)
}

async function read(page: Page): Promise<void> {
  await libraryPainted(page)
  await openBriefing(page, BRIEFING)
  await show(page, 'library-and-briefing')
  await clickWords(page, 'ITPP')
  await show(page, 'definition')
  await page.keyboard.press('Escape')
  await findInBriefing(page, 'classified')
  await show(page, 'find')
  await page.keyboard.press('Escape')
}

async function mark(page: Page): Promise<void> {
  await selectWords(page, 'third year running')
  await markSelection(page, 'yellow')
  await selectWords(page, 'joint exercises')
  await markSelection(page, 'green')
  await selectWords(page, 'United Nations Security Council')
  await markSelection(page, 'pink')
  await selectWords(page, 'USD 30 million')
  await markSelection(page, 'violet')
  await selectWords(page, 'misconduct')
  await selectionBar(page).getByRole('button', { name: /^Note/u }).click()
  await commentField(page).fill('Ask the mission what this means for the line on classified information.')
  await page.keyboard.press('Escape')
  await allSaved(page)
  await selectWords(page, 'Strategic Communications Centre of Excellence')
  await show(page, 'marks-and-selection')
  await addSelectionToNote(page)
}

async function write(page: Page): Promise<void> {
  await openNote(page, BRIEFING)
  await noteTitle(page).fill('Cover note: what Tokyo actually agreed')
  await noteText(page).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('For the Thursday meeting. **Keep to one page.**\n\n## Staff for Riga\n\n')
  await goTo(page, 'Read')
  await selectWords(page, 'USD 30 million was set aside for drone detection')
  await addSelectionToNote(page, 'Cover note: what Tokyo actually agreed')
  await openNote(page, 'Cover note: what Tokyo actually agreed')
  await caretAtEnd(page)
  await page.keyboard.type('\n## Next steps\n\n- Ask the mission when the posts were filled.\nCheck the second payment.')
  await allSaved(page)
  await clickWordsInNote(page, 'USD 30 million')
  await show(page, 'note')
}

/** Puts the caret into the quote, so that its source shows beside the note. */
async function clickWordsInNote(page: Page, words: string): Promise<void> {
  await noteText(page).getByText(words).first().click()
}

async function exportNote(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export…' }).click()
  await exportDialog(page).getByRole('textbox', { name: 'Author' }).fill('A. Reader')
  await show(page, 'export')
  const { bytes } = await makeExport(page)
  writeFileSync(join(OUT, 'cover-note.pdf'), bytes)
  await exportDialog(page).getByRole('button', { name: 'Close' }).last().click()
}

async function find(page: Page): Promise<void> {
  await search(page, 'drone detection')
  await searchTotals(page).waitFor()
  // What stood there before were the answers to the first letters.
  await searchHits(page).locator('mark', { hasText: 'detection' }).first().waitFor()
  await show(page, 'search')
  await searchHits(page).first().click()
  await show(page, 'search-hit')
}

async function reviewMarks(page: Page): Promise<void> {
  await goTo(page, 'Marks')
  await show(page, 'marks-list')
}

async function tour(browser: Browser): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), 'aide-tour-'))
  const served = await serve(BROWSER_SHELL, ['--data', data, '--port', '0'])
  try {
    const page = await browser.newPage({ viewport: SIZES[0], locale: 'en-GB' })
    await page.goto(served.url)
    for (const part of [read, mark, write, exportNote, find, reviewMarks]) {
      await part(page)
      process.stdout.write(`${part.name}: done\n`)
    }
  } finally {
    await served.close()
    rmSync(data, { recursive: true, force: true })
  }
}

rmSync(OUT, { recursive: true, force: true })
mkdirSync(OUT, { recursive: true })
const browser = await launchChromium()
try {
  await tour(browser)
  process.stdout.write(`Screenshots and cover-note.pdf are in ${OUT}\n`)
} finally {
  await browser.close()
}
