import { describe, expect, it } from 'vitest'
import { addTallies, fileNameFor, paperFor, quotesIn, renamedFor, sizeOf } from './plan.ts'

describe('paperFor', () => {
  it('follows the setting, else the region of the language', () => {
    expect(paperFor('Letter', 'en-GB')).toBe('Letter')
    expect(paperFor('auto', 'en-GB')).toBe('A4')
    expect(paperFor('auto', 'en-US')).toBe('Letter')
    expect(paperFor('auto', 'en')).toBe('Letter')
    expect(paperFor('auto', 'ja')).toBe('A4')
  })
})

describe('fileNameFor', () => {
  it('dates the file and leaves out what file systems refuse', () => {
    const day = new Date(2026, 10, 3)
    expect(fileNameFor('Cover note: what Tokyo / NATO agreed?', day, 'pdf')).toBe('2026-11-03 Cover note what Tokyo NATO agreed.pdf')
    expect(fileNameFor('', day, 'pdf')).toBe('2026-11-03.pdf')
    expect(fileNameFor('日'.repeat(500), day, 'docx').length).toBeLessThan(150)
    expect(fileNameFor('CON', day, 'text')).toBe('2026-11-03 CON.txt')
  })
})

describe('renamedFor', () => {
  it('puts the ending of the format in place of that of another', () => {
    expect(renamedFor('Cover 1.5.PDF', 'docx')).toBe('Cover 1.5.docx')
    expect(renamedFor('Cover 1.5', 'markdown')).toBe('Cover 1.5.md')
    expect(renamedFor('.pdf', 'json')).toBe('.json')
  })
})

describe('tallies', () => {
  it('adds up by state', () => {
    const sum = addTallies([
      { verbatim: 1, shortened: 0, changed: 2, edited: 2, missing: 0 },
      { verbatim: 3, shortened: 1, changed: 0, edited: 0, missing: 1 },
    ])
    expect(sum).toEqual({ verbatim: 4, shortened: 1, changed: 2, edited: 2, missing: 1 })
    expect(quotesIn(sum)).toBe(10)
  })
})

describe('sizeOf', () => {
  it('gives kilobytes and megabytes', () => {
    expect(sizeOf(120)).toBe('1 kB')
    expect(sizeOf(84_300)).toBe('84 kB')
    expect(sizeOf(1_250_000)).toBe('1.3 MB')
  })
})
