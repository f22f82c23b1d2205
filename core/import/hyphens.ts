/** Lines put together again, and words that were parted at the end of a line. Pure. */
import type { Report } from './draft.ts'

/** Words that a text holds elsewhere, in lower case: they decide whether a hyphen at a line's end belongs to the word. */
export type Known = { has(word: string): boolean }

export function knownWords(text: string): Known {
  return new Set(text.toLowerCase().match(/\p{L}+(?:[-\u2010\u2011]\p{L}+)*(?![\p{L}-])/gu) ?? [])
}

/** What is left at the end of a line, and at the start of the next, of a word parted there. */
const HEAD = /((?:\p{L}+[-\u2010\u2011])*\p{L}{2,})[-\u2010\u00ad]$/u
const TAIL = /^\p{Ll}\p{L}*(?:[-\u2010\u2011]\p{L}+)*/u
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3000-\u303f\uff00-\uffef]/u

/**
 * One text of several lines. A hyphen at a line's end goes when the word stands elsewhere without it, stays when it stands
 * elsewhere with it, and goes otherwise, unless one of its halves has a hyphen already. Each is told.
 */
export function joinLines(lines: readonly string[], known: Known, report: Report): string {
  return lines.reduce((text, line) => {
    const next = line.trim()
    if (text === '') return next
    const head = HEAD.exec(text.trimEnd())?.[1]
    const tail = TAIL.exec(next)?.[0]
    if (head !== undefined && tail !== undefined) return joinWord(text.trimEnd(), head, tail, next, known, report)
    const isUnspaced = UNSPACED.test(text.at(-1) ?? '') && UNSPACED.test(next[0] ?? '')
    return isUnspaced ? text + next : `${text} ${next}`
  }, '')
}

function joinWord(text: string, head: string, tail: string, next: string, known: Known, report: Report): string {
  const [plain, hyphened] = [`${head}${tail}`, `${head}-${tail}`]
  const isSoft = text.endsWith('\u00ad')
  const stays =
    !isSoft && !known.has(plain.toLowerCase()) && (known.has(hyphened.toLowerCase()) || head.includes('-') || tail.includes('-'))
  if (stays) return text + next
  report.changed('hyphens-joined', `${head}-|${tail}`)
  return text.slice(0, -1) + next
}
