/** Approximate search by Myers' bit-vector algorithm (J. ACM 46, 1999), in blocks of 32 rows, for the common method in the bench. */

export type Match = { start: number; end: number; errors: number }

const BITS = 32

type Table = { masks: Map<number, Int32Array>; blocks: number; length: number }

function tableOf(pattern: string): Table {
  const blocks = Math.ceil(pattern.length / BITS)
  const masks = new Map<number, Int32Array>()
  for (let i = 0; i < pattern.length; i += 1) {
    const code = pattern.charCodeAt(i)
    const mask = masks.get(code) ?? new Int32Array(blocks)
    mask[i >> 5] = (mask[i >> 5] ?? 0) | (1 << (i & 31))
    masks.set(code, mask)
  }
  return { masks, blocks, length: pattern.length }
}

/** Calls `visit` with each end position and the fewest errors of a match that ends there. All blocks are computed. */
function scan(text: string, pattern: string, visit: (end: number, errors: number) => void): void {
  const { masks, blocks, length } = tableOf(pattern)
  const plus = new Int32Array(blocks).fill(-1)
  const minus = new Int32Array(blocks)
  const none = new Int32Array(blocks)
  const lastBit = 1 << ((length - 1) & 31)
  let errors = length
  for (let at = 0; at < text.length; at += 1) {
    const mask = masks.get(text.charCodeAt(at)) ?? none
    // The first row is 0 everywhere: a match may begin at any character.
    let carry = 0
    for (let b = 0; b < blocks; b += 1) {
      const top = b === blocks - 1 ? lastBit : 1 << (BITS - 1)
      const pv = plus[b] ?? 0
      const mv = minus[b] ?? 0
      let eq = mask[b] ?? 0
      const xv = eq | mv
      if (carry < 0) eq |= 1
      const xh = (((eq & pv) + pv) ^ pv) | eq
      let ph = mv | ~(xh | pv)
      let mh = pv & xh
      const out = (ph & top) !== 0 ? 1 : (mh & top) !== 0 ? -1 : 0
      ph = (ph << 1) | (carry > 0 ? 1 : 0)
      mh = (mh << 1) | (carry < 0 ? 1 : 0)
      plus[b] = mh | ~(xv | ph)
      minus[b] = ph & xv
      carry = out
    }
    errors += carry
    visit(at + 1, errors)
  }
}

/** Matches with the fewest errors, at most `most`, each with the start that goes with its end. */
export function approximate(text: string, pattern: string, most: number): Match[] {
  let least = most
  let ends: number[] = []
  scan(text, pattern, (end, errors) => {
    if (errors > least) return
    if (errors < least) {
      least = errors
      ends = []
    }
    ends.push(end)
  })
  const reversed = Array.from(pattern).toReversed().join('')
  return ends.slice(0, 50).map((end) => {
    const from = Math.max(0, end - pattern.length - least)
    let start = from
    const back = Array.from(text.slice(from, end)).toReversed().join('')
    scan(back, reversed, (length, errors) => {
      if (errors <= least && end - length >= from) start = end - length
    })
    return { start, end, errors: least }
  })
}

/** Errors of the best match of a string anywhere in a text. */
export function leastErrors(text: string, string: string): number {
  let least = string.length
  scan(text, string, (_, errors) => {
    if (errors < least) least = errors
  })
  return least
}
