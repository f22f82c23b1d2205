/**
 * Indexes that were built here because the one that came with an edition could not be used. One is named by the digest of
 * the edition and of the index configuration, so that it is never taken for that of other files or other rules; the
 * SHA-256 of its bytes stands in front of them.
 */
import { createHash } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { INDEX_CONFIG_HASH } from '../core/search/index-config.ts'
import { replaceFile } from './replace-file.ts'

const DIGEST_BYTES = 32

/** @param digest of the edition, in hexadecimal */
export const keptIndexPath = (folder: string, digest: string): string =>
  join(folder, `${digest.slice(0, 32)}-${INDEX_CONFIG_HASH.slice(0, 32)}.bin`)

/** @returns null when there is none, or when it is not as it was written */
export function readKeptIndex(path: string): Uint8Array | null {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null
    throw error
  }
  const index = bytes.subarray(DIGEST_BYTES)
  return sha256(index).equals(bytes.subarray(0, DIGEST_BYTES)) ? index : null
}

/**
 * Keeps an index and clears away those that no edition has a use for.
 * @param used paths of all editions, this one too
 * @throws ServiceError `storage-full`, `storage-failed`
 */
export async function keepIndex(path: string, index: Uint8Array, used: readonly string[]): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true })
  await replaceFile(path, Buffer.concat([sha256(index), index]))
  const names = new Set(used.map((one) => basename(one)))
  for (const name of await readdir(folder)) if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true })
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
