/**
 * What a prebuilt index depends on. The index does not store it and a mismatch fails silently, so the manifest of an
 * edition does: the version of the library, a digest of the configuration, and samples of what the tokeniser gave.
 */
import { sha256Hex } from '../text/hash.ts'
import { tokenise } from '../text/tokenise.ts'

export const FLEXSEARCH_VERSION = '0.8.212'

export type TokeniserVector = { text: string; terms: string[] }

/** Layout of the packed index. */
export const INDEX_LAYOUT = 3

/**
 * Terms in fewer passages keep no slots: these few are read instead when a phrase asks for them, at about 30 millionths of
 * a second each, 12 ms for all. Every doubling makes the index of a large pack smaller by a thirtieth.
 */
export const SLOTS_FROM = 384

/** One sample for every rule of the tokeniser. */
export const TOKENISER_VECTORS: TokeniserVector[] = [
  { text: 'Indo-Pacific partners’ views', terms: ['indo', 'pacific', 'partners', 'views'] },
  { text: 'The U.S.-led effort, e.g. NATO’s', terms: ['the', 'u.s', 'led', 'effort', 'eg', 'nato'] },
  { text: 'US, I.T. and WHO; it told us who', terms: ['u.s', 'i.t', 'and', 'w.h.o', 'it', 'told', 'us', 'who'] },
  { text: '2026: 9.9 per cent of $1,400 million; 1,400’s', terms: ['2026', '9.9', 'per', 'cent', 'of', '1400', 'million', '1400'] },
  { text: 'Łódź, Ærøskøbing, Œuvre, Straße, ısı', terms: ['lodz', 'aeroskobing', 'oeuvre', 'strasse', 'isi'] },
  { text: 'don’t O’Brien l’Élysée Sana‘a', terms: ['dont', 'obrien', 'l', 'elysee', 'sanaa'] },
  { text: 'G7 IP4 F-35 balloon', terms: ['g7', 'ip4', 'f', '35', 'balloon'] },
  { text: 'Зеленський Київ Ελλάς', terms: ['зеленськии', 'киів', 'ελλασ'] },
  { text: '東京都とNATO ｶﾞ 서울’s', terms: ['東京', '京都', '都と', 'nato', 'ガ', '서울'] },
  { text: '😀 👩‍🚀 % — … “”', terms: [] },
  { text: 'June 2025\tChristopher', terms: ['june', '2025', 'christopher'] },
]

/** Whether this version's tokeniser reads the samples as the one that built the index did. */
export function tokeniserFits(vectors: readonly TokeniserVector[]): boolean {
  return vectors.every(({ text, terms }) => {
    const now = tokenise(text)
    return now.length === terms.length && now.every((token, i) => token.term === terms[i])
  })
}

/** SHA-256 of everything that decides what an index holds. */
export const INDEX_CONFIG_HASH: string = sha256Hex(
  JSON.stringify({
    flexsearch: FLEXSEARCH_VERSION,
    layout: INDEX_LAYOUT,
    slotsFrom: SLOTS_FROM,
    vectors: TOKENISER_VECTORS,
  }),
)
