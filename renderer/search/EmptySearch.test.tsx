import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { NoResult } from './EmptySearch.tsx'

const said = (query: string): string | undefined =>
  /<p>([^<]*)<\/p>/u.exec(renderToStaticMarkup(<NoResult query={query} exact={false} more={false} onTry={() => undefined} />))?.[1]

describe('a search without a result', () => {
  it('says the query back, a long one clipped, with one full stop right behind it', () => {
    expect(said('drones')).toBe('Nothing matches drones.')
    expect(said(' drones ')).toBe('Nothing matches drones.')
    expect(said('U.S. ')).toBe('Nothing matches U.S.')
    expect(said('x'.repeat(300))).toBe(`Nothing matches ${'x'.repeat(60)}…`)
    expect(said(`${'a'.repeat(59)}${'🛰'.repeat(9)}`)).toBe(`Nothing matches ${'a'.repeat(59)}🛰…`)
  })

  it.each(['"', '-', '*', '(', ' “ ', '()'])('says that there is nothing to look for in %s', (query) => {
    expect(said(query)).toBe('There is nothing to look for: the search holds no word.')
  })
})
