import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keyOfUnit, unitsOf } from './evaluate.ts'
import type { Unit } from './evaluate.ts'
import { readQuery } from './query/read.ts'
import { QUERY_UNITS } from './query/testing.ts'

const parts = ({ node }: Unit) => (node.kind === 'near' ? [node.distance, node.items.map((item) => item.parts)] : node.parts)

describe('keyOfUnit', () => {
  it('is the same for units that ask for the same, however they are written, and for no others', () => {
    const query = fc.array(fc.constantFrom(...QUERY_UNITS, 'ab', ' ', ' '), { maxLength: 16 }).map((units) => units.join(''))
    fc.assert(
      fc.property(fc.array(query, { minLength: 2, maxLength: 4 }), (queries) => {
        const units = queries.flatMap((text) => {
          const { node } = readQuery(text)
          return node === null ? [] : unitsOf(node)
        })
        const asked = (unit: Unit): string => JSON.stringify([unit.field, unit.node.kind === 'near', parts(unit)])
        for (const a of units) for (const b of units) expect(keyOfUnit(a) === keyOfUnit(b)).toBe(asked(a) === asked(b))
      }),
    )
  })
})
