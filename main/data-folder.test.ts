import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { makeDataFolder } from './data-folder.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

test('the data folder is made for its owner alone, whatever the umask', () => {
  const base = mkdtempSync(join(tmpdir(), 'data-folder-'))
  const before = process.umask(0)
  onTestFinished(() => {
    process.umask(before)
    rmSync(base, { recursive: true })
  })
  const dir = join(base, 'config', 'reader')
  makeDataFolder(dir)
  expect([dirname(dir), dir].map(modeOf)).toEqual([0o700, 0o700])
})
