import { describe, expect, it } from 'vitest'
import type { Annotation, Colour } from '../../core/model/annotation.ts'
import { NO_FILTER, filterMarks, groupMarks, readTags } from './filter.ts'

const at = '2026-11-23T09:00:00.000Z'
function mark(
  id: string,
  quote: string,
  options: { colour?: Colour; comment?: string; tags?: string[]; briefing?: string; start?: number } = {},
): Annotation {
  const start = options.start ?? 0
  return {
    id,
    anchor: {
      edition: 'pack@1',
      briefing: options.briefing ?? 'summit',
      start: { passage: 'p-1', offset: start },
      end: { passage: 'p-1', offset: start + quote.length },
      quote,
      prefix: '',
      suffix: '',
      section: [],
      position: { start, end: start + quote.length },
      textHash: '0'.repeat(64),
    },
    colour: options.colour ?? 'yellow',
    comment: options.comment ?? '',
    tags: options.tags ?? [],
    createdAt: at,
    modifiedAt: at,
  }
}

const marks = [
  mark('b', 'a dedicated line', { colour: 'green', tags: ['ask'], start: 40 }),
  mark('a', 'Tōkyō agreed', { comment: 'Check the wording', start: 5 }),
  mark('c', 'drone detection', { briefing: 'ukraine', tags: ['money', 'ask'] }),
]
const ids = (list: readonly Annotation[]) => list.map((one) => one.id)

describe('filterMarks', () => {
  it('lets colour, tag, briefing, comment and words narrow the list together', () => {
    expect(ids(filterMarks(marks, NO_FILTER))).toEqual(['b', 'a', 'c'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, colours: ['green', 'pink'] }))).toEqual(['b'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, tags: ['ask'] }))).toEqual(['b', 'c'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, tags: ['ask'], briefing: 'pack@1/ukraine' }))).toEqual(['c'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, withComment: true }))).toEqual(['a'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, text: 'tokyo WORDING' }))).toEqual(['a'])
    expect(ids(filterMarks(marks, { ...NO_FILTER, text: 'money' }))).toEqual(['c'])
  })
})

describe('groupMarks', () => {
  it('follows the order of the library and the place in the text', () => {
    const groups = groupMarks(marks, ['pack@1/ukraine'])
    expect(groups.map((group) => [group.key, ids(group.marks)])).toEqual([
      ['pack@1/ukraine', ['c']],
      ['pack@1/summit', ['a', 'b']],
    ])
  })
})

describe('readTags', () => {
  it('cleans what was typed', () => {
    expect(readTags(' ask,  money ,ask,, ')).toEqual(['ask', 'money'])
    expect(readTags('x'.repeat(80))[0]).toHaveLength(60)
  })
})
