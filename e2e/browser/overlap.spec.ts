// Marks that overlap, nest and touch: each stays a mark of its own, for the eye, the mouse and the keyboard.
import type { Page } from '@playwright/test'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  called,
  clickWords,
  libraryPainted,
  markCards,
  markedTexts,
  markLetters,
  markSelection,
  openBriefing,
  paintedRanges,
  passageWith,
  selectWords,
} from '../support/reader-page.ts'

const OUTER = 'Japan and NATO can exchange classified information'
const INNER = 'can exchange classified'
const CORE = 'exchange'

const menu = (page: Page, marks: number) => page.getByRole('menu', { name: `${marks} marks here` })
const active = async (page: Page) => (await paintedRanges(page, 'aide-active')).map((one) => one.text)

const nest = async (page: Page): Promise<void> => {
  for (const [words, colour] of [
    [OUTER, 'yellow'],
    [INNER, 'green'],
    [CORE, 'violet'],
  ] as const) {
    await selectWords(page, words)
    await markSelection(page, colour)
  }
  await page.keyboard.press('Escape')
}

test.beforeEach(({ page }) => libraryPainted(page))

test('three marks inside one another are painted on three levels, each with its letter', async ({ page }) => {
  await nest(page)
  expect((await paintedRanges(page, 'aide-yellow')).map((one) => one.text)).toEqual([OUTER])
  expect((await paintedRanges(page, 'aide-green-over')).map((one) => one.text)).toEqual([INNER])
  expect((await paintedRanges(page, 'aide-violet-over2')).map((one) => one.text)).toEqual([CORE])
  await expect(markLetters(page)).toHaveText(['Y', 'G', 'V'])
})

test('a click on an overlap offers which, and the one chosen opens', async ({ page }) => {
  await nest(page)
  await clickWords(page, CORE)
  const items = menu(page, 3).getByRole('menuitem')
  await expect(items).toHaveCount(3)
  await expect(items.nth(0)).toContainText(CORE)
  await expect(items.nth(2)).toContainText(OUTER)
  await expect(markCards(page)).toHaveCount(0)
  await items.nth(2).click()
  await expect(menu(page, 3)).toBeHidden()
  await expect.poll(() => active(page)).toEqual([OUTER])
  await expect(markCards(page)).toHaveCount(1)
})

test('a click where one mark lies opens it at once', async ({ page }) => {
  await nest(page)
  await clickWords(page, 'Japan and NATO can exchange')
  await expect.poll(() => active(page)).toEqual([OUTER])
  await expect(page.getByRole('menu')).toHaveCount(0)
})

test('by keyboard: Enter on the passage, arrows, Enter; Esc gives the focus back', async ({ page }) => {
  await nest(page)
  const passage = passageWith(page, OUTER)
  await passage.focus()
  await page.keyboard.press('Enter')
  const items = menu(page, 3).getByRole('menuitem')
  await expect(items.nth(0)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(items.nth(1)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(menu(page, 3)).toBeHidden()
  await expect(passage).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(() => active(page)).toEqual([INNER])
})

test('two marks of one colour that touch do not read as one', async ({ page }) => {
  await selectWords(page, 'Japan and NATO')
  await markSelection(page, 'yellow')
  await selectWords(page, ' can exchange')
  await markSelection(page, 'yellow')
  await selectWords(page, 'Japan and NATO ca')
  await markSelection(page, 'blue')
  await expect(markLetters(page)).toHaveCount(3)
  expect((await markedTexts(page, 'yellow')).toSorted()).toEqual(['Japan and NATO', 'can exchange'])
})

test('every colour keeps a line style of its own, in forced colours too', async ({ page }) => {
  const lines = () =>
    page.evaluate(() => {
      const text = document.querySelector('[data-passage]')
      if (text === null) throw new Error('No passage')
      return ['yellow', 'green', 'blue', 'pink', 'violet'].map((colour) => {
        const style = getComputedStyle(text, `::highlight(aide-${colour})`)
        return `${style.textDecorationLine} ${style.textDecorationStyle}`
      })
    })
  const styles = ['underline solid', 'underline double', 'underline dashed', 'underline wavy', 'underline overline solid']
  expect(await lines()).toEqual(styles)
  await page.emulateMedia({ forcedColors: 'active' })
  expect(await lines()).toEqual(styles)
})

test('a mark edited in one window is painted anew in the other, the marks around it stay', async ({ page, context, shell }) => {
  await nest(page)
  const other = await context.newPage()
  await other.goto(shell.url)
  await libraryPainted(other)
  await openBriefing(other, WASHINGTON)
  await expect.poll(() => markedTexts(other, 'green')).toEqual([INNER])
  const marks = await called(page, 'annotations.list', {})
  const inner = marks.find(({ anchor }) => anchor.quote === INNER)
  if (inner === undefined) throw new Error('The mark is not saved')
  await called(page, 'annotations.save', { kind: 'edit', id: inner.id, colour: 'pink', comment: 'Who can?' })
  await expect.poll(() => markedTexts(other, 'pink')).toEqual([INNER])
  expect(await markedTexts(other, 'green')).toEqual([])
  expect(await markedTexts(other, 'yellow')).toEqual([OUTER])
  await expect(markCards(other)).toContainText('Who can?')
  await called(page, 'annotations.remove', { ids: [inner.id] })
  await expect.poll(() => markedTexts(other, 'pink')).toEqual([])
  await expect(markLetters(other)).toHaveText(['Y', 'V'])
})
