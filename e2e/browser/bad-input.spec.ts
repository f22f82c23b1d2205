// Whatever is thrown at it, the reader answers in words, keeps what it has, and goes on.
import type { Page } from '@playwright/test'
import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BUNDLED } from '../support/bundled.ts'
import type { BrowserShell, ShellOptions } from '../support/browser-shell.ts'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { BUNDLED_PACKS, ROOT, freshFolder, isRoot } from '../support/places.ts'
import {
  article,
  called,
  exportDialog,
  goTo,
  libraryPainted,
  markSelection,
  noteList,
  noteText,
  noteTitle,
  paintedRanges,
  rail,
  rawCall,
  search,
  searchBox,
  searchTotals,
  selectWords,
  statusLine,
  swatch,
} from '../support/reader-page.ts'

const codeOf = async (page: Page, name: string, input: unknown): Promise<string> => {
  const reply = await rawCall(page, name, input)
  return reply.ok ? 'ok' : reply.error.code
}

/** Opens the reader on a folder of its own and hands over its page; ends both afterwards. */
async function opened(page: Page, options: ShellOptions, use: (page: Page, shell: BrowserShell) => Promise<void>): Promise<void> {
  const shell = await startBrowserShell(options)
  const other = await page.context().newPage()
  try {
    await other.goto(shell.url)
    await use(other, shell)
  } finally {
    await other.close()
    await shell.close()
  }
}

/** A data folder that has been used: one note is in it. */
async function usedFolder(page: Page): Promise<ReturnType<typeof freshFolder>> {
  const folder = freshFolder('used')
  await opened(page, { dataDir: folder.path }, async (other) => {
    await libraryPainted(other)
    await called(other, 'notes.save', { kind: 'new', title: 'Kept', body: 'Words kept.' })
  })
  return folder
}

test.beforeEach(({ page }) => libraryPainted(page))

test('calls that are not in the table, or carry what they must not, get an error and change nothing', async ({ page }) => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'library.', 'notes.drop', ''])
    expect(await codeOf(page, name, {}), name).toBe('unknown-call')
  for (const input of [null, 1, 'text', [], { surplus: 1 }, { bin: 'yes' }, { bin: null }])
    expect(await codeOf(page, 'notes.list', input), JSON.stringify(input)).toBe('bad-input')
  expect(await codeOf(page, 'search.run', { query: 5, seq: 1 })).toBe('bad-input')
  expect(await codeOf(page, 'library.briefing', { edition: '../../etc', briefing: 'passwd' })).toBe('bad-input')
  expect(await codeOf(page, 'library.briefing', { edition: 'nothing@1', briefing: 'nothing' })).toBe('not-found')
  expect(await codeOf(page, 'notes.get', { id: 'x'.repeat(12) })).toBe('not-found')
  expect(await codeOf(page, 'settings.set', { theme: 'purple' })).toBe('bad-input')
  const shown = JSON.stringify(await rawCall(page, 'notes.get', { id: 'x'.repeat(12) }))
  expect(shown).not.toMatch(/\/|\bat \w+|Error/u)
  await search(page, 'nato')
  await expect(searchTotals(page)).toContainText(`passages in ${BUNDLED} briefings`)
})

test('ten megabytes of junk are refused, and the reader goes on', async ({ page }) => {
  const code = await page.evaluate(async () => {
    const { call } = (
      window as unknown as { aide: { call: (name: string, input: unknown) => Promise<{ ok: boolean; error?: { code: string } }> } }
    ).aide
    const reply = await call('notes.save', { kind: 'new', title: 'Junk', body: 'x'.repeat(10 * 1024 * 1024) })
    return reply.error?.code
  })
  expect(code).toBe('too-large')
  expect(await called(page, 'notes.list', {})).toEqual([])
  await selectWords(page, 'Kishida Fumio')
  await markSelection(page, 'yellow')
})

test('searches of 10,000 characters, lone signs, operators, emoji and Japanese', async ({ page }) => {
  await search(page, 'nato')
  const wordless = page.getByText('There is nothing to look for: the search holds no word.')
  const nothing = page.getByText(/^Nothing matches/u).or(wordless)
  const queries = [
    'a'.repeat(10_000),
    'nato '.repeat(2000),
    '"',
    '“',
    '"nato',
    '" " "',
    'AND OR NOT',
    '(nato',
    '*',
    '\\',
    '[a-z]+',
    '<b>nato</b>',
    '%',
    '😀',
    '👩‍🚀 nato',
    '東京',
    'NATOと日本',
    '\u202Enato',
  ]
  for (const query of queries) {
    await searchBox(page).fill(query)
    await expect(searchTotals(page).or(nothing).first(), query.slice(0, 30)).toBeVisible()
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
  for (const sign of ['😀', '"', '-', '(']) {
    await searchBox(page).fill(sign)
    await expect(wordless, sign).toBeVisible()
    await searchBox(page).fill('a'.repeat(10_000))
    await expect(page.getByText(`Nothing matches ${'a'.repeat(60)}…`, { exact: true })).toBeVisible()
  }
  await searchBox(page).fill('"nato')
  await expect(searchTotals(page)).toContainText(`in ${BUNDLED} briefings`)
})

test('an export of nothing says so and makes no file', async ({ page }) => {
  const request = { paper: 'A4', include: { contents: true, sources: true, comments: true }, fileName: 'x.pdf' }
  expect(await codeOf(page, 'export.make', { ...request, what: { kind: 'notes', ids: [] } })).toBe('nothing-to-export')
  const marks = { kind: 'marks', edition: 'euro-atlantic-indo-pacific@1', briefing: 'japan-nato-washington-2024' }
  expect(await codeOf(page, 'export.make', { ...request, what: marks })).toBe('nothing-to-export')
  await page.keyboard.press('Control+Shift+p')
  await page.keyboard.type('export the marks')
  await page.keyboard.press('Enter')
  await expect(exportDialog(page)).toContainText('This briefing has no marks.')
  const make = exportDialog(page).getByRole('button', { name: 'Export PDF…' })
  await expect(make).toHaveAttribute('aria-disabled', 'true')
  await make.focus()
  await page.keyboard.press('Enter')
  await expect(exportDialog(page)).toContainText('This briefing has no marks.')
})

test('a tampered pack is refused by its name, and the others open', async ({ page }) => {
  const folder = freshFolder('packs')
  const tampered = join(folder.path, 'tampered')
  const tiny = join(folder.path, 'tiny')
  cpSync(join(BUNDLED_PACKS, 'euro-atlantic-indo-pacific/1'), tampered, { recursive: true })
  execFileSync(process.execPath, [join(ROOT, 'tools/pack.ts'), 'build', join(ROOT, 'e2e/fixtures/packs/tiny'), tiny], { cwd: ROOT })
  const file = join(tampered, 'briefings', readdirSync(join(tampered, 'briefings'))[0] ?? '')
  const bytes = readFileSync(file)
  bytes[200] = (bytes[200] ?? 0) ^ 1
  writeFileSync(file, bytes)
  await opened(page, { packs: [tampered, tiny] }, async (other) => {
    await libraryPainted(other)
    await expect(rail(other)).toContainText('Euro-Atlantic and Indo-Pacific: edition 1 in “tampered” was not opened')
    await expect(rail(other)).toContainText(/briefings\/[a-z0-9-]+\.json: the file was changed/u)
    // Two of the tiny pack, and those of the bundled edition, which opens in place of the damaged copy.
    await expect(rail(other).getByRole('treeitem', { level: 2 })).toHaveCount(2 + BUNDLED)
  })
  folder.remove()
})

test('marks and notes of a newer version can be read, and nothing else', async ({ page }) => {
  const folder = await usedFolder(page)
  const file = join(folder.path, 'aide.db')
  const store = new DatabaseSync(file)
  store.exec('PRAGMA user_version = 999')
  store.close()
  await opened(page, { dataDir: folder.path }, async (other) => {
    await libraryPainted(other)
    await expect(other.getByRole('alert')).toContainText('newer version of the reader')
    await expect(statusLine(other)).toContainText('Read only: changes cannot be saved')
    await selectWords(other, 'Kishida Fumio')
    await swatch(other, 'yellow').click()
    await expect(statusLine(other)).toContainText('Not saved: ')
    expect(await paintedRanges(other, 'aide-yellow')).toEqual([])
    expect(await codeOf(other, 'notes.save', { kind: 'new', title: 'No' })).toBe('read-only')
    await goTo(other, 'Notes')
    await expect(noteList(other)).toContainText('Kept')
  })
  const after = new DatabaseSync(file, { readOnly: true })
  expect(after.prepare('PRAGMA user_version').get()).toEqual({ user_version: 999 })
  after.close()
  folder.remove()
})

test('a store that is none is set aside whole, and the reader is told', async ({ page }) => {
  const folder = freshFolder('foreign')
  const junk = 'These are not marks and notes. '.repeat(200)
  writeFileSync(join(folder.path, 'aide.db'), junk)
  await opened(page, { dataDir: folder.path }, async (other) => {
    await libraryPainted(other)
    const notice = other.getByRole('region', { name: 'Notices' })
    await expect(notice).toContainText('The file was kept as')
    const kept = /kept as ([^\s]+?)\.?$/u.exec((await notice.getByRole('paragraph').textContent()) ?? '')?.[1] ?? ''
    const path = existsSync(kept) ? kept : join(folder.path, kept)
    expect(readFileSync(path, 'utf8')).toBe(junk)
    await selectWords(other, 'Kishida Fumio')
    await markSelection(other, 'yellow')
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toBeHidden()
  })
  await opened(page, { dataDir: folder.path }, async (other) => {
    await libraryPainted(other)
    await expect.poll(async () => (await paintedRanges(other, 'aide-yellow')).map((one) => one.text)).toEqual(['Kishida Fumio'])
    await expect(other.getByRole('region', { name: 'Notices' })).toHaveCount(0)
  })
  folder.remove()
})

test('in a folder that cannot be written to, reading and searching go on and nothing pretends to be saved', async ({ page }) => {
  const folder = await usedFolder(page)
  for (const name of readdirSync(folder.path)) if (name.startsWith('aide.db')) chmodSync(join(folder.path, name), 0o444)
  chmodSync(folder.path, 0o555)
  // The superuser may write anywhere unless it gives that up.
  const through = isRoot ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search'] : []
  await opened(page, { dataDir: folder.path, through }, async (other) => {
    await libraryPainted(other)
    await expect(other.getByRole('alert')).toContainText('cannot be written to')
    await expect(statusLine(other)).toContainText('Read only: changes cannot be saved')
    await search(other, 'kishida')
    await expect(searchTotals(other)).toContainText('passages')
    await goTo(other, 'Notes')
    await expect(noteText(other)).toContainText('Words kept.')
    await other.getByRole('button', { name: 'New note' }).click()
    await expect(statusLine(other)).toContainText('Not saved: ')
    await goTo(other, 'Read')
    await expect(article(other)).toBeVisible()
  })
  chmodSync(folder.path, 0o755)
  folder.remove()
})

test('when the disk is full the text stays in the window, and the reader is told', async ({ page }) => {
  const folder = freshFolder('full')
  // No file may grow over 600 blocks of 512 bytes or 1 kB, as the shell counts them.
  const through = ['sh', '-c', 'ulimit -f 600; exec "$0" "$@"']
  await opened(page, { dataDir: folder.path, through }, async (other) => {
    await libraryPainted(other)
    await called(other, 'notes.save', { kind: 'new', title: 'Full', body: 'Before.' })
    await goTo(other, 'Notes')
    await expect(noteTitle(other)).toHaveValue('Full')
    await noteText(other).click()
    await other.keyboard.press('Control+End')
    await other.keyboard.insertText('\n\n' + 'too much for this disk '.repeat(50_000))
    await expect(other.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible()
    await expect(statusLine(other)).not.toContainText('Saved ·')
    await expect(noteText(other)).toContainText('too much for this disk')
    const [note] = await called(other, 'notes.list', {})
    expect((await called(other, 'notes.get', { id: note?.id ?? '' })).note.body).toBe('Before.')
    await goTo(other, 'Read')
    await expect(article(other)).toBeVisible()
  })
  folder.remove()
})
