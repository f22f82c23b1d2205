// Marks that are there: changed, commented on, undone, listed, found again, copied.
import { WASHINGTON, washington } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
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
  paintedRanges,
  passageWith,
  selectWords,
  selectionBar,
  statusLine,
  swatch,
} from '../support/reader-page.ts'

const ITEM = 'A dedicated line over which Japan and NATO can exchange classified information.'

test.beforeEach(({ page }) => libraryPainted(page))

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

test('a comment may be typed right after N', async ({ page }) => {
  await selectWords(page, ITEM)
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('n')
  await page.keyboard.type('More on this: 1 to 5, next time?')
  await expect(commentField(page)).toHaveValue('More on this: 1 to 5, next time?')
  await expect(commentField(page)).toBeFocused()
  await expect.poll(async () => (await called(page, 'annotations.list', {}))[0]?.comment).toBe('More on this: 1 to 5, next time?')
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
