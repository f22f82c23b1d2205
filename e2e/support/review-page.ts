/** A reader with marks in the first edition of the bundled pack and the second one at hand, as the specs of reviews need them. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { rangeBetween, textMap } from '../../core/anchor/index.ts'
import type { Colour } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { buildEdition } from '../fixtures/packs/second-edition/build.ts'
import { freshFolder } from './places.ts'
import { called } from './reader-page.ts'

export const PACK = 'euro-atlantic-indo-pacific'
export const FIRST = `${PACK}@1`
export const SECOND = `${PACK}@2`
export const SUMMIT = 'japan-nato-washington-2024'
export const SUMMIT_TITLE = 'Japan at the NATO summit in Washington, July 2024'

/** The two editions as folders; `build` before the first test, `remove` after the last. */
export function editionFolders(): { first: string; second: string; build(): void; remove(): void } {
  const { path } = freshFolder('editions')
  const [first, second] = [join(path, '1'), join(path, '2')]
  return {
    first,
    second,
    build: () => {
      buildEdition(first, 1)
      buildEdition(second, 2)
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

export async function rangeOf(page: Page, edition: string, briefing: string, words: string) {
  const text = await called(page, 'library.briefing', { edition, briefing })
  const from = textMap(text).text.indexOf(words)
  expect(from, words).toBeGreaterThanOrEqual(0)
  return rangeBetween(text, from, from + words.length)
}

/** Marks these words of the first edition over the bridge, each in the next colour; returns the ids. */
export async function markAll(page: Page, marks: readonly { briefing: string; words: string }[], comment = ''): Promise<string[]> {
  const ids: string[] = []
  for (const [i, { briefing, words }] of marks.entries()) {
    const range = await rangeOf(page, FIRST, briefing, words)
    const colour: Colour = COLOURS[i % COLOURS.length] ?? 'yellow'
    const { id } = await called(page, 'annotations.save', { kind: 'new', edition: FIRST, briefing, range, colour, comment })
    ids.push(id)
  }
  return ids
}

/** Runs a command by its title, as typed into the palette. */
export async function runByTitle(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('combobox', { name: 'Find a command' }).fill(title)
  await page.getByRole('option', { name: title }).first().click()
}

export const installDialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Install pack' })

/** Chooses a folder in the dialog that installs a pack. */
export async function chooseFolder(page: Page, folder: string): Promise<void> {
  const asked = page.waitForEvent('filechooser')
  await installDialog(page).getByRole('button', { name: 'Choose a folder…' }).click()
  await (await asked).setFiles(folder)
}

export async function installFrom(page: Page, folder: string): Promise<void> {
  await runByTitle(page, 'Install pack')
  await chooseFolder(page, folder)
}

/** Drops a folder on the window, as the system does. */
export async function dropFolder(page: Page, folder: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
  await session.detach()
}

/** Waits until no mark is being looked for any more. */
export async function allResolved(page: Page): Promise<void> {
  await expect
    .poll(async () => (await called(page, 'review.state', {})).reviews.map(({ edition, state }) => [edition, state !== 'resolving']))
    .toEqual([[SECOND, true]])
}

// The review view

export const reviewTitle = (page: Page): Locator => page.getByRole('heading', { name: 'Your marks in the new edition' })
export const cases = (page: Page): Locator => page.getByRole('list', { name: 'Entries' }).locator('> li')
/** The case about a mark or quote on these words of the first edition. */
export const caseOn = (page: Page, words: string): Locator => cases(page).filter({ hasText: words })
export const currentCase = (page: Page): Locator => page.locator('[data-case][aria-current]')
export const decision = (of: Locator, name: string | RegExp): Locator =>
  of.getByRole('group', { name: 'Decision' }).getByRole('button', { name })
/** Counts of the tally, by verdict. */
export const tally = async (page: Page): Promise<string[]> =>
  (await page.getByRole('group', { name: 'Show by verdict' }).getByRole('button').allInnerTexts()).map((text) =>
    text.replaceAll(/\s+/gu, ' '),
  )
