// What the texts for people point to is there: relative links, pictures, headings, and the files they name.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const texts = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .map((path) => `docs/${path.replaceAll('\\', '/')}`),
]
const FOLDERS = /^(?:core|main|preload|renderer|resources|e2e|tools|docs|\.ci)\//u

const withoutCode = (text: string): string => text.replace(/^(?:```|~~~)[^]*?^(?:```|~~~)$|^ {4}.*$|`[^`\n]*`/gmu, '')
const slugs = (text: string): string[] =>
  Array.from(text.matchAll(/^#+\s+(.*)$/gmu), ([, title = '']) =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, '')
      .trim()
      .replace(/\s/gu, '-'),
  )

it('there are texts to look at', () => expect(texts).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/promises.md'])))

describe.each(texts)('%s', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8')
  it('links to what exists', () => {
    const targets = Array.from(withoutCode(text).matchAll(/\]\(<?([^)>\s]+)>?(?:\s+"[^"]*")?\)/gu), ([, target = '']) => target)
    const missing = targets.filter((target) => {
      if (/^[a-z][a-z0-9+.-]*:/u.test(target)) return false
      const [path = '', heading] = target.split('#')
      const full = path === '' ? join(ROOT, file) : join(ROOT, dirname(file), decodeURIComponent(path))
      return !existsSync(full) || (heading !== undefined && !slugs(readFileSync(full, 'utf8')).includes(heading))
    })
    expect(missing).toEqual([])
  })
  it('names files and folders that exist', () => {
    const named = Array.from(text.matchAll(/`([^`\s*<>{}|]+)`/gu), ([, path = '']) => path).filter((path) => FOLDERS.test(path))
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })
})
