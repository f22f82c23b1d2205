/** Makes the PDF of notes or marks: gathers, compares every quote with its source, prints, and hands the bytes over. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import type { ExportReport } from '../../core/contract/shapes.ts'
import type { BuildOptions, Built, LocalTime } from '../../core/export/build-common.ts'
import { buildMarks } from '../../core/export/build-marks.ts'
import { buildNotes } from '../../core/export/build-notes.ts'
import { printDocument } from '../../core/export/document.ts'
import { safeFileName } from '../../core/export/file-name.ts'
import { type EmbeddedFont, FONT_FILES } from '../../core/export/fonts.ts'
import type { Shelf } from '../../core/export/ledger.ts'
import { DEFAULT_SETTINGS, type Settings } from '../../core/model/settings.ts'
import { words } from '../../core/words/index.ts'
import { destinationPages, withInformation } from '../printing/pdf-file.ts'
import type { Clock, Deliver, PdfPrinter } from './ports.ts'
import type { Annotations, Library, Notes } from './types.ts'

const say = words.exporting.paper

export type ExportPorts = {
  library: Library
  annotations: Pick<Annotations, 'list'>
  notes: Pick<Notes, 'get'>
  printer: PdfPrinter
  deliver: Deliver
  clock: Clock
  /** Absolute path of the folder with the embedded fonts. */
  fontsDir: string
  /** The reader's own names for the colours; the default names when left out. */
  colourLabels?: () => Settings['colourLabels']
}

type Request = HandlerInput<'export.make'>

export function openExport(ports: ExportPorts): { make(request: Request): Promise<ExportReport> } {
  const print = async ({ model }: Built): Promise<Uint8Array> => {
    const embedded = await readFonts(ports.fontsDir)
    const first = printDocument(model, embedded)
    const printed = await ports.printer.print({ html: first.html, paper: model.paper })
    if (!first.contents) return printed
    // Chromium has no page numbers for contents: they are read from the first print, whose lines break at the same places.
    const pages = destinationPages(printed)
    if (pages === undefined) return printed
    return ports.printer.print({ html: printDocument(model, embedded, pages).html, paper: model.paper })
  }

  return {
    /** @throws ServiceError `nothing-to-export`, `not-found`, `print-unavailable`, `print-failed` */
    async make(request) {
      const built = build(ports, request)
      const printed = await print(built)
      const bytes = withInformation(printed, { author: built.model.author, creator: say.creator }) ?? printed
      const name = safeFileName(request.fileName, 'pdf', say.fileName)
      const delivery = await ports.deliver({ name, mime: 'application/pdf', bytes })
      return { delivery, bytes: bytes.length, quotes: { ...built.tally } }
    },
  }
}

function build(ports: ExportPorts, request: Request): Built {
  const { what, include } = request
  const title = request.title?.trim()
  const options: BuildOptions = {
    paper: request.paper,
    title: title === '' ? undefined : title,
    author: request.author?.trim() ?? '',
    ...include,
    exported: localTime(ports.clock.now()),
    local: (instant) => localTime(new Date(instant)),
  }
  if (what.kind === 'marks') {
    const annotations = ports.annotations.list({ edition: what.edition, briefing: what.briefing })
    if (annotations.length === 0) throw new ServiceError('nothing-to-export', say.nothingMarks)
    return buildMarks(ports.library.briefing(what.edition, what.briefing), annotations, shelfOf(ports), options)
  }
  const notes = [...new Set(what.ids)].map((id) => ports.notes.get(id)).filter(({ note }) => note.deletedAt === null)
  if (notes.every(({ note }) => note.body.trim() === '')) throw new ServiceError('nothing-to-export', say.nothingNotes)
  return buildNotes(notes, shelfOf(ports), options)
}

function shelfOf({ library, annotations, colourLabels }: ExportPorts): Shelf {
  let known: Map<string, ReturnType<Annotations['list']>[number]> | undefined
  return {
    edition: (id) => library.edition(id),
    briefing: (edition, briefing) => {
      try {
        return library.briefing(edition, briefing)
      } catch (error) {
        // The quote is printed as one whose source is not installed; any other error ends the export.
        if (error instanceof ServiceError && (error.code === 'not-found' || error.code === 'pack-damaged')) return undefined
        throw error
      }
    },
    annotation: (id) => {
      known ??= new Map(annotations.list({}).map((annotation) => [annotation.id, annotation]))
      return known.get(id)
    },
    colourLabels: colourLabels?.() ?? DEFAULT_SETTINGS.colourLabels,
  }
}

const two = (n: number): string => String(n).padStart(2, '0')

/** The reader's own clock: the time zone of this machine. */
function localTime(at: Date): LocalTime {
  return {
    date: `${String(at.getFullYear()).padStart(4, '0')}-${two(at.getMonth() + 1)}-${two(at.getDate())}`,
    time: `${two(at.getHours())}:${two(at.getMinutes())}`,
  }
}

function readFonts(dir: string): Promise<readonly EmbeddedFont[]> {
  return Promise.all(
    FONT_FILES.map(async (font) => ({
      ...font,
      dataUri: `data:font/woff2;base64,${(await readFile(join(dir, font.file))).toString('base64')}`,
    })),
  )
}
