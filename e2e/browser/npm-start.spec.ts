// `npm start` as a person meets it, on a tree that is installed and built.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { freshFolder, ROOT } from '../support/places.ts'

const start = (...args: string[]) => {
  const child = spawn(process.execPath, [join(ROOT, 'tools/setup/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (output += data.toString()))
  return { child, closed: once(child, 'close'), output: () => output }
}

test('says why it is not Electron, prints an address that works, and Ctrl+C ends it', async ({ browser }) => {
  const folder = freshFolder('start')
  const started = start('--data', folder.path)
  await expect.poll(started.output, { timeout: 30_000 }).toContain('http://127.0.0.1')
  expect(started.output()).toContain(
    'Electron cannot open a window: this machine has no display. The reader opens in your browser instead.',
  )
  const page = await browser.newPage()
  await page.goto(/http:\/\/\S+/.exec(started.output())?.[0] ?? '')
  await expect(page.getByText('Japan at the NATO summit in Washington, July 2024').first()).toBeVisible()
  await page.close()

  started.child.kill('SIGINT')
  const [code] = await started.closed
  expect(code).toBe(0)
  expect(started.output()).toContain('Everything is saved.')
  expect(existsSync(join(folder.path, 'aide.lock.json'))).toBe(false)
  folder.remove()
})

test('killed outright, it leaves no reader behind', async () => {
  const folder = freshFolder('orphan')
  const started = start('--browser', '--data', folder.path)
  await expect.poll(started.output, { timeout: 30_000 }).toContain('http://127.0.0.1')
  started.child.kill('SIGKILL')
  await expect.poll(() => existsSync(join(folder.path, 'aide.lock.json')), { timeout: 10_000 }).toBe(false)
  const next = await startBrowserShell({ dataDir: folder.path })
  expect(await next.close()).toBe(0)
  folder.remove()
})

test('shows its options when it does not know one', async () => {
  for (const [args, words] of [
    [['--colour'], 'Unknown option: --colour'],
    [['--port', '1e3'], '--port needs a number'],
    [['--data'], '--data needs a value'],
    [['--pack', '--browser'], '--pack needs a value'],
  ] as const) {
    const started = start(...args)
    const [code] = await started.closed
    expect(code).toBe(2)
    expect(started.output()).toContain(words)
    expect(started.output()).toContain('Usage: npm start -- [options]')
  }
})
