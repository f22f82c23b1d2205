// The Electron shell: the window, who may call, what may leave, the menu, dialogs and the end.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startBrowserShell } from '../support/browser-shell.ts'
import type { DesktopShell } from '../support/desktop-shell.ts'
import { expect, launchDesktop, test } from '../support/desktop-shell.ts'
import { freshFolder, ROOT } from '../support/places.ts'

type Reply = { ok: boolean; value?: unknown; error?: { code: string } }
type Aide = { call(name: unknown, input: unknown): Promise<Reply>; on(name: unknown, listener: (payload: unknown) => void): () => void }

const call = (desktop: DesktopShell, name: string, input: object): Promise<Reply> =>
  desktop.window.evaluate(([n, i]) => (globalThis as unknown as { aide: Aide }).aide.call(n, i), [name, input] as const)

test('the window opens on the library and calls are answered', async ({ desktop }) => {
  await expect(desktop.window).toHaveTitle(/Aide-Mémoire/)
  const reply = await call(desktop, 'library.overview', {})
  expect(reply).toMatchObject({ ok: true, value: { editions: [{ state: 'ready', title: 'Euro-Atlantic and Indo-Pacific' }] } })
  expect(await call(desktop, 'status.get', {})).toMatchObject({ ok: true, value: { shell: 'electron' } })
  await expect(desktop.window.getByText('Japan at the NATO summit in Washington, July 2024').first()).toBeVisible()
})

test('window.aide is frozen, knows only the contract and gives nothing of Electron', async ({ desktop }) => {
  const found = await desktop.window.evaluate(async () => {
    const { aide } = globalThis as unknown as { aide: Aide }
    let refused = ''
    try {
      aide.on('ipc-anything', () => undefined)
    } catch (error) {
      refused = String(error)
    }
    return {
      keys: Object.keys(aide).toSorted(),
      frozen: Object.isFrozen(aide),
      leaks: ['require', 'process', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in globalThis),
      refused,
      unknown: await aide.call('constructor', {}),
    }
  })
  expect(found).toMatchObject({ keys: ['call', 'on'], frozen: true, leaks: [], unknown: { ok: false, error: { code: 'unknown-call' } } })
  expect(found.refused).toContain('event')
})

test('another window with the same preload, on the same address, is refused', async ({ desktop }) => {
  const reply = await desktop.app.evaluate(async ({ BrowserWindow, app }) => {
    const preload = `${app.getAppPath()}/out/preload/index.cjs`
    const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
    await other.loadURL('app://aide/')
    const answer: unknown = await other.webContents.executeJavaScript("window.aide.call('notes.list', {})")
    other.destroy()
    return answer
  })
  expect(reply).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(desktop.log()).toContain('call refused {"reason":"not our window"')
})

test('the page comes with the policy and a nonce, and nothing else is served', async ({ desktop }) => {
  const found = await desktop.window.evaluate(async () => {
    const page = await fetch(location.href)
    const paths = ['/../main/index.js', '/..%2fmain/index.js', '/assets/..%2f..%2fmain%2findex.js', '/no-such-file']
    const statuses = await Promise.all(paths.map(async (path) => (await fetch(path)).status))
    return { policy: page.headers.get('content-security-policy') ?? '', html: await page.text(), statuses }
  })
  const nonce = /'nonce-([^']+)'/.exec(found.policy)?.[1]
  expect(nonce).toMatch(/^\S{20,}$/)
  expect(found.html).toContain(`<meta property="csp-nonce" nonce="${nonce}">`)
  expect(found.html).not.toContain('bridge.js')
  expect(found.policy).toContain("default-src 'none'")
  expect(found.statuses).toEqual([404, 404, 404, 404])
})

test('a request to another host is cancelled', async ({ desktop }) => {
  const failure = await desktop.app.evaluate(async ({ BrowserWindow }) => {
    const probe = new BrowserWindow({ show: false })
    try {
      await probe.loadURL('https://example.org/')
      return 'loaded'
    } catch (error) {
      return String(error)
    } finally {
      probe.destroy()
    }
  })
  expect(failure).toContain('ERR_BLOCKED_BY_CLIENT')
  expect(desktop.log()).toContain('request cancelled')
})

test('a menu item runs its command in the page', async ({ desktop }) => {
  await desktop.window.evaluate(() => {
    const scope = globalThis as unknown as { aide: Aide; ran: unknown[] }
    scope.ran = []
    scope.aide.on('command.run', (payload) => scope.ran.push(payload))
  })
  await desktop.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('view.search')?.click())
  await expect
    .poll(() => desktop.window.evaluate(() => (globalThis as unknown as { ran: unknown[] }).ran))
    .toEqual([{ command: 'view.search' }])
})

test('an export goes where the dialog says, whole, and leaves nothing beside it', async ({ desktop }) => {
  const folder = freshFolder('saved')
  const target = join(folder.path, 'notes.pdf')
  writeFileSync(target, 'an older file')
  const note = await call(desktop, 'notes.save', { kind: 'new', title: 'For the file', body: 'A line to print.' })
  expect(note.ok).toBe(true)
  const { id } = (note.value as { note?: { id: string }; id?: string }).note ?? (note.value as { id: string })
  const request = {
    what: { kind: 'notes', ids: [id] },
    paper: 'A4',
    include: { contents: false, sources: true, comments: true },
    fileName: 'notes.pdf',
  }

  await desktop.app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = async () => ({ canceled: true, filePath: '' })
  })
  expect(await call(desktop, 'export.make', request)).toMatchObject({ ok: true, value: { delivery: { outcome: 'cancelled' } } })
  expect(readFileSync(target, 'utf8')).toBe('an older file')

  await desktop.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath })
  }, target)
  expect(await call(desktop, 'export.make', request)).toMatchObject({
    ok: true,
    value: { delivery: { outcome: 'saved', name: 'notes.pdf' } },
  })
  const pdf = readFileSync(target)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.includes('/StructTreeRoot')).toBe(true)
  expect(readdirSync(folder.path)).toEqual(['notes.pdf'])

  await desktop.app.evaluate(
    ({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath })
    },
    join(folder.path, 'no such folder', 'notes.pdf'),
  )
  expect(await call(desktop, 'export.make', request)).toMatchObject({ ok: false, error: { code: 'storage-failed' } })
  expect(readdirSync(folder.path)).toEqual(['notes.pdf'])
  folder.remove()
})

test('the window comes back where it was, and onto a screen when that is gone', async ({ dataDir }) => {
  const boundsOf = (desktop: DesktopShell) => desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  const first = await launchDesktop(dataDir)
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 50, width: 1000, height: 700 }))
  await first.close()
  expect(JSON.parse(readFileSync(join(dataDir, 'window.json'), 'utf8'))).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })

  const second = await launchDesktop(dataDir)
  expect(await boundsOf(second)).toMatchObject({ x: 40, y: 50, width: 1000, height: 700 })
  await second.close()

  writeFileSync(
    join(dataDir, 'window.json'),
    JSON.stringify({ x: 9000, y: -4000, width: 1000, height: 700, maximised: false, fullScreen: false }),
  )
  const third = await launchDesktop(dataDir)
  const bounds = await boundsOf(third)
  expect(bounds?.x).toBeLessThan(4000)
  expect(bounds?.y).toBeGreaterThanOrEqual(0)
  await third.close()
})

test('a second start brings the first window forward, and a folder held by another process is named', async ({ desktop }) => {
  const shown = await desktop.app.evaluate(({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.minimize()
    app.emit('second-instance', {}, [], '/')
    return window?.isVisible() === true && !window.isMinimized()
  })
  expect(shown).toBe(true)
  await expect(startBrowserShell({ dataDir: desktop.dataDir })).rejects.toThrow(/process \d+/)
})

test('camera and location are not granted', async ({ desktop }) => {
  const answers = await desktop.window.evaluate(async () => {
    const ask = (name: string) =>
      navigator.permissions.query({ name: name as PermissionName }).then(
        (status) => status.state,
        () => 'denied',
      )
    return { camera: await ask('camera'), geolocation: await ask('geolocation') }
  })
  expect(answers.camera).not.toBe('granted')
  expect(answers.geolocation).not.toBe('granted')
})

test('what was acknowledged is there after the end, and the end releases the folder', async ({ dataDir }) => {
  const first = await launchDesktop(dataDir)
  expect(await call(first, 'notes.save', { kind: 'new', title: 'Kept' })).toMatchObject({ ok: true })
  await first.close()
  expect(existsSync(join(dataDir, 'aide.lock.json'))).toBe(false)
  const second = await launchDesktop(dataDir)
  expect(await call(second, 'notes.list', {})).toMatchObject({ ok: true, value: [{ title: 'Kept' }] })
  await second.close()
})

test('what either shell writes into the data folder is its owner’s alone', async ({ dataDir }) => {
  const desktop = await launchDesktop(dataDir)
  await call(desktop, 'notes.save', { kind: 'new', title: 'Private' })
  await desktop.close()
  const browser = await startBrowserShell({ dataDir: join(dataDir, 'browser') })
  const files = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('electron'))
  expect(files).toEqual(expect.arrayContaining(['aide.db', 'window.json', 'browser', 'browser/aide.db', 'browser/aide.lock.json']))
  const readableByOthers = files.filter((name) => (statSync(join(dataDir, name)).mode & 0o077) !== 0)
  await browser.close()
  expect(readableByOthers).toEqual([])
})

test('everything the app writes lies in its data folder', async ({ desktop }) => {
  const paths = await desktop.app.evaluate(({ app }) => ({ userData: app.getPath('userData'), appPath: app.getAppPath() }))
  expect(paths).toEqual({ userData: join(desktop.dataDir, 'electron'), appPath: ROOT })
})
