// The commands of package.json on a machine that is not ready: a sentence, or an installation first, and never a stack.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeRefusal } from './setup/steps.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }

describe('the Node that is there', () => {
  const linux = { platform: 'linux', arch: 'x64' }
  it('may be 20.19 on Linux x64, where npm brings a newer one', () => {
    expect(nodeRefusal({ version: '20.19.0', ...linux })).toBeNull()
    expect(nodeRefusal({ version: '20.18.3', ...linux })).toContain('20.19 or newer')
  })
  it.each([
    ['darwin', 'arm64'],
    ['win32', 'x64'],
    ['linux', 'arm64'],
  ])('must be 22.18 on %s %s', (platform, arch) => {
    expect(nodeRefusal({ version: '22.18.0', platform, arch })).toBeNull()
    expect(nodeRefusal({ version: '24.0.0', platform, arch })).toBeNull()
    for (const version of ['20.19.0', '22.17.9'])
      expect(nodeRefusal({ version, platform, arch })).toBe(
        `This machine has Node ${version}, and the reader needs 22.18 or newer here (24 is best). Install Node 24 from nodejs.org and run the command again.`,
      )
  })
})

describe('a fresh clone', () => {
  let dir = ''
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'fresh-'))
    for (const part of ['tools', 'package.json', 'package-lock.json', 'resources/corpus'])
      cpSync(join(ROOT, part), join(dir, part), { recursive: true })
    // An npm that reaches no registry.
    writeFileSync(join(dir, 'npm'), '#!/bin/sh\necho "npm error code ENOTFOUND" >&2\nexit 1\n', { mode: 0o755 })
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it.each(Object.keys(scripts))('npm run %s installs first, and says why when it cannot', async (name) => {
    const env = { ...process.env, PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}`, npm_execpath: '' }
    const [, file = '', ...args] = (scripts[name] ?? '').split(' ')
    const { code, text } = await new Promise<{ code: number; text: string }>((done) => {
      execFile(process.execPath, [join(dir, file), ...args], { cwd: dir, env }, (error, out, err) =>
        done({ code: error === null ? 0 : Number(error.code), text: out + err }),
      )
    })
    expect(text).toContain('Installing packages …')
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'The package registry could not be reached. The first start needs a network; every later one does without.',
    )
    expect(text).not.toMatch(/^\s+at /mu)
    expect(code).toBe(1)
  })
})
