/** What is wrong with the source of a pack, and where. Reading goes on after a problem, so that one run reports them all. */
export type SourceProblem = {
  /** Path inside the source folder, with forward slashes. */
  file: string
  /** From 1. */
  line: number
  reason: string
}

export type Report = (file: string, line: number, reason: string) => void

/** Sorted by file, line and reason, each once. */
export function sortProblems(problems: readonly SourceProblem[]): SourceProblem[] {
  const order = (a: SourceProblem, b: SourceProblem) => byText(a.file, b.file) || a.line - b.line || byText(a.reason, b.reason)
  const sorted = problems.toSorted(order)
  return sorted.filter((problem, index) => index === 0 || order(sorted[index - 1] ?? problem, problem) !== 0)
}

/** Compares by UTF-16 unit, so that the order is the same on every machine whatever its locale. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
