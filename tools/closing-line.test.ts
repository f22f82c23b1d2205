// What `npm test` and .ci/run end with: faults of lint and skipped tests are failures, and what was not run is said.
import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { summarise } from './setup/summary.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const counts = { passed: 5, failed: 0, skipped: 0 }

describe('the summary', () => {
  it('adds up what passed', () => {
    const suites = [
      { name: 'unit', counts },
      { name: 'browser', counts: { ...counts, passed: 2 } },
    ]
    expect(summarise([], suites)).toEqual({
      lines: ['checks:  in order', 'unit:    5 passed, 0 failed', 'browser: 2 passed, 0 failed'],
      passed: 7,
      failed: 0,
      notRun: [],
    })
  })
  it('counts faults of types, lint and format as failures', () => {
    const { lines, failed } = summarise(['types of core', 'lint'], [{ name: 'unit', counts }])
    expect(failed).toBe(2)
    expect(lines[0]).toBe('checks:  not in order (types of core, lint)')
  })
  it('counts a skipped test as a failure', () => {
    const { lines, failed } = summarise(null, [{ name: 'unit', counts: { passed: 5, failed: 1, skipped: 2 } }])
    expect(failed).toBe(3)
    expect(lines).toEqual(['unit:    5 passed, 1 failed, 2 skipped (no test may be skipped)'])
  })
  it('names a test that passed at the second try only', () => {
    const { lines, passed, failed } = summarise(null, [{ name: 'browser', counts: { ...counts, secondTry: ['a long result is listed'] } }])
    expect([passed, failed]).toEqual([5, 0])
    expect(lines).toEqual(['browser: 5 passed, 0 failed', '         passed at the second try only: a long result is listed'])
  })
  it('says what was not run, which is no failure', () => {
    const missing = 'no Electron runtime'
    const { lines, failed, notRun } = summarise([], [{ name: 'desktop', missing }])
    expect([lines.at(-1), failed, notRun]).toEqual([`desktop: not run (${missing})`, 0, [`desktop: not run (${missing})`]])
  })
})

describe('.ci/run', () => {
  let dir = ''
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'closing-'))
    mkdirSync(join(dir, 'clone/.cache/reports'), { recursive: true })
    cpSync(join(ROOT, '.ci'), join(dir, 'clone/.ci'), { recursive: true })
  })
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  /** Runs it with a stand-in for npm that leaves `summary`, or none, and ends with `code`. */
  const run = (summary: object | null, code: number): Promise<{ code: number; lines: string[] }> => {
    const leave = summary === null ? '' : `echo '${JSON.stringify(summary)}' > .cache/reports/summary.json\n`
    writeFileSync(join(dir, 'npm'), `#!/bin/sh\necho working\n${leave}exit ${code}\n`, { mode: 0o755 })
    return new Promise((done) => {
      const env = { ...process.env, PATH: `${dir}${delimiter}${process.env['PATH'] ?? ''}` }
      execFile('bash', [join(dir, 'clone/.ci/run')], { env }, (error, out) =>
        done({ code: error === null ? 0 : Number(error.code), lines: out.trimEnd().split('\n') }),
      )
    })
  }

  it('ends with the totals, and above them with what was not run', async () => {
    const notRun = ['desktop: not run (no Electron runtime)']
    expect(await run({ passed: 12, failed: 0, notRun }, 0)).toEqual({ code: 0, lines: ['working', ...notRun, '12 passed, 0 failed'] })
  })
  it('fails with the faults in its last line', async () => {
    const { code, lines } = await run({ passed: 12, failed: 2, notRun: [] }, 1)
    expect([code, lines.at(-1)]).toEqual([1, '12 passed, 2 failed'])
  })
  it('fails when npm did, although the totals look well', async () => {
    const { code, lines } = await run({ passed: 12, failed: 0, notRun: [] }, 7)
    expect([code, lines.at(-1)]).toEqual([7, '12 passed, 1 failed'])
  })
  it('fails when nothing was summed up, whatever npm says', async () => {
    for (const npm of [0, 1, 3]) {
      const { code, lines } = await run(null, npm)
      expect([code, lines.at(-1)]).toEqual([npm === 0 ? 1 : npm, '0 passed, 1 failed'])
    }
  })
})
