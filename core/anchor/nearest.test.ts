import { describe as suite, expect, it } from 'vitest'
import { briefingFromText } from '../model/from-text.ts'
import { describe } from './describe.ts'
import { rangeBetween, rangeText, textMap } from './ranges.ts'
import { resolve } from './resolve.ts'

/** Marks `words` in the old text and looks for them in the new one. */
function found(before: string, after: string, words: string, withSource = true) {
  const [source, target] = [briefingFromText('text', before, 'text@1'), briefingFromText('text', after, 'text@2')]
  const start = textMap(source).text.indexOf(words)
  const { verdict, range } = resolve(
    describe(source, rangeBetween(source, start, start + words.length)),
    target,
    withSource ? source : undefined,
  )
  return { verdict, words: range && rangeText(target, range) }
}

suite('words that stand in several places of a line', () => {
  const before =
    'We look after the work that no paper tracks.\n\n- Gateway API: https://gateway.example.org/\n\nThe work of the year is listed below.'
  const after =
    'We look after the work that no paper tracks.\n\n- [Gateway API](https://gateway.example.org/) has its own [process](https://gateway.example.org/process/) for what is new.\n\nThe work of the year is listed below.'

  it('are those beside the words they stood beside', () => {
    const words = 'that no paper tracks.\n- Gateway API: https://gateway.example'
    expect(found(before, after, words).words).toBe('that no paper tracks.\n- [Gateway API](https://gateway.example')
  })
})

suite('a passage that gave way to another', () => {
  const kept = 'Staff may order books, screens and chairs.'
  const last = 'Lunch is on Fridays, and all who are in the office are welcome.'
  const gone = 'Learn Tech: we spend every Friday afternoon learning rather than working for clients.'
  const other = 'Learn Tech: we offer twelve days of leave and three hundred pounds for courses rather than afternoons.'

  it('is gone when less than half of its words stand there', () => {
    const texts = [`${kept}\n\n${gone}\n\n${last}`, `${kept}\n\n${other}\n\n${last}`] as const
    expect(found(...texts, gone)).toEqual({ verdict: 'gone', words: undefined })
    expect(found(...texts, gone, false)).toEqual({ verdict: 'gone', words: undefined })
  })

  it('is shown as changed when more than half do, or when the mark is no more than a few words', () => {
    const edited = gone.replace('every Friday afternoon', 'each Monday morning')
    expect(found(`${kept}\n\n${gone}\n\n${last}`, `${kept}\n\n${edited}\n\n${last}`, gone)).toEqual({ verdict: 'changed', words: edited })
    const [old, now] = ['The rate is 5 per cent until the end of the year.', 'The rate is 7 per cent until the end of the year.']
    expect(found(`${kept}\n\n${old}\n\n${last}`, `${kept}\n\n${now}\n\n${last}`, '5 per')).toEqual({ verdict: 'changed', words: '7 per' })
  })
})

suite('words that stand once in either text, without the old one', () => {
  it('are found in surroundings that were written anew on one side', () => {
    const heading = 'Subproject creation'
    const before = `The leads have the duties of chairs, and they share the tasks of the group among all of its members.\n\n${heading}\n\nThe technical leads decide.\n\nSee the governance page for all that is not said here.`
    const after = `Who takes part agrees to keep this page and to ask before it is changed in any way that matters to others.\n\n${heading}\n\nThe technical leads decide.\n\nSee the governance page for all that is not said here.`
    expect(found(before, after, heading, false)).toEqual({ verdict: 'exact', words: heading })
  })
})
