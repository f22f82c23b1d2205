import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSubstance, type ChangeKind } from './index.ts'

const kinds = (before: string, after: string): ChangeKind[] => compareSubstance(before, after).changes.map(({ kind }) => kind)
const pieces = (before: string, after: string): (string | null)[][] =>
  compareSubstance(before, after).changes.map((change) => [change.kind, change.before?.text ?? null, change.after?.text ?? null])

describe('what differs in substance', () => {
  it.each<[ChangeKind, string, string]>([
    ['number', 'Exports rose by 14 per cent.', 'Exports rose by 41 per cent.'],
    ['number', 'A third of the seats are free.', 'A quarter of the seats are free.'],
    ['number', 'It cost $5 million.', 'It cost $5 billion.'],
    ['number', 'The limit is 5 °C.', 'The limit is -5 °C.'],
    ['number', 'It needs version 2.1.', 'It needs version 2.10.'],
    ['unit', 'Rates rose by 2 per cent.', 'Rates rose by 2 percentage points.'],
    ['unit', 'The plant makes 5 MW.', 'The plant makes 5 mW.'],
    ['unit', 'Reply within three days.', 'Reply within three weeks.'],
    ['currency', 'It cost $5 million.', 'It cost €5 million.'],
    ['currency', 'It cost $5 million.', 'It cost A$5 million.'],
    ['date', 'They met in July 2024.', 'They met on 9 July 2024.'],
    ['date', 'They met in 2023.', 'They met in 2024.'],
    ['date', 'They met on Monday.', 'They met on Friday.'],
    ['date', 'The plan ends in 2030.', 'The plan ends by 2030.'],
    ['name', 'The minister of Austria spoke.', 'The minister of Australia spoke.'],
    ['name', 'The report by Mr Hansen is late.', 'The report by Mr Hanson is late.'],
    ['negation', 'The court is able to act.', 'The court is not able to act.'],
    ['negation', 'The law is legal.', 'The law is illegal.'],
    ['negation', 'He voted with Poland.', 'He voted without Poland.'],
    ['negation', 'It is no longer valid.', 'It is valid.'],
    ['modal', 'States shall report.', 'States should report.'],
    ['modal', 'States are to report.', 'States may report.'],
    ['modal', 'He said it may rain in May.', 'He said it might rain in May.'],
    ['comparison', 'Use at least five keys.', 'Use at most five keys.'],
    ['comparison', 'Over 500 people came.', 'About 500 people came.'],
    ['comparison', 'Prices rose.', 'Prices fell.'],
    ['comparison', 'Few states agreed.', 'A few states agreed.'],
    ['comparison', 'It was signed before the vote.', 'It was signed after the vote.'],
    ['roles', 'Japan briefed NATO.', 'NATO briefed Japan.'],
    ['roles', 'Japan briefed NATO.', 'Japan was briefed by NATO.'],
    ['roles', 'Goods went from Paris to Rome.', 'Goods went from Rome to Paris.'],
    ['roles', 'Imports from China rose.', 'Imports to China rose.'],
    ['roles', 'If Spain agrees, Malta leaves.', 'If Malta agrees, Spain leaves.'],
    ['roles', 'It sent 5 ships and 3 planes.', 'It sent 3 ships and 5 planes.'],
    ['other', 'The council welcomed the plan.', 'The council shelved the plan.'],
    ['other', 'The link is causal.', 'The link is casual.'],
    ['other', 'Trade and aid may stop.', 'Trade or aid may stop.'],
    ['other', 'He said so.', 'She said so.'],
  ])('%s: %s / %s', (kind, before, after) => {
    expect(kinds(before, after)).toContain(kind)
  })

  it('names each thing that differs, with its place', () => {
    expect(pieces('On 9 July 2024 Japan sent 5 ships.', 'On 8 July 2024 Japan sent no ships.')).toEqual([
      ['date', '9 July 2024', '8 July 2024'],
      ['negation', '5', 'no'],
    ])
    expect(pieces('Talks with Kim Jong Un failed.', 'Talks with Kim Jong Il failed.')).toEqual([['name', 'Un', 'Il']])
  })
})

describe('what differs in wording alone', () => {
  it.each([
    ['The U.S. spent $1.4 million.', 'The United States spent US$1,400,000.'],
    ['It rose by 5 per cent to 1 400.', 'It rose by 5% to 1,400.'],
    ['Twenty-five states and two thirds of the rest agreed.', '25 states and 2/3 of the rest agreed.'],
    ['They met on 9 July 2024 at 3 pm.', 'They met on 2024-07-09 at 15:00.'],
    ['The ministers do not agree.', 'The ministers don’t agree'],
    ['The Defence Ministry organised co-operation.', 'The Defense Ministry organized cooperation.'],
    ['The ceasefire holds, he said.', 'The cease-fire holds – he said.'],
    ['The goverment has recieved a letter.', 'The government has received a letter.'],
    ['On Monday, Poland met Lithuania.', 'Poland met Lithuania on Monday.'],
    ['Next week the council votes.', 'The council votes next week.'],
    ['If the test fails, stop the build.', 'Stop the build if the test fails.'],
    ['Japan and India signed.', 'India and Japan signed.'],
    ['Japan briefed NATO.', 'NATO was briefed by Japan.'],
    ['The strategy of Europe is new.', 'Europe’s strategy is new.'],
    ['It gave Japan aid.', 'It gave aid to Japan.'],
    ['He works in order to win.', 'He currently works to win.'],
    ['The data is clear.', 'The data are clear.'],
    ['The talks failed, the minister said.', 'The minister said that the talks failed.'],
  ])('%s / %s', (before, after) => {
    expect(pieces(before, after)).toEqual([])
  })
})

describe('other languages', () => {
  it('compares every word as it is written', () => {
    expect(
      compareSubstance('Der Rat hat die Reform nicht beschlossen und das ist gut.', 'Der Rat hat die Reform beschlossen und das ist gut.')
        .changed,
    ).toBe(true)
    expect(compareSubstance('Le plan est prêt.', 'Le plan est prêt', 'fr').changed).toBe(false)
    expect(compareSubstance('Le plan est prêt.', 'Un plan est prêt.', 'fr').changed).toBe(true)
    expect(compareSubstance('2024年、東京で会談した。', '2025年、東京で会談した。').changed).toBe(true)
    expect(compareSubstance('東京で会談した。', '京都で会談した。').changed).toBe(true)
  })
})

const words =
  'Japan NATO briefed not must may 5 5% $5 million €3bn 9 July 2024 2024-07-09 the of by from to and or , . ; ( ) “ ” - – half a third twenty-five is was are on Monday before after if no longer at least more than don’t X’s 東京 é 👩‍🚀 ½ 10:30 pm 1,400 3rd'.split(
    ' ',
  )
const prose = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((list) => list.join(' '))
const anyText = fc.oneof(
  prose,
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(..."aA1.,:/-'’ $%½n't\n\ud800é東"), maxLength: 60 }),
)

describe('any text', () => {
  it('equals itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(compareSubstance(text, text)).toEqual({ changed: false, changes: [] })
        expect(compareSubstance(text, ` ${text}\n`).changes).toEqual([])
      }),
    )
  })
  it('is compared the same both ways', () => {
    fc.assert(
      fc.property(anyText, anyText, (one, other) => {
        const turned = compareSubstance(other, one).changes.map(({ kind, before, after }) => ({ kind, before: after, after: before }))
        expect(turned).toEqual(compareSubstance(one, other).changes)
      }),
    )
  })
  it('gives pieces that stand where it says', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const { changed, changes } = compareSubstance(before, after)
        expect(changed).toBe(changes.length > 0)
        for (const change of changes) {
          expect(change.before ?? change.after).not.toBeNull()
          for (const [piece, text] of [
            [change.before, before],
            [change.after, after],
          ] as const) {
            if (piece !== null) expect([piece.end > piece.start, piece.text]).toEqual([true, text.slice(piece.start, piece.end)])
          }
        }
      }),
      { numRuns: 500 },
    )
  })
  it('is a number with another value when a figure in it differs', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (one, other) => {
        const say = (value: number): string => `The fund paid for ${value.toLocaleString('en-GB')} boats.`
        expect(compareSubstance(say(one), say(other)).changed).toBe(one !== other)
        expect(compareSubstance(say(one), `The fund paid for ${one} boats.`).changed).toBe(false)
      }),
    )
  })
  it('finds the one change in a text of 100,000 characters', () => {
    const sentences = Array.from(
      { length: 1200 },
      (_, i) => `In part ${i} of the plan the council agreed to send ${i + 3} boats to the port of Oslo.`,
    )
    const before = sentences.join(' ')
    const after = sentences.with(700, sentences[700]!.replace('boats', 'lorries')).join(' ')
    expect(before.length).toBeGreaterThan(95_000)
    expect(pieces(before, after)).toEqual([['other', 'boats', 'lorries']])
    expect(compareSubstance(before, 'x'.repeat(100_000)).changed).toBe(true)
    expect(compareSubstance('5 and not '.repeat(10_000), 'not 6 or '.repeat(11_000)).changed).toBe(true)
  })
})
