// The search view when nothing is typed and when nothing is found: the language by examples, and ways that would find something.
import { expect, test } from '../support/browser-shell.ts'
import type { Page } from '@playwright/test'
import { libraryPainted, search, searchBox, searchTotals } from '../support/reader-page.ts'

test.beforeEach(({ page }) => libraryPainted(page))

const ways = (page: Page) => page.getByRole('table', { name: 'How a search is written, with examples' })
const shown = async (page: Page): Promise<string> => /(\d[\d,]*) passages?/u.exec((await searchTotals(page).textContent()) ?? '')?.[1] ?? ''

test('every example finds as much as it says in the packs at hand', async ({ page }) => {
  await page.keyboard.press('Control+k')
  const rows = ways(page).getByRole('row')
  await expect(rows).toHaveCount(9)
  const count = await rows.count()
  for (let row = 0; row < count; row += 1) {
    await expect(rows.nth(row)).toContainText(/\d passages? in \d+ briefings?/u)
    const [, told] = /(\d[\d,]*) passages? in/u.exec((await rows.nth(row).getByRole('cell').last().textContent()) ?? '') ?? []
    await rows.nth(row).getByRole('button').click()
    await expect(searchBox(page)).toBeFocused()
    await expect(searchTotals(page)).toContainText(`${told} passage`)
    await page.keyboard.press('Escape')
    await expect(ways(page)).toBeVisible()
  }
})

test('examples are reached by keys, and the focus comes back to the box', async ({ page }) => {
  await page.keyboard.press('Control+k')
  const first = ways(page).getByRole('button').first()
  await expect(ways(page)).toContainText('passages')
  await expect(searchBox(page)).toBeFocused()
  for (let i = 0; i < 4 && !(await first.evaluate((element) => element === document.activeElement)); i += 1)
    await page.keyboard.press('Tab')
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(searchBox(page)).toBeFocused()
  await expect(searchBox(page)).not.toHaveValue('')
  await expect(searchTotals(page)).toBeVisible()
})

for (const [query, help, becomes] of [
  ['zagreb ', null, ''],
  ['"lettland riga zagreb" ', null, ''],
  ['"tokyo riga" ', /^The words of "tokyo riga" without the quotation marks: /u, 'tokyo riga '],
  ['nato topic:sumits ', /^Without topic:sumits: /u, 'nato '],
  ['nato topic:sumits riga wombat ', /^Only riga: /u, 'riga '],
  ['nato wombat ', /^Without wombat: /u, 'nato '],
  ['riga -centre -nato -japan ', /^Without -\w+: |^Only riga: /u, null],
  ['title:misconduct ', /^misconduct anywhere in the text: /u, 'misconduct '],
] as const) {
  test(`nothing found for ${query} says what would help`, async ({ page }) => {
    await search(page, query)
    await expect(page.getByText(`Nothing matches ${query.trim()}.`, { exact: true })).toBeVisible()
    const main = page.getByRole('main')
    if (help === null) return expect(main.getByRole('status').filter({ hasText: 'No briefing, mark or note has this' })).toBeVisible()
    const button = main.getByRole('button', { name: help }).first()
    const [, told] = /: (\d[\d,]*) passages?/u.exec((await button.textContent()) ?? '') ?? []
    await button.click()
    await expect(searchBox(page)).toBeFocused()
    if (becomes !== null) await expect(searchBox(page)).toHaveValue(becomes)
    await expect(searchTotals(page)).toBeVisible()
    expect(await shown(page)).toBe(told)
  })
}
