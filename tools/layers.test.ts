// Proves that the lint rules hold the layers: every forbidden import, written into its layer, fails.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const OXLINT = join(ROOT, 'node_modules', 'oxlint', 'bin', 'oxlint')

type Sample = { file: string; source: string; rule: string }
const importing = (file: string, from: string, rule = 'no-restricted-imports'): Sample => ({
  file,
  source: `import { thing } from '${from}'\nexport const copy = [thing]\n`,
  rule,
})

const LATER = 'const later = async () => Promise.resolve(1)\n'

const FORBIDDEN: Sample[] = [
  importing('core/text/a.ts', '../../main/places.ts'),
  importing('core/text/b.ts', '../../renderer/state/app.ts'),
  importing('core/text/c.ts', '../../preload/bridge.ts'),
  importing('core/text/d.ts', '../../tools/pack.ts'),
  importing('core/e.ts', '../e2e/support/shell.ts'),
  importing('core/text/f.ts', 'electron'),
  importing('core/text/g.ts', 'react'),
  importing('core/text/h.ts', 'ws'),
  importing('core/text/i.ts', 'node:fs', 'no-nodejs-modules'),
  importing('core/text/j.ts', 'path', 'no-nodejs-modules'),
  importing('main/services/a.ts', 'electron'),
  importing('main/browser/b.ts', 'electron/main'),
  importing('main/store/c.ts', '../../renderer/state/app.ts'),
  importing('main/desktop/d.ts', '../../renderer/state/app.ts'),
  importing('main/services/e.ts', '../../preload/bridge.ts'),
  importing('main/services/f.ts', 'react'),
  importing('main/services/g.ts', '../desktop/menu.ts'),
  importing('main/services/h.ts', '../browser/socket.ts'),
  importing('main/store/i.ts', '../desktop/menu.ts'),
  importing('main/store/j.ts', '../browser/socket.ts'),
  importing('main/printing/k.ts', '../browser/socket.ts'),
  importing('main/desktop/l.ts', '../browser/socket.ts'),
  importing('main/browser/m.ts', '../desktop/menu.ts'),
  importing('main/n.ts', './desktop/menu.ts'),
  importing('main/index.ts', './browser/socket.ts'),
  importing('main/services/p.ts', 'node:sqlite'),
  importing('main/desktop/q.ts', 'node:sqlite'),
  importing('main/r.ts', 'node:sqlite'),
  importing('main/desktop/s.ts', 'react'),
  importing('main/desktop/t.ts', '@codemirror/state'),
  importing('main/store/u.ts', 'electron'),
  importing('main/store/v.ts', 'zustand'),
  importing('preload/a.ts', '../main/places.ts'),
  importing('preload/b.ts', 'node:fs', 'no-nodejs-modules'),
  importing('preload/c.ts', '../renderer/state/app.ts'),
  importing('preload/d.ts', 'ws'),
  importing('renderer/reading/a.ts', '../../main/services/types.ts'),
  importing('renderer/reading/b.tsx', '../../preload/bridge.ts'),
  importing('renderer/reading/c.ts', 'electron'),
  importing('renderer/reading/d.ts', 'node:path', 'no-nodejs-modules'),
  importing('tools/a.ts', 'electron'),
  { file: 'core/k.ts', source: "export type { Library } from '../main/services/types.ts'\n", rule: 'no-restricted-imports' },
  { file: 'core/l.ts', source: 'export const f = (x: any) => x\n', rule: 'no-explicit-any' },
  { file: 'core/m.ts', source: "export const f = () => console.log('x')\n", rule: 'no-console' },
  { file: 'renderer/n.ts', source: "export const f = () => console.log('x')\n", rule: 'no-console' },
  { file: 'main/o.ts', source: 'export const f = (g: () => void) => {\n  try {\n    g()\n  } catch {}\n}\n', rule: 'no-empty' },
  ...['innerHTML', 'outerHTML'].map((name) => ({
    file: `renderer/${name}.ts`,
    source: `export const f = (x: HTMLElement) => {\n  x.${name} = '<b>x</b>'\n}\n`,
    rule: 'no-restricted-properties',
  })),
  {
    file: 'renderer/insert.ts',
    source: "export const f = (x: HTMLElement) => x.insertAdjacentHTML('beforeend', '<b>x</b>')\n",
    rule: 'no-restricted-properties',
  },
  { file: 'renderer/danger.tsx', source: "export const F = () => <p dangerouslySetInnerHTML={{ __html: 'x' }} />\n", rule: 'no-danger' },
  { file: 'main/floating.ts', source: `${LATER}export const f = () => {\n  later()\n}\n`, rule: 'no-floating-promises' },
  { file: 'renderer/floating.ts', source: `${LATER}export const f = () => {\n  later()\n}\n`, rule: 'no-floating-promises' },
  { file: 'main/misused.ts', source: `${LATER}export const f = () => (later() ? 1 : 2)\n`, rule: 'no-misused-promises' },
  { file: 'core/await.ts', source: 'export const f = async (x: number) => await x\n', rule: 'await-thenable' },
  { file: 'core/p.ts', source: 'export const f = () => document\n', rule: 'no-restricted-globals' },
]

const ALLOWED: Omit<Sample, 'rule'>[] = [
  importing('core/search/ok.ts', '../text/fold.ts'),
  importing('core/ok.ts', 'valibot'),
  importing('main/services/ok.ts', '../../core/model/ids.ts'),
  importing('main/services/ok2.ts', 'node:fs'),
  importing('main/desktop/ok.ts', 'electron'),
  importing('main/desktop/ok2.ts', '../services/types.ts'),
  importing('main/store/ok.ts', 'node:sqlite'),
  importing('main/browser/ok.ts', '../store/store.ts'),
  importing('preload/ok.ts', 'electron'),
  importing('renderer/reading/ok.tsx', '../../core/model/ids.ts'),
  importing('renderer/reading/ok2.tsx', 'react'),
]

type Finding = { code: string; filename: string }
let dir = ''
const findings = new Map<string, string[]>()

const env = { ...process.env, OXLINT_TSGOLINT_PATH: join(ROOT, 'node_modules', '.bin', 'tsgolint') }

const lint = () =>
  new Promise<Finding[]>((done, fail) => {
    execFile(process.execPath, [OXLINT, '-c', '.oxlintrc.json', '-f', 'json', '.'], { cwd: dir, env }, (_error, stdout, stderr) => {
      if (stdout === '') return fail(new Error(stderr))
      const report = JSON.parse(stdout) as { diagnostics: Finding[] }
      done(report.diagnostics)
    })
  })

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'layers-'))
  cpSync(join(ROOT, '.oxlintrc.json'), join(dir, '.oxlintrc.json'))
  // Rules about promises read types.
  writeFileSync(
    join(dir, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: { strict: true, lib: ['ES2024', 'DOM'], types: [], jsx: 'preserve', allowImportingTsExtensions: true, noEmit: true },
    }),
  )
  for (const { file, source } of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    writeFileSync(join(dir, file), source)
  }
  for (const { filename, code } of await lint()) findings.set(filename, [...(findings.get(filename) ?? []), code])
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

describe('the lint rules hold the layers', () => {
  it.each(FORBIDDEN)('$file fails: $source', ({ file, rule }) => {
    expect((findings.get(file) ?? []).some((code) => code.includes(rule))).toBe(true)
  })
  it.each(ALLOWED)('$file passes', ({ file }) => {
    expect(findings.get(file) ?? []).toEqual([])
  })
})
