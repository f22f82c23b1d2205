/** A file on its way from the page: parts in order, never more than the limit, one file at a time. */
import type { HandlerInput } from '../../core/contract/calls.ts'
import { ServiceError } from '../../core/contract/errors.ts'
import { MAX_FILE_BYTES } from '../../core/exchange/limits.ts'
import { words } from '../../core/words/index.ts'

const say = words.exchange.file

export type Uploads = {
  /** @throws ServiceError `too-large`; `bad-input` when a part is missing. The upload is dropped then */
  add(part: HandlerInput<'exchange.upload'>): void
  /** The parts of an upload, which is dropped here. @throws ServiceError `not-found` */
  take(upload: string): readonly string[]
}

export function createUploads(): Uploads {
  let open: { upload: string; parts: string[]; units: number } | null = null
  return {
    add({ upload, part, text }) {
      if (part === 0) open = { upload, parts: [], units: 0 }
      if (open === null || open.upload !== upload || open.parts.length !== part) {
        open = null
        throw new ServiceError('bad-input', say.incomplete)
      }
      open.units += text.length
      if (open.units > MAX_FILE_BYTES) {
        open = null
        throw new ServiceError('too-large', say.tooLarge)
      }
      open.parts.push(text)
    },
    take(upload) {
      if (open === null || open.upload !== upload) throw new ServiceError('not-found', say.incomplete)
      const { parts } = open
      open = null
      return parts
    },
  }
}
