import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildPack } from '../pack/build-pack.ts'
import { verifyPack } from '../pack/verify-pack.ts'
import { MANIFEST } from '../pack/layout.ts'
import type { ImportBlock, ImportDraft } from './draft.ts'
import { draftOf } from './index.ts'
import { repaired } from './repair.ts'
import { ownPackId, toPack } from './to-briefing.ts'

const draft = (blocks: ImportBlock[], title = 'A title'): ImportDraft => ({ title, date: '2026-03', lang: 'en-GB', blocks, report: [] })
const own = (title: string) => ({ pack: ownPackId(title), number: 1, title: 'My briefings', issuer: 'You', label: 'x', date: '2026-11-24' })

describe('a draft as a briefing', () => {
  it('numbers its passages, opens sections and seals a sound pack', () => {
    const source = toPack(
      draft([
        { kind: 'standfirst', text: 'What it is about.' },
        { kind: 'paragraph', text: 'One.' },
        { kind: 'heading', text: 'Next' },
        { kind: 'item', text: 'Two.', group: 'list-1', depth: 0 },
        { kind: 'heading', text: 'Next' },
        { kind: 'row', text: 'a\tb', group: 't', header: true },
        { kind: 'row', text: '1\t2', group: 't' },
        { kind: 'caption', text: 'Left: a boat.' },
      ]),
      own('A title'),
    )
    const [briefing] = source.briefings
    expect(briefing?.passages.map(({ n }) => n)).toEqual([null, null, 1, null, 2, null, null, 3, null])
    expect(briefing?.sections.map(({ id, from, to }) => [id, from, to])).toEqual([
      ['next', 3, 5],
      ['next-2', 5, 9],
    ])
    const files = buildPack(source)
    const manifest = files.get(MANIFEST)
    expect(verifyPack(manifest, files)).toEqual([])
  })

  it('names a pack by its title, or by a digest where the title has no Latin letters', () => {
    expect(ownPackId('Über die Elbe: 2026')).toBe('my-uber-die-elbe-2026')
    expect(ownPackId('共同声明')).toMatch(/^my-[a-z2-7]{10}$/u)
    expect(ownPackId('x'.repeat(400)).length).toBeLessThan(120)
  })

  it('makes a sound pack of any blocks', () => {
    const kind = fc.constantFrom<ImportBlock['kind']>('standfirst', 'heading', 'paragraph', 'item', 'quote', 'caption', 'row')
    const text = fc.string({ maxLength: 60 }).map((given) => given.replace(/\s+/gu, ' ').trim() || 'x')
    fc.assert(
      fc.property(fc.array(fc.record({ kind, text }), { minLength: 1, maxLength: 12 }), text, (blocks, title) => {
        const files = buildPack(toPack(draft(blocks, title), own(title)))
        expect(verifyPack(files.get(MANIFEST), files)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})

describe('what the file does not say', () => {
  it('is taken from its name and the day', () => {
    const made = draftOf(
      { title: '', blocks: [{ kind: 'paragraph', text: 'Words.' }], report: [], original: '' },
      'note to self.txt',
      '2026-11-24',
    )
    expect(made.ok && [made.draft.title, made.draft.date]).toEqual(['note to self', '2026-11-24'])
    expect(made.ok && made.draft.report.map(({ code }) => code)).toEqual(['title-from-name', 'date-of-import'])
  })
  it('a file without words is none', () => {
    expect(draftOf({ title: '', blocks: [], report: [], original: '' }, 'a.txt', '2026-11-24')).toEqual({ ok: false, why: 'empty' })
  })
})

describe('repairs', () => {
  const blocks: ImportBlock[] = [
    { kind: 'paragraph', text: 'One half' },
    { kind: 'paragraph', text: 'and the other. Then more.' },
    { kind: 'item', text: 'Item', group: 'list-1', ordinal: 1 },
  ]
  it('join, part, change and drop, each on what the ones before left', () => {
    const after = repaired(blocks, [
      { do: 'join', at: 0 },
      { do: 'split', at: 0, offset: 24 },
      { do: 'kind', at: 1, kind: 'heading' },
      { do: 'drop', at: 2 },
    ])
    expect(after).toEqual([
      { kind: 'paragraph', text: 'One half and the other.' },
      { kind: 'heading', text: 'Then more.' },
    ])
    expect(blocks).toHaveLength(3)
  })
  it('refuse a place that is not there', () => {
    expect(() => repaired(blocks, [{ do: 'join', at: 2 }])).toThrow(RangeError)
    expect(() => repaired(blocks, [{ do: 'split', at: 0, offset: 0 }])).toThrow(RangeError)
    expect(() => repaired(blocks, [{ do: 'drop', at: 9 }])).toThrow(RangeError)
  })
})
