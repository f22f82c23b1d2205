/** Sets of briefings or passages as bits, 32 to a number. */
export type Bits = Uint32Array

export const emptyBits = (size: number): Bits => new Uint32Array(Math.ceil(size / 32))

export function fullBits(size: number): Bits {
  const bits = emptyBits(size).fill(0xffffffff)
  if (size % 32 !== 0 && bits.length > 0) bits[bits.length - 1] = 2 ** (size % 32) - 1
  return bits
}

export const addBit = (bits: Bits, at: number): void => {
  bits[at >>> 5]! |= 1 << (at & 31)
}
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5]! >>> (at & 31)) & 1) === 1

/** The first set is changed. */
export const intersect = (bits: Bits, other: Bits): Bits => {
  for (let i = 0; i < bits.length; i += 1) bits[i]! &= other[i]!
  return bits
}
/** The first set is changed. */
export const unite = (bits: Bits, other: Bits): Bits => {
  for (let i = 0; i < bits.length; i += 1) bits[i]! |= other[i]!
  return bits
}
export function complement(bits: Bits, size: number): Bits {
  const all = fullBits(size)
  for (let i = 0; i < bits.length; i += 1) all[i]! &= ~bits[i]!
  return all
}

export function countBits(bits: Bits): number {
  let sum = 0
  for (let i = 0; i < bits.length; i += 1) sum += ones(bits[i]!)
  return sum
}

/** Counts in parallel (Warren, "Hacker's Delight", 2012, section 5-1). */
function ones(bits: number): number {
  let word = bits
  word -= (word >>> 1) & 0x55555555
  word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
  return Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** Bits of the word `at` that stand for numbers from `from` to `to` (exclusive). */
function maskOf(at: number, from: number, to: number): number {
  const low = at === from >>> 5 ? -1 << (from & 31) : -1
  return at === (to - 1) >>> 5 ? low & (-1 >>> (31 - ((to - 1) & 31))) : low
}

/** Whether any number from `from` to `to` (exclusive) is in the set. */
export function anyWithin(bits: Bits, from: number, to: number): boolean {
  if (to <= from) return false
  for (let at = from >>> 5; at <= (to - 1) >>> 5; at += 1) if ((bits[at]! & maskOf(at, from, to)) !== 0) return true
  return false
}

/** How many numbers from `from` to `to` (exclusive) are in the set. */
export function countWithin(bits: Bits, from: number, to: number): number {
  let sum = 0
  if (to <= from) return sum
  for (let at = from >>> 5; at <= (to - 1) >>> 5; at += 1) sum += ones(bits[at]! & maskOf(at, from, to))
  return sum
}

/** Visits the words of the set that hold numbers from `from` to `to` (exclusive), without the others in them. */
export function wordsWithin(bits: Bits, from: number, to: number, visit: (bits: number, at: number) => void): void {
  if (to <= from) return
  for (let at = from >>> 5; at <= (to - 1) >>> 5; at += 1) visit(bits[at]! & maskOf(at, from, to), at)
}

/** Takes the numbers from `from` to `to` (exclusive) out. */
export function clearWithin(bits: Bits, from: number, to: number): void {
  if (to <= from) return
  for (let at = from >>> 5; at <= (to - 1) >>> 5; at += 1) bits[at]! &= ~maskOf(at, from, to)
}

export function membersOf(bits: Bits): Uint32Array {
  const members = new Uint32Array(countBits(bits))
  let out = 0
  for (let i = 0; i < bits.length; i += 1) {
    for (let word = bits[i]!; word !== 0; word &= word - 1) {
      members[out] = i * 32 + 31 - Math.clz32(word & -word)
      out += 1
    }
  }
  return members
}

/** First place in a rising list whose value is not below `value`, looked for from `from`. */
export function lowerBound(list: ArrayLike<number>, value: number, from = 0): number {
  let low = from
  let high = list.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** How many times as long a list must be for leaps through it to cost less than steps. */
export const LEAP_FROM = 6

/** As `lowerBound`, by leaps that double: the nearer the place, the fewer. */
export function gallop(list: Uint32Array, value: number, from: number): number {
  let leap = 1
  let low = from
  let at = from
  while (at < list.length && list[at]! < value) {
    low = at + 1
    at += leap
    leap *= 2
  }
  let high = Math.min(at, list.length)
  while (low < high) {
    const middle = (low + high) >>> 1
    if (list[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Places in `list` of the values that stand in `values` too, and the places of these in `values`; both lists rise. */
export function common(list: Uint32Array, values: Uint32Array): { inList: Uint32Array; inValues: Uint32Array } {
  const most = Math.min(list.length, values.length)
  const inList = new Uint32Array(most)
  const inValues = new Uint32Array(most)
  const leap = list.length > values.length * LEAP_FROM
  let at = 0
  let found = 0
  for (let i = 0; i < values.length && at < list.length; i += 1) {
    const value = values[i]!
    if (leap) at = gallop(list, value, at)
    else while (at < list.length && list[at]! < value) at += 1
    if (at < list.length && list[at] === value) {
      inList[found] = at
      inValues[found] = i
      found += 1
    }
  }
  return { inList: inList.subarray(0, found), inValues: inValues.subarray(0, found) }
}
