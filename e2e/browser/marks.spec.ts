// Marks: made with mouse and keys wherever words stand, and painted.
import type { Page } from '@playwright/test'
import { briefingText } from '../../core/model/briefing.ts'
import { WASHINGTON, washington } from '../support/bundled.ts'
import { allBriefings } from '../support/plain-scan.ts'
import { expect, test } from '../support/browser-shell.ts'
import type { ColourName } from '../support/reader-page.ts'
import {
  article,
  called,
  clickWords,
  commentField,
  libraryPainted,
  markCards,
  markSelection,
  markedTexts,
  openBriefing,
  painted,
  paintedRanges,
  passageWith,
  rail,
  selectWords,
  selectedText,
  selectionBar,
  statusLine,
  swatch,
} from '../support/reader-page.ts'

const PARTNERS = 'NATO and its four Indo-Pacific partners, 2019–2026'
/** The quotes of all marks, as main has them on disk. */
const quotes = async (page: Page): Promise<string[]> => (await called(page, 'annotations.list', {})).map((mark) => mark.anchor.quote)
const letter = (page: Page, words: string) => article(page).getByRole('button', { name: new RegExp(`“${words}`, 'u') })

test.beforeEach(({ page }) => libraryPainted(page))

test('five colours, by the bar and by digits', async ({ page }) => {
  const words: Record<ColourName, string> = {
    yellow: 'Kishida Fumio',
    green: 'Jens Stoltenberg',
    blue: 'talks in Washington',
    pink: 'last day of the summit',
    violet: 'joint press appearance',
  }
  for (const [i, [colour, quote]] of Object.entries(words).entries()) {
    await selectWords(page, quote)
    await expect(selectionBar(page)).toBeVisible()
    if (i % 2 === 0) await swatch(page, colour as ColourName).click()
    else await page.keyboard.press(String(i + 1))
    await expect.poll(() => markedTexts(page, colour as ColourName)).toEqual([quote])
    await expect(selectionBar(page)).toBeHidden()
  }
  expect((await quotes(page)).toSorted()).toEqual(Object.values(words).toSorted())
  await expect(rail(page).getByRole('treeitem', { name: WASHINGTON })).toHaveAccessibleName(/5 marks/u)
  await expect(statusLine(page)).toContainText('5 marks')
})

test('across paragraphs, and from the end to the start', async ({ page }) => {
  await selectWords(page, 'Four steps were agreed', { upTo: 'almost ready' })
  await markSelection(page, 'blue')
  const [quote] = await quotes(page)
  expect(quote).toMatch(/^Four steps were agreed or announced that day:\nA dedicated line .* reported it almost ready$/u)
  expect((await markedTexts(page, 'blue')).join('\n')).toBe(quote)
  await selectWords(page, 'An exercise between', { upTo: 'Euro-Atlantic area', backwards: true })
  await markSelection(page, 'pink')
  await expect
    .poll(() => markedTexts(page, 'pink'))
    .toEqual(['An exercise between Japan’s Self-Defense Forces and NATO in the Euro-Atlantic area'])
})

test('three clicks take the paragraph and nothing of the next', async ({ page }) => {
  await clickWords(page, 'Information sharing also came up', 3)
  await markSelection(page, 'yellow')
  const text = (await washington(page)).passages.find((one) => one.text.startsWith('Information sharing also'))?.text
  expect(await quotes(page)).toEqual([text])
})

test('a row of a table', async ({ page }) => {
  const partners = (await allBriefings(page)).find((one) => one.title === PARTNERS)
  const row = partners?.passages.find((one) => one.kind === 'row' && one.header !== true)
  if (row === undefined) throw new Error('The briefing has no table')
  await openBriefing(page, PARTNERS)
  const cells = row.text.split('\t')
  await selectWords(page, cells[0] ?? '', { upTo: cells.at(-1) ?? '' })
  await markSelection(page, 'violet')
  expect(await quotes(page)).toEqual([row.text])
  expect((await markedTexts(page, 'violet')).join('')).toBe(row.text)
})

test('the whole briefing', async ({ page }) => {
  await article(page).getByText('held talks in Washington').click()
  await page.keyboard.press('Control+a')
  await expect(selectionBar(page)).toBeVisible()
  await markSelection(page, 'green')
  const briefing = await washington(page)
  expect(await quotes(page)).toEqual([briefingText(briefing)])
  expect((await markedTexts(page, 'green')).join('\n')).toBe(briefingText(briefing))
})

test('a selection that starts in the margin begins with the passage', async ({ page }) => {
  const target = passageWith(page, 'Information sharing also came up')
  await target.scrollIntoViewIfNeeded()
  const box = await target.boundingBox()
  if (box === null) throw new Error('The passage is not shown')
  await page.mouse.move(box.x - 70, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(box.x + 100, box.y + 14, { steps: 5 })
  await page.mouse.up()
  await expect(selectionBar(page)).toBeVisible()
  await markSelection(page, 'yellow')
  const [quote = ''] = await quotes(page)
  expect('Information sharing also came up at Kishida’s press conference'.startsWith(quote)).toBe(true)
  expect(quote.length).toBeGreaterThan(5)
})

test('white space, or nothing, brings no bar', async ({ page }) => {
  await selectWords(page, ' ')
  expect(await selectedText(page)).toBe(' ')
  await painted(page)
  await expect(selectionBar(page)).toBeHidden()
  await clickWords(page, 'Four steps')
  await painted(page)
  await expect(selectionBar(page)).toBeHidden()
  await page.keyboard.press('1')
  await expect(page.getByRole('status').filter({ hasText: 'Select some text first' })).toBeVisible()
  expect(await quotes(page)).toEqual([])
})

test('a selection may start inside a term or a cross reference', async ({ page }) => {
  await selectWords(page, 'TO, held talks')
  await markSelection(page, 'yellow')
  await selectWords(page, 'NATO, held talks in Washington')
  await markSelection(page, 'green')
  await selectWords(page, 'summit. With a joint')
  await markSelection(page, 'pink')
  await selectWords(page, 'e last day of the summ')
  await markSelection(page, 'blue')
  expect((await quotes(page)).toSorted()).toEqual([
    'NATO, held talks in Washington',
    'TO, held talks',
    'e last day of the summ',
    'summit. With a joint',
  ])
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(WASHINGTON)
})

test('marks that overlap are told apart, and the shorter one can be reached', async ({ page }) => {
  await selectWords(page, 'Japan and NATO can exchange classified information')
  await markSelection(page, 'yellow')
  await selectWords(page, 'exchange classified information. The day before')
  await markSelection(page, 'blue')
  expect((await paintedRanges(page, 'aide-blue-over')).map((one) => one.text)).toEqual(['exchange classified information. The day before'])
  expect(await paintedRanges(page, 'aide-blue')).toEqual([])
  await clickWords(page, 'exchange classified')
  await page.getByRole('menu', { name: '2 marks here' }).getByRole('menuitem').first().click()
  await expect(markCards(page)).toHaveCount(1)
  expect((await paintedRanges(page, 'aide-active')).map((one) => one.text)).toEqual(['exchange classified information. The day before'])
})

test('a selection starts at the first letter of a line that carries a mark', async ({ page }) => {
  await selectWords(page, 'Information sharing')
  await markSelection(page, 'yellow')
  await page.keyboard.press('Escape')
  const box = await passageWith(page, 'Information sharing also came up').boundingBox()
  if (box === null) throw new Error('The passage is not shown')
  await page.mouse.move(box.x + 0.5, box.y + 14)
  await page.mouse.down()
  await page.mouse.move(box.x + 140, box.y + 14, { steps: 6 })
  await page.mouse.up()
  await expect(selectionBar(page)).toBeVisible()
  expect(await selectedText(page)).toMatch(/^Information sha/u)
})

for (const key of ['Delete', 'Backspace'])
  test(`${key} deletes the open mark, says so, and undo brings it back`, async ({ page }) => {
    await selectWords(page, 'Jens Stoltenberg')
    await markSelection(page, 'blue')
    await page.keyboard.press(key)
    await expect(page.getByRole('status').filter({ hasText: 'Open a mark first' })).toBeVisible()
    expect(await quotes(page)).toEqual(['Jens Stoltenberg'])
    await page.keyboard.press('m')
    await expect(markCards(page)).toHaveCount(1)
    await page.keyboard.press('n')
    await commentField(page).fill('Ask himx')
    await page.keyboard.press('Backspace')
    await expect(commentField(page)).toHaveValue('Ask him')
    await page.keyboard.press('Escape')
    await clickWords(page, 'Jens Stoltenberg')
    await expect(markCards(page).getByRole('button', { name: 'Delete mark' })).toBeVisible()
    await page.keyboard.press(key)
    await expect(page.getByRole('status').filter({ hasText: 'Mark deleted' })).toBeVisible()
    await expect(markCards(page)).toHaveCount(0)
    expect(await quotes(page)).toEqual([])
    await page.keyboard.press('Control+z')
    await expect.poll(() => markedTexts(page, 'blue')).toEqual(['Jens Stoltenberg'])
    expect((await called(page, 'annotations.list', {})).map((mark) => mark.comment)).toEqual(['Ask him'])
  })

test('Delete among the briefings, or with words selected, deletes no mark', async ({ page }) => {
  await selectWords(page, 'Jens Stoltenberg')
  await markSelection(page, 'blue')
  await clickWords(page, 'Jens Stoltenberg')
  await expect(markCards(page)).toHaveCount(1)
  await rail(page).getByRole('treeitem', { name: WASHINGTON }).focus()
  await page.keyboard.press('Delete')
  await painted(page)
  await selectWords(page, 'Prime Minister')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('Delete')
  await painted(page)
  expect(await quotes(page)).toEqual(['Jens Stoltenberg'])
})

test('by keyboard alone: passages by letter, words by Shift and arrows, the bar by Tab', async ({ page }) => {
  for (let i = 0; i < 4; i++) await page.keyboard.press('j')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  expect(await focused()).toMatch(/^Kishida Fumio, Prime Minister/u)
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('3')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual(['Kishida Fumio'])
  await page.keyboard.press('j')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(selectionBar(page).getByRole('button').first()).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await markedTexts(page, 'pink')).length).toBeGreaterThan(0)
  await page.keyboard.press('m')
  await expect(letter(page, '')).toHaveCount(2)
  await expect(letter(page, '').first()).toHaveAttribute('aria-expanded', /true|false/u)
  await expect(markCards(page)).toHaveCount(1)
  await page.keyboard.press('n')
  await expect(commentField(page)).toBeFocused()
})
