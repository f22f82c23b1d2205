/** How strongly a text breaks between two of its tokens. */
import type { Tokens } from './tokens.ts'

/** A break from which on two tokens stand on different lines. */
export const LINE = 4

/** How strong the break before a token is: 5 a passage or the end of the text, 4 a line, 3 a sentence, 2 a clause, 1 a space. */
export function breakBefore(tokens: Tokens, at: number): number {
  if (at <= 0 || at >= tokens.ids.length) return 5
  const end = tokens.ends[at - 1] ?? 0
  const start = tokens.starts[at] ?? 0
  if (start === end) return 0
  const between = tokens.text.slice(end, start)
  const line = between.indexOf('\n')
  if (line !== -1) return between.includes('\n', line + 1) ? 5 : LINE
  const sign = tokens.text.charAt(end - 1)
  if ('.!?'.includes(sign)) return 3
  return ',;:)'.includes(sign) ? 2 : 1
}
