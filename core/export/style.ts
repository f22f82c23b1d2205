/** The style sheet of printed documents: always light; text block 112 mm, gap 13 mm, margin column 40 mm on A4. */
import { cssString } from './markup.ts'
import type { ExportModel, PageSetup, Paper } from './model.ts'
import { shortTitle } from './short-title.ts'

/** Letter is 5.9 mm wider than A4 and 17.6 mm lower: the side margins take the width, so that lines stay as they are. */
const PAGE: Readonly<Record<Paper, string>> = { A4: '27mm 20mm 25mm 25mm', Letter: '25mm 22.9mm 23mm 28mm' }
/** The same for pages that lie on their side: the width goes to tables and to the text. */
const LYING: Readonly<Record<Paper, string>> = { A4: '25mm 20mm 22mm 25mm', Letter: '25mm 20mm 22mm 25mm' }
const LYING_RULES = `
.front { grid-template-columns: 170mm 50mm; }
.part > * { max-inline-size: 170mm; }
.part > :is(table, .wide) { max-inline-size: none; }
.part > .plainq { max-inline-size: 160mm; }
.q { grid-template-columns: 7mm 163mm 50mm; }
`

const RUNNING = 'font: 400 8pt/10pt "Source Sans 3", "Noto Sans CJK JP", sans-serif; color: #474842;'

/** Rules that follow the style sheet: the page, its running head and foot, and its handling marking. */
export const pageRules = ({ paper, orientation, marking }: PageSetup, running: ExportModel['running']): string => `
@page {
  size: ${paper === 'A4' ? 'A4' : 'letter'} ${orientation}; margin: ${(orientation === 'landscape' ? LYING : PAGE)[paper]};
  ${marking === '' ? '' : markingBoxes(marking)}
  @top-left { content: ${cssString(shortTitle(running.title))}; ${RUNNING} inline-size: ${orientation === 'landscape' ? 190 : 120}mm; white-space: nowrap; border-bottom: 0.5pt solid #1B1C19; padding-bottom: 1.5mm; vertical-align: bottom; margin-bottom: 6mm; }
  @top-right { content: ${cssString(running.right)}; ${RUNNING} border-bottom: 0.5pt solid #1B1C19; padding-bottom: 1.5mm; vertical-align: bottom; margin-bottom: 6mm; }
  @bottom-left { content: ${cssString(shortTitle(running.foot))}; ${RUNNING} white-space: nowrap; vertical-align: top; padding-top: 5mm; }
  @bottom-right { content: counter(page) " / " counter(pages); ${RUNNING} font-weight: 600; color: #1B1C19; vertical-align: top; padding-top: 5mm; }
}
@page :first { @top-left { content: none; border: 0; } @top-right { content: none; border: 0; } }
${orientation === 'landscape' ? LYING_RULES : ''}`

/** In the middle of the edge, whatever stands at its sides: as wide as nothing, so that it takes no room from them. */
const markingBoxes = (marking: string): string => {
  const box = `content: ${cssString(marking)}; font: 600 9.5pt/12pt "Source Sans 3", "Noto Sans CJK JP", sans-serif; color: #1B1C19; inline-size: 120mm; margin-inline: -60mm; text-align: center; white-space: nowrap;`
  return `@top-center { ${box} vertical-align: top; padding-top: 8mm; } @bottom-center { ${box} vertical-align: bottom; padding-bottom: 8mm; }`
}

export const STYLE = `
:root {
  color-scheme: only light;
  --serif: "Source Serif 4", "Noto Serif CJK JP", "Hiragino Mincho ProN", "Yu Mincho", Georgia, serif;
  --sans: "Source Sans 3", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic UI", system-ui, sans-serif;
  --mono: "Source Code Pro", "DejaVu Sans Mono", Menlo, Consolas, "Courier New", monospace;
  --text: #1B1C19; --second: #474842; --muted: #5E5F58; --rule: #D2D2CA; --control: #7A7B73; --accent: #8A1C2B; --caution: #764800;
}
* { box-sizing: border-box; }
html { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { margin: 0; color: var(--text); background: #fff; font: 400 10.5pt/15pt var(--serif); font-variant-numeric: proportional-nums lining-nums; text-wrap: pretty; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, h6, p, ul, ol, blockquote, dl, dd, pre, table { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { text-wrap: balance; break-after: avoid; }
/* A heading with nothing under it has nothing to stay with: the next note, or a heading of its own rank or above. */
.part > :is(.head, h2, h3, h4, h5, h6):last-child,
h2.in:has(+ h2), h3:has(+ :is(h2, h3)), h4:has(+ :is(h2, h3, h4)), h5:has(+ :is(h2, h3, h4, h5)), h6:has(+ :is(h2, h3, h4, h5, h6)) { break-after: auto; }
a { color: inherit; text-decoration: none; }
p, li { orphans: 2; widows: 2; }
.kick { font: 600 8.5pt/11pt var(--sans); color: var(--accent); border-block-start: 2.25pt solid var(--text); padding-block-start: 2.5mm; }
h1 { font: 600 25pt/28pt var(--serif); letter-spacing: -0.014em; margin-block: 1mm 2.5mm; }
.lede { font-size: 12.5pt; line-height: 17pt; color: var(--second); max-inline-size: 135mm; }
.facts { display: grid; grid-template-columns: auto 1fr auto 1fr; gap: 0 5mm; margin-block: 5mm 8mm; border-block: 0.5pt solid var(--text); padding-block: 1.75mm; font: 400 9pt/13pt var(--sans); }
.facts dt { color: var(--muted); }
.front { display: grid; grid-template-columns: 112mm 40mm; gap: 0 13mm; }
.front h2 { font: 600 11pt/15pt var(--serif); margin-block-end: 1mm; }
.front--key { display: block; margin-block-end: 7mm; }
.toc ol { list-style: none; font: 400 9.5pt/14pt var(--sans); font-variant-numeric: tabular-nums; }
.toc a { display: grid; grid-template-columns: 6mm minmax(0, auto) minmax(8mm, 1fr) 7mm; align-items: last baseline; padding-block: 0.6mm; break-inside: avoid; }
.toc i { border-block-end: 0.6pt dotted var(--control); margin-inline: 2mm 0; }
.toc .n { color: var(--muted); align-self: first baseline; }
.toc .page { text-align: end; }
.toc .sub { color: var(--second); font-size: 9pt; line-height: 12.5pt; }
.toc .sub a { padding-block: 0.2mm; }
.key-list { list-style: none; font: 400 9pt/13pt var(--sans); }
.key-list li { display: flex; gap: 2.5mm; align-items: center; padding-block: 0.7mm; }
.front--key .key-list { display: flex; flex-wrap: wrap; gap: 0 7mm; }
.key { display: inline-grid; place-items: center; inline-size: 5.2mm; block-size: 4.6mm; font: 700 8pt/9pt var(--sans); color: var(--text); background: var(--f); text-decoration: underline var(--s) 1.1pt var(--l); text-underline-offset: 1.6pt; text-decoration-skip-ink: none; flex: none; white-space: pre; }
[data-hl="yellow"] { --f: #FAEDA0; --l: #7A5F00; --s: solid; }
[data-hl="green"] { --f: #D3ECC6; --l: #2C6620; --s: double; }
[data-hl="blue"] { --f: #CDE5F5; --l: #175A8B; --s: dashed; }
[data-hl="pink"] { --f: #F9D5DD; --l: #9C234B; --s: wavy; }
[data-hl="violet"] { --f: #E3D9F3; --l: #5D3E93; --s: solid; }
.key[data-hl="violet"], .hl[data-hl="violet"] { text-decoration-line: underline overline; }
.key[data-hl="blue"] { text-decoration: none; background: repeating-linear-gradient(90deg, var(--l) 0 3pt, transparent 3pt 4.5pt) 50% calc(100% - 1pt) / 12pt 1.25pt no-repeat, var(--f); }
.hl { color: inherit; background: var(--f); text-decoration: underline var(--s) 1.1pt var(--l); text-underline-offset: 2pt; text-decoration-skip-ink: none; -webkit-box-decoration-break: clone; box-decoration-break: clone; }

.part > * { max-inline-size: 112mm; }
.part > .wide { max-inline-size: none; }
.head { display: grid; grid-template-columns: auto 1fr auto; gap: 0 4mm; align-items: baseline; border-block-start: 1.5pt solid var(--text); padding-block-start: 2mm; margin-block: 9mm 2.5mm; break-after: avoid; break-inside: avoid; }
.part > .head { max-inline-size: none; }
.head h2 { font: 600 16pt/20pt var(--serif); letter-spacing: -0.01em; grid-column: 2; }
.head .n { font: 400 16pt/20pt var(--serif); color: var(--muted); grid-column: 1; }
.head .plain { grid-column: 1 / 3; }
.head small { font: 400 8.5pt/11pt var(--sans); color: var(--muted); grid-column: 3; }
.part h2.in { font: 600 14pt/18pt var(--serif); margin-block: 5mm 0.5mm; }
.part h3 { font: 600 11.5pt/15pt var(--serif); margin-block: 3.5mm 0; }
.part h4, .part h5, .part h6 { font: 600 10.5pt/15pt var(--serif); margin-block: 2.5mm 0; }
.part h5, .part h6 { font-style: italic; }
/* Padding keeps ascenders inside the box: what reaches above the top of a page is painted on the page before as well, and the bookmark then holds the words twice. */
.part :is(h2, h3, h4, h5, h6) { break-inside: avoid; padding-block: 1mm; }
.part > p, .part > ul, .part > ol, .part li > p + p, .part li > ul, .part li > ol { margin-block-start: 1.75mm; }
.part :is(h2, h3, h4, h5, h6, .head) + :is(p, ul, ol) { margin-block-start: 0; }
.part li > ul, .part li > ol { margin-block: 0.5mm; }
.part ul { list-style: "–  "; padding-inline-start: 4mm; }
.part ol { list-style: decimal; padding-inline-start: 7mm; font-variant-numeric: tabular-nums; }
.part li.task { list-style: none; }
.part li + li { margin-block-start: 0.4mm; }
.loose > li + li { margin-block-start: 1.75mm; }
/* Not positioned: what is painted out of turn is also read out of turn. */
.box { inline-size: 2.9mm; block-size: 2.9mm; float: inline-start; margin-block-start: 1.15mm; margin-inline: -3.9mm 1mm; }
.plainq { margin: 2.5mm 0 2.5mm 7mm; padding-inline-start: 5mm; border-inline-start: 0.75pt solid var(--control); color: var(--second); }
.part > .plainq { max-inline-size: 105mm; }
.plainq > * + * { margin-block-start: 1.5mm; }
pre { font: 400 8.5pt/12pt var(--mono); white-space: pre-wrap; tab-size: 4; padding: 1.5mm 2.5mm; background: #F3F3EE; border-inline-start: 0.75pt solid var(--rule); margin-block: 2.5mm; box-decoration-break: clone; -webkit-box-decoration-break: clone; orphans: 3; widows: 3; text-align: start; }
code { font-family: var(--mono); font-size: 0.88em; font-weight: 400; font-style: normal; }
pre code { font-size: inherit; }
.url { font: 400 0.82em/1 var(--sans); color: var(--second); }
.raw { font: 400 8.5pt/12pt var(--mono); color: var(--second); white-space: pre-wrap; }
hr { border: 0; border-block-start: 0.5pt solid var(--control); margin: 5mm 0; inline-size: 25mm; }
sup { font-size: 0.7em; line-height: 0; }
.fnotes { font: 400 8.5pt/12pt var(--sans); border-block-start: 0.5pt solid var(--control); padding-block-start: 1.5mm; margin-block-start: 4mm; }

.q { display: grid; grid-template-columns: 7mm 105mm 40mm; margin-block: 3mm; }
.part > .q { max-inline-size: none; }
.q > .at { font: 600 9pt/14.5pt var(--sans); font-variant-numeric: tabular-nums; padding: 0.6mm 2.5mm 0 0; text-align: end; grid-column: 1; }
.q > .said { align-self: start; grid-column: 2; grid-row: 1; padding: 0.1mm 0 0.6mm 5mm; border-inline-start: 2pt solid var(--second); }
.q > .mm { align-self: start; grid-column: 3; grid-row: 1; margin-inline-start: 13mm; margin-inline-end: -13mm; }
.whole, .q > .mm { break-inside: avoid; }
.q--doubt > .said { border-inline-start: 2pt dashed var(--caution); }
/* A table in looks alone, so that its head is repeated on every page. */
.runs { display: table; inline-size: 100%; }
.runs > .again { display: table-header-group; font: 600 8.5pt/12pt var(--sans); color: var(--second); break-inside: avoid; }
.runs > .words { display: table-row-group; }
.said blockquote { font-size: 10.5pt; line-height: 14.5pt; }
/* The padding holds the paint of marks, as with headings. */
.said blockquote p { white-space: pre-line; orphans: 3; widows: 3; padding-block-start: 0.5mm; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.said blockquote p + p { margin-block-start: 1mm; }
.said blockquote .heading { font-weight: 600; break-after: avoid; }
.said blockquote .value { display: block; font-weight: 600; break-after: avoid; }
.cite { font: 400 8.5pt/11.5pt var(--sans); color: var(--second); margin-block-start: 0.8mm; break-before: avoid; break-inside: avoid; }
.cite b { color: var(--text); font-weight: 600; }
.q--doubt .cite b { color: var(--caution); }
.cite cite { font: italic 400 8.75pt/11.5pt var(--serif); }
.cite svg { inline-size: 2.9mm; block-size: 2.9mm; vertical-align: -0.45mm; margin-inline-end: 0.8mm; }
.beside { font: 400 8.5pt/11.5pt var(--sans); color: var(--second); margin-block-start: 0.8mm; break-before: avoid; }
.beside del { color: var(--caution); }
.beside ins { font-weight: 600; color: var(--text); text-underline-offset: 0.12em; }
.mm { font: 400 8.5pt/11.5pt var(--sans); border-block-start: 0.5pt solid var(--control); padding-block-start: 1mm; }
.mm .label { display: flex; gap: 1.8mm; align-items: center; color: var(--muted); margin-block-end: 0.8mm; }
/* Alone it would pass the rule on to the whole quote, and every quote would stay with the next one. */
.mm .label:not(:last-child) { break-after: avoid; }
.mm .tags { color: var(--muted); }
.mm p { white-space: pre-line; }
.remark { font: 400 8.5pt/11.5pt var(--sans); margin-block-start: 1.5mm; padding-block-start: 1mm; border-block-start: 0.5pt solid var(--rule); white-space: pre-line; }
li .q, .plainq .q { grid-template-columns: 7mm minmax(0, 1fr); }
li .q > .mm, .plainq .q > .mm { grid-column: 2; grid-row: 2; margin: 1mm 0 0 5mm; }

table { inline-size: 100%; border-collapse: collapse; font: 400 9pt/12.5pt var(--sans); font-variant-numeric: tabular-nums; margin-block: 3mm; }
table.small { break-inside: avoid; }
table.many { font-size: 8pt; line-height: 11pt; }
th, td { text-align: start; vertical-align: top; font-weight: 400; padding: 1mm 3mm 1mm 0; border-block-end: 0.4pt solid var(--rule); }
thead { display: table-header-group; }
tr:not(.long) { break-inside: avoid; }
.word { overflow-wrap: break-word; }
.long td { box-decoration-break: clone; -webkit-box-decoration-break: clone; orphans: 2; widows: 2; }
thead th { color: var(--muted); border-block-end: 0.75pt solid var(--text); vertical-align: bottom; }
th[scope="row"] { font-weight: 400; }
.end { text-align: end; } .center { text-align: center; }
:is(th, td):last-child { padding-inline-end: 0; }

.group { font: 600 9pt/12.5pt var(--sans); color: var(--second); margin-block: 2.5mm 0.5mm; break-after: avoid; }
.sources :is(ol, ul) { list-style: none; padding: 0; font: 400 9pt/12.5pt var(--sans); max-inline-size: none; }
.sources li { display: grid; grid-template-columns: 7mm 1fr 30mm; gap: 0 3mm; padding-block: 1.2mm; border-block-end: 0.4pt solid var(--rule); break-inside: avoid; margin: 0; }
.sources cite { font: italic 400 9.75pt/12.5pt var(--serif); }
.sources .u { display: block; color: var(--muted); font-size: 8pt; line-height: 10.5pt; }
.sources .used { text-align: end; color: var(--second); }
.colophon { border: 0.5pt solid var(--control); padding: 0 3mm 2mm; font: 400 8.5pt/12pt var(--sans); color: var(--second); margin-block-start: 5mm; max-inline-size: 135mm; break-inside: avoid; break-before: avoid; }
.colophon p + p { margin-block-start: 1mm; }
`

/** Rules of the document on a screen: one column that gives way to a narrow window. */
export const SCREEN = `
@page { margin: 20mm; }
.toc a { grid-template-columns: 6mm minmax(0, 1fr); }
.toc i, .toc .page, .runs > .again { display: none; }
.toc a:hover, .cite a:hover { text-decoration: underline; }
@media screen {
  body { max-inline-size: 165mm; margin: 12mm auto; padding-inline: 6mm; font-size: 1.0625rem; line-height: 1.5; }
  .part a { text-decoration: underline; text-decoration-thickness: 0.5pt; }
}
@media screen and (max-width: 185mm) {
  .part > *, .plainq { max-inline-size: none; }
  .front { display: block; }
  .facts { grid-template-columns: auto 1fr; }
  .q, li .q, .plainq .q { grid-template-columns: 7mm minmax(0, 1fr); }
  .q > .mm { grid-column: 2; grid-row: 2; margin: 1mm 0 0 5mm; }
  .sources li { grid-template-columns: 7mm minmax(0, 1fr); }
  .sources .used { grid-column: 2; text-align: start; }
  table { display: block; overflow-x: auto; }
}
`
