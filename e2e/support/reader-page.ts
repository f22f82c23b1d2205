/**
 * The reader as a person uses it: opens briefings, selects words with the mouse, marks, searches, writes notes, exports.
 * Everything is found by role and name. Specs and the tour share it.
 */
import { expect } from '@playwright/test'
import type { Download, Locator, Page } from '@playwright/test'
import { readFile } from 'node:fs/promises'
import type { CallInput, CallName, CallOutput } from '../../core/contract/calls.ts'
import type { AideBridge } from '../../core/contract/events.ts'
import type { Envelope } from '../../core/contract/errors.ts'

export type ViewName = 'Read' | 'Search' | 'Notes' | 'Marks'
export type ColourName = 'yellow' | 'green' | 'blue' | 'pink' | 'violet'
type WithBridge = { aide: AideBridge }

/** A call over the page's own bridge, answered with its envelope. Name and input may be anything: the far end must judge. */
export const rawCall = (page: Page, name: string, input: unknown): Promise<Envelope<unknown>> =>
  page.evaluate(
    ([name, input]) => {
      const { call } = (window as unknown as WithBridge).aide as { call: (name: unknown, input: unknown) => Promise<Envelope<unknown>> }
      return call(name, input)
    },
    [name, input] as const,
  )

/** A call that must succeed. @throws Error with the code and words of a refusal */
export async function called<N extends CallName>(page: Page, name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const reply = await rawCall(page, name, input)
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}, ${reply.error.message}`)
  return reply.value as CallOutput<N>
}

/** Ids of every briefing that can be read, in the order of the library. */
export async function briefingIds(page: Page): Promise<{ edition: string; briefing: string; title: string }[]> {
  const { editions } = await called(page, 'library.overview', {})
  return editions.flatMap((edition) =>
    edition.state === 'ready' ? edition.briefings.map((meta) => ({ edition: edition.id, briefing: meta.id, title: meta.title })) : [],
  )
}

// Frame

export const rail = (page: Page): Locator => page.getByRole('complementary', { name: 'Packs and briefings' })
export const statusLine = (page: Page): Locator => page.getByRole('contentinfo')

/** Waits until the library and a briefing are painted. */
export async function libraryPainted(page: Page): Promise<void> {
  // In narrow windows the rail is folded away, but there.
  await expect(page.getByRole('treeitem', { level: 2, includeHidden: true }).first()).toBeAttached()
  await expect(article(page).getByRole('heading', { level: 1 })).toBeVisible()
}

export async function goTo(page: Page, view: ViewName): Promise<void> {
  const button = page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view, exact: true })
  await button.click()
  await expect(button).toHaveAttribute('aria-current', 'page')
}

/** Waits until nothing typed or marked is on its way to the disk any more. */
export async function allSaved(page: Page): Promise<void> {
  await expect(statusLine(page)).toContainText(/Saved · \d\d:\d\d:\d\d|Nothing to save yet/u)
}

/** Waits for two frames: what the last input changed has been painted. */
export const painted = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))))

// Reading

export const article = (page: Page): Locator => page.getByRole('article')
export const passage = (page: Page, id: string): Locator => page.locator(`[data-passage="${id}"]`)
/** The one passage that holds these words. */
export const passageWith = (page: Page, words: string): Locator => page.locator('[data-passage]').filter({ hasText: words }).first()

/** Opens a briefing by its title in the rail, also where the rail is folded away. */
export async function openBriefing(page: Page, title: string): Promise<void> {
  if ((await rail(page).count()) === 0) await goTo(page, 'Read')
  const row = rail(page).getByRole('treeitem', { name: title, level: 2 })
  if (!(await row.isVisible())) await page.getByRole('button', { name: 'Packs', exact: true }).click()
  await row.click()
  await expect(article(page).getByRole('heading', { level: 1 })).toHaveText(title)
}

export type SelectOptions = {
  /** Last words of the selection, in the same passage or a later one. */
  upTo?: string
  /** Drags from the end to the start. */
  backwards?: boolean
}

type Spot = { x: number; y: number }

/** Window coordinates of the first and the last character of words in the briefing, after scrolling them into view. Waits for the words: a briefing opened by a key may still be on its way. */
async function spotsOf(page: Page, words: string, upTo: string): Promise<{ from: Spot; to: Spot }> {
  await expect(page.locator('[data-passage]').filter({ hasText: words }).first()).toBeAttached()
  return page.evaluate(
    async ([words, upTo]) => {
      const passages = Array.from(document.querySelectorAll<HTMLElement>('[data-passage]'))
      const first = passages.findIndex((element) => element.textContent.includes(words))
      if (first < 0) throw new Error(`Not in the briefing: ${words}`)
      const begin = passages[first]!.textContent.indexOf(words)
      const last = passages.findIndex(
        (element, i) => i >= first && element.textContent.includes(upTo, i === first ? begin + (upTo === words ? 0 : words.length) : 0),
      )
      if (last < 0) throw new Error(`Not after that: ${upTo}`)
      const end = passages[last]!.textContent.indexOf(upTo, last === first ? begin : 0) + upTo.length
      const characterAt = (element: HTMLElement, offset: number): Range => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
        let left = offset
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const { length } = node.textContent ?? ''
          if (left < length) {
            const range = document.createRange()
            range.setStart(node, left)
            range.setEnd(node, left + 1)
            return range
          }
          left -= length
        }
        throw new Error('No such character')
      }
      const start = characterAt(passages[first]!, begin)
      const stop = characterAt(passages[last]!, end - 1)
      const scroller = passages[first]!.closest<HTMLElement>('[data-region="text"]')
      if (scroller === null) throw new Error('No reading view')
      const view = scroller.getBoundingClientRect()
      const top = start.getBoundingClientRect().top
      if (top < view.top + 80 || stop.getBoundingClientRect().bottom > view.bottom - 80) scroller.scrollTop += top - view.top - 160
      await new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
      const a = start.getBoundingClientRect()
      const b = stop.getBoundingClientRect()
      if (b.bottom > innerHeight) throw new Error('The selection is taller than the window')
      return { from: { x: a.left + 1, y: (a.top + a.bottom) / 2 }, to: { x: b.right - 1, y: (b.top + b.bottom) / 2 } }
    },
    [words, upTo] as const,
  )
}

/** Selects words of the open briefing by pressing, dragging and letting go of the mouse. */
export async function selectWords(page: Page, words: string, { upTo, backwards = false }: SelectOptions = {}): Promise<void> {
  const { from, to } = await spotsOf(page, words, upTo ?? words)
  const [press, release] = backwards ? [to, from] : [from, to]
  await page.mouse.move(press.x, press.y)
  await page.mouse.down()
  await page.mouse.move((press.x + release.x) / 2, (press.y + release.y) / 2, { steps: 4 })
  await page.mouse.move(release.x, release.y, { steps: 4 })
  await page.mouse.up()
}

/** Clicks the first letter of words in the briefing. */
export async function clickWords(page: Page, words: string, clickCount = 1): Promise<void> {
  const { from } = await spotsOf(page, words, words)
  await page.mouse.click(from.x + 2, from.y, { clickCount })
}

/** What the window's selection holds. */
export const selectedText = (page: Page): Promise<string> => page.evaluate(() => window.getSelection()?.toString() ?? '')

export const selectionBar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected text' })
/** The button of a colour in the bar, whatever the reader calls the colour. */
export const swatch = (page: Page, colour: ColourName): Locator =>
  selectionBar(page).getByRole('button', { name: new RegExp(`\\b${colour}\\b`, 'iu') })

/** Marks what is selected and waits until the mark is painted. */
export async function markSelection(page: Page, colour: ColourName): Promise<void> {
  const before = await markedTexts(page, colour)
  await swatch(page, colour).click()
  await expect.poll(async () => (await markedTexts(page, colour)).length).toBeGreaterThan(before.length)
}

export type Painted = { text: string; passage: string; inView: boolean }

/** What is painted in one style of the CSS Custom Highlight API, in reading order. */
export const paintedRanges = (page: Page, name: string): Promise<Painted[]> =>
  page.evaluate((name) => {
    const ranges = Array.from(CSS.highlights.get(name) ?? []).filter((range) => range instanceof Range)
    ranges.sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b))
    const scroller = document.querySelector('[data-region="text"]')?.getBoundingClientRect()
    return ranges.map((range) => {
      const rect = range.getBoundingClientRect()
      const inView =
        scroller !== undefined && rect.height > 0 && rect.top >= scroller.top && rect.bottom <= Math.min(scroller.bottom, innerHeight)
      const element = range.startContainer.parentElement?.closest<HTMLElement>('[data-passage]')
      return { text: range.toString(), passage: element?.dataset['passage'] ?? '', inView }
    })
  }, name)

/** Texts painted in a mark's colour, overlapping parts included, in reading order of their starts. */
export async function markedTexts(page: Page, colour: ColourName): Promise<string[]> {
  const levels = await Promise.all(['', '-over', '-over2'].map((level) => paintedRanges(page, `aide-${colour}${level}`)))
  return levels.flat().map((part) => part.text)
}

/** Cards in the margin: comments, and the card of the active mark. */
export const markCards = (page: Page): Locator => article(page).getByRole('complementary', { name: /^Mark: / })
/** Key letters in the gutter that can be seen, in the order of their marks; where there are too many, the last one is a sum. */
export const markLetters = (page: Page): Locator => article(page).locator('[data-letter]:visible')
/** Id of the passage that has the focus; empty when none has. */
export const focusedPassage = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-passage') ?? '')
export const commentField = (page: Page): Locator => article(page).getByRole('textbox', { name: 'Comment', exact: true })

// Find in briefing

export const findBar = (page: Page): Locator => page.getByRole('search', { name: 'Find in briefing' })
export async function findInBriefing(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f')
  const field = findBar(page).getByRole('textbox', { name: 'Find in briefing' })
  await expect(field).toBeFocused()
  await field.fill(words)
}

// Search

export const searchBox = (page: Page): Locator => page.getByRole('combobox', { name: 'Search all packs' })
/** The line that tells the totals. */
export const searchTotals = (page: Page): Locator =>
  page
    .getByRole('main')
    .getByRole('paragraph')
    .filter({ hasText: /^[\d,]+ results?:/u })
export const searchHits = (page: Page): Locator => page.getByRole('region', { name: 'Passages' }).getByRole('listitem').getByRole('button')

/** Asks for the search view by its keys and types the query as a person would. */
export async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await expect(searchBox(page)).toBeFocused()
  await searchBox(page).fill('')
  await searchBox(page).pressSequentially(query)
}

// Notes

export const noteList = (page: Page): Locator => page.getByRole('complementary', { name: 'Notes', exact: true })
export const noteText = (page: Page): Locator => page.getByRole('textbox', { name: 'Note text' })
export const noteTitle = (page: Page): Locator => page.getByRole('textbox', { name: 'Title of the note' })

/** Opens a note of the list by its title. */
export async function openNote(page: Page, title: string): Promise<void> {
  await goTo(page, 'Notes')
  await noteList(page).getByRole('button').filter({ hasText: title }).first().click()
  await expect(noteTitle(page)).toHaveValue(title)
}

/** Puts the caret at the end of the open note. */
export async function caretAtEnd(page: Page): Promise<void> {
  await noteText(page).focus()
  await page.keyboard.press('Control+End')
}

/** Quotes the selection in a new note, or in one that is offered by its title. */
export async function addSelectionToNote(page: Page, note = 'New note'): Promise<void> {
  await selectionBar(page).getByRole('button', { name: 'Add to note' }).click()
  await page.getByRole('menu', { name: 'Add to note' }).getByRole('menuitem', { name: note, exact: true }).click()
}

// Export

export const exportDialog = (page: Page): Locator => page.getByRole('dialog', { name: /^Export/u })

/** Presses the button of the open export dialog and waits for the file. */
export async function makeExport(page: Page): Promise<{ download: Download; bytes: Uint8Array }> {
  const arriving = page.waitForEvent('download')
  await exportDialog(page).getByRole('button', { name: 'Export PDF…' }).click()
  const download = await arriving
  return { download, bytes: new Uint8Array(await readFile(await download.path())) }
}
