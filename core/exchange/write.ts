/** Marks as W3C Web Annotations: one page of them for a briefing, a collection for a pack. See docs/exchange.md. */
import type { Anchor, Annotation, Person } from '../model/annotation.ts'
import { toW3cSelectors } from '../anchor/selectors.ts'
import {
  ANNO_CONTEXT,
  PASSAGES,
  SECTIONS,
  TERMS,
  UNKNOWN_PERSON,
  markIdOf,
  markIri,
  nameBasedUuid,
  sourceIri,
  uuidIri,
} from './vocabulary.ts'

export type WriteSurroundings = {
  /** The reader, for marks made here. */
  me: Person
  /** Title and language of a briefing and the digest of its edition, as far as it is installed. */
  source(edition: string, briefing: string): { title: string; language: string; digest: string } | undefined
}

/** One mark as one line of JSON. */
export function markLine(mark: Annotation, around: WriteSurroundings): string {
  const { origin, comment, tags } = mark
  const creator = origin?.creator ?? around.me
  const motivation = ['highlighting', ...(comment === '' ? [] : ['commenting']), ...(tags.length === 0 ? [] : ['tagging'])]
  const bodies = [
    ...(comment === '' ? [] : [{ type: 'TextualBody', purpose: 'commenting', format: 'text/plain', value: comment }]),
    ...tags.map((value) => ({ type: 'TextualBody', purpose: 'tagging', format: 'text/plain', value })),
  ]
  const isCopy = origin?.iri !== undefined && markIdOf(origin.iri) !== mark.id
  return JSON.stringify({
    id: isCopy ? markIri(mark.id) : (origin?.iri ?? markIri(mark.id)),
    type: 'Annotation',
    ...(isCopy ? { via: origin.iri } : {}),
    motivation,
    ...(creator.id === UNKNOWN_PERSON
      ? {}
      : { creator: { id: creator.id, type: 'Person', ...(creator.name === '' ? {} : { name: creator.name }) } }),
    created: mark.createdAt,
    modified: mark.modifiedAt,
    // Which version a change was made to: whoever has that one unchanged may take the change over.
    ...(origin === undefined || origin.modified === mark.modifiedAt ? {} : { 'aide:base': origin.modified }),
    'aide:colour': mark.colour,
    ...(bodies.length === 0 ? {} : { body: bodies }),
    target: targetOf(mark.anchor, origin?.quote, around),
  })
}

function targetOf(anchor: Anchor, quote: string | undefined, around: WriteSurroundings): object {
  const source = around.source(anchor.edition, anchor.briefing)
  const point = ({ passage, offset }: Anchor['start']): object => ({
    type: 'FragmentSelector',
    conformsTo: PASSAGES,
    value: passage,
    refinedBy: { type: 'TextPositionSelector', start: offset, end: offset },
  })
  const { around: signs, section } = anchor
  return {
    type: 'SpecificResource',
    source: {
      id: sourceIri(anchor.edition, anchor.briefing),
      type: 'Text',
      ...(source === undefined ? {} : { 'dcterms:title': source.title, language: source.language }),
    },
    state: {
      type: 'aide:EditionState',
      'aide:edition': anchor.edition,
      'aide:textHash': anchor.textHash,
      ...(source === undefined ? {} : { 'aide:digest': source.digest }),
    },
    selector: [
      ...toW3cSelectors(anchor),
      { type: 'RangeSelector', startSelector: point(anchor.start), endSelector: point(anchor.end) },
      ...(section.length === 0 ? [] : [{ type: 'FragmentSelector', conformsTo: SECTIONS, value: section.join('/') }]),
      ...(signs === undefined
        ? []
        : [
            {
              type: 'aide:SurroundingsSelector',
              ...Object.fromEntries(Object.entries(signs).map(([name, value]) => [`aide:${name}`, value])),
            },
          ]),
    ],
    ...(quote === undefined ? {} : { 'aide:madeOn': quote }),
  }
}

export type FileHead = {
  /** A page for one briefing, a collection with one page for a whole pack. */
  kind: 'briefing' | 'pack'
  label: string
  /** The time of the export: the only thing in which two files of the same marks differ. */
  generated: string
}

/** The whole file out of its lines, in pieces: one line a mark, so that two files can be compared line by line. */
export function fileText(lines: readonly string[], { kind, label, generated }: FileHead): string[] {
  const page = uuidIri(nameBasedUuid(['page', ...lines].join('\n')))
  const collection = uuidIri(nameBasedUuid(['collection', page].join('\n')))
  const head = {
    '@context': [ANNO_CONTEXT, { aide: TERMS }],
    id: kind === 'pack' ? collection : page,
    type: kind === 'pack' ? 'AnnotationCollection' : 'AnnotationPage',
    label,
    generator: { id: 'urn:aide-memoire:reader', type: 'Software', name: 'Aide-Mémoire' },
    generated,
  }
  const fields = (object: object): string => JSON.stringify(object).slice(1, -1)
  const items = lines.map((line, i) => (i === 0 ? line : `,\n${line}`))
  if (kind === 'briefing') return [`{${fields(head)},\n"startIndex":0,"items":[\n`, ...items, '\n]}\n']
  const first = { id: page, type: 'AnnotationPage', partOf: { id: collection }, startIndex: 0 }
  return [
    `{${fields(head)},\n"total":${lines.length},"last":${JSON.stringify(page)},"first":{${fields(first)},"items":[\n`,
    ...items,
    '\n]}}\n',
  ]
}
