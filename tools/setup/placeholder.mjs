/** What stands in for Electron's runtime when the app is packed to be looked at. `node tools/setup/placeholder.mjs DIR` makes one. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

/** Marks where Electron's program keeps its fuses; behind it stand the wire's version, its length and one byte a fuse. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = 8

/** A folder laid out like Electron's runtime for Linux, with a fuse wire that can be set, and nothing that can be run. */
export const makePlaceholder = (dir) => {
  rmSync(dir, { recursive: true, force: true })
  mkdirSync(`${dir}/locales`, { recursive: true })
  mkdirSync(`${dir}/resources`, { recursive: true })
  const wire = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, FUSES]), Buffer.alloc(FUSES, '0')])
  writeFileSync(
    `${dir}/electron`,
    Buffer.concat([Buffer.from('#!/bin/sh\necho "A placeholder stands here for Electron." >&2\nexit 1\n# '), wire, Buffer.from('\n')]),
    { mode: 0o755 },
  )
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'locales/en-GB.pak', 'locales/en-US.pak'])
    writeFileSync(`${dir}/${name}`, 'placeholder\n')
  return dir
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && process.argv[2] !== undefined) makePlaceholder(process.argv[2])
