/** Every word the reader sees, in one typed catalogue by area. Other languages follow the type of this one. */
import { citations } from './en/citations.ts'
import { editions } from './en/editions.ts'
import { errors } from './en/errors.ts'
import { exchange } from './en/exchange.ts'
import { exporting } from './en/exporting.ts'
import { importing } from './en/import.ts'
import { library } from './en/library.ts'
import { marks } from './en/marks.ts'
import { notes } from './en/notes.ts'
import { reader } from './en/reader.ts'
import { review } from './en/review.ts'
import { search } from './en/search.ts'
import { settings } from './en/settings.ts'
import { shell } from './en/shell.ts'
import { terminal } from './en/terminal.ts'

export const words = {
  citations,
  editions,
  errors,
  exchange,
  exporting,
  importing,
  library,
  marks,
  notes,
  reader,
  review,
  search,
  settings,
  shell,
  terminal,
} as const
