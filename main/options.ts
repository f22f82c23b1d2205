/** The command-line options of both shells and of `npm start`. */
import { terminal } from '../core/words/en/terminal.ts'

export type Options = {
  /** Data folder as given, or null for the usual one. */
  data: string | null
  /** Pack folders as given; none means the bundled packs. */
  packs: string[]
  /** Port of the browser shell; 0 lets the system choose, null when none was given. */
  port: number | null
  /** Whether the browser shell was asked for. */
  browser: boolean
  help: boolean
  /** What stands alone on the command line of the desktop shell; nothing else takes any. */
  paths: string[]
}
export type OptionsResult = { ok: true; options: Options } | { ok: false; reason: string }
export type Command = 'start' | 'browser' | 'desktop'

const WITH_VALUE: Record<Command, readonly string[]> = {
  start: ['--data', '--pack', '--port'],
  browser: ['--data', '--pack', '--port'],
  desktop: ['--data', '--pack'],
}

/**
 * Reads `--data DIR`, `--pack DIR` and `--port N`, each also as `--name=value`, `--help`, and `--browser` for `npm start`.
 * What the desktop shell does not know it passes over, since Electron and the system put options of their own on the command
 * line, and what stands alone it keeps in `paths`: that is how Windows and Linux hand over a file to open.
 */
export const readOptions = (args: readonly string[], command: Command): OptionsResult => {
  const options: Options = { data: null, packs: [], port: null, browser: false, help: false, paths: [] }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [name = '', inline] = arg.startsWith('--') && arg.includes('=') ? splitAt(arg, arg.indexOf('=')) : [arg]
    if (WITH_VALUE[command].includes(name)) {
      const value = inline ?? (rest[0]?.startsWith('--') === true ? '' : rest.shift())
      if (value === undefined || value === '') return { ok: false, reason: terminal.options.missing(name) }
      if (name === '--data') options.data = value
      else if (name === '--pack') options.packs.push(value)
      else if (/^\d{1,5}$/.test(value) && Number(value) <= 65_535) options.port = Number(value)
      else return { ok: false, reason: terminal.options.badPort(value) }
    } else if (command === 'desktop') {
      if (!arg.startsWith('-')) options.paths.push(arg)
    } else if (arg === '--help') options.help = true
    else if (arg === '--browser' && command === 'start') options.browser = true
    else return { ok: false, reason: terminal.options.unknown(arg) }
  }
  return { ok: true, options }
}

const splitAt = (text: string, at: number): [string, string] => [text.slice(0, at), text.slice(at + 1)]
