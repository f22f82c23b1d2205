// Marks: made with mouse and keys wherever words stand, painted, commented on, listed, found again, undone.
import type { Page } from '@playwright/test'
import { briefingText } from '../../core/model/briefing.ts'
import { expect, test } from '../support/browser-shell.ts'
import { allBriefings } from '../support/plain-scan.ts'
import type { ColourName } from '../support/reader-page.ts'
import {
  allSaved,
  article,
  called,
  clickWords,
  commentField,
  goTo,
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

const WASHINGTON = 'Japan at the NATO summit in Washington, July 2024'
const PARTNERS = 'NATO and its four Indo-Pacific partners, 2019–2026'
const ITEM = 'A dedicated line over which Japan and NATO can exchange classified information.'

/** The quotes of all marks, as main has them on disk. */
const quotes = async (page: Page): Promise<string[]> => (await called(page, 'annotations.list', {})).map((mark) => mark.anchor.quote)
const washington = async (page: Page) => {
  const found = (await allBriefings(page)).find((one) => one.title === WASHINGTON)
  if (found === undefined) throw new Error('The briefing is not in the library')
  return found
}
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
  expect((await paintedRanges(page, 'aide-blue-over')).map((one) => one.text)).toEqual(['exchange classified information'])
  expect((await paintedRanges(page, 'aide-blue')).map((one) => one.text)).toEqual(['. The day before'])
  await clickWords(page, 'exchange classified')
  await expect(markCards(page)).toHaveCount(1)
  expect((await paintedRanges(page, 'aide-active')).map((one) => one.text)).toEqual(['exchange classified information. The day before'])
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

test('a mark is recoloured, tagged, commented on, deleted, and all of it undone and done again', async ({ page }) => {
  await selectWords(page, ITEM)
  await markSelection(page, 'yellow')
  await clickWords(page, 'which Japan and NATO can')
  const card = markCards(page)
  await card.getByRole('radio', { name: 'To quote' }).click()
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([ITEM])
  expect(await markedTexts(page, 'yellow')).toEqual([])
  await commentField(page).fill('First thought')
  await card.getByRole('textbox', { name: 'Tags, separated by commas' }).fill('line, security')
  await expect
    .poll(async () => (await called(page, 'annotations.list', {})).map(({ colour, comment, tags }) => ({ colour, comment, tags })))
    .toEqual([{ colour: 'blue', comment: 'First thought', tags: ['line', 'security'] }])
  await commentField(page).fill('Second thought')
  await page.keyboard.press('Escape')
  await expect(card.getByText('Second thought')).toBeVisible()
  await expect(card.getByText('line, security')).toBeVisible()
  await allSaved(page)

  await clickWords(page, 'which Japan and NATO can')
  await card.getByRole('button', { name: 'Delete mark' }).click()
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([])
  await expect(card).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([ITEM])
  await expect(card.getByText('Second thought')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([])
  await page.keyboard.press('Control+z')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([ITEM])
})

test('undo still knows the last change after the page was loaded again', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  await page.reload()
  await libraryPainted(page)
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual(['Kishida Fumio'])
  await page.keyboard.press('Control+z')
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual([])
  await expect(page.getByRole('status').filter({ hasText: 'Undone: Mark added' })).toBeVisible()
})

test('what was done is told, and the telling goes away', async ({ page }) => {
  await page.clock.install()
  await selectWords(page, 'Kishida Fumio')
  await swatch(page, 'yellow').click()
  const told = statusLine(page).getByRole('status')
  await expect(told).toHaveText('Marked: Key point')
  await page.clock.fastForward(60_000)
  await expect(told).toHaveText('')
})

test('a comment stands beside its passage, and under it in a narrow window', async ({ page }) => {
  await selectWords(page, ITEM)
  await selectionBar(page).getByRole('button', { name: /^Note/u }).click()
  await commentField(page).fill('Who pays for it?')
  await page.keyboard.press('Escape')
  const card = markCards(page)
  await expect(card.getByText('Who pays for it?')).toBeVisible()
  const boxes = async () => {
    const [beside, text] = await Promise.all([card.boundingBox(), passageWith(page, ITEM).boundingBox()])
    if (beside === null || text === null) throw new Error('Not shown')
    return { beside, text }
  }
  const wide = await boxes()
  expect(wide.beside.x).toBeGreaterThan(wide.text.x + wide.text.width)
  expect(Math.abs(wide.beside.y - wide.text.y)).toBeLessThan(40)
  await page.setViewportSize({ width: 1024, height: 700 })
  await expect(async () => {
    const narrow = await boxes()
    expect(narrow.beside.y).toBeGreaterThanOrEqual(narrow.text.y + narrow.text.height)
    expect(narrow.beside.y).toBeLessThan(narrow.text.y + narrow.text.height + 60)
    expect(narrow.beside.x).toBeLessThan(narrow.text.x + narrow.text.width)
  }).toPass()
})

test('the marks list filters by colour, tag and words, and leads to the text and back', async ({ page }) => {
  const mark = async (quote: string, colour: ColourName, comment: string, tags: string[]) => {
    const briefing = await washington(page)
    const passage = briefing.passages.find((one) => one.text.includes(quote))
    const at = passage?.text.indexOf(quote) ?? -1
    const point = (offset: number) => ({ passage: passage?.id ?? '', offset })
    const range = { start: point(at), end: point(at + quote.length) }
    await called(page, 'annotations.save', { kind: 'new', edition: briefing.edition, briefing: briefing.id, range, colour, comment, tags })
  }
  await mark('Kishida Fumio', 'yellow', '', ['people'])
  await mark('Jens Stoltenberg', 'yellow', 'Left office in October 2024', ['people', 'nato'])
  await mark('USD 67 million', 'violet', 'Check the total', [])
  await goTo(page, 'Marks')
  const filters = page.getByRole('complementary', { name: 'Filters' })
  const rows = page.getByRole('main').getByRole('listitem')
  const count = page.getByRole('main').getByRole('status').first()
  await expect(count).toHaveText('3 marks in 1 briefing')
  await filters.getByRole('checkbox', { name: /Figure/u }).check()
  await expect(rows).toHaveCount(1)
  await expect(count).toHaveText('1 of 3 marks')
  await filters.getByRole('checkbox', { name: /Figure/u }).uncheck()
  await filters.getByRole('checkbox', { name: /^people/u }).check()
  await expect(rows).toHaveCount(2)
  await filters.getByRole('textbox', { name: 'Filter by words' }).fill('OCTOBER')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Jens Stoltenberg')
  await filters.getByRole('textbox', { name: 'Filter by words' }).fill('zeppelin')
  await expect(page.getByText('No mark matches these filters.')).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await expect(rows).toHaveCount(3)

  await rows.getByRole('button', { name: 'USD 67 million', exact: true }).click()
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(WASHINGTON)
  await expect
    .poll(async () => (await paintedRanges(page, 'aide-active')).map((one) => [one.text, one.inView]))
    .toEqual([['USD 67 million', true]])
  await expect(commentField(page)).toHaveValue('Check the total')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(count).toHaveText('3 marks in 1 briefing')
})

test('in the marks list a comment is written, a mark deleted and brought back', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  await goTo(page, 'Marks')
  const row = page.getByRole('main').getByRole('listitem')
  await row.getByRole('button', { name: 'Add comment' }).click()
  await row.getByRole('textbox', { name: 'Comment' }).fill('Prime minister until October 2024')
  await page.keyboard.press('Control+Enter')
  await expect(row.getByText('Prime minister until October 2024')).toBeVisible()
  await row.getByRole('button', { name: /^Delete the mark/u }).click()
  await expect(row).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(row.getByText('Prime minister until October 2024')).toBeVisible()
})

test('copying takes the words and where they stand', async ({ page }) => {
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
  await selectWords(page, ITEM)
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('status').filter({ hasText: 'Copied with its citation' })).toBeVisible()
  await clickWords(page, 'Kishida Fumio')
  await commentField(page).focus()
  await page.keyboard.press('Control+v')
  await expect(commentField(page)).toHaveValue(new RegExp(`^“${ITEM}”\\n`, 'u'))
  const copied = await commentField(page).inputValue()
  expect(copied).toContain(WASHINGTON)
  expect(copied).toMatch(/¶\s?3\./u)
  expect(copied).toContain('Euro-Atlantic and Indo-Pacific')
})
