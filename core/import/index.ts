/** Files that people have, as briefings: what an importer understood, made whole. */
import { canonical } from '../text/canonical.ts'
import { type ImportDraft, type Understood, createReport, MAX_IMPORT_BLOCKS, MAX_IMPORT_TEXT } from './draft.ts'
import { languageOf } from './language.ts'

/** Why a file cannot be a briefing. */
export type Unfit = 'empty' | 'too-long'
export type Drafted = { ok: true; draft: ImportDraft } | { ok: false; why: Unfit }

const LONGEST_TITLE = 300

/**
 * Fills in what the file does not say: its title by the file's name, its date by the day of the import.
 * @param name of the file, with its ending
 * @param today ISO date
 */
export function draftOf(understood: Understood, name: string, today: string): Drafted {
  const { blocks } = understood
  const units = blocks.reduce((sum, block) => sum + block.text.length, 0)
  if (blocks.every((block) => block.text === '') && understood.title === '') return { ok: false, why: 'empty' }
  if (units > MAX_IMPORT_TEXT || blocks.length > MAX_IMPORT_BLOCKS) return { ok: false, why: 'too-long' }
  const report = createReport()
  const title = canonical(understood.title)
  if (title === '') report.changed('title-from-name')
  if (understood.date === undefined) report.changed('date-of-import')
  // A file of one line is a text, not only a title.
  const kept = blocks.length > 0 ? blocks : [{ kind: 'paragraph' as const, text: title }]
  return {
    ok: true,
    draft: {
      title: (title || canonical(name.replace(/\.[^.]{1,8}$/u, '')) || name).slice(0, LONGEST_TITLE),
      date: understood.date ?? today,
      lang: understood.lang ?? languageOf(kept.map((block) => block.text).join('\n')),
      blocks: kept,
      report: [...understood.report, ...report.notes()],
    },
  }
}
