/** What an annotation's target says: the source, the words, and where they stand, in our terms as far as they were given. */
import * as v from 'valibot'
import { Anchor, Around, CONTEXT, MAX_QUOTE } from '../model/annotation.ts'
import { Count } from '../model/ids.ts'
import { type Fields, cut, field, isFields, isOfType, listOf, stringIn } from './json.ts'
import { PASSAGES, SECTIONS, sourceOf } from './vocabulary.ts'

export type ReadTarget = {
  /** IRI of the source as it stands, at most 2,000 characters; empty when there is none. */
  source: string
  title: string
  quote: string
  prefix: string
  suffix: string
  /** The whole anchor, where the target has one of ours. */
  anchor: Anchor | null
  /** The words it was made on, where they are not the ones it stands on. */
  madeOn: string | null
}
export type TargetFault = 'no-quote' | 'long-quote'
export type TargetRemark = 'position' | 'more-places'

/** Selectors that refine one another are followed this far. */
const MOST_REFINED = 5
const MOST_SELECTORS = 40

/** Reads the first target that has words. `uri` is the source that some programs give beside the target. */
export function readTarget(value: unknown, uri: string): { target: ReadTarget; remarks: TargetRemark[] } | { fault: TargetFault } {
  const targets = listOf(value)
  let fault: TargetFault = 'no-quote'
  for (const one of targets.slice(0, MOST_SELECTORS)) {
    if (!isFields(one)) continue
    const selectors = selectorsOf(one)
    const words = selectors.find((selector) => isOfType(selector, 'TextQuoteSelector') && (stringIn(selector, 'exact') ?? '').trim() !== '')
    const quote = (words && stringIn(words, 'exact')) ?? ''
    if (quote.length > MAX_QUOTE) fault = 'long-quote'
    if (!words || quote.length > MAX_QUOTE) continue
    const remarks: TargetRemark[] = targets.length > 1 ? ['more-places'] : []
    const named = field(one, 'source')
    const source = cut((typeof named === 'string' ? named : isFields(named) ? stringIn(named, 'id', '@id') : undefined) ?? uri, 2_000)
    const title = (isFields(named) ? stringIn(named, 'dcterms:title', 'title', 'label', 'name') : undefined) ?? ''
    const position = positionIn(selectors)
    if (position === 'nonsense') remarks.push('position')
    const madeOn = stringIn(one, 'aide:madeOn')
    const target = {
      source,
      title: cut(title, 500),
      quote: quote.toWellFormed(),
      prefix: tail((stringIn(words, 'prefix') ?? '').toWellFormed()),
      suffix: cut(stringIn(words, 'suffix') ?? '', CONTEXT * 2),
      anchor: null,
      madeOn: madeOn === undefined ? null : cut(madeOn, MAX_QUOTE),
    }
    return { target: { ...target, anchor: anchorOf(one, selectors, target, position) }, remarks }
  }
  return { fault }
}

const tail = (text: string): string => text.slice(-CONTEXT * 2).toWellFormed()

function selectorsOf(target: Fields): Fields[] {
  const found: Fields[] = []
  for (const one of listOf(field(target, 'selector')).slice(0, MOST_SELECTORS)) {
    let selector: unknown = one
    for (let depth = 0; depth < MOST_REFINED && isFields(selector); depth += 1) {
      found.push(selector)
      selector = field(selector, 'refinedBy')
    }
  }
  return found
}

function positionIn(selectors: readonly Fields[]): { start: number; end: number } | 'nonsense' | null {
  const found = selectors.find((selector) => isOfType(selector, 'TextPositionSelector'))
  if (!found) return null
  const start = field(found, 'start')
  const end = field(found, 'end')
  return v.is(Count, start) && v.is(Count, end) && Number.isSafeInteger(end) && start < end ? { start, end } : 'nonsense'
}

function anchorOf(
  target: Fields,
  selectors: readonly Fields[],
  { source, quote, prefix, suffix }: Pick<ReadTarget, 'source' | 'quote' | 'prefix' | 'suffix'>,
  position: ReturnType<typeof positionIn>,
): Anchor | null {
  const place = sourceOf(source)
  const range = selectors.find((selector) => isOfType(selector, 'RangeSelector'))
  if (place === null || position === null || position === 'nonsense' || !range) return null
  const sections = selectors.find((selector) => field(selector, 'conformsTo') === SECTIONS)
  const signs = selectors.find((selector) => isOfType(selector, 'aide:SurroundingsSelector'))
  const state = listOf(field(target, 'state')).find((one): one is Fields => isFields(one) && isOfType(one, 'aide:EditionState'))
  // Without its surroundings, or with those of another version, the anchor still holds.
  const around = v.safeParse(
    Around,
    Object.fromEntries(Object.keys(Around.entries).map((name) => [name, signs && field(signs, `aide:${name}`)])),
  )
  const path = sections ? (stringIn(sections, 'value') ?? '') : ''
  const read = v.safeParse(Anchor, {
    ...place,
    start: pointIn(field(range, 'startSelector')),
    end: pointIn(field(range, 'endSelector')),
    quote,
    prefix,
    suffix,
    section: path === '' ? [] : path.split('/', 20),
    position,
    ...(around.success && { around: around.output }),
    textHash: state && field(state, 'aide:textHash'),
  })
  return read.success ? read.output : null
}

function pointIn(selector: unknown): unknown {
  if (!isFields(selector) || field(selector, 'conformsTo') !== PASSAGES) return null
  const offset = field(selector, 'refinedBy')
  return { passage: field(selector, 'value'), offset: isFields(offset) ? field(offset, 'start') : null }
}
