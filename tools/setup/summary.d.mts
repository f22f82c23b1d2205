export type Counts = { passed: number; failed: number; skipped: number; secondTry?: readonly string[] }
export type SuiteResult = { name: string; counts: Counts; missing?: undefined } | { name: string; counts?: undefined; missing: string }
export function inWords(counts: Counts): string
export function summarise(
  faults: readonly string[] | null,
  suites: readonly SuiteResult[],
): { lines: string[]; passed: number; failed: number; notRun: string[] }
