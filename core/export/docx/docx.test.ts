// @vitest-environment jsdom
import { strFromU8, unzipSync } from 'fflate/browser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KINDS, type MadeNote, lostWords, makeNote, modelOf } from '../testing.ts'
import { writeDocx } from './file.ts'

const AT = '2026-11-23T14:03:00.000Z'
/** Parts of a file by name, each read as XML. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Document> {
  const entries = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const xml = new DOMParser().parseFromString(strFromU8(part), 'application/xml')
    expect(xml.getElementsByTagName('parsererror').length, `${name} is sound`).toBe(0)
    return [name, xml] as const
  })
  return new Map(entries)
}
const elements = (parts: ReadonlyMap<string, Document>, part: string, name: string): Element[] => [
  ...(parts.get(part)?.getElementsByTagName(name) ?? []),
]
const values = (parts: ReadonlyMap<string, Document>, part: string, name: string, attribute = 'w:val'): string[] =>
  elements(parts, part, name).map((element) => element.getAttribute(attribute) ?? '')
const textOf = (parts: ReadonlyMap<string, Document>, part: string): string =>
  elements(parts, part, 'w:p')
    .map((paragraph) => paragraph.textContent)
    .join('\n')

const DOCUMENT = 'word/document.xml'
const FOOTNOTES = 'word/footnotes.xml'
const note = (body: string): MadeNote => ({ body, words: [], apart: [] })
const written = (body: string) => partsOf(writeDocx(modelOf([note(body)]), AT))

/** Everything that one part names is there in the part that has it. */
function expectWhole(parts: ReadonlyMap<string, Document>): void {
  const styles = new Set(values(parts, 'word/styles.xml', 'w:style', 'w:styleId'))
  const lists = new Set(values(parts, 'word/numbering.xml', 'w:num', 'w:numId'))
  for (const part of [DOCUMENT, FOOTNOTES]) {
    for (const name of ['w:pStyle', 'w:rStyle', 'w:tblStyle'])
      for (const style of values(parts, part, name)) expect(styles).toContain(style)
    for (const list of values(parts, part, 'w:numId')) expect(lists).toContain(list)
    const relations = new Set(values(parts, part.replace('word/', 'word/_rels/').concat('.rels'), 'Relationship', 'Id'))
    for (const link of elements(parts, part, 'w:hyperlink')) {
      const id = link.getAttribute('r:id')
      if (id !== null) expect(relations).toContain(id)
    }
  }
  const footnotes = new Set(values(parts, FOOTNOTES, 'w:footnote', 'w:id'))
  for (const id of values(parts, DOCUMENT, 'w:footnoteReference', 'w:id')) expect(footnotes).toContain(id)
  const bookmarks = values(parts, DOCUMENT, 'w:bookmarkStart', 'w:name')
  expect(new Set(bookmarks).size).toBe(bookmarks.length)
}

describe('a Word document', () => {
  it('keeps every word of every note in its order, and holds all that it names', () => {
    const notes = fc.record({ kinds: fc.array(fc.constantFrom(...KINDS), { maxLength: 12 }), seed: fc.nat() })
    fc.assert(
      fc.property(notes, ({ kinds, seed }) => {
        const made = makeNote(kinds, seed)
        const parts = partsOf(writeDocx(modelOf([made]), AT))
        const text = `${textOf(parts, DOCUMENT)}\n${textOf(parts, FOOTNOTES)}`
        expect(lostWords(text, made), text).toEqual([])
        expectWhole(parts)
      }),
      { numRuns: 40 },
    )
  })

  it('has the styles, lists, links and footnotes of Word, not look-alikes', () => {
    const parts = written(
      '## Head\n\nText[^n] and [site](https://example.org/a?b=1&c=ü "T").\n\n3. three\n4. four\n   - deep\n\n- other\n\n| A | B |\n|---|--:|\n| 1 | 2 |\n\n> quoted\n\n[^n]: Foot *note*.',
    )
    expect(values(parts, DOCUMENT, 'w:pStyle')).toEqual(
      expect.arrayContaining(['Title', 'Heading1', 'ListParagraph', 'TableHead', 'BlockText']),
    )
    expect(values(parts, 'word/numbering.xml', 'w:startOverride')).toEqual(['3'])
    expect(values(parts, DOCUMENT, 'w:ilvl')).toEqual(['0', '0', '1', '0'])
    expect(values(parts, DOCUMENT, 'w:footnoteReference', 'w:id')).toEqual(['1'])
    expect(textOf(parts, FOOTNOTES)).toContain('Foot note.')
    expect(values(parts, 'word/_rels/document.xml.rels', 'Relationship', 'Target')).toContain('https://example.org/a?b=1&c=%C3%BC')
    expect(elements(parts, DOCUMENT, 'w:tblHeader')).toHaveLength(1)
  })

  it('says which way words run and which language they are in', () => {
    const parts = written('הסכם and 서울')
    expect(elements(parts, DOCUMENT, 'w:bidi')).toHaveLength(1)
    expect(elements(parts, DOCUMENT, 'w:rtl')[0]?.closest('r, w\\:r')?.textContent).toBe('הסכם ')
    expect(values(parts, DOCUMENT, 'w:lang', 'w:eastAsia')).toContain('ko-KR')
    expect(values(parts, 'word/styles.xml', 'w:lang')).toEqual(['en-GB'])
  })

  it('keeps footnotes that stand in footnotes, or that nothing refers to', () => {
    const parts = written('Text[^a].\n\n[^a]: First[^b].\n\n[^b]: Second.\n\n[^c]: Third.')
    const text = textOf(parts, DOCUMENT)
    expect(textOf(parts, FOOTNOTES)).toMatch(/First2\./u)
    expect(text).toContain('[2]\nSecond.')
    expect(`${text}${textOf(parts, FOOTNOTES)}`).toContain('Third.')
  })

  it('is set on the page that was asked for, with its marking at head and foot', () => {
    const page = { paper: 'Letter', orientation: 'landscape', marking: 'TLP:AMBER <internal>', lineNumbers: true } as const
    const parts = partsOf(writeDocx({ ...modelOf([note('a')]), page }, AT))
    expect(elements(parts, DOCUMENT, 'w:pgSz').map((size) => [size.getAttribute('w:w'), size.getAttribute('w:h')])).toEqual([
      ['15840', '12240'],
    ])
    expect(elements(parts, DOCUMENT, 'w:lnNumType')).toHaveLength(1)
    for (const name of ['header1', 'header2', 'footer1']) expect(textOf(parts, `word/${name}.xml`)).toContain('TLP:AMBER <internal>')
  })

  it('is the same file for the same notes, and survives signs that XML refuses', () => {
    const model = { ...modelOf([note('A\u0001b \uFFFE \uD800 c')]), title: '\u0000<&>"' }
    const bytes = writeDocx(model, AT)
    expect(writeDocx(model, AT)).toEqual(bytes)
    expect(textOf(partsOf(bytes), DOCUMENT)).toContain('Ab')
  })
})
