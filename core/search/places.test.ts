import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gallop, lowerBound } from './index/sets.ts'
import { learnPlaces } from './places.ts'
import { ask, briefingOf, editionOf } from './testing.ts'
import { createEngine } from './engine.ts'

const briefings = [
  briefingOf('a', ['Title', 'One rare word, and once more: rare word.', 'nothing']),
  briefingOf('b', ['Rare things', 'A word that is rare.']),
]
const learn = (edition: ReturnType<typeof editionOf>, texts: Parameters<typeof learnPlaces>[1]): void => {
  for (const step of learnPlaces(edition.index, texts)) expect(step).toBeUndefined()
}

it('learns where rare words stand, so that phrases read no text any more', () => {
  const edition = editionOf(briefings)
  learn(edition, edition.texts)
  const rare = edition.index.vocabulary.find('rare')
  expect(rare === undefined ? null : [...(edition.index.places(rare) ?? [])]).toEqual([1, 6, 0, 4])
  const unread = { ...edition.index, termsOf: () => expect.fail('a text was read') }
  const { totals } = createEngine([{ ...edition, index: unread }]).run(ask('"rare word"'))
  expect(totals).toMatchObject({ briefings: 1, passages: 1 })
})

it('learns nothing from texts that are not those of the index', () => {
  const edition = editionOf(briefings)
  const other = editionOf([briefingOf('a', ['Title', 'One rare word.', 'nothing']), briefings[1]!])
  learn(edition, other.texts)
  const rare = edition.index.vocabulary.find('rare')
  expect(rare === undefined ? undefined : edition.index.places(rare)).toBeNull()
})

it('leaps to the place that a search by halves finds', () => {
  const rising = fc.uniqueArray(fc.nat(200), { maxLength: 60 }).map((list) => Uint32Array.from(list).sort())
  fc.assert(
    fc.property(rising, fc.nat(220), fc.nat(60), (list, value, from) => {
      expect(gallop(list, value, Math.min(from, list.length))).toBe(lowerBound(list, value, Math.min(from, list.length)))
    }),
  )
})
