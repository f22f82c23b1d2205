// Installing a pack from the window: chosen or dropped, refused in plain words, and led to the review where there are marks.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildEdition } from '../fixtures/packs/second-edition/build.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder } from '../support/places.ts'
import { called, libraryPainted, rail, statusLine } from '../support/reader-page.ts'
import {
  chooseFolder,
  dropFolder,
  editionFolders,
  installDialog,
  installFrom,
  markAll,
  reviewTitle,
  runByTitle,
  SUMMIT,
} from '../support/review-page.ts'

const folders = editionFolders()
const MARK = [{ briefing: SUMMIT, words: 'must not be changed by unilateral force' }]

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())
test.beforeEach(({ page }) => libraryPainted(page))

test('a pack that brings no review says so and can be opened', async ({ page }) => {
  await runByTitle(page, 'Install pack')
  await expect(installDialog(page)).toContainText('the one with the file manifest.json')
  expect(await accessibilityFaults(page)).toEqual([])
  await chooseFolder(page, folders.second)
  await expect(installDialog(page)).toContainText('Euro-Atlantic and Indo-Pacific, edition 2 (February 2027), is installed.')
  expect(await accessibilityFaults(page)).toEqual([])
  await installDialog(page).getByRole('button', { name: 'Open it' }).click()
  await expect(rail(page)).toContainText('Edition 2')
})

test('a folder dropped on the window is installed, and the review of the marks opens', async ({ page }) => {
  await markAll(page, MARK)
  await dropFolder(page, folders.second)
  await expect(reviewTitle(page)).toBeVisible()
  await expect(installDialog(page)).toHaveCount(0)
  await expect(statusLine(page)).toContainText('Edition 2, February 2027 is installed.')
})

test('what cannot be installed is told by its reason, and nothing is changed', async ({ page }) => {
  const copy = freshFolder('packs')
  try {
    const told = async (folder: string, reason: string | RegExp) => {
      if ((await installDialog(page).count()) === 0) await installFrom(page, folder)
      else await chooseFolder(page, folder)
      await expect(installDialog(page).getByRole('alert')).toContainText(reason)
    }
    const damaged = join(copy.path, 'damaged')
    cpSync(folders.second, damaged, { recursive: true })
    const file = join(damaged, 'briefings', `${SUMMIT}.json`)
    writeFileSync(file, readFileSync(file, 'utf8').replace('Washington', 'Washingten'))
    await told(damaged, `briefings/${SUMMIT}.json: the file was changed after the pack was issued`)
    expect(await accessibilityFaults(page)).toEqual([])

    rmSync(file)
    await told(damaged, `briefings/${SUMMIT}.json: the file is missing`)
    await told(join(folders.second, 'briefings'), 'There is no pack in that folder')
    await told(folders.first, 'This edition is installed already (November 2026).')
    writeFileSync(join(damaged, 'manifest.json'), '{')
    await told(damaged, 'manifest.json: the file is damaged')
    await told(join(folders.first, '..'), 'There are several packs in that folder')
    expect((await called(page, 'library.overview', {})).editions).toHaveLength(1)
  } finally {
    copy.remove()
  }
})

test('an edition that is not newer is told by both numbers', async ({ browser }) => {
  const third = freshFolder('third')
  buildEdition(third.path, 2, (files) => files.set('pack.yaml', (files.get('pack.yaml') ?? '').replace('number: 2', 'number: 3')))
  const shell = await startBrowserShell({ packs: [third.path] })
  const page = await browser.newPage()
  try {
    await page.goto(shell.url)
    await libraryPainted(page)
    await installFrom(page, folders.second)
    await expect(installDialog(page).getByRole('alert')).toContainText('This is edition 2, and edition 3 is installed.')
  } finally {
    await page.close()
    await shell.close()
    third.remove()
  }
})

test('a start with a newer pack leads to the review of the marks', async ({ browser }) => {
  const data = freshFolder('data')
  const page = await browser.newPage()
  try {
    const first = await startBrowserShell({ dataDir: data.path, packs: [folders.first] })
    await page.goto(first.url)
    await libraryPainted(page)
    await markAll(page, MARK)
    await first.close()
    const second = await startBrowserShell({ dataDir: data.path, packs: [folders.first, folders.second] })
    await page.goto(second.url)
    await expect(reviewTitle(page)).toBeVisible()
    // Once it was seen it opens by itself no more.
    await page.goto('about:blank')
    await page.goto(second.url)
    await libraryPainted(page)
    await expect(statusLine(page).getByRole('button', { name: '1 mark waits for you' })).toBeVisible()
    await expect(reviewTitle(page)).toHaveCount(0)
    await second.close()
  } finally {
    await page.close()
    data.remove()
  }
})
