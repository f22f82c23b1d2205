/** The styles and numberings of a Word document (ECMA-376, part 1, 17.7 and 17.9). */
import { type Markup, join, markup, nothing, trusted } from '../markup.ts'
import type { NumberedList } from './body.ts'

export const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

type Style = {
  id: string
  name: string
  basedOn?: string
  next?: string
  /** Paragraph and run properties, in the order of the schema. */
  paragraph?: string
  run?: string
  /** Styles that Word knows by name are not its user's own. */
  isOwn?: boolean
}

const SANS = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
const GREY = '<w:color w:val="474842"/>'
const size = (halfPoints: number): string => `<w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/>`
const bold = '<w:b/><w:bCs/>'
const spacing = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`

/** Sizes of the headings, in half points, from the highest to the lowest. */
const HEADINGS = [32, 26, 23, 21, 21, 21]

const STYLES: readonly Style[] = [
  { id: 'Title', name: 'Title', next: 'Normal', paragraph: `<w:keepNext/>${spacing(0, 120)}`, run: `${bold}${size(50)}` },
  { id: 'Subtitle', name: 'Subtitle', next: 'Normal', paragraph: spacing(0, 160), run: `${GREY}${size(25)}` },
  { id: 'Kicker', name: 'Kicker', isOwn: true, paragraph: spacing(0, 60), run: `${SANS}${bold}<w:color w:val="8A1C2B"/>${size(17)}` },
  { id: 'Fact', name: 'Fact', isOwn: true, paragraph: spacing(0, 20), run: `${SANS}${GREY}${size(18)}` },
  ...HEADINGS.map((halfPoints, index): Style => ({
    id: `Heading${index + 1}`,
    name: `heading ${index + 1}`,
    next: 'Normal',
    paragraph: `<w:keepNext/><w:keepLines/>${index === 0 ? '<w:pBdr><w:top w:val="single" w:sz="12" w:space="6" w:color="1B1C19"/></w:pBdr>' : ''}${spacing(index === 0 ? 480 : 240, 100)}<w:outlineLvl w:val="${index}"/>`,
    run: `${bold}${index > 3 ? '<w:i/><w:iCs/>' : ''}${size(halfPoints)}`,
  })),
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: `${spacing(0, 60)}<w:contextualSpacing/>` },
  { id: 'BlockText', name: 'Block Text', paragraph: '<w:ind w:left="360"/>', run: GREY },
  {
    id: 'Quote',
    name: 'Quote',
    paragraph: `<w:keepNext/><w:pBdr><w:left w:val="single" w:sz="16" w:space="10" w:color="474842"/></w:pBdr>${spacing(60, 60)}<w:ind w:left="360"/>`,
  },
  { id: 'QuoteHeading', name: 'Quote Heading', basedOn: 'Quote', isOwn: true, run: bold },
  {
    id: 'Citation',
    name: 'Citation',
    isOwn: true,
    paragraph: `<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="16" w:space="10" w:color="474842"/></w:pBdr>${spacing(0, 120)}<w:ind w:left="360"/>`,
    run: `${SANS}${GREY}${size(17)}`,
  },
  { id: 'Remark', name: 'Remark', isOwn: true, paragraph: `${spacing(0, 120)}<w:ind w:left="360"/>`, run: `${SANS}${size(17)}` },
  { id: 'Group', name: 'Group', isOwn: true, paragraph: `<w:keepNext/>${spacing(200, 60)}`, run: `${SANS}${bold}${GREY}${size(18)}` },
  { id: 'Source', name: 'Source', isOwn: true, paragraph: spacing(0, 60), run: `${SANS}${size(18)}` },
  {
    id: 'Code',
    name: 'Code',
    isOwn: true,
    paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F3F3EE"/>${spacing(80, 120)}`,
    run: `<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/>${size(17)}`,
  },
  {
    id: 'Rule',
    name: 'Rule',
    isOwn: true,
    paragraph: `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="7A7B73"/></w:pBdr>${spacing(120, 240)}`,
  },
  { id: 'TableText', name: 'Table Text', isOwn: true, paragraph: spacing(30, 30), run: `${SANS}${size(18)}` },
  { id: 'TableHead', name: 'Table Head', basedOn: 'TableText', isOwn: true, paragraph: '<w:keepNext/>', run: bold },
  {
    id: 'AfterTable',
    name: 'After Table',
    isOwn: true,
    paragraph: '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
  },
  { id: 'Header', name: 'header', paragraph: spacing(0, 0), run: `${SANS}${GREY}${size(16)}` },
  { id: 'Footer', name: 'footer', paragraph: spacing(0, 0), run: `${SANS}${GREY}${size(16)}` },
  {
    id: 'Marking',
    name: 'Handling Marking',
    isOwn: true,
    paragraph: `${spacing(0, 40)}<w:jc w:val="center"/>`,
    run: `${SANS}${bold}${size(18)}`,
  },
  { id: 'FootnoteText', name: 'footnote text', paragraph: spacing(0, 40), run: `${SANS}${size(17)}` },
  { id: 'TOCHeading', name: 'TOC Heading', next: 'Normal', paragraph: `<w:keepNext/>${spacing(240, 60)}`, run: `${bold}${size(22)}` },
  ...[0, 1, 2].map((level): Style => ({
    id: `TOC${level + 1}`,
    name: `toc ${level + 1}`,
    next: 'Normal',
    paragraph: `${spacing(0, 30)}<w:ind w:left="${level * 240}"/>`,
    run: `${SANS}${size(19)}`,
  })),
]

const CHARACTERS = `<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="175A8B"/><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="character" w:customStyle="1" w:styleId="CodeCharacters"><w:name w:val="Code Characters"/><w:rPr><w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/><w:noProof/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="170" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="NotesTable"><w:name w:val="Notes Table"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="D2D2CA"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="D2D2CA"/></w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1B1C19"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>`

const written = ({ id, name, basedOn = 'Normal', next, paragraph = '', run = '', isOwn = false }: Style): Markup =>
  markup`<w:style w:type="paragraph"${isOwn ? trusted(' w:customStyle="1"') : nothing} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/>${next === undefined ? nothing : markup`<w:next w:val="${next}"/>`}<w:qFormat/><w:pPr>${trusted(paragraph)}</w:pPr><w:rPr>${trusted(run)}</w:rPr></w:style>`

/** @param lang language of the document, such as `en-GB` */
export const stylesXml = (lang: string): Markup =>
  markup`<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia" w:eastAsia="Yu Mincho" w:cs="Times New Roman"/><w:color w:val="1B1C19"/><w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${lang}" w:eastAsia="ja-JP" w:bidi="he-IL"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="288" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>${join(STYLES.map(written))}${trusted(CHARACTERS)}</w:styles>`

const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8]
const abstractList = (id: number, isOrdered: boolean): string => {
  const levels = LEVELS.map((level) => {
    const form = isOrdered ? 'decimal' : 'bullet'
    const text = isOrdered ? `%${level + 1}.` : '–'
    return `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${form}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${(level + 1) * 360}" w:hanging="360"/></w:pPr></w:lvl>`
  })
  return `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="hybridMultilevel"/>${levels.join('')}</w:abstractNum>`
}

/** Every list counts for itself, from its own first number. */
export const numberingXml = (lists: Iterable<NumberedList>): Markup =>
  markup`<w:numbering xmlns:w="${WORD}">${trusted(abstractList(0, false))}${trusted(abstractList(1, true))}${[...lists].map(
    ({ list, isOrdered, level, first }) =>
      markup`<w:num w:numId="${list}"><w:abstractNumId w:val="${isOrdered ? 1 : 0}"/>${isOrdered ? markup`<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${first}"/></w:lvlOverride>` : nothing}</w:num>`,
  )}</w:numbering>`
