/** Which importer reads a file. Each is loaded when it is wanted: their parsers are large. */
import type { Understood } from '../../core/import/draft.ts'
import { type Format, formatOf } from '../../core/import/formats.ts'
import { words } from '../../core/words/index.ts'
import { type Importer, refusal } from './importer.ts'

const say = words.importing.file

const IMPORTERS: Partial<Record<Format, () => Promise<Importer>>> = {
  text: async () => (await import('./text.ts')).readText,
  markdown: async () => (await import('./markdown.ts')).readMarkdown,
  html: async () => (await import('./html.ts')).readHtml,
}

/** @throws ServiceError `bad-input` with words about the file */
export async function readFileAs(bytes: Uint8Array, name: string): Promise<{ format: Format; understood: Understood }> {
  const found = formatOf(bytes, name)
  if ('not' in found) throw refusal(say.kinds[found.not])
  if (found.is === 'zip') throw refusal(say.kinds.zip)
  const importer = await IMPORTERS[found.is]?.()
  if (importer === undefined) throw refusal(say.kinds['not-text'])
  return { format: found.is, understood: await importer(bytes, name) }
}
