// What stands round the text: gutter and margin, focus and its ring, the way back, all of it in narrow windows.
import type { Locator, Page } from '@playwright/test'
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  addSelectionToNote,
  article,
  called,
  clickWords,
  findBar,
  findInBriefing,
  focusedPassage,
  goTo,
  libraryPainted,
  markCards,
  markSelection,
  markedTexts,
  markLetters,
  noteText,
  openBriefing,
  painted,
  paintedRanges,
  passage,
  passageWith,
  rail,
  search,
  searchHits,
  selectWords,
  selectedText,
  selectionBar,
  statusLine,
  swatch,
} from '../support/reader-page.ts'

const PARTNERS = 'NATO and its four Indo-Pacific partners, 2019–2026'

const boxOf = async (locator: Locator) => {
  const box = await locator.boundingBox()
  if (box === null) throw new Error('Not shown')
  return { ...box, right: box.x + box.width, bottom: box.y + box.height }
}
const ringed = (page: Page) =>
  page.locator('[data-passage]:focus').evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle))
const title = (page: Page) => article(page).getByRole('heading', { level: 1 })

test.beforeEach(({ page }) => libraryPainted(page))

for (const width of [1440, 1024])
  test(`letters of the title stand left of it and its card below the head, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    await selectWords(page, 'NATO summit')
    await markSelection(page, 'pink')
    await clickWords(page, 'NATO summit')
    const card = markCards(page)
    await expect(card).toBeVisible()
    const [letter, text, meta] = await Promise.all([
      boxOf(markLetters(page).first()),
      boxOf(passage(page, 'title')),
      boxOf(article(page).getByText('Topics', { exact: true })),
    ])
    expect(letter.right).toBeLessThanOrEqual(text.x)
    expect((await boxOf(card)).y).toBeGreaterThan(meta.bottom)
    await card.getByRole('textbox', { name: 'Comment' }).fill('Whose words?')
    await expect(card.getByRole('textbox', { name: 'Comment' })).toHaveValue('Whose words?')
  })

for (const width of [1440, 820])
  test(`four marks on a line: their sum stands clear of the number and of letters, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 })
    for (const [i, words] of ['NATO, held', 'held talks', 'held talks in', 'talks in'].entries()) {
      await selectWords(page, words)
      await swatch(page, 'yellow').click()
      await expect(statusLine(page)).toContainText(`${i + 1} mark`)
    }
    const line = await passageWith(page, 'held talks in Washington').evaluate((element) => {
      const ink = (node: Element): DOMRect => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return range.getBoundingClientRect()
      }
      const block = element.parentElement
      const number = block?.querySelector('a[href^="#"]')
      const letters = Array.from(block?.querySelectorAll<HTMLElement>('[data-letter]') ?? []).filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      )
      const sum = letters.find((one) => (one.dataset['more'] ?? '') !== '')
      if (number == null || sum === undefined) throw new Error('No sum beside the number')
      const style = getComputedStyle(sum, '::before')
      const box = sum.getBoundingClientRect()
      const right = box.right - parseFloat(style.right)
      return {
        sum: sum.dataset['more'],
        number: ink(number).right,
        from: right - parseFloat(style.width),
        to: right,
        letters: letters.filter((one) => one !== sum).map((one) => ink(one).left),
        text: element.getBoundingClientRect().left,
      }
    })
    expect(line.sum).toBe(`+${4 - line.letters.length}`)
    expect(line.from).toBeGreaterThanOrEqual(line.number + 2)
    for (const left of [...line.letters, line.text]) expect(line.to).toBeLessThanOrEqual(left)
  })

test('five marks on a line are two letters and a sum', async ({ page }) => {
  for (const [i, words] of ['held talks', 'talks in', 'talks in Washington', 'held talks in', 'held talks in Washington'].entries()) {
    await selectWords(page, words)
    await swatch(page, 'pink').click()
    await expect(statusLine(page)).toContainText(`${i + 1} mark`)
  }
  const letters = markLetters(page)
  await expect(letters).toHaveCount(3)
  const shown = await letters.evaluateAll((all) => all.map((one) => one.dataset['more'] ?? one.textContent))
  expect(shown).toEqual(['P', 'P', '+3'])
  const number = article(page).getByRole('link', { name: 'Passage 1', exact: true })
  const digits = await number.evaluate((element) => {
    const range = document.createRange()
    range.selectNodeContents(element)
    return range.getBoundingClientRect().right
  })
  for (const letter of await letters.all()) expect((await boxOf(letter)).x).toBeGreaterThanOrEqual(digits - 2)
})

test('Ctrl+A takes the passages and no more, and the bar stays in the text', async ({ page }) => {
  await rail(page).getByRole('treeitem', { name: WASHINGTON }).focus()
  await page.keyboard.press('Control+a')
  await expect(selectionBar(page)).toBeVisible()
  const [bar, region] = await Promise.all([boxOf(selectionBar(page)), boxOf(page.locator('[data-region="text"]'))])
  expect(bar.y).toBeGreaterThanOrEqual(region.y)
  expect(bar.x).toBeGreaterThanOrEqual(region.x)
  const text = await selectedText(page)
  expect(text.startsWith(WASHINGTON)).toBe(true)
  expect(text).not.toContain('Contents')
  expect(text).not.toContain('Topics')
  await page.keyboard.press('2')
  await expect.poll(async () => (await markedTexts(page, 'green')).at(0)).toBe(WASHINGTON)
})

test('the browser goes back and forward through the places, and Alt+Left one step', async ({ page }) => {
  const url = page.url()
  await openBriefing(page, PARTNERS)
  await article(page).getByRole('link', { name: 'Source 1', exact: true }).first().click()
  await goTo(page, 'Marks')
  await goTo(page, 'Notes')
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('button', { name: 'Marks', exact: true })).toHaveAttribute('aria-current', 'page')
  await painted(page)
  await expect(page.getByRole('button', { name: 'Marks', exact: true })).toHaveAttribute('aria-current', 'page')
  await page.goBack()
  await expect(title(page)).toHaveText(PARTNERS)
  await page.goBack()
  await expect(title(page)).toHaveText(WASHINGTON)
  expect(page.url()).toBe(url)
  await page.goForward()
  await expect(title(page)).toHaveText(PARTNERS)
})

test('after a mark by keyboard the focus is in the passage and the caret at the end of the mark', async ({ page }) => {
  for (let i = 0; i < 4; i++) await page.keyboard.press('j')
  const before = await focusedPassage(page)
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual(['Kishida Fumio'])
  expect(await focusedPassage(page)).toBe(before)
  expect(await ringed(page)).toEqual(['solid'])
  await page.keyboard.press('Control+Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  expect(await selectedText(page)).toMatch(/^, ?Prime/u)
})

test('no ring round a paragraph after a colour key on a mouse selection, nor after a search hit', async ({ page }) => {
  await selectWords(page, 'Jens Stoltenberg')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('3')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual(['Jens Stoltenberg'])
  expect(await focusedPassage(page)).not.toBe('')
  expect(await ringed(page)).toEqual(['none'])
  await search(page, 'classified')
  await searchHits(page).first().click()
  await expect(article(page)).toBeVisible()
  await expect.poll(() => focusedPassage(page)).not.toBe('')
  expect(await ringed(page)).toEqual(['none'])
  await page.keyboard.press('j')
  expect(await ringed(page)).toEqual(['solid'])
})

test('a long quote is shown quietly, a hit of a word stands out', async ({ page }) => {
  const words = 'A dedicated line over which Japan and NATO can exchange classified information.'
  await selectWords(page, words)
  await addSelectionToNote(page)
  await goTo(page, 'Notes')
  await noteText(page)
    .getByRole('button', { name: /Washington, July 2024/u })
    .click()
  await expect.poll(async () => (await paintedRanges(page, 'aide-target-long')).map((one) => one.text)).toEqual([words])
  expect(await paintedRanges(page, 'aide-target')).toEqual([])
})

test('Enter in the rail goes on to the text, where letters are commands', async ({ page }) => {
  await rail(page).getByRole('treeitem', { name: PARTNERS }).focus()
  await page.keyboard.press('Enter')
  await expect(title(page)).toHaveText(PARTNERS)
  await page.keyboard.press('j')
  await expect.poll(() => focusedPassage(page)).not.toBe('')
})

test('the bar of a selection does not cover what find goes to', async ({ page }) => {
  await findInBriefing(page, 'classified')
  await selectWords(page, 'Four steps were agreed')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('F3')
  await expect(selectionBar(page)).toBeHidden()
  await expect(findBar(page)).toContainText(/\d of \d/u)
})

test('contents show the sources as current once they are read', async ({ page }) => {
  const contents = page.getByRole('navigation', { name: 'Contents' })
  for (const name of ['Sources', 'What the sources leave open']) {
    await contents.getByRole('link', { name, exact: name === 'Sources' }).click()
    await painted(page)
    await expect(contents.getByRole('link', { name, exact: name === 'Sources' })).toHaveAttribute('aria-current', 'location')
  }
  await article(page).hover()
  await expect(async () => {
    await page.mouse.wheel(0, 2000)
    await expect(contents.getByRole('link', { name: 'Sources', exact: true })).toHaveAttribute('aria-current', 'location', { timeout: 200 })
  }).toPass()
})

test('the mark on a sum leaves its currency code readable', async ({ page }) => {
  const figure = passageWith(page, 'Approximate total')
  await figure.scrollIntoViewIfNeeded()
  const gap = await figure.evaluate((element) => {
    const boxes = ['USD', '67 million'].map((words) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
        if (node.textContent?.trim() === words) {
          const range = document.createRange()
          range.selectNodeContents(node)
          return range.getBoundingClientRect()
        }
      throw new Error(`Not in the figure: ${words}`)
    })
    return (boxes[1]?.top ?? 0) - (boxes[0]?.bottom ?? 0)
  })
  expect(gap).toBeGreaterThanOrEqual(0)
})

for (const textSize of [75, 100, 200])
  test(`numbers stand on the first line of their paragraphs at ${textSize} %`, async ({ page }) => {
    await called(page, 'settings.set', { textSize })
    const baselines = () =>
      page.evaluate(() => {
        const baselineOf = (element: Element): number => {
          const probe = document.createElement('span')
          probe.style.cssText = 'display:inline-block;inline-size:0;block-size:0'
          element.prepend(probe)
          const { bottom } = probe.getBoundingClientRect()
          probe.remove()
          return bottom
        }
        return Array.from(document.querySelectorAll('[data-kind="paragraph"], [data-kind="item"]'))
          .slice(0, 5)
          .map((block) => {
            const [number, text] = [block.querySelector('a'), block.querySelector('[data-passage]')]
            if (number === null || text === null) throw new Error('A paragraph without its number')
            return Math.abs(baselineOf(number) - baselineOf(text))
          })
      })
    await expect
      .poll(() => passageWith(page, 'held talks').evaluate((one) => parseFloat(getComputedStyle(one).fontSize)))
      .toBeCloseTo(18 * (textSize / 100), 1)
    const off = await baselines()
    expect(off.length).toBeGreaterThan(3)
    expect(Math.max(...off)).toBeLessThan(1)
  })

test('in a window of 1024 by 700 the bar keeps one row, also after a change of size', async ({ page }) => {
  for (const width of [1024, 700, 1024]) {
    await page.setViewportSize({ width, height: 700 })
    if (width === 1024) {
      await selectWords(page, 'Information sharing also came up')
      await expect(selectionBar(page)).toBeVisible()
      expect((await boxOf(selectionBar(page))).height).toBeLessThan(44)
    }
  }
})

test('at 320 pixels nothing is lost, cut or off to the side', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  const outside = () =>
    page.evaluate(() => {
      const found = Array.from(document.querySelectorAll('body *')).filter((element) => {
        const { left, right, width } = element.getBoundingClientRect()
        return element.checkVisibility() && width > 2 && (right > innerWidth + 1 || left < -1)
      })
      const scroller = document.querySelector('[data-region="text"]')
      const sideways = scroller !== null && scroller.scrollWidth > scroller.clientWidth
      return [...found.map((element) => element.outerHTML.slice(0, 80)), ...(sideways ? ['the text scrolls sideways'] : [])]
    })
  expect(await outside()).toEqual([])
  for (const name of ['Packs', 'Read', 'Search', 'Notes', 'Marks', 'Text and appearance', 'Switch between light and dark'])
    await expect(page.getByRole('button', { name, exact: true }).first(), name).toBeInViewport({ ratio: 1 })
  await expect(statusLine(page)).toContainText('¶ 1 of 18')
  await findInBriefing(page, 'nato')
  await expect(findBar(page).getByText('Whole words')).toBeInViewport({ ratio: 1 })
  await expect(findBar(page).getByRole('button', { name: 'Close find' })).toBeInViewport({ ratio: 1 })
  expect(await outside()).toEqual([])
  await page.keyboard.press('Escape')
  await selectWords(page, 'Prime Minister')
  await expect(selectionBar(page)).toBeVisible()
  for (const button of await selectionBar(page).getByRole('button').all()) await expect(button).toBeInViewport({ ratio: 1 })
  expect(await outside()).toEqual([])
})
