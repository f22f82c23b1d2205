/** A checked source to the files of one edition's folder. Equal input gives equal bytes on any machine. */
import * as v from 'valibot'
import { Briefing } from '../model/briefing.ts'
import { editionId } from '../model/ids.ts'
import { Manifest, PACK_FORMAT, Term } from '../model/pack.ts'
import { buildIndex } from '../search/build.ts'
import { FLEXSEARCH_VERSION, INDEX_CONFIG_HASH, TOKENISER_VECTORS } from '../search/index-config.ts'
import { sha256Hex } from '../text/hash.ts'
import { briefingPath, countPack, GLOSSARY, MANIFEST, toMeta } from './layout.ts'
import { byText } from './problems.ts'
import type { PackSource } from './read-source.ts'
import { encodeUtf8 } from './utf8.ts'

const INDEX = 'index.bin'

/**
 * Every file of the edition, by path, manifest.json included. No time stamps; keys stand in the order of their schema
 * (a parsed value has it), lists in reading order, files sorted by path.
 * @throws ValiError when the source does not fit the model (readPackSource gives only such that do)
 */
export function buildPack(pack: PackSource): Map<string, Uint8Array> {
  const briefings = pack.briefings.map((briefing) => v.parse(Briefing, briefing))
  const files = new Map<string, Uint8Array>()
  for (const briefing of briefings) files.set(briefingPath(briefing.id), toJson(briefing))
  files.set(GLOSSARY, toJson(v.parse(v.array(Term), pack.terms)))
  files.set(INDEX, buildIndex(briefings))

  const metas = briefings.map(toMeta)
  const manifest: Manifest = {
    format: PACK_FORMAT,
    pack: pack.id,
    title: pack.title,
    issuer: pack.issuer,
    language: pack.language,
    edition: { id: editionId(pack.id, pack.edition.number), ...pack.edition },
    topics: pack.topics,
    collections: pack.collections,
    briefings: metas,
    counts: countPack(briefings, pack.terms.length),
    files: [...files]
      .map(([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256Hex(bytes) }))
      .toSorted((a, b) => byText(a.path, b.path)),
    index: {
      path: INDEX,
      flexsearch: FLEXSEARCH_VERSION,
      config: INDEX_CONFIG_HASH,
      vectors: TOKENISER_VECTORS.map(({ text, terms }) => ({ text, terms: [...terms] })),
    },
  }
  files.set(MANIFEST, toJson(v.parse(Manifest, manifest)))
  return new Map([...files].toSorted(([a], [b]) => byText(a, b)))
}

const toJson = (value: unknown): Uint8Array => encodeUtf8(`${JSON.stringify(value)}\n`)
