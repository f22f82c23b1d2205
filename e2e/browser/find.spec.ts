// Find in the briefing: every place marked and counted, whole words, and where the caret is left.
import { WASHINGTON } from '../support/bundled.ts'
import { expect, test } from '../support/browser-shell.ts'
import { allBriefings, plain } from '../support/plain-scan.ts'
import { findBar, findInBriefing, libraryPainted, paintedRanges, passage, selectWords, selectionBar } from '../support/reader-page.ts'

test.beforeEach(({ page }) => libraryPainted(page))

test('find marks and counts every place, goes round, and leaves the caret there', async ({ page }) => {
  const [briefing] = await allBriefings(page).then((all) => all.filter((one) => one.title === WASHINGTON))
  const places = (words: string) => (briefing?.passages ?? []).reduce((sum, { text }) => sum + plain(text).split(words).length - 1, 0)
  for (const words of ['nato', "japan's", 'in', 'zelenskyy']) {
    const total = places(words)
    expect(total).toBeGreaterThan(0)
    await findInBriefing(page, words)
    await expect(findBar(page).getByRole('status')).toHaveText(new RegExp(`^\\d+ of ${total}$`, 'u'))
    const hits = [...(await paintedRanges(page, 'aide-hit')), ...(await paintedRanges(page, 'aide-hit-current'))]
    expect(hits).toHaveLength(total)
    expect(hits.every((hit) => plain(hit.text) === words)).toBe(true)
  }

  // Find begins where the reader is, however the words are typed, and goes round at both ends.
  await page.keyboard.press('Escape')
  const total = places('nato')
  const passages = briefing?.passages ?? []
  const reached = passages.findIndex(({ n }) => n === 12)
  const first = passages.slice(0, reached).reduce((sum, { text }) => sum + plain(text).split('nato').length, 1 - reached)
  await passage(page, passages[reached]?.id ?? '').evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await findInBriefing(page, '')
  await findBar(page).getByRole('textbox').pressSequentially('nato')
  const status = findBar(page).getByRole('status')
  await expect(status).toHaveText(`${first} of ${total}`)
  for (let at = first + 1; at <= total + 1; at++) {
    await page.keyboard.press('Enter')
    await expect(status).toHaveText(`${at > total ? 1 : at} of ${total}`)
  }
  await page.keyboard.press('Shift+Enter')
  await expect(status).toHaveText(`${total} of ${total}`)
  const [last] = await paintedRanges(page, 'aide-hit-current')
  expect(last?.inView).toBe(true)

  await page.keyboard.press('Escape')
  await expect(findBar(page).getByRole('textbox')).toBeHidden()
  expect(await paintedRanges(page, 'aide-hit')).toEqual([])
  const caret = await page.evaluate(() => {
    const selection = window.getSelection()
    const element = selection?.anchorNode?.parentElement?.closest<HTMLElement>('[data-passage]')
    return { collapsed: selection?.isCollapsed, passage: element?.dataset['passage'], focused: element === document.activeElement }
  })
  expect(caret).toEqual({ collapsed: true, passage: last?.passage, focused: true })
  // From there the keyboard selects the hit itself.
  for (let i = 0; i < 4; i++) await page.keyboard.press('Shift+ArrowRight')
  expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('NATO')
})

test('find says so when nothing is there, and takes whole words alone', async ({ page }) => {
  await findInBriefing(page, 'zeppelin')
  await expect(findBar(page).getByRole('status')).toHaveText('None found')
  await findInBriefing(page, 'in')
  const counted = async () => Number(/of (\d+)/u.exec((await findBar(page).getByRole('status').textContent()) ?? '')?.[1])
  await expect.poll(counted).toBeGreaterThan(40)
  const all = await counted()
  await findBar(page).getByRole('button', { name: 'Whole words' }).click()
  await expect.poll(counted).toBeLessThan(all)
  const hits = await paintedRanges(page, 'aide-hit')
  expect(hits.every((hit) => hit.text.toLowerCase() === 'in')).toBe(true)
})

test('the bar for selected words does not cover the hit while finding', async ({ page }) => {
  await selectWords(page, 'Information sharing')
  await expect(selectionBar(page)).toBeVisible()
  await page.keyboard.press('Control+f')
  await expect(findBar(page).getByRole('textbox')).toHaveValue('Information sharing')
  await expect(findBar(page).getByRole('status')).toHaveText('1 of 1')
  await expect(selectionBar(page)).toBeHidden()
})
