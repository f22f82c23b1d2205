/** The figures of the painting bench as a table, beside their limits. */
import type { PaintingFigures } from './painting.ts'

/** Marks in view after the text, any task while scrolling, one more mark; ms. */
const LIMITS = { viewMs: 20, longestTaskMs: 50, oneMoreMs: 5 }

export function paintingTable({ letters, marks, rows }: PaintingFigures): string {
  const cell = (value: unknown): string => String(value ?? '').padStart(16)
  const names = ['text ms', 'marks in view', 'all marks', 'longest task', 'tasks over 50', 'frames', 'one more ms', 'one more p95']
  const lines = rows.map((row) => {
    const figures = [row.textMs, row.viewMs, row.allMs, row.longestTaskMs, row.tasksOver50, row.frames, row.oneMoreMs, row.oneMoreP95Ms]
    return `${row.way.padEnd(12)}${figures.map(cell).join('')}\n`
  })
  const limits = `${'limit'.padEnd(12)}${['', LIMITS.viewMs, '', LIMITS.longestTaskMs, 0, '', LIMITS.oneMoreMs, ''].map(cell).join('')}\n`
  return [`${marks} marks in ${letters} letters\n`, `${'way'.padEnd(12)}${names.map(cell).join('')}\n`, ...lines, limits].join('')
}
