/** The built browser shell as a process of its own, on a fresh data folder; and `test`, which gives each test one. */
import { test as base, expect } from '@playwright/test'
import { serve } from '../../tools/support/shell-process.ts'
import { BROWSER_SHELL, freshFolder } from './places.ts'

export type ShellOptions = {
  /** Data folder to open; a fresh one that is removed afterwards when left out. */
  dataDir?: string
  /** Pack folders in place of the bundled packs. */
  packs?: string[]
  env?: Record<string, string>
  /** Command line that starts Node in some other way, as with limits on what it may write. */
  through?: readonly string[]
}

export type BrowserShell = {
  /** Address with the token of this launch. */
  url: string
  origin: string
  token: string
  dataDir: string
  pid: number
  /** Everything it has written so far, both streams. */
  output(): string
  /** Ends it as Ctrl+C does and waits; resolves with its exit code. */
  close(): Promise<number | null>
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
}

/** @throws Error with what the shell wrote when it ends, or prints no address in time */
export const startBrowserShell = async (options: ShellOptions = {}): Promise<BrowserShell> => {
  const folder = options.dataDir === undefined ? freshFolder('data') : undefined
  const dataDir = options.dataDir ?? folder?.path ?? ''
  const args = ['--port', '0', '--data', dataDir, ...(options.packs ?? []).flatMap((dir) => ['--pack', dir])]
  const { url, pid, output, end } = await serve(BROWSER_SHELL, args, options)
  const parsed = new URL(url)
  return {
    url,
    origin: parsed.origin,
    token: new URLSearchParams(parsed.hash.slice(1)).get('token') ?? '',
    dataDir,
    pid,
    output,
    close: async () => {
      const code = await end('SIGINT')
      folder?.remove()
      return code
    },
    kill: async () => {
      await end('SIGKILL')
    },
  }
}

type Fixtures = { shellOptions: ShellOptions; shell: BrowserShell }

/**
 * `shell` is running, and `page` shows its library. The test fails when the page throws, breaks its content security
 * policy, or asks anything of another host.
 */
export const test = base.extend<Fixtures>({
  shellOptions: [{}, { option: true }],
  shell: async ({ shellOptions }, use) => {
    const shell = await startBrowserShell(shellOptions)
    await use(shell)
    await shell.close()
  },
  page: async ({ page, shell }, use) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`))
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) faults.push(message.text())
    })
    page.on('request', (request) => {
      const { protocol, origin } = new URL(request.url())
      if (protocol.startsWith('http') && origin !== shell.origin) faults.push(`request to ${origin}`)
    })
    await page.goto(shell.url)
    await use(page)
    expect(faults).toEqual([])
  },
})
export { expect }
