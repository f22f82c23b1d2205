/** Saved web pages: the words of the article, its tables, lists and captions; what stands around it is left out and listed. */
import { dateIn } from '../../core/import/dates.ts'
import { createReport } from '../../core/import/draft.ts'
import { canonical } from '../../core/text/canonical.ts'
import { decode } from './decode.ts'
import { htmlBlocks } from './html-blocks.ts'
import { type Element, type Node, attribute, childrenOf, elementsIn, parseHtml, plainText } from './html-tree.ts'
import type { Importer } from './importer.ts'

/** A text shorter than this share of the page's is not the article, whatever its element is called. */
const LEAST_SHARE = 0.3

export const readHtml: Importer = (bytes) => {
  const report = createReport()
  const html = decode(bytes, report, declared(bytes))
  const page = parseHtml(html)
  const all = [...elementsIn(page)]
  const body = all.find(({ tagName }) => tagName === 'body')
  const root = (body && articleIn(all, body)) ?? body
  if (body && root && root !== body) for (const text of textsAround(body, root)) report.leftOut('frames', text)
  const blocks = root === undefined ? [] : htmlBlocks(root, report)
  const at = blocks.findIndex(({ kind }) => kind === 'heading')
  const name = canonical(all.filter(({ tagName }) => tagName === 'title').map(plainText)[0] ?? '')
  // The first heading is the title where the page's own title holds it; the words of both are kept or listed.
  const heading = at >= 0 && at < 4 ? (blocks[at]?.text ?? '') : ''
  const isTitle = heading !== '' && (name === '' || name.toLowerCase().includes(heading.toLowerCase()) || at === 0)
  if (isTitle && name !== '' && name !== heading) report.leftOut('frames', name)
  const rest = isTitle ? blocks.filter((_, i) => i !== at) : blocks
  const title = isTitle ? heading : name
  const date = dateIn([...datesOf(all), title, ...rest.slice(0, 6).map((block) => block.text)])
  const lang = all
    .map((element) => (element.tagName === 'html' ? attribute(element, 'lang') : undefined))
    .find((one) => one !== undefined && one !== '')
  return {
    title,
    ...(date === undefined ? {} : { date }),
    ...(lang !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/iu.test(lang) ? { lang } : {}),
    blocks: rest,
    report: report.notes(),
    original: html,
  }
}

/** The encoding that the first part of a page names. */
function declared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4_096)).toString('latin1')
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ?? /<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/iu.exec(head)?.[1]
}

/** The one element that holds the article: `article` or `main`, where it has enough of the words. */
function articleIn(all: readonly Element[], body: Element): Element | undefined {
  const whole = plainText(body).length
  const named = all.filter((element) => ['article', 'main'].includes(element.tagName) || attribute(element, 'role') === 'main')
  const sized = named.map((element) => ({ element, size: plainText(element).length })).filter(({ size }) => size > whole * LEAST_SHARE)
  return sized.reduce<(typeof sized)[number] | undefined>((best, one) => (best && best.size <= one.size ? best : one), undefined)?.element
}

/** What stands in the body before and after an element of it, one text for each part. */
function textsAround(body: Element, root: Element): string[] {
  const above = new Set<unknown>()
  for (let parent: unknown = root; parent !== null && parent !== undefined; parent = parentOf(parent)) above.add(parent)
  const texts: string[] = []
  const open: Node[] = [body]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === root) continue
    if (above.has(node)) open.push(...[...childrenOf(node)].reverse())
    else texts.push(canonical(plainText(node)))
  }
  return texts.filter((text) => text !== '')
}

const parentOf = (node: unknown): unknown => (typeof node === 'object' && node !== null && 'parentNode' in node ? node.parentNode : null)

/** Dates that the page's own elements name. */
const datesOf = (all: readonly Element[]): string[] =>
  all.flatMap((element) => {
    const name = attribute(element, 'property') ?? attribute(element, 'name') ?? ''
    if (element.tagName === 'meta' && /(?:published_time|^date$|dc\.date)/iu.test(name)) return attribute(element, 'content') ?? []
    return element.tagName === 'time' ? (attribute(element, 'datetime') ?? []) : []
  })
