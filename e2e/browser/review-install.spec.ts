// Editions that must not take the place of the one that is there: the same number with other contents, and no room on the disk.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildEdition } from '../fixtures/packs/second-edition/build.ts'
import { accessibilityFaults } from '../support/axe.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder } from '../support/places.ts'
import { called, libraryPainted, openBriefing } from '../support/reader-page.ts'
import { dropFolder, editionFolders, FIRST, installDialog, installFrom, markAll, SUMMIT, SUMMIT_TITLE } from '../support/review-page.ts'

const folders = editionFolders()
const FILE = `briefings/${SUMMIT}.md`
const MARK = [{ briefing: SUMMIT, words: 'must not be changed by unilateral force' }]

test.use({ shellOptions: { packs: [folders.first] } })
test.beforeAll(() => folders.build())
test.afterAll(() => folders.remove())

test('an edition of the same number with other contents is refused in words, chosen or dropped', async ({ page }) => {
  const other = freshFolder('other')
  try {
    buildEdition(other.path, 1, (files) => files.set(FILE, (files.get(FILE) ?? '').replace('USD 67 million', 'USD 68 million')))
    await libraryPainted(page)
    await markAll(page, MARK)
    const refused = installDialog(page).getByRole('alert')
    await installFrom(page, other.path)
    await expect(refused).toContainText('Edition 1 is installed already with other contents. The pack was not installed.')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(installDialog(page)).toHaveCount(0)
    await dropFolder(page, other.path)
    await expect(refused).toContainText('ask whoever issued it for an edition with a new number')
    await page.keyboard.press('Escape')
    await openBriefing(page, SUMMIT_TITLE)
    await expect(page.getByRole('article')).toContainText('USD 67 million')
    expect((await called(page, 'library.overview', {})).editions).toHaveLength(1)
    expect(await called(page, 'annotations.list', { edition: FIRST })).toHaveLength(1)
  } finally {
    other.remove()
  }
})

test('a disk without room for a pack is told, and nothing of it is left', async ({ browser }) => {
  const data = freshFolder('data')
  const large = freshFolder('large')
  const annex = Array.from({ length: 5_000 }, (_, n) => `Sheet ${n} of the annex is kept with the papers of the meeting.`)
  buildEdition(large.path, 2, (files) => files.set(FILE, `${files.get(FILE) ?? ''}\n\n## Annex\n\n${annex.join('\n\n')}\n`))
  const page = await browser.newPage()
  // No file may grow over 800 blocks of 512 bytes or 1 kB, as the shell counts them: the store fits, the annex does not.
  const through = ['sh', '-c', 'ulimit -f 800; exec "$0" "$@"']
  const shell = await startBrowserShell({ dataDir: data.path, packs: [folders.first], through })
  try {
    await page.goto(shell.url)
    await libraryPainted(page)
    await markAll(page, MARK)
    await installFrom(page, large.path)
    await expect(installDialog(page).getByRole('alert')).toContainText('There is not enough room on the disk. The pack was not installed.')
    expect((await called(page, 'library.overview', {})).editions).toHaveLength(1)
    expect(await called(page, 'annotations.list', { edition: FIRST })).toHaveLength(1)
    const packs = readdirSync(join(data.path, 'packs'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(packs.map(({ name }) => name)).toEqual([])
  } finally {
    await page.close()
    await shell.close()
    data.remove()
    large.remove()
  }
})
