/** Spans as WordprocessingML runs (ECMA-376, part 1, 17.3.2). */
import { type Markup, join, markup, nothing, trusted } from '../markup.ts'
import type { Span } from '../blocks.ts'

/** Addresses that the links of one part of the file lead to; their place in the list is their id. */
export type Links = { idOf(href: string): string; all(): readonly { id: string; href: string }[] }

export function openLinks(): Links {
  const ids = new Map<string, string>()
  return {
    idOf(href) {
      const id = ids.get(href) ?? `link${ids.size + 1}`
      ids.set(href, id)
      return id
    },
    all: () => [...ids].map(([href, id]) => ({ id, href })),
  }
}

export type RunScope = {
  links: Links
  /** Language of the words, where it is another than the document's. */
  lang?: string | undefined
  /** The mark that refers to a footnote; in a footnote itself that can only be its number. */
  footnote(number: number): Markup
}

/** As in the printed document. */
const FILLS = { yellow: 'FAEDA0', green: 'D3ECC6', blue: 'CDE5F5', pink: 'F9D5DD', violet: 'E3D9F3' } as const
const LINES = { yellow: 'single', green: 'double', blue: 'dash', pink: 'wave', violet: 'thick' } as const
const LINE_COLOURS = { yellow: '7A5F00', green: '2C6620', blue: '175A8B', pink: '9C234B', violet: '5D3E93' } as const

const RTL =
  /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}][\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}\p{M}\s]*/gu
const HANGUL = /\p{sc=Hangul}/u

export const isRightToLeft = (text: string): boolean => {
  const first = /\p{L}/u.exec(text)
  return first !== null && text.slice(first.index).search(RTL) === 0
}

export function runs(spans: readonly Span[], scope: RunScope): Markup {
  return join(
    spans.map((one) => {
      if (one.footnote !== undefined) return scope.footnote(one.footnote)
      const content = run(one, scope)
      return one.href === undefined
        ? content
        : markup`<w:hyperlink r:id="${scope.links.idOf(one.href)}" w:history="1">${content}</w:hyperlink>`
    }),
  )
}

/** Right-to-left words stand in runs of their own, which Word lays out by their `w:rtl`. */
function run(one: Span, { lang }: RunScope): Markup {
  const parts: Markup[] = []
  let from = 0
  for (const match of one.text.matchAll(RTL)) {
    if (match.index > from) parts.push(plainRun(one.text.slice(from, match.index), one, lang, false))
    parts.push(plainRun(match[0], one, lang, true))
    from = match.index + match[0].length
  }
  if (from < one.text.length) parts.push(plainRun(one.text.slice(from), one, lang, false))
  return join(parts)
}

function plainRun(text: string, one: Span, lang: string | undefined, isRtl: boolean): Markup {
  const { mark } = one
  const style = one.href === undefined ? (one.code === true ? 'CodeCharacters' : '') : 'Hyperlink'
  const language = languageOf(text, lang)
  // In the order that the schema asks for.
  const properties = join([
    style === '' ? nothing : markup`<w:rStyle w:val="${style}"/>`,
    one.strong === true ? trusted('<w:b/><w:bCs/>') : nothing,
    one.emphasis === true ? trusted('<w:i/><w:iCs/>') : nothing,
    one.deleted === true ? trusted('<w:strike/>') : nothing,
    mark === undefined ? nothing : markup`<w:u w:val="${LINES[mark]}" w:color="${LINE_COLOURS[mark]}"/>`,
    mark === undefined && one.inserted === true ? trusted('<w:u w:val="single"/>') : nothing,
    mark === undefined ? nothing : markup`<w:shd w:val="clear" w:color="auto" w:fill="${FILLS[mark]}"/>`,
    isRtl ? trusted('<w:rtl/>') : nothing,
    language,
  ])
  return markup`<w:r>${properties.markup === '' ? nothing : markup`<w:rPr>${properties}</w:rPr>`}${textOf(text)}</w:r>`
}

function languageOf(text: string, lang: string | undefined): Markup {
  const korean = HANGUL.test(text) ? trusted(' w:eastAsia="ko-KR"') : nothing
  const own = lang === undefined || lang === 'und' ? nothing : markup` w:val="${lang}"`
  return korean === nothing && own === nothing ? nothing : markup`<w:lang${own}${korean}/>`
}

function textOf(text: string): Markup {
  const lines = text.split('\n').map((line) =>
    join(
      line.split('\t').map((part) => (part === '' ? nothing : markup`<w:t xml:space="preserve">${part}</w:t>`)),
      '<w:tab/>',
    ),
  )
  return join(lines, '<w:br/>')
}
