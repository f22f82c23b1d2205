/**
 * The list of a term. Every token of an index has a slot: they are numbered through, with one empty slot after each
 * passage, so that neighbours never stand in two passages. A term that is not rare keeps its slots, in Rice codes of the
 * steps, from which passages, counts and phrases all follow. A rare one keeps its passages, and after them those in which
 * it stands more than once, and how often.
 */
import { createBitReader, createBitWriter, riceParameter } from './bits.ts'

/** As in bits.ts. */
const ESCAPE = 20

/** Passages that hold a term, rising, and how often it stands in each. */
export type Postings = { passages: Uint32Array; counts: Uint16Array | Uint32Array }

const stepParameter = (passages: number, all: number): number => riceParameter((all - passages) / passages)
const repeatParameter = (repeats: number, passages: number): number => riceParameter((passages - repeats) / repeats)
const timesParameter = (repeats: number, passages: number, count: number): number => riceParameter((count - passages - repeats) / repeats)

/** @param all passages in the index @param count how often the term stands in all of them */
export function packPassages(passages: readonly number[], counts: readonly number[], all: number, count: number): Uint8Array {
  const writer = createBitWriter()
  const stepK = stepParameter(passages.length, all)
  let before = -1
  for (const passage of passages) {
    writer.rice(passage - before - 1, stepK)
    before = passage
  }
  if (count > passages.length) {
    const repeated = counts.flatMap((times, i) => (times > 1 ? [i] : []))
    const placeK = repeatParameter(repeated.length, passages.length)
    const timesK = timesParameter(repeated.length, passages.length, count)
    writer.below(repeated.length, passages.length + 1)
    before = -1
    for (const i of repeated) {
      writer.rice(i - before - 1, placeK)
      writer.rice(counts[i]! - 2, timesK)
      before = i
    }
  }
  writer.align()
  return writer.bytes()
}

/** @param slots rising @param all slots in the index */
export function packSlots(slots: readonly number[], all: number): Uint8Array {
  const writer = createBitWriter()
  const k = stepParameter(slots.length, all)
  let before = -1
  for (const slot of slots) {
    writer.rice(slot - before - 1, k)
    before = slot
  }
  writer.align()
  return writer.bytes()
}

export function unpackSlots(view: DataView, start: number, count: number, all: number): Uint32Array {
  const slots = new Uint32Array(count)
  unpackRising(view, start * 8, slots, all)
  return slots
}

/** @param wide whether a passage of the index is longer than 65,535 tokens */
export function unpackPassages(view: DataView, start: number, passages: number, count: number, all: number, wide: boolean): Postings {
  const out = new Uint32Array(passages)
  const counts = (wide ? new Uint32Array(passages) : new Uint16Array(passages)).fill(1)
  const end = unpackRising(view, start * 8, out, all)
  if (count > passages) {
    const reader = createBitReader(view)
    reader.at = end
    const repeats = reader.below(passages + 1)
    const placeK = repeatParameter(repeats, passages)
    const timesK = timesParameter(repeats, passages, count)
    let at = -1
    for (let i = 0; i < repeats; i += 1) {
      at += reader.rice(placeK) + 1
      counts[at] = reader.rice(timesK) + 2
    }
  }
  return { passages: out, counts }
}

/** Fills `out`; returns the bit after the last code. */
function unpackRising(view: DataView, start: number, out: Uint32Array, all: number): number {
  const place = { bit: start, next: 0 }
  unpackSteps(view, stepParameter(out.length, all), place, out, out.length)
  return place.bit
}

/** Where a list goes on: the bit of its next code, and the least value that this can stand for. */
export type ListPlace = { bit: number; next: number }

/**
 * Unpacks the next `count` values into `out` and moves the place on. Written out in line: it is where a search spends its
 * time.
 */
function unpackSteps(view: DataView, k: number, place: ListPlace, out: Uint32Array, count: number): void {
  const mask = (1 << k) - 1
  let { bit, next: value } = place
  value -= 1
  for (let i = 0; i < count; i += 1) {
    let window = view.getUint32(bit >>> 3, true) >>> (bit & 7)
    const zeros = ~window
    const quotient = 31 - Math.clz32(zeros & -zeros)
    if (quotient < ESCAPE) {
      bit += quotient + 1
      if (quotient + 1 + k <= 25) window >>>= quotient + 1
      else window = view.getUint32(bit >>> 3, true) >>> (bit & 7)
      value += (quotient << k) + (window & mask) + 1
      bit += k
    } else {
      const low = (view.getUint32((bit + ESCAPE) >>> 3, true) >>> ((bit + ESCAPE) & 7)) & 0xffff
      const high = (view.getUint32((bit + ESCAPE + 16) >>> 3, true) >>> ((bit + ESCAPE + 16) & 7)) & 0xffff
      value += high * 0x10000 + low + 1
      bit += ESCAPE + 32
    }
    out[i] = value
  }
  place.bit = bit
  place.next = value + 1
}

/** Values from one mark to the next. */
const MARK_STEP = 64

/** Where every 64th value of a long list of slots begins, as two numbers of a `ListPlace`, its bits from the start of the list: parts can be read without the rest. */
export type Marks = Uint32Array

/** Reads the whole list in pieces. @param visit is given values and how many of them count */
export function surveySlots(
  view: DataView,
  start: number,
  count: number,
  all: number,
  visit: (slots: Uint32Array, size: number) => void,
): Marks {
  const marks = new Uint32Array(Math.ceil(count / MARK_STEP) * 2)
  const piece = new Uint32Array(MARK_STEP)
  const place = { bit: start * 8, next: 0 }
  const k = stepParameter(count, all)
  for (let at = 0, mark = 0; at < count; at += MARK_STEP, mark += 2) {
    marks[mark] = place.bit - start * 8
    marks[mark + 1] = place.next
    const size = Math.min(MARK_STEP, count - at)
    unpackSteps(view, k, place, piece, size)
    visit(piece, size)
  }
  return marks
}

/** Slots in the passages asked for, which rise; reads only the pieces that can hold some. */
export function slotsWithin(
  view: DataView,
  start: number,
  marks: Marks,
  count: number,
  all: number,
  passages: Uint32Array,
  slotsOfPassages: Uint32Array,
): Uint32Array {
  const k = stepParameter(count, all)
  const piece = new Uint32Array(MARK_STEP)
  const pieces = marks.length / 2
  let out = new Uint32Array(Math.min(count, passages.length * 4 + 16))
  let size = 0
  let held = -1
  let heldSize = 0
  let at = 0
  for (let i = 0; i < passages.length; i += 1) {
    const from = slotsOfPassages[passages[i]!]!
    const to = slotsOfPassages[passages[i]! + 1]!
    at = pieceOf(marks, from, at)
    for (let one = at; one < pieces && marks[one * 2 + 1]! < to; one += 1) {
      if (one !== held) {
        held = one
        heldSize = Math.min(MARK_STEP, count - one * MARK_STEP)
        unpackSteps(view, k, { bit: start * 8 + marks[one * 2]!, next: marks[one * 2 + 1]! }, piece, heldSize)
      }
      for (let j = 0; j < heldSize && piece[j]! < to; j += 1) {
        if (piece[j]! < from) continue
        if (size === out.length) {
          const wider = new Uint32Array(Math.min(count, out.length * 2))
          wider.set(out)
          out = wider
        }
        out[size] = piece[j]!
        size += 1
      }
    }
  }
  return out.subarray(0, size)
}

/** The last piece, from `from` on, whose first value can be no more than `slot`; steps that double, then halves. */
function pieceOf(marks: Marks, slot: number, from: number): number {
  const pieces = marks.length / 2
  let step = 1
  while (from + step < pieces && marks[(from + step) * 2 + 1]! <= slot) step *= 2
  let low = from + (step >>> 1)
  let high = Math.min(pieces - 1, from + step)
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (marks[middle * 2 + 1]! <= slot) low = middle
    else high = middle - 1
  }
  return low
}
