/** A quote beside its source as one run of text: what both have, what was left out, and what was put in. */
import type { Difference } from './quote-differences.ts'

export type ComparedPart = { kind: 'same' | 'left-out' | 'put-in'; text: string }

/** Units kept of the same words on either side of a difference. */
export const NEIGHBOURS = 60
const ELLIPSIS = '…'

/**
 * The words with those of the source before what took their place. Same words further than `around` units from a difference
 * give way to an ellipsis, at a white space where there is one near. Linear.
 * @param differences of exactly these words
 */
export function comparedParts(words: string, differences: readonly Difference[], around = NEIGHBOURS): ComparedPart[] {
  const parts: ComparedPart[] = []
  const add = (kind: ComparedPart['kind'], text: string) => {
    if (text !== '') parts.push({ kind, text })
  }
  let from = 0
  let space = ''
  for (const [i, { start, end, source }] of differences.entries()) {
    const before = `${space}${words.slice(from, start)}`
    const isInserted = start === end && start > 0
    // Words that are missing stand between those around them, and not at one of them.
    const follows = isInserted && /\S/u.test(words.charAt(start - 1)) ? ' ' : ''
    space = isInserted && follows === '' && /\S/u.test(words.charAt(end)) ? ' ' : ''
    add('same', `${i === 0 ? lastOf(before, around) : between(before, around)}${follows}`)
    add('left-out', source)
    add('put-in', words.slice(start, end))
    from = end
  }
  add('same', firstOf(`${space}${words.slice(from)}`, around))
  return parts
}

const between = (text: string, around: number): string =>
  text.length <= 2 * around + 1 ? text : `${firstOf(text, around)} ${lastOf(text, around).replace(ELLIPSIS, '').trimStart()}`

function firstOf(text: string, around: number): string {
  if (text.length <= around) return text
  const kept = text.slice(0, around).replace(/[\uD800-\uDBFF]$/u, '')
  const space = kept.search(/\s\S*$/u)
  return `${space > around / 2 ? kept.slice(0, space) : kept} ${ELLIPSIS}`
}

function lastOf(text: string, around: number): string {
  if (text.length <= around) return text
  const kept = text.slice(text.length - around).replace(/^[\uDC00-\uDFFF]/u, '')
  const space = kept.search(/\s/u)
  return `${ELLIPSIS} ${space >= 0 && space < around / 2 ? kept.slice(space + 1) : kept}`
}
