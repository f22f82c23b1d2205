// Reading one of several editions: which one is open, the way to the newest, what changed, marks that were reworded; undo names; the bin.
import { MARKS } from '../fixtures/packs/second-edition/edits.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, test } from '../support/browser-shell.ts'
import {
  article,
  called,
  clickWords,
  focusedPassage,
  goTo,
  libraryPainted,
  markCards,
  openBriefing,
  paintedRanges,
  passageWith,
  rail,
  statusLine,
} from '../support/reader-page.ts'
import {
  allResolved,
  editionFolders,
  FIRST,
  markAll,
  reviewTitle,
  runByTitle,
  SECOND,
  SUMMIT,
  SUMMIT_TITLE,
} from '../support/review-page.ts'

const folders = editionFolders()

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())

const banner = 'An older edition is open'
const REWORDED = MARKS.filter(({ verdict }) => verdict === 'reworded')

test.beforeEach(async ({ page }) => {
  await libraryPainted(page)
  await openBriefing(page, SUMMIT_TITLE)
  await markAll(page, REWORDED)
  await called(page, 'editions.install', { path: folders.second })
  await allResolved(page)
})

test('an older edition says so, and leads to the same passage of the newest and back', async ({ page }) => {
  const note = page.getByRole('complementary', { name: banner })
  await expect(note).toContainText('This is edition 1, November 2026.')
  expect(await accessibilityFaults(page)).toEqual([])
  await passageWith(page, 'Their joint statement condemned').scrollIntoViewIfNeeded()
  await passageWith(page, 'Their joint statement condemned').evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await note.getByRole('button', { name: 'Read this in edition 2' }).click()
  await expect(note).toHaveCount(0)
  await expect(article(page)).toContainText('2, February 2027')
  await expect(passageWith(page, 'Their joint statement condemned')).toBeInViewport()
  await expect(rail(page)).toContainText('Edition 2')
  await expect(rail(page).getByRole('tree')).toHaveCount(1)

  await rail(page).getByRole('button', { name: 'Edition' }).click()
  await page.getByRole('menuitemradio', { name: /Edition 1/u }).click()
  await expect(note).toBeVisible()
  await expect(passageWith(page, 'Their joint statement condemned')).toBeInViewport()
})

test('what changed since the edition read last stands in a list and in the gutter', async ({ page }) => {
  await page.getByRole('button', { name: 'Read this in edition 2' }).click()
  const since = page.getByRole('region', { name: 'Since edition 1' })
  await expect(since).toContainText('which you read last')
  await expect(since).toContainText('6 changed in substance, 1 added, 1 removed, 2 moved')
  const sign = article(page).getByRole('button', { name: 'Changed in substance since edition 1' })
  await expect(sign.first()).toBeVisible()
  expect(await accessibilityFaults(page)).toEqual([])

  await sign.first().click()
  const list = since.getByRole('list', { name: 'Changes' })
  await expect(list.locator('> li').first()).toBeFocused()
  await expect(list).toContainText('Three')
  expect(await accessibilityFaults(page)).toEqual([])
  const added = list.locator('> li').filter({ hasText: 'the tunnel under the lake' })
  await expect(added).toContainText('Added')
  await added.getByRole('button', { name: /^Go to/u }).click()
  await expect(passageWith(page, 'the tunnel under the lake')).toBeInViewport()
  await expect.poll(() => focusedPassage(page)).not.toBe('')

  await runByTitle(page, 'Previous change since the edition last read')
  await expect(passageWith(page, 'the tunnel under the lake')).not.toBeFocused()
  await list.locator('> li').filter({ hasText: 'Removed' }).getByRole('button', { name: 'Read in edition 1' }).click()
  await expect(page.getByRole('complementary', { name: banner })).toBeVisible()
  await expect(passageWith(page, 'to be held within 2024')).toBeInViewport()
})

test('a reworded mark carries a flag until it is accepted, and can be checked in the review', async ({ page }) => {
  await page.getByRole('button', { name: 'Read this in edition 2' }).click()
  await expect
    .poll(async () => (await paintedRanges(page, 'aide-review')).map(({ text }) => text))
    .toEqual(['Two contributions make up this sum.'])
  const card = markCards(page).filter({ hasText: 'Needs review' })
  await expect(card).toContainText('Edition 1: “Two contributions make up the sum.”')
  expect(await accessibilityFaults(page)).toEqual([])
  await card.getByRole('button', { name: 'Check' }).click()
  await expect(reviewTitle(page)).toBeVisible()
  await expect(page.locator('[data-case][aria-current]')).toContainText('contributions make up')
  await goTo(page, 'Read')
  await card.getByRole('button', { name: 'Keep here' }).click()
  await expect(card).toHaveCount(0)
  await expect.poll(async () => (await paintedRanges(page, 'aide-review')).length).toBe(0)
  await expect
    .poll(async () => (await paintedRanges(page, 'aide-yellow')).map(({ text }) => text))
    .toEqual(['Two contributions make up this sum.'])
  // Its colour is changed where it stands, and the flag does not come back.
  await clickWords(page, 'contributions make up this')
  await page.keyboard.press('2')
  await expect
    .poll(async () => (await paintedRanges(page, 'aide-green')).map(({ text }) => text))
    .toEqual(['Two contributions make up this sum.'])
  expect(await called(page, 'annotations.list', { edition: SECOND, briefing: SUMMIT })).toHaveLength(1)
})

test('undo says what it would do, and says plainly when it declines', async ({ page, shell, context }) => {
  const [mark] = await called(page, 'annotations.list', { edition: FIRST, briefing: SUMMIT })
  const id = mark?.id ?? ''
  await called(page, 'annotations.recolour', { ids: [id], colour: 'pink' })
  await page.keyboard.press('Control+Shift+P')
  await page.getByRole('combobox', { name: 'Find a command' }).fill('undo')
  await expect(page.getByRole('option', { name: 'Undo recolour' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(statusLine(page).getByRole('status')).toHaveText('Undone: Mark recoloured')

  // Written in a window that still shows the old comment: nothing of the other window's is lost unseen.
  const other = await context.newPage()
  await other.goto(shell.url)
  await libraryPainted(other)
  await clickWords(page, 'contributions make up')
  const field = markCards(page).getByRole('textbox', { name: 'Comment' })
  await field.pressSequentially('From here')
  await called(other, 'annotations.save', { kind: 'edit', id, comment: 'From there' })
  await expect(statusLine(page)).toContainText('The mark was changed elsewhere in the meantime. Nothing was overwritten.')
  await expect(field).toHaveValue('From here')
  expect(await called(page, 'annotations.list', { edition: FIRST, briefing: SUMMIT })).toMatchObject([{ comment: 'From there' }])
})

test('the bin gives deleted marks and notes back', async ({ page }) => {
  const marks = await called(page, 'annotations.list', {})
  await called(page, 'annotations.remove', { ids: marks.map(({ id }) => id) })
  const { note } = await called(page, 'notes.save', { kind: 'new', title: 'Left over', body: 'Words' })
  await called(page, 'notes.remove', { id: note.id })
  await goTo(page, 'Marks')
  await page.getByRole('button', { name: 'Bin', exact: true }).click()
  await expect(page.getByRole('main')).toContainText('1 mark, 1 note. Deleted marks and notes are kept 30 days.')
  expect(await accessibilityFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Restore the note “Left over”' }).click()
  await page.getByRole('button', { name: /^Restore the mark on/u }).click()
  await expect(page.getByRole('main')).toContainText('The bin is empty.')
  expect(await called(page, 'annotations.list', {})).toHaveLength(1)
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main')).toContainText('1 mark, 0 notes.')
})
