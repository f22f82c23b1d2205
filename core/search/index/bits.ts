/**
 * Bits in bytes, the lowest first, and the two codes that the index is made of: Rice codes for steps, whose sizes fall off
 * geometrically, and minimal binary codes for numbers below a known bound (Witten, Moffat and Bell, "Managing Gigabytes",
 * 1999, section 3.3). Both come within a tenth of a bit of what the numbers themselves hold.
 */

/** Bytes that must follow the last code, because a reader takes four at a time. */
export const BIT_PADDING = 8

/** Quotients from here on are written as this many ones and 32 plain bits. */
const ESCAPE = 20

export type BitWriter = {
  /** The lowest `width` bits of `value`; at most 24. */
  bits(value: number, width: number): void
  rice(value: number, k: number): void
  /** A number from 0 to `bound - 1`. */
  below(value: number, bound: number): void
  /** Goes on at the next whole byte. */
  align(): void
  /** Whole bytes written so far. */
  length(): number
  bytes(): Uint8Array
}

export function createBitWriter(capacity = 1024): BitWriter {
  let out = new Uint8Array(capacity)
  let at = 0
  let pending = 0
  let held = 0
  const push = (byte: number): void => {
    if (at === out.length) {
      const wider = new Uint8Array(out.length * 2)
      wider.set(out)
      out = wider
    }
    out[at] = byte
    at += 1
  }
  const bits = (value: number, width: number): void => {
    pending |= (value & ((1 << width) - 1)) << held
    held += width
    for (; held >= 8; held -= 8) {
      push(pending & 0xff)
      pending >>>= 8
    }
  }
  const ones = (count: number): void => {
    for (let left = count; left > 0; left -= 16) bits(0xffff, Math.min(16, left))
  }
  return {
    bits,
    rice(value, k) {
      const quotient = Math.floor(value / 2 ** k)
      if (quotient >= ESCAPE) {
        ones(ESCAPE)
        bits(value & 0xffff, 16)
        bits(value >>> 16, 16)
        return
      }
      ones(quotient)
      bits(0, 1)
      bits(value, k)
    },
    below(value, bound) {
      if (bound <= 1) return
      const width = 31 - Math.clz32(bound)
      const short = 2 ** (width + 1) - bound
      if (value < short) {
        bits(value, width)
        return
      }
      bits((value + short) >>> 1, width)
      bits((value + short) & 1, 1)
    },
    align() {
      if (held > 0) bits(0, 8 - held)
    },
    length: () => at,
    bytes: () => out.slice(0, at),
  }
}

export type BitReader = {
  /** Where the next code begins, in bits from the start of the bytes. */
  at: number
  rice(k: number): number
  below(bound: number): number
}

/** Reads what a writer wrote; the bytes must go on for BIT_PADDING after the last code. */
export function createBitReader(view: DataView): BitReader {
  return {
    at: 0,
    rice(k) {
      const window = view.getUint32(this.at >>> 3, true) >>> (this.at & 7)
      const quotient = trailingOnes(window)
      if (quotient >= ESCAPE) {
        const from = this.at + ESCAPE
        this.at = from + 32
        const low = (view.getUint32(from >>> 3, true) >>> (from & 7)) & 0xffff
        const high = (view.getUint32((from + 16) >>> 3, true) >>> ((from + 16) & 7)) & 0xffff
        return high * 0x10000 + low
      }
      if (quotient + 1 + k <= 25) {
        this.at += quotient + 1 + k
        return (quotient << k) | ((window >>> (quotient + 1)) & ((1 << k) - 1))
      }
      const from = this.at + quotient + 1
      this.at = from + k
      return quotient * 2 ** k + ((view.getUint32(from >>> 3, true) >>> (from & 7)) & ((1 << k) - 1))
    },
    below(bound) {
      if (bound <= 1) return 0
      const width = 31 - Math.clz32(bound)
      const short = 2 ** (width + 1) - bound
      const window = view.getUint32(this.at >>> 3, true) >>> (this.at & 7)
      const value = window & ((1 << width) - 1)
      this.at += width
      if (value < short) return value
      this.at += 1
      return ((value << 1) | ((window >>> width) & 1)) - short
    },
  }
}

/** Ones from the lowest bit up; 32 when there is no zero. */
const trailingOnes = (window: number): number => {
  const zeros = ~window
  return zeros === 0 ? 32 : 31 - Math.clz32(zeros & -zeros)
}

/** Rice parameter for numbers of this mean; both sides work it out from counts, so it is not stored. At most 24. */
export function riceParameter(mean: number): number {
  return Math.max(0, Math.min(24, Math.round(Math.log2(Math.max(mean, 0.01) * Math.LN2))))
}

export function pushVarint(out: number[], value: number): void {
  let rest = value
  for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) out.push((rest & 0x7f) | 0x80)
  out.push(rest)
}
