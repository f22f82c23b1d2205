// Reading and marking by sentences and passages with the keyboard alone, without a selection.
import axe from 'axe-core'
import type { AxeResults } from 'axe-core'
import type { Page } from '@playwright/test'
import { expect, test } from '../support/browser-shell.ts'
import {
  allSaved,
  called,
  commentField,
  findInBriefing,
  focusedPassage,
  goTo,
  libraryPainted,
  markedTexts,
  noteText,
  openNote,
  painted,
  paintedRanges,
  search,
  searchHits,
  selectWords,
  selectedText,
  selectionBar,
  statusLine,
} from '../support/reader-page.ts'
import { WASHINGTON } from '../support/bundled.ts'

test.beforeEach(({ page }) => libraryPainted(page))

/** What the cursor holds, as it is painted. */
const atCursor = async (page: Page): Promise<string> => {
  await painted(page)
  return (await paintedRanges(page, 'aide-cursor')).map((one) => one.text).join('\n')
}
const message = (page: Page) => statusLine(page).getByRole('status')
const press = async (page: Page, ...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

async function findings(page: Page): Promise<string[]> {
  await painted(page)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const results = await page.evaluate(async () => {
    const { axe: engine } = window as unknown as { axe?: { run: (context: Document) => Promise<AxeResults> } }
    if (engine === undefined) throw new Error('axe is not in the page')
    return engine.run(document)
  })
  expect(results.passes.length).toBeGreaterThan(0)
  return results.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))
}

/** To the first numbered passage with three sentences or more; returns its words. */
async function toSentences(page: Page): Promise<string> {
  for (let i = 0; i < 40; i += 1) {
    await press(page, 'j')
    if (/Passage \d+, ([3-9]|\d\d) sentences/u.test((await message(page).textContent()) ?? '')) return atCursor(page)
  }
  throw new Error('No passage of three sentences')
}

test('J and K go by passage, L and H by sentence, and each step is announced once', async ({ page }) => {
  const whole = await toSentences(page)
  await expect(message(page)).toContainText(/^\s*Passage \d+, \d+ sentences$/u)
  expect(await focusedPassage(page)).not.toBe('')
  await press(page, 'l')
  const first = await atCursor(page)
  expect(whole.startsWith(first)).toBe(true)
  expect(first.length).toBeLessThan(whole.length)
  await expect(message(page)).toContainText(/Passage \d+, sentence 1 of \d+$/u)
  await expect(message(page)).toContainText(first)
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes)
        for (const node of addedNodes)
          if (target instanceof Element && target.closest('[role="status"], [role="alert"], [aria-live]') !== null)
            said.push(node.textContent ?? '')
    }).observe(document.body, { childList: true, subtree: true })
  })
  await press(page, 'l')
  const second = await atCursor(page)
  expect(whole).toContain(`${first} ${second}`)
  await press(page, 'h')
  expect(await atCursor(page)).toBe(first)
  await expect(message(page)).toContainText(/sentence 1 of/u)
  const said = await page.evaluate(() => (window as unknown as { said: string[] }).said)
  expect(said).toHaveLength(2)
  expect(said[0]?.split(second)).toHaveLength(2)
  expect(await selectedText(page)).toBe('')
  await press(page, 'k', 'j')
  expect(await atCursor(page)).toBe(whole)
  expect((await paintedRanges(page, 'aide-cursor'))[0]?.inView).toBe(true)
})

test('read, extend, mark, comment, quote and undo by keyboard alone', async ({ page }) => {
  await toSentences(page)
  await press(page, 'l')
  const first = await atCursor(page)
  await press(page, 'Shift+L')
  const two = await atCursor(page)
  expect(two.startsWith(`${first} `)).toBe(true)
  await expect(message(page)).toContainText(/Added: .*sentences 1 to 2 of/u)
  await press(page, 'Shift+H')
  await expect(message(page)).toContainText(/Left out: .*sentence 1 of/u)
  expect(await atCursor(page)).toBe(first)

  await press(page, '2')
  await expect.poll(() => markedTexts(page, 'green')).toEqual([first])
  expect(await atCursor(page)).toBe(first)
  await press(page, '3')
  await expect.poll(() => markedTexts(page, 'blue')).toEqual([first])
  expect(await called(page, 'annotations.list', {})).toHaveLength(1)
  await press(page, 'l', 'h')
  await expect(message(page)).toContainText(/Marked: /u)

  await press(page, 'n')
  await expect(commentField(page)).toBeFocused()
  await page.keyboard.type('Ask about this')
  await press(page, 'Escape')
  await allSaved(page)
  await press(page, 'l')
  const second = await atCursor(page)
  expect(two).toBe(`${first} ${second}`)

  await press(page, 'q')
  await expect(page.getByRole('menuitem', { name: 'New note' })).toBeFocused()
  await press(page, 'Enter')
  await expect(message(page)).toContainText('New note “')
  expect(await atCursor(page)).toBe(second)
  await press(page, 'Shift+J')
  await press(page, '1')
  await expect.poll(async () => (await markedTexts(page, 'yellow')).join('')).toContain(second)
  await press(page, 'Control+z')
  await expect.poll(() => markedTexts(page, 'yellow')).toEqual([])
  expect((await atCursor(page)).startsWith(second)).toBe(true)
  await press(page, 'Escape')
  expect(await atCursor(page)).toBe('')
  expect((await called(page, 'annotations.list', {})).map(({ comment }) => comment)).toEqual(['Ask about this'])
  await openNote(page, WASHINGTON)
  await expect(noteText(page)).toContainText(second)
})

test('the words at the cursor are copied with their citation', async ({ page }) => {
  await toSentences(page)
  await press(page, 'l', 'c')
  await expect(message(page)).toContainText('Copied with its citation')
  const sentence = await atCursor(page)
  await press(page, 'Control+3', 'Control+n')
  await noteText(page).focus()
  await press(page, 'Control+v')
  await expect(noteText(page)).toContainText(`“${sentence}”`)
  await expect(noteText(page)).toContainText(WASHINGTON)
})

test('passages are added and taken back, and the ends of the briefing are told', async ({ page }) => {
  await press(page, 'j')
  for (let i = 0; i < 3; i += 1) await press(page, 'k')
  await expect(message(page)).toContainText('The briefing starts here')
  const title = await atCursor(page)
  await press(page, 'Shift+J', 'Shift+J')
  expect(await paintedRanges(page, 'aide-cursor')).toHaveLength(3)
  await press(page, 'Shift+K', 'Shift+K')
  expect(await atCursor(page)).toBe(title)
})

test('M goes from the cursor to the next mark, Shift+M to the one before it', async ({ page }) => {
  await toSentences(page)
  await press(page, '1', 'j', 'j', '2', 'j', 'j', '3')
  const marked = () => called(page, 'annotations.list', {})
  await expect.poll(async () => (await marked()).length).toBe(3)
  const letter = async (colour: string) => page.locator(`[data-letter="${(await marked()).find((one) => one.colour === colour)?.id}"]`)
  // Marks on every second passage: the cursor goes between the first and the second.
  await press(page, 'k', 'k', 'k')
  await press(page, 'm')
  await expect(await letter('green')).toBeFocused()
  await press(page, 'm')
  await expect(await letter('blue')).toBeFocused()
  await press(page, 'k', 'k', 'k')
  await press(page, 'Shift+M')
  await expect(await letter('yellow')).toBeFocused()
})

test('a mouse selection takes over, and is taken over', async ({ page }) => {
  await press(page, 'j')
  expect(await atCursor(page)).not.toBe('')
  await selectWords(page, 'Kishida Fumio')
  await expect(selectionBar(page)).toBeVisible()
  expect(await atCursor(page)).toBe('')
  await press(page, 'Shift+L')
  expect(await atCursor(page)).toMatch(/^Kishida Fumio, Prime Minister.*\.$/u)
  await expect(selectionBar(page)).toBeHidden()
  expect(await selectedText(page)).toBe('')
})

test('a hit of the search and of find is at the cursor', async ({ page }) => {
  await search(page, 'stoltenberg')
  await searchHits(page).first().press('Enter')
  await expect.poll(() => atCursor(page)).toContain('Stoltenberg')
  const hit = await atCursor(page)
  await press(page, '4')
  await expect.poll(() => markedTexts(page, 'pink')).toEqual(hit.split('\n'))
  await press(page, 'F3')
  await expect.poll(() => atCursor(page)).not.toBe(hit)
  await press(page, 'Escape')
  expect(await atCursor(page)).toBe('')
  await findInBriefing(page, 'Stoltenberg')
  await press(page, 'Escape')
  expect(await atCursor(page)).toContain('Stoltenberg')
})

test('the cursor stays when the text is set anew, and where Tab goes on', async ({ page }) => {
  await toSentences(page)
  await press(page, 'l', 'l')
  const before = await atCursor(page)
  await press(page, 'Control+Shift+L', 'Control+Equal')
  expect(await atCursor(page)).toBe(before)
  await press(page, 'Tab')
  const isAfter = await page.evaluate(() => {
    const at = document.querySelector('[data-passage][data-cursor]')
    const active = document.activeElement
    return at !== null && active !== null && (at.contains(active) || (at.compareDocumentPosition(active) & 4) !== 0)
  })
  expect(isAfter).toBe(true)
})

for (const look of ['light', 'dark', 'forced colours'] as const) {
  test(`axe finds nothing with the cursor on a marked sentence, ${look}`, async ({ page }) => {
    if (look === 'forced colours') await page.emulateMedia({ forcedColors: 'active' })
    else await called(page, 'settings.set', { theme: look })
    await page.reload()
    await libraryPainted(page)
    await toSentences(page)
    await press(page, 'l', '1', 'Shift+L')
    await expect.poll(async () => (await markedTexts(page, 'yellow')).length).toBeGreaterThan(0)
    expect(await findings(page)).toEqual([])
    await goTo(page, 'Read')
    await press(page, '?')
    await expect(page.getByRole('dialog', { name: 'List of keys' })).toContainText('Next sentence')
    expect(await findings(page)).toEqual([])
  })
}
