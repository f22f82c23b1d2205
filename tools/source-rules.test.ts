// What no lint rule says: errors are not swallowed without a reason, no test is left out, and none measures time.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '..')
const SELF = 'tools/source-rules.test.ts'

type Rule = { name: string; in: RegExp; line: RegExp; unlessSaidWhy?: boolean; bad: string[]; good: string[] }

const RULES: Rule[] = [
  {
    name: 'a rejection is not dropped without the reason in the line above',
    in: /\.(?:tsx?|mjs)$/,
    line: /\.catch\(\s*(?:async\s*)?\(?\w*\)?\s*=>\s*(?:undefined|null|void 0|\{\s*\}|\(\{\s*\}\)|false|''|\[\])\s*\)/,
    unlessSaidWhy: true,
    bad: ['work().catch(() => undefined)', 'work().catch(() => {})', 'await work().catch((_error) => null)'],
    good: ['work().catch((error: unknown) => say(error))'],
  },
  {
    name: 'no test is skipped, focused or put off',
    in: /\.(?:test\.tsx?|spec\.ts)$/,
    line: /\b(?:test|it|describe|suite)(?:\.\w+)*\.(?:skip|skipIf|runIf|only|todo|fixme|fails?)\b|\b[xf](?:it|describe)\(/,
    bad: ["it.skip('x', f)", "test.describe.only('x', f)", "test.fixme('x', f)", "it.todo('x')", "it.skipIf(a)('x', f)", "xit('x', f)"],
    good: ["it.each([1])('x', f)", 'skip: 2', "test.describe('x', f)", 'exit(1)'],
  },
  {
    name: 'no test measures time',
    in: /\.(?:test\.tsx?|spec\.ts)$/,
    line: /\bperformance\.now\(\)|\bprocess\.hrtime\b|\bDate\.now\(\)\s*-/,
    bad: ['const began = performance.now()', 'expect(Date.now() - began).toBeLessThan(40)'],
    good: ["now: () => Date.parse('2026-11-23')"],
  },
]

const sources = (): string[] =>
  ['core', 'main', 'preload', 'renderer', 'tools', 'e2e'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(?:tsx?|mjs)$/.test(path) && path !== SELF),
  )

const isComment = (line: string): boolean => /^\s*(?:\/\/|\*|\/\*)/.test(line)

function found(rule: Rule, text: string): number[] {
  const lines = text.split('\n')
  return lines.flatMap((line, i) =>
    rule.line.test(line) && !isComment(line) && !(rule.unlessSaidWhy === true && isComment(lines[i - 1] ?? '')) ? [i + 1] : [],
  )
}

describe.each(RULES)('$name', (rule) => {
  it('in any source', () => {
    const files = sources().filter((path) => rule.in.test(path))
    expect(files.length).toBeGreaterThan(50)
    const places = files.flatMap((path) => found(rule, readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}:${line}`))
    expect(places).toEqual([])
  })
  it.each(rule.bad)('finds %s', (line) => expect(found(rule, line)).toEqual([1]))
  it.each(rule.good)('passes %s', (line) => expect(found(rule, line)).toEqual([]))
})
