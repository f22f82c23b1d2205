/** One self-contained HTML document from an export model: embedded fonts, its own page rules, no scripts. */
import { words } from '../words/index.ts'
import { type EmbeddedFont, fontFaces, fontsFor } from './fonts.ts'
import { type Markup, markup, join, nothing, spoken, trusted } from './markup.ts'
import { printBlocks } from './print-blocks.ts'
import { printMarkdown } from './markdown.ts'
import type { CitedSource, CitedWork, ExportModel, Part } from './model.ts'
import { keyLetter, printQuote, printRuns } from './quotes.ts'
import { pageRules, SCREEN, STYLE } from './style.ts'

const say = words.exporting.paper

export type Entry = { id: string; number: number | null; title: string; depth: number }

/** Page of every heading in the contents, by id; empty in a first print. */
export type PageNumbers = ReadonlyMap<string, number>

/** More headings than this make a document of one note long enough for contents. */
const MANY_HEADINGS = 5
/** With more entries than this the contents list the notes alone. */
const MANY_ENTRIES = 90

type Written = { body: Markup; entries: readonly Entry[] }

/**
 * @param pages pages of the headings, read back from a first print; without them the contents have no page numbers.
 * `contents` tells whether the document has contents at all, so that a second print is worth its time.
 */
export function printDocument(
  model: ExportModel,
  fonts: readonly EmbeddedFont[],
  pages: PageNumbers = new Map(),
): { html: string; contents: boolean } {
  return writeHtml(model, fonts, pageRules(model.page, model.running), pages)
}

/** The same document for the screen, in one file: no page furniture, and only the fonts that its letters need. */
export function webPage(model: ExportModel, fonts: readonly EmbeddedFont[]): string {
  const { html } = writeHtml(model, [], SCREEN, new Map())
  return writeHtml(model, fontsFor(fonts, html), SCREEN, new Map()).html
}

function writeHtml(
  model: ExportModel,
  fonts: readonly EmbeddedFont[],
  rules: string,
  pages: PageNumbers,
): { html: string; contents: boolean } {
  const written = model.parts.map((part, index) => writePart(part, `n${index + 1}`))
  const entries = written.flatMap((part) => part.entries)
  if (model.works.length > 0 || model.sources.length > 0) entries.push({ id: 'sources', number: null, title: say.sources, depth: 2 })
  const long = model.parts.filter((part) => part.title !== null).length > 1 || entries.length > MANY_HEADINGS
  const contents = model.contents && long
  const front = frontMatter(model, contents ? shownEntries(entries) : [], pages)
  // The policy keeps every request and script out even if something slipped into the markup.
  const page = markup`<!doctype html>
    <html lang="${model.lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:" />
        <title>${model.title}</title>
        ${model.author === '' ? nothing : markup`<meta name="author" content="${model.author}" />`}
        <style>
          ${trusted(fontFaces(fonts))}${trusted(STYLE)}${trusted(rules)}
        </style>
      </head>
      <body>
        <header>
          <p class="kick">${model.kicker}</p>
          <h1 dir="auto">${spoken(model.title)}</h1>
          ${model.lede === '' ? nothing : markup`<p class="lede" dir="auto">${spoken(model.lede)}</p>`}
          <dl class="facts">
            ${model.facts.map(
              (fact) =>
                markup`<dt>${fact.label}</dt>
                  <dd dir="auto">${spoken(fact.value)}</dd>`,
            )}
          </dl>
        </header>
        ${front}${join(written.map((part) => part.body))}${sourceList(model)}
      </body>
    </html> `
  return { html: page.markup, contents }
}

function shownEntries(entries: readonly Entry[]): readonly Entry[] {
  return entries.length > MANY_ENTRIES ? entries.filter((entry) => entry.depth === 2) : entries.filter((entry) => entry.depth <= 3)
}

function writePart(part: Part, id: string): Written {
  const head =
    part.title === null
      ? nothing
      : markup`<div class="head">
          ${part.number === null ? nothing : markup`<span class="n">${part.number}</span>`}
          <h2 id="${id}" dir="auto" ${part.number === null ? trusted(' class="plain"') : nothing}>${spoken(part.title)}</h2>
          ${part.edited === '' ? nothing : markup`<small>${part.edited}</small>`}
        </div> `
  const own: Entry[] = part.title === null ? [] : [{ id, number: part.number, title: part.title, depth: 2 }]
  if (part.content.kind === 'blocks') {
    const { body, headings } = printBlocks(part.content.blocks, id)
    const entries = headings.map((heading) => ({ id: heading.id, number: null, title: heading.text, depth: heading.depth }))
    return { body: markup`<article class="part">${head}${body}</article>`, entries: [...own, ...entries] }
  }
  if (part.content.kind === 'quotes')
    return { body: markup`<section class="part">${head}${part.content.quotes.map(printQuote)}</section>`, entries: own }
  const { body, headings } = printMarkdown(part.content.tree, { prefix: id, top: part.title === null ? 2 : 3, quotes: part.content.quotes })
  const entries = headings.map((heading) => ({ id: heading.id, number: null, title: heading.text, depth: heading.depth }))
  return { body: markup`<article class="part">${head}${body}</article>`, entries: [...own, ...entries] }
}

function frontMatter(model: ExportModel, entries: readonly Entry[], pages: PageNumbers): Markup {
  const key =
    model.colours.length === 0
      ? nothing
      : markup`<section>
          <h2 id="marks">${say.marks}</h2>
          <ul class="key-list">
            ${model.colours.map(({ colour, label }) => markup`<li>${keyLetter(colour)}<span>${label}</span></li>`)}
          </ul>
        </section>`
  if (entries.length === 0) return model.colours.length === 0 ? nothing : markup`<div class="front front--key">${key}</div>`
  const lines = entries.map(({ id, number, title, depth }) => {
    const page = pages.get(id)
    return markup`<li${depth > 2 ? trusted(' class="sub"') : nothing}><a href="#${id}"><span class="n">${number ?? nothing}</span><span dir="auto">${spoken(title)}</span><i></i><span class="page">${page ?? nothing}</span></a></li>`
  })
  return markup`<div class="front">
    <nav class="toc" aria-label="${say.contents}">
      <h2 id="contents">${say.contents}</h2>
      <ol>
        ${lines}
      </ol>
    </nav>
    ${key}
  </div> `
}

function sourceList(model: ExportModel): Markup {
  const colophon =
    model.colophon.length === 0
      ? nothing
      : markup`<div class="colophon"><p class="group">${say.checks}</p>${model.colophon.map((sentence) => markup`<p>${sentence}</p>`)}</div>`
  if (model.works.length === 0 && model.sources.length === 0) return colophon
  return markup`<section class="part sources">
    <div class="head">
      <h2 id="sources" class="plain">${say.sources}</h2>
    </div>
    ${model.works.length === 0 ? nothing : markup`<p class="group">${say.worksCited}</p> <ul>${model.works.map(workLine)}</ul>`}
    ${model.sources.length === 0 ? nothing : markup`<p class="group">${say.sourcesNamed}</p> <ol>${model.sources.map(sourceLine)}</ol>`}
    ${colophon}
  </section>`
}

const workLine = ({ entry, quotes }: CitedWork): Markup =>
  markup`<li><span></span><span>${printRuns(entry)}</span><span class="used">${say.usedIn(quotes)}</span></li>`

function sourceLine({ number, entry, source, quotes }: CitedSource): Markup {
  const url = source.url !== undefined && /^https?:\/\//iu.test(source.url) ? source.url : undefined
  const bare = url?.replace(/^https?:\/\//iu, '').replace(/\/$/u, '')
  const address = url === undefined ? nothing : markup`<a class="u" href="${url}" dir="ltr">${bare}</a>`
  return markup`<li>
    <span>${number}</span><span>${printRuns(entry)}${address}</span><span class="used">${say.usedIn(quotes)}</span>
  </li>`
}
