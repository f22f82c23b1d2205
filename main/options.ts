/** Command-line options that both shells take. */
import { terminal } from '../core/words/en/terminal.ts'

export type Options = {
  /** Data folder as given, or null for the usual one. */
  data: string | null
  /** Pack folders as given; none means the bundled packs. */
  packs: string[]
  /** Port of the browser shell; 0 lets the system choose. */
  port: number
  /** What stands alone on the command line; a shell that is `strict` takes nothing of the kind. */
  paths: string[]
}
export type OptionsResult = { ok: true; options: Options } | { ok: false; reason: string }

const PATH_OPTIONS = ['--data', '--pack'] as const

/**
 * Reads `--data DIR`, `--pack DIR` and `--port N`, each also as `--name=value`. Unless `strict`, what it does not know is
 * passed over, since Electron and the system put options of their own on the command line, and what stands alone is kept in
 * `paths`: that is how Windows and Linux hand over a file to open.
 */
export const readOptions = (args: readonly string[], strict: boolean): OptionsResult => {
  const options: Options = { data: null, packs: [], port: 0, paths: [] }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [name = '', inline] = arg.startsWith('--') && arg.includes('=') ? splitAt(arg, arg.indexOf('=')) : [arg]
    const isPath = PATH_OPTIONS.some((option) => option === name)
    if (!isPath && name !== '--port') {
      if (strict) return { ok: false, reason: terminal.options.unknown(arg) }
      if (!arg.startsWith('-')) options.paths.push(arg)
      continue
    }
    const value = inline ?? rest.shift()
    if (value === undefined || value === '') return { ok: false, reason: terminal.options.missing(name) }
    if (name === '--data') options.data = value
    else if (name === '--pack') options.packs.push(value)
    else {
      if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) return { ok: false, reason: terminal.options.badPort(value) }
      options.port = Number(value)
    }
  }
  return { ok: true, options }
}

const splitAt = (text: string, at: number): [string, string] => [text.slice(0, at), text.slice(at + 1)]
