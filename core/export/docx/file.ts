/** An export as a Word document (ECMA-376, transitional): real styles, headings, footnotes, tables, lists, links, language. */
import { type Zippable, strToU8, zipSync } from 'fflate/browser'
import { words } from '../../words/index.ts'
import type { Block } from '../blocks.ts'
import { flowOf } from '../flow.ts'
import { type Markup, join, markup, nothing, trusted } from '../markup.ts'
import type { ExportModel, PageSetup } from '../model.ts'
import { type BodyScope, type Entry, type NumberedList, body } from './body.ts'
import { type Links, openLinks } from './runs.ts'
import { RELATIONS, WORD, numberingXml, stylesXml } from './styles.ts'

const say = words.exporting.paper

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OPEN = trusted(`xmlns:w="${WORD}" xmlns:r="${RELATIONS}"`)
/** The first moment that a zip file can name: files of the same export are equal, whenever they are made. */
const ZIP_TIME = new Date(1980, 0, 1)

/**
 * @param exported instant of the export (ISO 8601, UTC)
 * @returns the bytes of the file; the same model and instant give the same bytes
 */
export function writeDocx(model: ExportModel, exported: string): Uint8Array {
  const flow = flowOf(model)
  const links = openLinks()
  const noteLinks = openLinks()
  const referred = new Set<number>()
  const lists = new Map<number, NumberedList>()
  // Word has no footnotes in footnotes, and counts by itself unless each says its own number.
  const ownNumbers = flow.footnotes.some((content) => hasFootnote(content))
  const inNotes: BodyScope = { links: noteLinks, lists, entries: [], plain: 'FootnoteText', footnote: numberAlone }
  const inText: BodyScope = {
    links,
    lists,
    entries: [],
    plain: 'Normal',
    footnote(number) {
      if (referred.has(number)) return numberAlone(number)
      referred.add(number)
      const own = ownNumbers
        ? markup`<w:footnoteReference w:customMarkFollows="1" w:id="${number}"/><w:t>${number}</w:t>`
        : markup`<w:footnoteReference w:id="${number}"/>`
      return markup`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>${own}</w:r>`
    },
  }
  const text = body(flow.blocks, inText)
  const left = flow.footnotes.flatMap((content, index): Block[] =>
    referred.has(index + 1) ? [] : [{ kind: 'paragraph', role: 'group', spans: [{ text: `[${index + 1}]` }], depth: 0 }, ...content],
  )
  const rest = body(left, inText)
  const notes = flow.footnotes.map((content, index) => footnote(content, index + 1, inNotes, ownNumbers))
  const contents = model.contents && inText.entries.length > 1 ? tableOfContents(inText.entries) : nothing
  const front = markup`${paragraphOf('Title', model.title)}${model.author === '' ? nothing : paragraphOf('Fact', model.author)}`
  const document = markup`<w:document ${OPEN}><w:body>${front}${contents}${text}${rest}${section(model.page)}</w:body></w:document>`
  return zip({
    '[Content_Types].xml': contentTypes,
    '_rels/.rels': relations(PACKAGE_PARTS),
    'word/document.xml': document,
    'word/_rels/document.xml.rels': relations(DOCUMENT_PARTS, links),
    'word/styles.xml': stylesXml(model.lang),
    'word/numbering.xml': numberingXml(lists.values()),
    'word/settings.xml': settings(model.lang),
    'word/footnotes.xml': markup`<w:footnotes ${OPEN}>${trusted(SEPARATORS)}${join(notes)}</w:footnotes>`,
    'word/_rels/footnotes.xml.rels': relations([], noteLinks),
    'word/header1.xml': markup`<w:hdr ${OPEN}>${marking(model.page)}${header(model)}</w:hdr>`,
    'word/header2.xml': markup`<w:hdr ${OPEN}>${marking(model.page)}<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>`,
    'word/footer1.xml': markup`<w:ftr ${OPEN}>${footer(model)}${marking(model.page)}</w:ftr>`,
    'docProps/core.xml': coreProperties(model, exported),
    'docProps/app.xml': markup`<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${say.creator}</Application></Properties>`,
  })
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

function zip(parts: Readonly<Record<string, Markup>>): Uint8Array {
  const entries: Zippable = {}
  for (const [name, part] of Object.entries(parts)) entries[name] = [strToU8(DECLARATION + part.markup), { mtime: ZIP_TIME, level: 6 }]
  return zipSync(entries)
}

const hasFootnote = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => {
    if (block.kind === 'rule') return false
    const spans = block.kind === 'table' ? block.rows.flat(2) : block.spans
    return spans.some((one) => one.footnote !== undefined)
  })

const numberAlone = (number: number): Markup => markup`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:t>${number}</w:t></w:r>`

function footnote(content: readonly Block[], number: number, scope: BodyScope, hasOwnNumber: boolean): Markup {
  const mark = hasOwnNumber
    ? numberAlone(number)
    : trusted('<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>')
  const lead = markup`<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>${mark}<w:r><w:t xml:space="preserve"> </w:t></w:r>`
  const written = body(content, scope).markup
  // The number opens the first paragraph of the footnote, where it begins with one.
  const first = '<w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
  const inside = written.startsWith(first) ? trusted(lead.markup + written.slice(first.length)) : trusted(`${lead.markup}</w:p>${written}`)
  return markup`<w:footnote w:id="${number}">${inside}</w:footnote>`
}

const SEPARATORS =
  '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'

const paragraphOf = (style: string, text: string): Markup =>
  markup`<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

const CONTENTS_DEPTH = 3

/** The field asks for no page numbers: what stands in it is what Word itself would put there. */
function tableOfContents(entries: readonly Entry[]): Markup {
  const listed = entries.filter(({ level }) => level <= CONTENTS_DEPTH)
  const begin = trusted(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o "1-${CONTENTS_DEPTH}" \\n \\h \\z </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
  )
  const lines = listed.map(
    ({ bookmark, level, text }, index) =>
      markup`<w:p><w:pPr><w:pStyle w:val="TOC${level}"/></w:pPr>${index === 0 ? begin : nothing}<w:hyperlink w:anchor="${bookmark}" w:history="1"><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:hyperlink></w:p>`,
  )
  const end = trusted('<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>')
  return listed.length === 0 ? nothing : markup`${paragraphOf('TOCHeading', say.contents)}${lines}${end}`
}

/** Twentieths of a point. */
const PAPERS = { A4: { width: 11_906, height: 16_838 }, Letter: { width: 12_240, height: 15_840 } } as const
const MARGIN = 1_304

function section({ paper, orientation, lineNumbers }: PageSetup): Markup {
  const { width, height } = PAPERS[paper]
  const size =
    orientation === 'landscape'
      ? markup`<w:pgSz w:w="${height}" w:h="${width}" w:orient="landscape"/>`
      : markup`<w:pgSz w:w="${width}" w:h="${height}"/>`
  const numbers = lineNumbers ? trusted('<w:lnNumType w:countBy="1" w:restart="newPage"/>') : nothing
  return markup`<w:sectPr><w:headerReference w:type="default" r:id="header1"/><w:headerReference w:type="first" r:id="header2"/><w:footerReference w:type="default" r:id="footer1"/><w:footerReference w:type="first" r:id="footer1"/>${size}<w:pgMar w:top="${MARGIN}" w:right="${MARGIN}" w:bottom="${MARGIN}" w:left="${MARGIN}" w:header="600" w:footer="600" w:gutter="0"/>${numbers}<w:titlePg/></w:sectPr>`
}

const marking = ({ marking: text }: PageSetup): Markup => (text === '' ? nothing : paragraphOf('Marking', text))

const field = (name: string): Markup =>
  markup`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`

function widthOf({ paper, orientation }: PageSetup): number {
  const { width, height } = PAPERS[paper]
  return (orientation === 'landscape' ? height : width) - 2 * MARGIN
}

function header({ running, page }: ExportModel): Markup {
  return markup`<w:p><w:pPr><w:pStyle w:val="Header"/><w:tabs><w:tab w:val="right" w:pos="${widthOf(page)}"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">${running.title}</w:t><w:tab/><w:t xml:space="preserve">${running.right}</w:t></w:r></w:p>`
}

function footer({ running, page }: ExportModel): Markup {
  return markup`<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="${widthOf(page)}"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">${running.foot}</w:t><w:tab/></w:r>${field('PAGE')}<w:r><w:t xml:space="preserve"> / </w:t></w:r>${field('NUMPAGES')}</w:p>`
}

const settings = (lang: string): Markup =>
  markup`<w:settings ${OPEN}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="${lang}" w:eastAsia="ja-JP"/></w:settings>`

const coreProperties = ({ title, author, lang }: ExportModel, exported: string): Markup => {
  const moment = exported.replace(/\.\d+Z$/u, 'Z')
  return markup`<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${title}</dc:title><dc:creator>${author}</dc:creator><dc:language>${lang}</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">${moment}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`
}

type Relation = { id: string; type: string; target: string }
const part = (id: string, type: string, target = `${id}.xml`): Relation => ({ id, type: `${RELATIONS}/${type}`, target })
const PACKAGE_PARTS: readonly Relation[] = [
  part('document', 'officeDocument', 'word/document.xml'),
  { id: 'core', type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
  part('app', 'extended-properties', 'docProps/app.xml'),
]
const DOCUMENT_PARTS: readonly Relation[] = [
  part('styles', 'styles'),
  part('numbering', 'numbering'),
  part('settings', 'settings'),
  part('footnotes', 'footnotes'),
  part('header1', 'header'),
  part('header2', 'header'),
  part('footer1', 'footer'),
]

/** Signs that no address may hold as they are (RFC 3986). */
const NOT_IN_ADDRESSES = /[^\x21-\x7E]|["<>\\^`{|}]/gu

function relations(parts: readonly Relation[], links?: Links): Markup {
  const inside = parts.map(({ id, type, target }) => markup`<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
  const outside = (links?.all() ?? []).map(({ id, href }) => {
    const target = href.toWellFormed().replace(NOT_IN_ADDRESSES, encodeURIComponent)
    return markup`<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${target}" TargetMode="External"/>`
  })
  return markup`<Relationships xmlns="${PACKAGE}/relationships">${inside}${outside}</Relationships>`
}

const KIND = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const TYPES: readonly (readonly [string, string])[] = [
  ['/word/document.xml', `${KIND}.document.main+xml`],
  ...['styles', 'numbering', 'settings', 'footnotes'].map((name) => [`/word/${name}.xml`, `${KIND}.${name}+xml`] as const),
  ['/word/header1.xml', `${KIND}.header+xml`],
  ['/word/header2.xml', `${KIND}.header+xml`],
  ['/word/footer1.xml', `${KIND}.footer+xml`],
  ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
]
const contentTypes = markup`<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${TYPES.map(
  ([name, type]) => markup`<Override PartName="${name}" ContentType="${type}"/>`,
)}</Types>`
