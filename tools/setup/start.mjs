/** `npm start`: installs, builds and opens the reader, in Electron where that can be had and in the browser otherwise. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from './build.mjs'
import { electronPath, fetchElectron, noDisplay } from './electron.mjs'
import { install } from './install.mjs'
import { at, command, modernNode, ROOT, runNode, say, Stop, toolEnv } from './steps.mjs'

/** Reads the options as the shells do, once packages are there. @throws Stop with the list for one that is not known */
const readOptions = async (args) => {
  const { code, output } = await runNode('tools/setup/read-options.ts', args, { quiet: true, env: { NODE_NO_WARNINGS: '1' } })
  if (code !== 0) throw new Error(output)
  const { options, say: sentence, code: end } = JSON.parse(output)
  if (options === undefined) throw new Stop(sentence, end)
  return { ...options, data: options.data && resolve(options.data), packs: options.packs.map((dir) => resolve(dir)) }
}

/** The Electron to open, or why the browser it is. */
const chooseShell = async (options) => {
  if (options.browser || options.port !== null) return { reason: null }
  const hindrance = noDisplay()
  if (hindrance !== null) return { reason: `Electron cannot open a window: ${hindrance}. The reader opens in your browser instead.` }
  const electron = electronPath() ?? (await fetchElectron())
  if (electron !== null) return { electron }
  return { reason: "Electron's runtime is not installed (npx install-electron fetches it). The reader opens in your browser instead." }
}

/** glibc keeps a heap for each thread; two are enough for the reader and save some 3 MB. Other systems ignore it. */
const READER_ENV = { MALLOC_ARENA_MAX: '2' }
/** The main thread holds little that is young; room for more of it would cost some 8 MB. Threads have limits of their own. */
const READER_FLAGS = ['--max-semi-space-size=1']

/**
 * Runs the shell in a process group of its own, so that Ctrl+C reaches it once, through us, and waits for its end. When
 * we are killed outright the lost channel tells it to end.
 */
const runShell = (program, args) =>
  new Promise((done, fail) => {
    const group = process.platform !== 'win32'
    const child = spawn(program, args, {
      cwd: ROOT,
      env: toolEnv(READER_ENV),
      detached: group,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
    child.on('error', fail)
    child.on('close', (code, signal) => done(code ?? (signal === null ? 0 : 1)))
  })

const main = async () => {
  await install()
  const options = await readOptions(process.argv.slice(2))
  await build()
  const shared = [...(options.data === null ? [] : ['--data', options.data]), ...options.packs.flatMap((dir) => ['--pack', dir])]
  const { electron, reason } = await chooseShell(options)
  if (electron !== undefined) {
    say('Opening the reader in Electron.')
    process.exitCode = await runShell(electron, [ROOT, ...shared])
    return
  }
  if (reason !== null) say(reason)
  process.exitCode = await runShell(modernNode(), [
    ...READER_FLAGS,
    at('out', 'main', 'browser.js'),
    '--port',
    String(options.port ?? 0),
    ...shared,
  ])
}

await command(main)
