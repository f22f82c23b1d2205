/** Plain text in any of the usual encodings. */
import { createReport } from '../../core/import/draft.ts'
import { understandText } from '../../core/import/plain-text.ts'
import { decode } from './decode.ts'
import type { Importer } from './importer.ts'

export const readText: Importer = (bytes) => {
  const report = createReport()
  const text = decode(bytes, report)
  const understood = understandText(text)
  return { ...understood, report: [...report.notes(), ...understood.report] }
}
