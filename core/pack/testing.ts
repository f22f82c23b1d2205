/** Sources of a small pack for tests, to be changed at will. */
import type { PackReading, PackSource } from './read-source.ts'
import { readPackSource } from './read-source.ts'

const PACK = `id: tiny
title: A tiny pack
language: en-GB
issuer: The test office
edition: { number: 1, date: 2026-03-01, label: "March 2026" }
topics:
  - { id: rivers, label: Rivers }
collections:
  - { id: water, title: Water, briefings: [river-levels, crossing-treaty] }
`
const GLOSSARY = `terms:
  - { id: gauge, short: Gauge, long: River gauge, aliases: [staff gauge], definition: A post with marks., briefing: river-levels }
`
const FRONT = (id: string, more = '') => `---
id: ${id}
title: The title of ${id}
standfirst: The standfirst of ${id}.
date: 2026-02-20
topics: [rivers]
regions: [East Asia]
lang: en-GB
sources:
  - { key: log, title: The log, publisher: The river office, date: "2025-05", url: "https://example.org/log" }
${more}---
`
/** Line of the file on which the body given to `briefingSource` begins. */
export const BODY_LINE = 13

/** A briefing with this body after its front matter and an empty line; `more` are further lines of front matter. */
export const briefingSource = (id: string, body: string, more = ''): string => `${FRONT(id, more)}\n${body}\n`

const RIVER = '## What was measured\n\nThe [gauge](term:gauge) was read *twice* a day. [@log]\n\n- First item.\n- Second item.'
const TREATY = '## When it closes\n\nAt 3 metres, [@log] see [the levels](briefing:river-levels#what-was-measured).'

/** A sound source of two briefings, with some files replaced, added, or (undefined) taken away. */
export function tinySource(changes: Record<string, string | undefined> = {}): Map<string, string> {
  const files: Record<string, string | undefined> = {
    'pack.yaml': PACK,
    'glossary.yaml': GLOSSARY,
    'briefings/river-levels.md': briefingSource('river-levels', RIVER),
    'briefings/crossing-treaty.md': briefingSource('crossing-treaty', TREATY),
    ...changes,
  }
  return new Map(Object.entries(files).flatMap(([path, text]) => (text === undefined ? [] : [[path, text]])))
}

/** @throws Error naming the problems, when the source has any */
export function mustRead(files: ReadonlyMap<string, string>): PackSource {
  const reading = readPackSource(files)
  if (!reading.ok) throw new Error(said(reading).join('\n'))
  return reading.pack
}

/** The problems as `file:line: reason`. */
export function said(reading: PackReading): string[] {
  return reading.ok ? [] : reading.problems.map(({ file, line, reason }) => `${file}:${line}: ${reason}`)
}
