import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokenise } from '../text/tokenise.ts'
import { TOKENISER_VECTORS } from './index-config.ts'
import { indexTerms, termsOfText } from './terms.ts'

describe('termsOfText', () => {
  it('reads any text as the tokeniser does', () => {
    const sign = fc.constantFrom(...' .,;:-_\'`"()/&%$#@!?*+=<>[]{}|\\^~\t\n1239aAbUSITWHO', 'US', 'IT', 'WHO', 'é', '’', '東', 'ß')
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(sign, { maxLength: 40 }).map((signs) => signs.join('')),
    )
    fc.assert(
      fc.property(text, (one) => {
        expect(termsOfText(one)).toEqual(indexTerms(tokenise(one)))
      }),
      { numRuns: 500 },
    )
  })
  it('reads the samples of the tokeniser', () => {
    for (const { text } of TOKENISER_VECTORS) expect(termsOfText(text)).toEqual(indexTerms(tokenise(text)))
  })
})
