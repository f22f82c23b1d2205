import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readQuery } from '../../core/search/query/read.ts'
import { adviceFor } from './advice.ts'

const changes = (query: string, exact = false) => adviceFor(query, exact).first.map(({ kind, query: changed }) => `${kind}: ${changed}`)

describe('what may help a query that finds nothing', () => {
  it('is to drop one part of it', () => {
    expect(changes('topic:summits wombat ')).toEqual(['without: wombat ', 'without: topic:summits '])
    expect(changes('riga -tallinn ')).toEqual(['without: riga '])
    expect(changes('(region:Baltic OR region:North) date:2024 wombat ')).toContain('unfiltered: wombat ')
  })

  it('is to ask less of how words stand to one another', () => {
    expect(changes('"line dedicated"')).toEqual(['unquoted: line dedicated '])
    expect(changes('riga NEAR/2 tokyo ')).toEqual(['apart: riga tokyo '])
    expect(changes('title:wombat ')).toEqual(['anywhere: wombat '])
    expect(changes('wombats ', true)).toEqual(['loose: wombats '])
  })

  it('is each part by itself where no single change helps, but never what must not be there', () => {
    expect(adviceFor('wombat "b c" -riga', false).alone.map(({ query }) => query)).toEqual(['wombat ', '"b c" '])
    expect(adviceFor('wombat', false)).toEqual({ first: [], alone: [] })
  })

  it('is always a query that can be read and asks for something', () => {
    const part = fc.constantFrom(
      'riga',
      '"a b"',
      '"A OR B"',
      '-tallinn',
      'topic:x',
      'date:2024',
      'a NEAR/3 b',
      'title:x',
      'OR',
      '(',
      ')',
      '"',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 7 }), fc.boolean(), (parts, exact) => {
        const { first, alone } = adviceFor(parts.join(' '), exact)
        for (const { kind, query } of [...first, ...alone]) if (kind !== 'loose') expect(readQuery(query).node).not.toBeNull()
      }),
    )
  })
})
