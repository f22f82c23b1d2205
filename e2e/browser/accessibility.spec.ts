// Every view and dialog without a finding of axe in three looks; focus seen and never lost; 200 % zoom; less motion.
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'
import axe from 'axe-core'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  addSelectionToNote,
  article,
  called,
  exportDialog,
  findBar,
  findInBriefing,
  goTo,
  libraryPainted,
  markCards,
  markSelection,
  noteText,
  openNote,
  painted,
  search,
  searchBox,
  searchTotals,
  selectWords,
  selectionBar,
} from '../support/reader-page.ts'

const ITEM = 'A dedicated line over which Japan and NATO can exchange classified information.'

type WithAxe = { axe?: { run: (context: Document, options: RunOptions) => Promise<AxeResults> } }

/**
 * Findings of axe on the page as it stands, each with where it is; `rules` for some of its rules alone. axe is put into
 * the page once and run there: its builder for Playwright would put it in, and open another page, for every look.
 */
async function findings(page: Page, rules?: readonly string[]): Promise<string[]> {
  await painted(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const results = await page.evaluate(async (rules) => {
    const { run } = (window as unknown as WithAxe).axe ?? {}
    if (run === undefined) throw new Error('axe is not in the page')
    return run(document, rules === null ? {} : { runOnly: { type: 'rule', values: rules } })
  }, rules?.slice() ?? null)
  expect(results.passes.length).toBeGreaterThan(0)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.all[0]?.message ?? ''}`),
  )
}

/** Takes the page through every view and dialog and calls `look` in each. */
async function everywhere(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await look('library and reading')
  await selectWords(page, 'Kishida Fumio')
  await look('selected words')
  await markSelection(page, 'pink')
  await selectWords(page, ITEM)
  await selectionBar(page).getByRole('button', { name: /^Note/u }).click()
  await page.keyboard.type('Who pays?')
  await expect(markCards(page)).toHaveCount(1)
  await look('marks and an open card')
  await page.keyboard.press('Escape')
  await selectWords(page, ITEM)
  await addSelectionToNote(page)
  await article(page).getByRole('button', { name: 'NATO', exact: true }).first().click()
  await look('a definition')
  await findInBriefing(page, 'nato')
  await expect(findBar(page).getByRole('status')).toContainText('of')
  await look('find in briefing')
  await page.keyboard.press('Escape')

  await search(page, 'nato')
  await expect(searchTotals(page)).toContainText('1 note')
  await page.keyboard.press('Shift+Enter')
  await look('search with results')
  await searchBox(page).fill('zeppelin')
  await expect(page.getByText('Nothing matches zeppelin.')).toBeVisible()
  await look('search without a result')
  await searchBox(page).fill('')
  await look('search before a query')

  await openNote(page, WASHINGTON)
  await expect(noteText(page).getByText('Verified')).toBeVisible()
  await look('a note with a quote')
  await page.getByRole('button', { name: 'Export…' }).click()
  await expect(exportDialog(page)).toContainText('1 verified')
  await look('export')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'New note' }).first().click()
  await look('an empty note')
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+3')
  const row = page.getByRole('listitem').filter({ hasText: 'Untitled note' })
  await row.hover()
  await row.getByRole('button', { name: /^Move Untitled note/u }).click()
  await page.getByRole('button', { name: /^Bin/u }).click()
  await look('the bin')
  await goTo(page, 'Marks')
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2)
  await look('marks')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'List of keys' })).toBeVisible()
  await look('keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Shift+p')
  await expect(page.getByRole('combobox', { name: 'Find a command' })).toBeFocused()
  await look('commands')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+,')
  await expect(page.getByRole('dialog', { name: 'Text and appearance' })).toBeVisible()
  await look('settings')
  await page.keyboard.press('Escape')
}

// Only colours differ between the looks, so that the others need the one rule on contrast.
for (const [look, settings, rules] of [
  ['light', { theme: 'light', contrast: 'system' }, undefined],
  ['dark', { theme: 'dark', contrast: 'system' }, ['color-contrast']],
  ['high contrast', { theme: 'light', contrast: 'more' }, ['color-contrast']],
  ['dark high contrast', { theme: 'dark', contrast: 'more' }, ['color-contrast']],
] as const) {
  test(`axe finds nothing in any view or dialog, ${look}`, async ({ page }) => {
    await called(page, 'settings.set', settings)
    await page.reload()
    await libraryPainted(page)
    const found: string[] = []
    await everywhere(page, async (where) => {
      found.push(...(await findings(page, rules)).map((one) => `${where}: ${one}`))
    })
    expect(found).toEqual([])
  })
}

test('in forced colours everything can still be told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await libraryPainted(page)
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  expect(await findings(page)).toEqual([])
})

test('Tab reaches every control once, and each one shows the focus', async ({ page }) => {
  await libraryPainted(page)
  const seen = new Set<string>()
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const one = await page.evaluate(() => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return null
      const look = (target: Element) => {
        const { outlineStyle, outlineWidth, boxShadow, borderBlockEndWidth } = getComputedStyle(target)
        return { outlined: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0, boxShadow, borderBlockEndWidth }
      }
      const visible =
        look(element).outlined ||
        look(element).boxShadow !== 'none' ||
        (element.parentElement !== null && look(element.parentElement).outlined)
      const { width, height } = element.getBoundingClientRect()
      return { name: element.outerHTML.slice(0, 160), visible, width, height }
    })
    if (one === null) break
    expect(one.visible, one.name).toBe(true)
    expect(one.width * one.height, one.name).toBeGreaterThan(0)
    seen.add(one.name)
  }
  expect(seen.size).toBeGreaterThan(20)
})

test('F6 goes through the regions and comes round, in every view', async ({ page }) => {
  await libraryPainted(page)
  const region = () => page.evaluate(() => document.activeElement?.closest('[data-region]')?.getAttribute('data-region') ?? '')
  for (const [view, regions] of [
    ['Read', ['rail', 'contents', 'text', 'status', 'top']],
    ['Search', ['rail', 'main', 'status', 'top']],
    ['Marks', ['main', 'status', 'top']],
  ] as const) {
    if (view === 'Search') await search(page, 'nato')
    await goTo(page, view)
    const met: string[] = []
    for (let i = 0; i < 8; i++) {
      await page.keyboard.press('F6')
      met.push(await region())
    }
    for (const one of regions) expect(met, view).toContain(one)
    const before = met.at(-2)
    await page.keyboard.press('Shift+F6')
    expect(await region()).toBe(before)
  }
})

test('a dialog gives the focus back to where it was', async ({ page }) => {
  await libraryPainted(page)
  const button = page.getByRole('button', { name: 'Switch between light and dark' })
  await button.focus()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'List of keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog', { name: 'List of keys' })).toBeHidden()
  await expect(button).toBeFocused()
})

for (const width of [720, 512]) {
  test(`at ${width} pixels nothing needs scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width, height: 450 })
    await libraryPainted(page)
    const wide = () =>
      page.evaluate(() => {
        const over = (element: Element) => element.scrollWidth > element.clientWidth + 1
        const boxes = [document.documentElement, ...document.querySelectorAll('.scroll, main, header, footer, dialog[open]')]
        return boxes
          .filter((box) => over(box) && (box === document.documentElement || getComputedStyle(box).overflowX !== 'visible'))
          .map((box) => `${box.tagName} ${box.className}`)
      })
    const look = async (where: string) => expect(await wide(), where).toEqual([])
    await look('reading')
    await page.getByRole('button', { name: 'Packs', exact: true }).click()
    await look('rail')
    await page.keyboard.press('Escape')
    await selectWords(page, 'Kishida Fumio')
    await expect(selectionBar(page)).toBeInViewport({ ratio: 1 })
    await look('selected words')
    await selectionBar(page).getByRole('button', { name: /^Note/u }).click()
    await page.keyboard.type('A remark')
    await look('a card')
    await page.keyboard.press('Escape')
    await selectWords(page, 'Jens Stoltenberg')
    await addSelectionToNote(page)
    await search(page, 'nato')
    await expect(searchTotals(page)).toBeVisible()
    await look('search')
    await goTo(page, 'Notes')
    await expect(noteText(page)).toBeVisible()
    await look('notes')
    await page.getByRole('button', { name: 'Export…' }).click()
    await expect(exportDialog(page)).toBeVisible()
    await look('export')
    await page.keyboard.press('Escape')
    await goTo(page, 'Marks')
    await look('marks')
    await page.keyboard.press('?')
    await look('keys')
  })
}

test('with less motion asked for, nothing moves by itself', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await libraryPainted(page)
  await selectWords(page, 'Kishida Fumio')
  await expect(selectionBar(page)).toBeVisible()
  const moving = await page.evaluate(() => ({
    animations: document
      .getAnimations()
      .filter((one) => one.playState === 'running' && Number(one.effect?.getComputedTiming().duration ?? 0) > 20).length,
    smooth: Array.from(document.querySelectorAll('*')).filter((element) => getComputedStyle(element).scrollBehavior === 'smooth').length,
  }))
  expect(moving).toEqual({ animations: 0, smooth: 0 })
})
