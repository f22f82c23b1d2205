import { describe as suite, expect, it } from 'vitest'
import { briefingFromText } from '../model/from-text.ts'
import { describe } from './describe.ts'
import { rangeBetween, rangeText, textMap } from './ranges.ts'
import { resolve } from './resolve.ts'

/** Marks `words` in the old text and looks for them in the new one, with the old one at hand. */
function found(before: string, after: string, words: string) {
  const [source, target] = [briefingFromText('text', before, 'text@1'), briefingFromText('text', after, 'text@2')]
  const start = textMap(source).text.indexOf(words)
  const { verdict, range } = resolve(describe(source, rangeBetween(source, start, start + words.length)), target, source)
  return { verdict, words: range && rangeText(target, range), at: range?.start.passage }
}

const GROUPS = ['ARM', 'Windows', 'Cleanup', 'RISC-V', 'Emscripten'].map((name) => `* How to add yourself to the ${name} group of people.`)

suite('words that moved', () => {
  it('are followed to their line of a list in another order, though every line reads alike', () => {
    const [arm = '', windows = '', cleanup = '', risc = '', emscripten = ''] = GROUPS
    const before = [windows, arm, cleanup].join('\n\n')
    const after = [emscripten, cleanup, risc, arm, windows].join('\n\n')
    expect(found(before, after, arm)).toEqual({ verdict: 'moved', words: arm, at: 'p-4' })
    expect(found(before, after, 'yourself to the Cleanup group')).toEqual({
      verdict: 'moved',
      words: 'yourself to the Cleanup group',
      at: 'p-2',
    })
  })

  it('are followed out of a passage whose other words stayed', () => {
    const moved = 'Non-guest access is had with the name and the password of the office.'
    const before = `Type the password of the office. ${moved} Ask at the desk for the name of the room.\n\nMaps hang by the lifts.`
    const after = `Type the password of the office. Ask at the desk for the name of the room.\n\nMaps hang by the lifts. ${moved}`
    expect(found(before, after, moved)).toMatchObject({ verdict: 'moved', words: moved, at: 'p-2' })
  })

  it('are followed with a date that changed at their end', () => {
    const sum = (day: string) => `The Minister announced the rest, about 37 million for the same purpose, in Kyiv on ${day} January 2024.`
    const kept = 'Kishida also attended the ceremony on 11 July at which the Ukraine Compact was issued, with other signatories.'
    const words = 'about 37 million for the same purpose, in Kyiv on 7 January 2024'
    const after = words.replace('7 January', '17 January')
    expect(found(`${sum('7')}\n\n${kept}\n\nThe end.`, `${kept}\n\n${sum('17')}\n\nThe end.`, words)).toMatchObject({
      verdict: 'changed',
      words: after,
    })
  })

  it('are for the reader to find when they stand in two places now', () => {
    const moved = 'Non-guest access is had with the name and the password of the office.'
    const before = `Maps hang by the lifts.\n\n${moved}\n\nRooms are booked at the desk.`
    const after = `${moved}\n\nMaps hang by the lifts, with the plan of the floor.\n\nRooms are booked at the desk.\n\n${moved}`
    expect(found(before, after, moved)).toEqual({ verdict: 'ambiguous', words: undefined, at: undefined })
  })

  it('are not taken for a line that only reads alike', () => {
    const [arm = '', windows = '', cleanup = ''] = GROUPS
    expect(found([windows, arm].join('\n\n'), [cleanup, windows].join('\n\n'), 'ARM group').words).not.toBe('Cleanup group')
  })
})
