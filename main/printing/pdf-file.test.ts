import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attachedFiles, withAdditions } from './pdf-file.ts'

/** The least file of the make that is read here: a catalog, one page, an information dictionary. */
function leastPdf(): Uint8Array {
  const objects = [
    '<</Type /Catalog\n/Pages 2 0 R>>',
    '<</Type /Pages\n/Count 1\n/Kids [3 0 R]>>',
    '<</Type /Page\n/Parent 2 0 R\n/MediaBox [0 0 9 9]>>',
    '<</Title (x)>>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const entries = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  return new TextEncoder().encode(
    `${text}xref\n0 5\n0000000000 65535 f \n${entries}trailer\n<</Size 5\n/Root 1 0 R\n/Info 4 0 R>>\nstartxref\n${text.length}\n%%EOF\n`,
  )
}

const file = fc.record({
  name: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }).map((name) => name.toWellFormed()),
  mime: fc.constantFrom('application/json', 'application/ld+json'),
  description: fc.string({ unit: 'binary' }),
  bytes: fc.uint8Array({ maxLength: 300 }),
})

describe('files attached to a PDF', () => {
  it('come out as they went in, and the bytes before them stay', () => {
    const bytes = leastPdf()
    fc.assert(
      fc.property(fc.uniqueArray(file, { minLength: 1, maxLength: 4, selector: ({ name }) => name }), (files) => {
        const made = withAdditions(bytes, { author: 'A', creator: 'B', files })
        expect(made && Buffer.from(made).subarray(0, bytes.length).equals(Buffer.from(bytes))).toBe(true)
        const found = attachedFiles(made ?? bytes)
        expect(new Map([...(found ?? [])].map(([name, content]) => [name, [...content]]))).toEqual(
          new Map(files.map(({ name, bytes: content }) => [name, [...content]])),
        )
      }),
    )
  })

  it('are looked for without harm in damaged and foreign files', () => {
    const made = withAdditions(leastPdf(), {
      author: '',
      creator: 'B',
      files: [{ name: 'a.json', mime: 'application/json', description: '', bytes: new Uint8Array(900) }],
    })
    const bytes = made ?? new Uint8Array()
    expect(attachedFiles(leastPdf())).toBeUndefined()
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.boolean(), (at, value, isCut) => {
        const damaged = isCut ? bytes.slice(0, at) : bytes.with(at, value)
        expect(() => attachedFiles(damaged)).not.toThrow()
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2000 }), (any) => attachedFiles(any) === undefined))
  })
})
