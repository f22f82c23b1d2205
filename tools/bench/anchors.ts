/** `npm run bench -- anchors [CASES.json] [--json]`: how well marks are found again in changed texts. */
import { readFileSync, statSync } from 'node:fs'
import * as v from 'valibot'
import { developmentSet } from './anchors/generate.ts'
import { CaseSet, METHODS, type Report, type Score, scoreCases } from './anchors-score.ts'

const MOST_BYTES = 1024 * 1024 * 1024

/** Scores the set in a file, or the development set, and prints it. Returns the exit code. */
export function benchAnchors(args: readonly string[]): number {
  const files = args.filter((arg) => arg !== '--json')
  const read = files[0] === undefined ? developmentSet() : readCases(files[0])
  if (typeof read === 'string' || files.length > 1) {
    process.stderr.write(`${typeof read === 'string' ? read : 'Name one file of cases.'}\n`)
    return 2
  }
  const report = scoreCases(read)
  process.stdout.write(args.includes('--json') ? `${JSON.stringify(report)}\n` : printed(report))
  return 0
}

/** The set, or in plain words why there is none. */
function readCases(file: string): CaseSet | string {
  try {
    if (statSync(file).size > MOST_BYTES) return `${file} is larger than 1 GB.`
    const parsed = v.safeParse(CaseSet, JSON.parse(readFileSync(file, 'utf8')))
    if (!parsed.success) return `${file} is not a set of cases: ${v.getDotPath(parsed.issues[0]) ?? ''} ${parsed.issues[0].message}`
    const { texts, cases } = parsed.output
    const wrong = cases.findIndex((item) => {
      const [old, next] = [texts[item.oldText], texts[item.newText]]
      return old === undefined || next === undefined || item.start >= item.end || old.slice(item.start, item.end).trim() === ''
    })
    return wrong === -1 ? parsed.output : `Case ${wrong} of ${file} marks no words, or names a text that is not there.`
  } catch (error) {
    if (error instanceof SyntaxError) return `${file} is not JSON.`
    if (error instanceof Error && 'code' in error) return `${file} cannot be read.`
    throw error
  }
}

const share = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`).padStart(9)

function row(name: string, score: Score): string {
  const { present, deleted, cases, right, wrongPlace, lost, falseHits, expected, asExpected } = score
  const shares = [
    share(right, present),
    share(wrongPlace, present),
    share(lost, present),
    share(falseHits, deleted),
    share(asExpected, expected),
  ]
  return `  ${name.padEnd(34)} ${String(cases).padStart(6)} ${shares.join(' ')}\n`
}

function printed(report: Report): string {
  let out = ''
  for (const method of METHODS) {
    const { all, classes, ms } = report[method]
    out += `${method}\n  ${'class'.padEnd(34)}  cases     right     wrong      lost false hit   verdict\n`
    for (const [name, score] of Object.entries(classes).toSorted(([a], [b]) => a.localeCompare(b))) out += row(name, score)
    out += row('all', all)
    const time = [ms.p50, ms.p99, ms.most].map((figure) => figure.toFixed(2))
    out += `  time a mark: median ${time[0]} ms, p99 ${time[1]} ms, most ${time[2]} ms; editions prepared in ${ms.prepare.toFixed(0)} ms\n\n`
  }
  return out
}
