/**
 * An export as one run of plain blocks, for formats that are not HTML: headings, paragraphs with their role, tables, rules
 * and footnotes. Plain text and Word documents are written from it; nothing of the notes is left out.
 */
import { words } from '../words/index.ts'
import { type Block, type Flow, type FlowState, type Span, paragraph, span, spansOf } from './blocks.ts'
import { flowMarkdown } from './flow-markdown.ts'
import { quoteBlocks } from './flow-quotes.ts'
import type { CitedSource, CitedWork, ExportModel, Part } from './model.ts'

const say = words.exporting.paper

/** @param model as it is printed, so that every format has the same words in the same order */
export function flowOf(model: ExportModel): Flow {
  const state: FlowState = { blocks: [], footnotes: [], lists: 0 }
  const { blocks } = state
  blocks.push(paragraph('kicker', [span(model.kicker)]))
  if (model.lede !== '') blocks.push(paragraph('lede', [span(model.lede)]))
  for (const { label, value } of model.facts) blocks.push(paragraph('fact', [{ text: `${label}: `, strong: true }, span(value)]))
  if (model.colours.length > 0) {
    blocks.push(paragraph('group', [span(say.marks)]))
    for (const { colour, label } of model.colours) blocks.push(paragraph('fact', [{ text: label, mark: colour }]))
  }
  for (const part of model.parts) addPart(part, state)
  addSources(model, blocks)
  return { lang: model.lang, title: model.title, author: model.author, blocks, footnotes: state.footnotes }
}

function addPart(part: Part, state: FlowState): void {
  if (part.title !== null) state.blocks.push({ kind: 'heading', level: 1, spans: [span(part.title)], number: part.number })
  if (part.title !== null && part.edited !== '') state.blocks.push(paragraph('edited', [span(part.edited)]))
  if (part.content.kind === 'markdown') flowMarkdown(part.content, part.title === null ? 1 : 2, state)
  else if (part.content.kind === 'blocks') state.blocks.push(...withNumbers(part.content.blocks))
  else for (const quote of part.content.quotes) state.blocks.push(...quoteBlocks(quote, 0))
}

/** Numbers of notes stand in brackets; lists count on from those of the notes before. */
const withNumbers = (blocks: readonly Block[]): Block[] => {
  const put = (spans: readonly Span[]): Span[] => spans.map((one) => (one.note === undefined ? one : { text: `[${one.note}]` }))
  return blocks.map((block) => {
    if (block.kind === 'rule') return block
    return block.kind === 'table' ? { ...block, rows: block.rows.map((row) => row.map(put)) } : { ...block, spans: put(block.spans) }
  })
}

function addSources(model: ExportModel, blocks: Block[]): void {
  if (model.works.length > 0 || model.sources.length > 0)
    blocks.push({ kind: 'heading', level: 1, spans: [span(say.sources)], number: null })
  if (model.works.length > 0) blocks.push(paragraph('group', [span(say.worksCited)]), ...model.works.map(workBlock))
  if (model.sources.length > 0) blocks.push(paragraph('group', [span(say.sourcesNamed)]), ...model.sources.map(sourceBlock))
  if (model.colophon.length > 0)
    blocks.push(paragraph('group', [span(say.checks)]), ...model.colophon.map((sentence) => paragraph('source', [span(sentence)])))
}

const workBlock = ({ entry, quotes }: CitedWork): Block => paragraph('source', [...spansOf(entry), span(` (${say.usedIn(quotes)})`)])

function sourceBlock({ number, entry, source, quotes }: CitedSource): Block {
  const url = source.url !== undefined && /^https?:\/\//iu.test(source.url) ? [span(' '), { text: source.url, href: source.url }] : []
  return paragraph('source', [span(`${number}. `), ...spansOf(entry), ...url, span(` (${say.usedIn(quotes)})`)])
}
