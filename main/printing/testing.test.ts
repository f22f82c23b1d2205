// The reader of printed files that other tests rely on: what it says of fonts, and of files that are not sound.
import { expect, it } from 'vitest'
import { readBack } from './testing.ts'

/** A page with one line in `font`, with a correct table of offsets. */
function page(font: string): Uint8Array {
  const content = 'BT /F1 24 Tf 72 700 Td (Hello) Tj ET'
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font,
  ]
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return `${String(at).padStart(10, '0')} 00000 n \n`
  })
  const start = file.length
  file += `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}

it('tells a font that is only named from one that is in the file', async () => {
  const { fonts } = await readBack(page('<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Georgia /Encoding /WinAnsiEncoding >>'))
  expect([...fonts]).toEqual([['Georgia', { embedded: false }]])
})

it('refuses a file that is not a PDF', async () => {
  await expect(readBack(new TextEncoder().encode('not a paper'))).rejects.toThrow()
})
