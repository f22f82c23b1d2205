/** Which places of several things lie near one another: the same rule for the index and for the text that is shown. */

/** Orders tried for one passage. Many items repeated many times have endless orders; what goes beyond counts as near. */
const MOST_STEPS = 20_000

/** Where an item stands: tokens `from` to `to` (exclusive). */
export type ItemPlace = { item: number; from: number; to: number }

/**
 * The places that take part in a run of all items, in any order, none over another, with at most `distance` tokens
 * between neighbours.
 * @param places in order of `from`
 */
export function nearPlaces(places: readonly ItemPlace[], items: number, distance: number): Set<ItemPlace> {
  const used = new Set<ItemPlace>()
  let steps = 0
  /** Whether a run can be completed after the place `at` with these items still to come. */
  const known = new Map<string, boolean>()
  const complete = (at: number, wanted: ReadonlySet<number>): boolean => {
    if (wanted.size === 0) return true
    const key = `${at} ${[...wanted].join(' ')}`
    const before = known.get(key)
    if (before !== undefined) return before
    steps += 1
    if (steps > MOST_STEPS) return true
    let can = false
    const last = places[at]!
    for (let next = at + 1; next < places.length && places[next]!.from - last.to <= distance; next += 1) {
      const place = places[next]!
      if (place.from < last.to || !wanted.has(place.item)) continue
      if (!complete(next, without(wanted, place.item))) continue
      used.add(place)
      can = true
    }
    known.set(key, can)
    return can
  }
  const all = new Set(Array.from({ length: items }, (_, item) => item))
  places.forEach((place, at) => {
    if (complete(at, without(all, place.item))) used.add(place)
  })
  return used
}

const without = (items: ReadonlySet<number>, item: number): Set<number> => new Set([...items].filter((one) => one !== item))
