// A start that cannot be had ends with one plain sentence.
import { execFile } from 'node:child_process'
import { expect, startBrowserShell, test } from '../support/browser-shell.ts'
import { BROWSER_SHELL, freshFolder } from '../support/places.ts'

const start = (...args: string[]): Promise<{ code: number; text: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [BROWSER_SHELL, ...args], { timeout: 20_000 }, (error, stdout, stderr) =>
      done({ code: error === null ? 0 : Number(error.code), text: stdout + stderr }),
    )
  })

test('a port in use', async ({ shell }) => {
  const folder = freshFolder('port')
  const port = new URL(shell.origin).port
  const { code, text } = await start('--port', port, '--data', folder.path)
  folder.remove()
  expect(code).toBe(1)
  expect(text).toBe(`Port ${port} is in use by another program. Choose another with --port, or leave it out.\n`)
})

test('a data folder that another reader holds', async ({ shell }) => {
  const { code, text } = await start('--data', shell.dataDir)
  expect(code).toBe(1)
  expect(text).toContain(`process ${shell.pid}`)
  expect(text.trim().split('\n')).toHaveLength(1)
})

test('a folder left by a reader that was killed opens again', async () => {
  const folder = freshFolder('killed')
  const first = await startBrowserShell({ dataDir: folder.path })
  await first.kill()
  const second = await startBrowserShell({ dataDir: folder.path })
  expect(await second.close()).toBe(0)
  folder.remove()
})

test('options that do not exist, lack a value or name no pack', async () => {
  const folder = freshFolder('options')
  for (const [args, words] of [
    [['--colour', 'red'], 'Unknown option: --colour'],
    [['--port', 'abc'], '--port needs a number'],
    [['--port'], '--port needs a value'],
  ] as const) {
    const { code, text } = await start(...args)
    expect(code).toBe(2)
    expect(text).toContain(words)
    expect(text).toContain('--data DIR')
  }
  const { code, text } = await start('--data', folder.path, '--pack', folder.path)
  folder.remove()
  expect(code).toBe(1)
  expect(text).toContain('There is no pack in')
})
