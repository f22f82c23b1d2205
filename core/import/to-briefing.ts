/** A draft to the briefing and the pack that hold it: numbered passages, sections and ids as any other briefing has them. */
import type { Briefing, Passage } from '../model/briefing.ts'
import { editionId } from '../model/ids.ts'
import { headingSlug, passageId } from '../pack/passage-ids.ts'
import type { PackSource } from '../pack/read-source.ts'
import { canonical } from '../text/canonical.ts'
import { countWords } from '../text/count.ts'
import type { ImportBlock, ImportDraft } from './draft.ts'

const SLUG_LENGTH = 80

/** Packs of imported files begin with this. */
const OWN = 'my-'
export const isOwnPack = (pack: string): boolean => pack.startsWith(OWN)

/** Slug of the pack for a title; titles without Latin letters get one by their digest. */
export function ownPackId(title: string): string {
  const slug = headingSlug(title).slice(0, SLUG_LENGTH).replace(/-$/u, '')
  return `${OWN}${slug === '' ? passageId(canonical(title), new Set()).slice(2) : slug}`
}

export type OwnPack = {
  /** Slug of the pack. */
  pack: string
  /** Number of the edition. */
  number: number
  /** Words of the pack: its title, issuer and the label of the edition. */
  title: string
  issuer: string
  label: string
  /** ISO date of the edition. */
  date: string
}

/** @throws RangeError when nothing is left of the draft */
export function toPack(draft: ImportDraft, { pack, number, title, issuer, label, date }: OwnPack): PackSource {
  const id = pack.slice(OWN.length)
  const briefing = toBriefing(draft, id, editionId(pack, number))
  return {
    id: pack,
    title,
    issuer,
    language: draft.lang,
    edition: { number, date, label },
    topics: [],
    collections: [{ id: 'imported', title, briefings: [id] }],
    terms: [],
    briefings: [briefing],
  }
}

function toBriefing(draft: ImportDraft, id: string, edition: string): Briefing {
  const title = canonical(draft.title)
  const [first, ...others] = draft.blocks
  const standfirst = first?.kind === 'standfirst' ? first.text : ''
  const body = (standfirst === '' ? draft.blocks : others).filter((block) => block.text !== '')
  if (body.length === 0 && standfirst === '') throw new RangeError('Nothing is left of the draft')
  const { passages, sections } = number(body, standfirst === '' ? 1 : 2)
  const front: Passage[] = [{ id: 'title', n: null, kind: 'title', text: title, marks: [] }]
  if (standfirst !== '') front.push({ id: 'standfirst', n: null, kind: 'standfirst', text: standfirst, marks: [] })
  const all = [...front, ...passages]
  return {
    id,
    edition,
    title,
    standfirst,
    date: draft.date,
    topics: [],
    regions: [],
    lang: draft.lang,
    words: all.reduce((sum, passage) => sum + countWords(passage.text), 0),
    passages: all,
    names: [],
    sections,
    sources: [],
  }
}

/** Ids and numbers of the passages, and the sections their headings open; `offset` passages stand before them. */
function number(blocks: readonly ImportBlock[], offset: number): Pick<Briefing, 'passages' | 'sections'> {
  const taken = new Set(['title', 'standfirst'])
  const slugs = new Set<string>()
  const starts: { id: string; title: string; at: number }[] = []
  let n = 0
  const passages = blocks.map((block, at): Passage => {
    const { kind, text, group, depth, ordinal, header } = block
    let id: string
    if (kind === 'heading') {
      const slug = freeSlug(text, slugs)
      slugs.add(slug)
      starts.push({ id: slug, title: text, at })
      id = `h-${slug}`
    } else id = passageId(text, taken)
    taken.add(id)
    const isNumbered = kind !== 'heading' && kind !== 'caption' && header !== true
    return {
      id,
      n: isNumbered ? ++n : null,
      kind: kind === 'standfirst' ? 'paragraph' : kind,
      text,
      marks: [],
      ...(group === undefined ? {} : { group }),
      ...(depth === undefined ? {} : { depth }),
      ...(ordinal === undefined ? {} : { ordinal }),
      ...(header === undefined ? {} : { header }),
      ...(kind === 'row' ? { align: text.split('\t').map(() => 'start' as const) } : {}),
    }
  })
  const sections = starts.map(({ id, title, at }, i) => ({
    id,
    title,
    from: at + offset,
    to: (starts[i + 1]?.at ?? blocks.length) + offset,
  }))
  return { passages, sections }
}

/** Room is left for the `h-` of a passage's id and for a number. */
function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const slug = headingSlug(title).slice(0, 60).replace(/-$/u, '')
  const base = slug === '' ? passageId(title, new Set()).slice(2) : slug
  let copy = 1
  let id = base
  while (taken.has(id)) {
    copy += 1
    id = `${base}-${copy}`
  }
  return id
}
