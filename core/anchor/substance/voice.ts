import type { Item } from './types.ts'

/**
 * Active and passive. A verb that is passive in one text and active in the other keeps who did what only when its agent
 * ("by NATO") stands before the active verb and its subject after it.
 */
export type Voices = {
  /** Verbs (pairs of indices) whose parts do not fit: who did what differs. */
  broken: [number, number][]
  /** Sentences of `before` with a verb that was turned and keeps its parts. */
  turned: Set<number>
}

const REACH = 12

export function voices(before: readonly Item[], after: readonly Item[], partner: Int32Array): Voices {
  const back = new Int32Array(after.length).fill(-1)
  partner.forEach((j, i) => {
    if (j >= 0) back[j] = i
  })
  const out: Voices = { broken: [], turned: new Set() }
  partner.forEach((j, i) => {
    if (j < 0) return
    const [one, other] = [before[i]!, after[j]!]
    if (one.kind !== 'word' || one.passive === other.passive) return
    // A participle that lost its auxiliary may be an adjective (the agreed text); only a verb that stays a form in -ed counts.
    const fits = one.passive ? isTurned(before, i, after, j, partner) : isTurned(after, j, before, i, back)
    if (fits === true) out.turned.add(one.sentence)
    else if (fits === false) out.broken.push([i, j])
  })
  return out
}

/** Null: neither, since nothing shows that the active text has a subject of its own there. */
function isTurned(passive: readonly Item[], at: number, active: readonly Item[], verb: number, partner: Int32Array): boolean | null {
  const { sentence } = passive[at]!
  let agent = -1
  for (let i = at + 1; i < passive.length && i <= at + REACH && passive[i]!.sentence === sentence; i += 1) {
    if (passive[i]!.marker === 'by' && passive[i]!.kind !== 'date' && passive[i]!.kind !== 'number') {
      agent = i
      break
    }
  }
  const subject = subjectOf(passive, at)
  const subjectPlace = subject < 0 ? -1 : partner[subject]!
  if (agent >= 0) {
    const place = partner[agent]!
    if (place < 0) return null
    if (place < verb && (subjectPlace < 0 || subjectPlace > verb)) return true
    return place > verb && active[place]!.marker === 'by' ? null : false
  }
  if (subjectPlace < 0 || active[verb]!.sentence !== active[subjectPlace]!.sentence) return null
  // The subject of the passive is the one who acts in the other text, with something acted on.
  const next = active[verb + 1]
  const acts =
    subjectPlace === verb - 1 && next !== undefined && next.sentence === active[verb]!.sentence && next.marker === '' && next.joint === ''
  return acts && (next.kind === 'name' || active[subjectPlace]!.kind === 'name') ? false : null
}

/** The nearest name or word before a verb in its sentence that no preposition governs. */
function subjectOf(items: readonly Item[], verb: number): number {
  for (let i = verb - 1; i >= 0 && i >= verb - REACH && items[i]!.sentence === items[verb]!.sentence; i -= 1) {
    const { kind, marker, free } = items[i]!
    if ((kind === 'name' || kind === 'word') && marker === '' && !free) return i
  }
  return -1
}
