/** The one small interface behind which each format stands. Importers run in a thread of their own, with limits. */
import { ServiceError } from '../../core/contract/errors.ts'
import type { Understood } from '../../core/import/draft.ts'

/**
 * Reads a file to plain blocks; never HTML, and without a request to anywhere.
 * @throws ServiceError `bad-input` with words for the reader; any other error is told as a file that could not be read
 */
export type Importer = (bytes: Uint8Array, name: string) => Understood | Promise<Understood>

/** A file that cannot be a briefing, in words for the reader. */
export const refusal = (sentence: string): ServiceError => new ServiceError('bad-input', sentence)
