/** Writes an export in any format but PDF, which only a browser engine can set. */
import { strToU8 } from 'fflate/browser'
import type { WriteSurroundings } from '../exchange/write.ts'
import { webPage } from './document.ts'
import { writeDocx } from './docx/file.ts'
import { flowOf } from './flow.ts'
import type { EmbeddedFont } from './fonts.ts'
import type { ExportFormat } from './formats.ts'
import { type ExportData, writeJson } from './json-file.ts'
import { writeMarkdown } from './markdown-file.ts'
import type { ExportModel } from './model.ts'
import { writePlainText } from './plain-text.ts'
import { writeW3c } from './w3c-file.ts'

export type Writing = {
  model: ExportModel
  data: ExportData
  around: WriteSurroundings
  /** Instant of the export (ISO 8601, UTC), and its date on the reader's clock. */
  at: string
  date: string
  fonts: () => readonly EmbeddedFont[]
}

export function writeFile(format: Exclude<ExportFormat, 'pdf'>, { model, data, around, at, date, fonts }: Writing): Uint8Array {
  switch (format) {
    case 'docx':
      return writeDocx(model, at)
    case 'markdown':
      return encode(writeMarkdown(model, date))
    case 'html':
      return encode(webPage(model, fonts()))
    case 'text':
      return encode(writePlainText(flowOf(model)))
    case 'json':
      return encode(writeJson(model, data, at))
    case 'w3c':
      return encode(writeW3c(model.title, data, around, at))
  }
}

const encode = (text: string): Uint8Array => strToU8(text)
