// A result of many pages: listed as it is scrolled or gone through by keys, counted exactly, in its place; and an index that is being built.
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import type { Page } from '@playwright/test'
import { freshFolder, ROOT } from '../support/places.ts'
import { called, goTo, libraryPainted, search, searchBox, searchHits, searchTotals, statusLine } from '../support/reader-page.ts'

const BRIEFINGS = 120

/** A pack of briefings that all tell of otters, each in two paragraphs. */
function writeSources(dir: string): void {
  mkdirSync(join(dir, 'briefings'), { recursive: true })
  const ids = Array.from({ length: BRIEFINGS }, (_, i) => `river-${String(i + 1).padStart(3, '0')}`)
  const pack = [
    'id: rivers',
    'title: Rivers',
    'language: en-GB',
    'issuer: The test office',
    'edition: { number: 1, date: 2026-11-23, label: "November 2026" }',
    'topics: [{ id: water, label: Water }]',
    `collections: [{ id: all, title: All rivers, briefings: [${ids.join(', ')}] }]`,
  ]
  writeFileSync(join(dir, 'pack.yaml'), `${pack.join('\n')}\n`)
  writeFileSync(
    join(dir, 'glossary.yaml'),
    'terms: [{ id: gauge, short: Gauge, long: River gauge, definition: Post with marks by which a river is read. }]\n',
  )
  ids.forEach((id, i) => {
    const head = [
      `id: ${id}`,
      `title: River ${i + 1}`,
      'standfirst: What was seen.',
      'date: 2024-07',
      'topics: [water]',
      'regions: [North]',
      'lang: en-GB',
      'sources: [{ key: log, title: "Log of the gauge", publisher: "The river office", date: "2024-07-01", url: none }]',
    ]
    const body = `## Animals\n\nAn otter was seen near gauge ${i + 1}. [@log]\n\nThe otter came back in the evening. [@log]`
    writeFileSync(join(dir, 'briefings', `${id}.md`), `---\n${head.join('\n')}\n---\n\n${body}\n`)
  })
}

const titles = (page: Page) => page.getByRole('region', { name: 'Passages' }).getByRole('heading', { level: 3 })

test('a long result is listed page by page without a jump, by scrolling and by keys', async ({ page: first }) => {
  const folder = freshFolder('rivers')
  const source = join(folder.path, 'source')
  const pack = join(folder.path, 'pack')
  writeSources(source)
  execFileSync(process.execPath, [join(ROOT, 'tools/pack.ts'), 'build', source, pack], { cwd: ROOT })
  const shell = await startBrowserShell({ packs: [pack] })
  const page = await first.context().newPage()
  try {
    await page.goto(shell.url)
    await libraryPainted(page)
    await search(page, 'otter')
    await expect(searchTotals(page)).toContainText(`${BRIEFINGS * 2} passages in ${BRIEFINGS} briefings`)
    await expect(titles(page)).toHaveCount(20)

    // By scrolling: the focus stays on its row, and what is in view stays where it is.
    await searchHits(page).nth(39).focus()
    await titles(page).nth(19).scrollIntoViewIfNeeded()
    await expect(titles(page)).toHaveCount(40)
    await expect(searchHits(page).nth(39)).toBeFocused()
    await expect(page.getByRole('status').filter({ hasText: 'listed' })).toHaveText(`40 of ${BRIEFINGS} briefings listed`)
    // By keys: past the last row of the page.
    const seen = await page.evaluate(() => document.querySelector('main .scroll')?.scrollTop ?? 0)
    expect(seen).toBeGreaterThan(1000)
    const row = searchHits(page).nth(79)
    await row.focus()
    await searchBox(page).focus()
    await page.keyboard.press('ArrowDown')
    await expect(searchHits(page).nth(80)).toHaveAttribute('aria-current', 'true')
    await expect(searchHits(page).nth(80)).toBeInViewport()

    // A change elsewhere searches again and moves nothing.
    const before = await page.evaluate(() => document.querySelector('main .scroll')?.scrollTop ?? 0)
    const listed = await titles(page).count()
    await called(page, 'notes.save', { kind: 'new', title: 'Otters', body: 'An otter in a note.' })
    await expect(searchTotals(page)).toContainText('1 note')
    await expect(titles(page)).toHaveCount(listed)
    expect(await page.evaluate(() => document.querySelector('main .scroll')?.scrollTop ?? 0)).toBe(before)

    // Before the first hit comes the last one, in a briefing that is not listed yet; the list stays as it is.
    await searchHits(page).first().click()
    await page.keyboard.press('Shift+F3')
    const hits = BRIEFINGS * 2
    await expect(statusLine(page)).toContainText(
      `Before the first hit comes the last. Hit ${hits} of ${hits}, briefing ${BRIEFINGS} of ${BRIEFINGS}`,
    )
    for (const hit of [hits - 1, hits - 2, hits - 3]) {
      await page.keyboard.press('Shift+F3')
      await expect(statusLine(page)).toContainText(`Hit ${hit} of ${hits}, briefing ${Math.ceil(hit / 2)} of ${BRIEFINGS}`)
    }
    for (const hit of [hits - 2, hits - 1, hits]) {
      await page.keyboard.press('F3')
      await expect(statusLine(page)).toContainText(`Hit ${hit} of ${hits}, briefing ${Math.ceil(hit / 2)} of ${BRIEFINGS}`)
    }
    await page.keyboard.press('F3')
    await expect(statusLine(page)).toContainText(`After the last hit comes the first. Hit 1 of ${hits}, briefing 1 of ${BRIEFINGS}`)
    await goTo(page, 'Search')
    await expect(titles(page)).toHaveCount(listed)
    await searchHits(page).last().scrollIntoViewIfNeeded()

    // F3 goes on into briefings that were not listed.
    await expect(async () => {
      await titles(page).last().scrollIntoViewIfNeeded()
      await expect(titles(page)).toHaveCount(BRIEFINGS, { timeout: 500 })
    }).toPass()
    await searchHits(page).last().click()
    await page.keyboard.press('Shift+F3')
    await expect(statusLine(page)).toContainText(`Hit ${BRIEFINGS * 2 - 1} of ${BRIEFINGS * 2}, briefing ${BRIEFINGS} of ${BRIEFINGS}`)
  } finally {
    await page.close()
    await shell.close()
    folder.remove()
  }
})

test('an edition that is still being indexed is named, and its results follow by themselves', async ({ page, shell }) => {
  let early = true
  await page.routeWebSocket(/./u, (socket) => {
    const server = socket.connectToServer()
    server.onMessage((message) => {
      const text = String(message)
      socket.send(early ? text.replace('"indexing":[]', '"indexing":["euro-atlantic-indo-pacific@1"]') : message)
    })
  })
  await page.goto('about:blank')
  await page.goto(shell.url)
  await libraryPainted(page)
  await search(page, 'nato')
  const line = page.getByRole('status').filter({ hasText: 'still being indexed' })
  await expect(line).toHaveText('Euro-Atlantic and Indo-Pacific, November 2026 is still being indexed; results from it follow.')
  await expect(searchTotals(page)).toBeVisible()
  early = false
  await expect(line).toHaveCount(0)
})
