import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { notices, packageFolder, readPackage } from './third-party.ts'

it('knows the package of a module, scoped, nested or named by a bundler', () => {
  expect(packageFolder('/a/node_modules/react/index.js')).toBe('/a/node_modules/react')
  expect(packageFolder('\0/a/node_modules/@codemirror/view/dist/index.js?commonjs-proxy')).toBe('/a/node_modules/@codemirror/view')
  expect(packageFolder('/a/node_modules/x/node_modules/y/lib/z.js')).toBe('/a/node_modules/x/node_modules/y')
  expect(packageFolder('C:\\a\\node_modules\\ws\\lib\\x.js')).toBe('C:/a/node_modules/ws')
  expect(packageFolder('/a/main/index.ts')).toBeNull()
})

it('reads name, version and every licence file, and refuses a package without any', () => {
  const dir = mkdtempSync(join(tmpdir(), 'notices-'))
  mkdirSync(join(dir, 'a'))
  writeFileSync(join(dir, 'a/package.json'), JSON.stringify({ name: 'a', version: '1.2.3', license: 'Apache-2.0' }))
  writeFileSync(join(dir, 'a/LICENSE.md'), 'Terms\r\n')
  writeFileSync(join(dir, 'a/NOTICE'), 'Thanks')
  expect(readPackage(join(dir, 'a'))).toEqual({ name: 'a', version: '1.2.3', licence: 'Apache-2.0', text: 'Terms\n\nThanks' })
  mkdirSync(join(dir, 'b'))
  writeFileSync(join(dir, 'b/package.json'), JSON.stringify({ name: 'b', version: '1.0.0' }))
  expect(() => readPackage(join(dir, 'b'))).toThrow('b names no licence')
  rmSync(dir, { recursive: true })
})

it('puts packages under one text together, in the order of their names', () => {
  const one = (name: string, text: string) => ({ name, version: '1', licence: 'MIT', text })
  const file = notices([one('c', 'T'), one('b', 'U'), one('a', 'T'), one('d', '')], [{ name: 'font', text: 'F\n' }])
  expect(file.split(/\n\n-+\n\n/u).slice(1)).toEqual([
    'a 1 (MIT)\nc 1 (MIT)\n\nT',
    'b 1 (MIT)\n\nU',
    'd 1 (MIT)\n\nThe package says of its licence: MIT. It holds no further text.',
    'font (font)\n\nF\n',
  ])
})
