/** `npm start`: installs, builds and opens the reader, in Electron where that can be had and in the browser otherwise. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { build } from './build.mjs'
import { electronPath, fetchElectron, noDisplay } from './electron.mjs'
import { install } from './install.mjs'
import { at, command, modernNode, ROOT, say, Stop, toolEnv } from './steps.mjs'

const USAGE = `Usage: npm start -- [options]
  --browser    open in the browser even where Electron is installed
  --port N     port of the browser shell; 0 or none chooses a free one (implies --browser)
  --data DIR   folder that keeps your marks and notes
  --pack DIR   pack to open beside the bundled one; may be given more than once
  --help       this list`

/** Reads the options. @throws Stop with the usage for one it does not know */
export const readOptions = (args) => {
  const options = { browser: false, port: null, data: null, packs: [] }
  const rest = [...args]
  const refuse = (reason) => new Stop(`${reason}\n\n${USAGE}`, 2)
  while (rest.length > 0) {
    const arg = rest.shift()
    const equals = arg.startsWith('--') ? arg.indexOf('=') : -1
    const name = equals < 0 ? arg : arg.slice(0, equals)
    const value = () => {
      const text = equals < 0 ? rest.shift() : arg.slice(equals + 1)
      if (text === undefined || text === '' || (equals < 0 && text.startsWith('--'))) throw refuse(`${name} needs a value.`)
      return text
    }
    if (name === '--help') throw new Stop(USAGE, 0)
    else if (arg === '--browser') options.browser = true
    else if (name === '--port') {
      const text = value()
      if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw refuse(`--port needs a number from 0 to 65535, not ${text}.`)
      options.port = Number(text)
    } else if (name === '--data') options.data = resolve(value())
    else if (name === '--pack') options.packs.push(resolve(value()))
    else throw refuse(`Unknown option: ${arg}`)
  }
  return options
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

/**
 * Runs the shell in a process group of its own, so that Ctrl+C reaches it once, through us, and waits for its end. When
 * we are killed outright the lost channel tells it to end.
 */
const runShell = (program, args) =>
  new Promise((done, fail) => {
    const group = process.platform !== 'win32'
    const child = spawn(program, args, { cwd: ROOT, env: toolEnv(), detached: group, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal))
    child.on('error', fail)
    child.on('close', (code, signal) => done(code ?? (signal === null ? 0 : 1)))
  })

const main = async () => {
  const options = readOptions(process.argv.slice(2))
  await install()
  await build()
  const shared = [...(options.data === null ? [] : ['--data', options.data]), ...options.packs.flatMap((dir) => ['--pack', dir])]
  const { electron, reason } = await chooseShell(options)
  if (electron !== undefined) {
    say('Opening the reader in Electron.')
    process.exitCode = await runShell(electron, [ROOT, ...shared])
    return
  }
  if (reason !== null) say(reason)
  process.exitCode = await runShell(modernNode(), [at('out', 'main', 'browser.js'), '--port', String(options.port ?? 0), ...shared])
}

await command(main)
