/** What a run of everything comes to. A fault of types, lint or format counts as a failure, and so does a test that was skipped. */

export const inWords = ({ passed, failed, skipped }) => `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * @param faults names of the checks that failed, or null where checks were not asked for
 * @param suites for each suite its name and either its counts or why it was not run
 * @returns lines to print, totals, and the suites that were not run; all is well when `failed` is 0
 */
export const summarise = (faults, suites) => {
  const lines = faults === null ? [] : [`checks:  ${faults.length === 0 ? 'in order' : `not in order (${faults.join(', ')})`}`]
  const total = { passed: 0, failed: faults?.length ?? 0 }
  const notRun = []
  for (const { name, counts, missing } of suites) {
    if (missing !== undefined) notRun.push(`${name}: not run (${missing})`)
    else {
      lines.push(`${`${name}:`.padEnd(8)} ${inWords(counts)}${counts.skipped > 0 ? ' (no test may be skipped)' : ''}`)
      for (const title of counts.secondTry ?? []) lines.push(`         passed at the second try only: ${title}`)
      total.passed += counts.passed
      total.failed += counts.failed + counts.skipped
    }
  }
  return { lines: [...lines, ...notRun], ...total, notRun }
}
