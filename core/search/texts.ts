/** Briefings with their tokens, kept while there is room so that the next key stroke finds them ready. */
import type { Briefing } from '../model/briefing.ts'
import { tokenList } from './match.ts'
import type { Lexicon, TokenList } from './match.ts'

export type ReadBriefing = { briefing: Briefing; lists: readonly TokenList[] }

export type Texts = { read(key: string, load: () => Briefing): ReadBriefing }

/** @param room tokens kept at most; the briefings used longest ago go first (about 20 bytes a token with its text) */
export function createTexts(lexicon: Lexicon, room: number): Texts {
  const kept = new Map<string, ReadBriefing>()
  let tokens = 0
  const sizeOf = (text: ReadBriefing): number => text.lists.reduce((sum, list) => sum + list.terms.length, 0)
  return {
    read(key, load) {
      const known = kept.get(key)
      if (known !== undefined) {
        kept.delete(key)
        kept.set(key, known)
        return known
      }
      const briefing = load()
      const text = { briefing, lists: briefing.passages.map((passage) => tokenList(passage.text, lexicon)) }
      kept.set(key, text)
      tokens += sizeOf(text)
      for (const [oldest, old] of kept) {
        if (tokens <= room || oldest === key) break
        kept.delete(oldest)
        tokens -= sizeOf(old)
      }
      return text
    },
  }
}
