/** The formats of an export: how their files end and what they are called on the wire. */

export const EXPORT_FORMATS = ['pdf', 'docx', 'markdown', 'html', 'text', 'json', 'w3c'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const FILE_TYPES: Readonly<Record<ExportFormat, { ending: string; mime: string }>> = {
  pdf: { ending: 'pdf', mime: 'application/pdf' },
  docx: { ending: 'docx', mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  markdown: { ending: 'md', mime: 'text/markdown; charset=utf-8' },
  html: { ending: 'html', mime: 'text/html; charset=utf-8' },
  text: { ending: 'txt', mime: 'text/plain; charset=utf-8' },
  json: { ending: 'json', mime: 'application/json' },
  w3c: { ending: 'jsonld', mime: 'application/ld+json' },
}

/** Formats that are set on pages. */
export const isPaged = (format: ExportFormat): boolean => format === 'pdf' || format === 'docx'
/** Formats that carry what the reader wrote and marked, and not a document made of it. */
export const isData = (format: ExportFormat): boolean => format === 'json' || format === 'w3c'
