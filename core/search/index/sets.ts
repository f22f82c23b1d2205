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
  for (let i = 0; i < bits.length; i += 1) {
    // Counts in parallel (Warren, "Hacker's Delight", 2012, section 5-1).
    let word = bits[i]!
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
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

/** Places in `list` of the values that stand in `values` too, and the places of these in `values`; both lists rise. */
export function common(list: Uint32Array, values: Uint32Array): { inList: Uint32Array; inValues: Uint32Array } {
  const most = Math.min(list.length, values.length)
  const inList = new Uint32Array(most)
  const inValues = new Uint32Array(most)
  const leap = list.length > values.length * 16
  let at = 0
  let found = 0
  for (let i = 0; i < values.length && at < list.length; i += 1) {
    const value = values[i]!
    if (leap) at = lowerBound(list, value, at)
    else while (at < list.length && list[at]! < value) at += 1
    if (at < list.length && list[at] === value) {
      inList[found] = at
      inValues[found] = i
      found += 1
    }
  }
  return { inList: inList.subarray(0, found), inValues: inValues.subarray(0, found) }
}
