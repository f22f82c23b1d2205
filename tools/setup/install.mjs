/** Packages: installed from the lock file when they do not match it, and not touched otherwise. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { at, nodeRefusal, run, say, step, Stop, tail } from './steps.mjs'

const STAMP = at('node_modules', '.aide-lock')
const digest = (text) => createHash('sha256').update(text).digest('hex')

/** Whether what npm says it has put into node_modules is what the lock file names; optional packages may be missing. */
const matches = (lock) => {
  const file = at('node_modules', '.package-lock.json')
  if (!existsSync(file)) return false
  const installed = JSON.parse(readFileSync(file, 'utf8')).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (path === '') return true
    const found = installed[path]
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return found.version === wanted.version && found.integrity === wanted.integrity
  })
}

/**
 * Where npm is: the very npm that runs us, on the Node it runs on itself, or the one on the path. Not on our own Node,
 * which may be the one npm brought: `npm ci` begins by taking that away.
 */
const npm = () => {
  const { npm_execpath: npmCli, npm_node_execpath: npmNode } = process.env
  return npmCli?.endsWith('.js') ? { program: npmNode ?? process.execPath, first: [npmCli] } : { program: 'npm', first: [] }
}

const hints = (output) => {
  if (/EUSAGE|can only install/.test(output))
    return 'package.json and package-lock.json do not agree. Run npm install, and commit the lock file.'
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|network/i.test(output))
    return 'The package registry could not be reached. The first start needs a network; every later one does without.'
  if (/ENOSPC/.test(output)) return 'The disk is full.'
  if (/EACCES|EPERM/.test(output)) return 'npm may not write to node_modules here.'
  return 'npm could not install the packages.'
}

/**
 * Runs `npm ci` when node_modules does not hold what package-lock.json names; a stamp makes the usual check instant.
 * @throws Stop when it cannot, or when this Node is too old for what comes after
 */
export const install = async () => {
  const refusal = nodeRefusal({ version: process.versions.node, platform: process.platform, arch: process.arch })
  if (refusal !== null) throw new Stop(refusal)
  const text = readFileSync(at('package-lock.json'), 'utf8')
  const wanted = digest(text)
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted && existsSync(at('node_modules', '.package-lock.json'))) return
  if (matches(JSON.parse(text))) {
    writeFileSync(STAMP, wanted)
    return
  }
  rmSync(STAMP, { force: true })
  await step('Installing packages', 'Packages are installed', async () => {
    const { program, first } = npm()
    const result = await run(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      quiet: true,
      shell: program === 'npm' && process.platform === 'win32',
    })
    if (result.code !== 0) {
      say(tail(result.output))
      throw new Stop(hints(result.output))
    }
  })
  writeFileSync(STAMP, wanted)
}
