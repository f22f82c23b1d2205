/** Entry of the Electron shell: wiring only. */
import { app, dialog } from 'electron'
import { resolve } from 'node:path'
import { shell as words } from '../core/words/en/shell.ts'
import { terminal } from '../core/words/en/terminal.ts'
import { chromiumFolder, keepToOwner, makeDataFolder } from './data-folder.ts'
import { claimInstance, wishOf } from './desktop/instance.ts'
import type { Wish } from './desktop/instance.ts'
import { registerScheme } from './desktop/protocol.ts'
import { runDesktopShell } from './desktop/run.ts'
import type { DesktopShell } from './desktop/run.ts'
import { quietChromium } from './desktop/security.ts'
import { createLogger } from './logger.ts'
import { readOptions } from './options.ts'
import { usualDataDir } from './places.ts'
import { Refusal, refusalOf } from './refusal.ts'

keepToOwner()
const logger = createLogger()
const read = readOptions(process.argv.slice(1), 'desktop')
const dataDir = resolve((read.ok ? read.options.data : null) ?? usualDataDir())
const asked = wishOf(process.argv.slice(1), process.cwd())
let shell: DesktopShell | null = null
const early: Wish[] = []
const fail = (sentence: string): void => {
  dialog.showErrorBox(words.name, sentence)
  process.stderr.write(`${sentence}\n`)
  app.exit(1)
}

const start = async (): Promise<void> => {
  await app.whenReady()
  shell = await runDesktopShell({ dataDir, packs: asked.packs, mainDir: import.meta.dirname, logger })
  for (const wish of early.splice(0)) shell.wish(wish)
}

app.on('window-all-closed', () => app.quit())
// Once the windows have gone nothing new can come in; what is under way is finished before the process ends.
app.on('will-quit', (event) => {
  if (shell === null) return
  event.preventDefault()
  const closing = shell
  shell = null
  closing.close().then(
    () => app.exit(0),
    (error: unknown) => fail(refusalOf(error)),
  )
})
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit())

try {
  if (!read.ok) throw new Refusal(`${read.reason}\n${terminal.options.usage('desktop')}`)
  makeDataFolder(dataDir)
  app.setPath('userData', chromiumFolder(dataDir))
  app.enableSandbox()
  quietChromium(app)
  registerScheme()
  if (claimInstance(app, asked, (wish) => (shell === null ? void early.push(wish) : shell.wish(wish))))
    start().catch((error: unknown) => fail(refusalOf(error)))
  else app.exit(0)
} catch (error) {
  fail(refusalOf(error))
}
