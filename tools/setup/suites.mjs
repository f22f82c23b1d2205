/** The test suites: how each is run, and its counts read from its own report. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { electronPath, noDisplay } from './electron.mjs'
import { at, runNode, say } from './steps.mjs'

const REPORTS = ['.cache', 'reports']
const reportOf = (suite) => at(...REPORTS, `${suite}.json`)

/** Titles of the tests of a Playwright suite that passed at the second try only. */
const secondTries = ({ specs, suites = [] }) => [
  ...specs.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(({ title }) => title),
  ...suites.flatMap(secondTries),
]

const COUNTS = {
  unit: ({ numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, testResults }) => ({
    passed: numPassedTests,
    // A file that does not even load has no failed test in it, and must not pass for that.
    failed: Math.max(
      numFailedTests,
      numFailedTests + testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
      numFailedTestSuites > 0 ? 1 : 0,
    ),
    skipped: numPendingTests + numTodoTests,
  }),
  browser: ({ stats, errors, suites }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    secondTry: suites.flatMap(secondTries),
  }),
}

const PROGRAMS = {
  unit: ['node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf('unit')}`]],
  browser: ['node_modules/@playwright/test/cli.js', ['test', '--project=browser']],
  desktop: ['node_modules/@playwright/test/cli.js', ['test', '--project=desktop']],
}

/** Why the desktop suite cannot run here, or null. */
const noDesktop = () => {
  if (electronPath() === null) return 'no Electron runtime'
  return process.env.ELECTRON_OVERRIDE_DIST_PATH || process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
    ? null
    : noDisplay()
}

/** Runs a suite (`unit`, `browser` or `desktop`). @returns its counts; a run that left no report has failed once */
const runSuite = async (suite, more = []) => {
  const report = reportOf(suite)
  mkdirSync(at(...REPORTS), { recursive: true })
  rmSync(report, { force: true })
  const [program, args] = PROGRAMS[suite]
  const { code } = await runNode(program, [...args, ...more], { env: { AIDE_E2E_REPORT: report } })
  if (!existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
  const counts = COUNTS[suite === 'unit' ? 'unit' : 'browser'](JSON.parse(readFileSync(report, 'utf8')))
  // Whatever else made the program fail counts too.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Runs the suites one after the other, each where it can be run. @returns for each its name and counts, or why it was not run */
export const runSuites = async (names, more = []) => {
  const results = []
  for (const name of names) {
    const missing = name === 'desktop' ? noDesktop() : null
    if (missing !== null) {
      results.push({ name, missing })
      continue
    }
    say(`\n${name[0].toUpperCase()}${name.slice(1)} tests`)
    results.push({ name, counts: await runSuite(name, more) })
  }
  return results
}
