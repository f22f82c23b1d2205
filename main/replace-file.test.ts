import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { replaceFile } from './replace-file.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'replace-'))
})
afterEach(() => rmSync(dir, { recursive: true }))
const bytes = new TextEncoder().encode('new')

describe('replacing a file', () => {
  it('puts all of it there and leaves nothing else', async () => {
    writeFileSync(join(dir, 'a.pdf'), 'old')
    await replaceFile(join(dir, 'a.pdf'), bytes)
    expect(readFileSync(join(dir, 'a.pdf'), 'utf8')).toBe('new')
    expect(readdirSync(dir)).toEqual(['a.pdf'])
    expect(statSync(join(dir, 'a.pdf')).mode & 0o777).toBe(0o600)
  })
  it('takes a name as long as the system allows', async () => {
    const name = `${'é'.repeat(120)}.pdf`
    await replaceFile(join(dir, name), bytes)
    expect(readdirSync(dir)).toEqual([name])
  })
  it('keeps the old one when the new one cannot take its place', async () => {
    mkdirSync(join(dir, 'a.pdf'))
    await expect(replaceFile(join(dir, 'a.pdf'), bytes)).rejects.toMatchObject({ code: 'storage-failed' })
    await expect(replaceFile(join(dir, 'none', 'a.pdf'), bytes)).rejects.toMatchObject({ code: 'storage-failed' })
    expect(readdirSync(dir)).toEqual(['a.pdf'])
  })
})
