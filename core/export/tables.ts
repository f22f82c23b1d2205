/** Prints the tables of a note so that short columns keep their words whole and long cells may run on to the next page. */
import type { AlignType, Table, TableCell } from 'mdast'
import { type Markup, join, markup, nothing, trusted } from './markup.ts'
import { direction, textOf } from './text.ts'

/** From this many columns a table takes the margin as well, in smaller letters. */
const MANY_COLUMNS = 6
/** Letters that stand on one line of a table: across the text, and with the margin. */
const LINE = { text: 70, wide: 115 }
/** A column's longest word is kept whole up to this length. */
const WHOLE_WORD = 14
/** Characters of a row that may be divided between pages, and of a table that need not stay on one. */
const LONG_ROW = 1200
const LONG_TABLE = 2500
const SMALL_ROWS = 13

export function printTable(node: Table, content: (cell: TableCell) => Markup): Markup {
  const [head, ...rows] = node.children
  const texts = node.children.map((row) => row.children.map(textOf))
  const columns = Math.max(0, ...texts.map((row) => row.length))
  const words = wholeWords(texts, columns)
  const cells = (row: Table['children'][number], name: 'td' | 'th'): Markup =>
    join(
      row.children.map((cell, index) => {
        const kind = [ALIGNED[node.align?.[index] ?? 'left'], words[index] === true ? 'word' : ''].filter((one) => one !== '').join(' ')
        // A cell of figures alone runs the way of its table.
        const dir = /\p{L}/u.test(textOf(cell)) ? trusted(' dir="auto"') : nothing
        const attributes = markup`${name === 'th' ? trusted(' scope="col"') : nothing}${kind === '' ? nothing : trusted(` class="${kind}"`)}${dir}`
        return markup`${trusted(`<${name}`)}${attributes}>${content(cell)}${trusted(`</${name}>`)}`
      }),
    )
  const sizes = texts.map((row) => row.reduce((sum, text) => sum + text.length, 0))
  const small = node.children.length <= SMALL_ROWS && sizes.reduce((sum, size) => sum + size, 0) <= LONG_TABLE
  const kind = [columns >= MANY_COLUMNS ? 'many wide' : '', small ? 'small' : ''].filter((name) => name !== '').join(' ')
  const top = head === undefined ? nothing : markup`<thead><tr>${cells(head, 'th')}</tr></thead>`
  const printed = rows.map((row, index) => {
    const long = (sizes[index + 1] ?? 0) > LONG_ROW ? trusted(' class="long"') : nothing
    return markup`<tr${long}>${cells(row, 'td')}</tr>`
  })
  const body = rows.length === 0 ? nothing : markup`<tbody>${printed}</tbody>`
  return markup`<table class="${kind}"${direction(texts.flat().join(' '))}>${top}${body}</table>
`
}

/** By column: whether its longest word is short enough to be kept whole, and all such words together fit. */
function wholeWords(texts: readonly (readonly string[])[], columns: number): boolean[] {
  const room = Math.floor((columns >= MANY_COLUMNS ? LINE.wide : LINE.text) / Math.max(1, columns)) - 2
  return Array.from({ length: columns }, (_, index) => {
    let longest = 0
    for (const row of texts) for (const word of (row[index] ?? '').split(/\s+/u)) longest = Math.max(longest, word.length)
    return longest <= Math.min(WHOLE_WORD, room)
  })
}

const ALIGNED: Readonly<Record<NonNullable<AlignType>, string>> = { left: '', right: 'end', center: 'center' }
