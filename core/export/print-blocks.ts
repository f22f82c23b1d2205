/** Prints plain blocks: the text of a briefing with its marks. */
import type { Block, Span } from './blocks.ts'
import { type Markup, join, markup, nothing, spoken, trusted } from './markup.ts'

export type BlockHeading = { id: string; depth: number; text: string }

/** @param prefix put before every id */
export function printBlocks(blocks: readonly Block[], prefix: string): { body: Markup; headings: readonly BlockHeading[] } {
  const headings: BlockHeading[] = []
  const parts: Markup[] = []
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.kind === 'heading') {
      const id = `${prefix}-h${headings.length + 1}`
      headings.push({ id, depth: 3, text: block.spans.map(({ text }) => text).join('') })
      parts.push(markup`<h3 id="${id}" dir="auto">${inline(block.spans)}</h3> `)
    } else if (block?.kind === 'table') {
      parts.push(table(block.rows, block.align))
    } else if (block?.kind === 'paragraph' && block.item !== undefined) {
      const { list, isOrdered } = block.item
      const items: Markup[] = []
      for (let next = blocks[at]; next?.kind === 'paragraph' && next.item?.list === list; next = blocks[at + items.length])
        items.push(listItem(next))
      at += items.length - 1
      const name = isOrdered ? 'ol' : 'ul'
      parts.push(markup`${trusted(`<${name}>`)}${items}${trusted(`</${name}>`)} `)
    } else if (block?.kind === 'paragraph') {
      const quoted = block.role === 'quote'
      const open = quoted ? '<blockquote class="plainq"><p dir="auto">' : `<p class="${block.role}" dir="auto">`
      parts.push(markup`${trusted(open)}${inline(block.spans)}${trusted(quoted ? '</p></blockquote>' : '</p>')} `)
    }
  }
  return { body: join(parts), headings }
}

function listItem({ spans, depth, item }: Extract<Block, { kind: 'paragraph' }>): Markup {
  const number = item?.isOrdered === true ? trusted(` value="${item.ordinal}"`) : nothing
  const indent = depth > 1 ? trusted(` style="margin-inline-start:${(depth - 1) * 5}mm"`) : nothing
  return markup`<li dir="auto"${number}${indent}>${inline(spans)}</li>`
}

function table(rows: readonly (readonly (readonly Span[])[])[], align: readonly (string | null)[]): Markup {
  const [head = [], ...others] = rows
  const side = (index: number) => (align[index] === 'right' ? trusted(' class="end"') : nothing)
  const heads = head.map((cell, index) => markup`<th scope="col"${side(index)} dir="auto">${inline(cell)}</th>`)
  const body = others.map((row) => markup`<tr>${row.map((cell, index) => markup`<td${side(index)} dir="auto">${inline(cell)}</td>`)}</tr>`)
  return markup`<table><thead><tr>${heads}</tr></thead><tbody>${body}</tbody></table> `
}

const inline = (spans: readonly Span[]): Markup =>
  join(
    spans.map(({ text, mark, strong, emphasis, note }) => {
      if (note !== undefined) return markup`<sup class="note"><a href="#q${note}">${note}</a></sup>`
      let out = spoken(text)
      if (emphasis === true) out = markup`<em>${out}</em>`
      if (strong === true) out = markup`<strong>${out}</strong>`
      return mark === undefined ? out : markup`<mark class="hl" data-hl="${mark}">${out}</mark>`
    }),
  )
