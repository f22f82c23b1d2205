/**
 * What becomes of a mark of a file beside the marks that are here. Its id says whether it is here already. A later version
 * takes the place of the one here only if nobody changed that since it came; otherwise both are kept.
 */
import type { Anchor, Annotation, Colour, Origin, Person } from '../model/annotation.ts'
import type { ReadMark } from './read-item.ts'
import { copyIdOf, markIdOf, markIri } from './vocabulary.ts'

/** `add`: a mark that is not here. `update`: a later version of one. `copy`: one that was changed on both sides. `none`: nothing new. */
export type Effect = 'add' | 'update' | 'copy' | 'none'
/** `isHere` is false when there is no place to put it. */
export type Merged = { effect: 'none'; isHere: boolean } | { effect: Exclude<Effect, 'none'>; mark: Annotation }

export type Incoming = Pick<
  ReadMark,
  'id' | 'iri' | 'via' | 'colour' | 'comment' | 'tags' | 'createdAt' | 'modifiedAt' | 'base' | 'creator'
> & {
  /** Where it would stand; null when it has no place and only marks that are here can be told. */
  anchor: Anchor | null
  /** The words it was made on, where they are not those it would stand on. */
  quote: string | null
}
export type MergeSurroundings = {
  get(id: string): Annotation | undefined
  /** The reader's own person. */
  me: Person['id']
  /** For marks whose file has none. */
  colour: Colour
}

/** Copies kept of one mark; whoever goes on changing both sides has them as marks of their own by then. */
const MOST_COPIES = 20

export function merge(incoming: Incoming, { get, me, colour }: MergeSurroundings): Merged {
  const twin = incoming.via === null ? undefined : get(markIdOf(incoming.via))
  if (twin && saysTheSame(twin, incoming)) return { effect: 'none', isHere: true }
  for (let n = 0; n <= MOST_COPIES; n += 1) {
    const id = n === 0 ? incoming.id : copyIdOf(incoming.id, n)
    const here = get(id)
    if (!here) {
      const mark = madeOf(incoming, id, me, colour)
      return mark ? { effect: n === 0 ? 'add' : 'copy', mark } : { effect: 'none', isHere: false }
    }
    if (saysTheSame(here, incoming)) return { effect: 'none', isHere: true }
    const isUntouched = here.modifiedAt === (here.origin?.modified ?? here.createdAt) || here.modifiedAt === incoming.base
    if (isUntouched)
      return incoming.modifiedAt > here.modifiedAt ? { effect: 'update', mark: updated(here, incoming) } : { effect: 'none', isHere: true }
    // Without a base, a version of the reader's own mark is one of before, or of after the last change here.
    const seen = here.origin?.modified ?? (incoming.base === null ? here.modifiedAt : here.createdAt)
    if (incoming.modifiedAt <= seen) return { effect: 'none', isHere: true }
  }
  return { effect: 'none', isHere: true }
}

/** Whether two marks say the same; a file without a colour says nothing of it. */
export const saysTheSame = (here: Annotation, { comment, tags, colour }: Pick<Incoming, 'comment' | 'tags' | 'colour'>): boolean =>
  here.comment === comment && here.tags.join('\n') === tags.join('\n') && (colour === null || here.colour === colour)

function updated(here: Annotation, { colour, comment, tags, modifiedAt }: Incoming): Annotation {
  return { ...here, colour: colour ?? here.colour, comment, tags: [...tags], modifiedAt, origin: { ...here.origin, modified: modifiedAt } }
}

function madeOf(incoming: Incoming, id: string, me: string, colour: Colour): Annotation | null {
  const { anchor, quote, creator, iri, comment, tags, createdAt, modifiedAt } = incoming
  if (!anchor) return null
  const origin: Origin = {
    ...(creator.id === me ? {} : { creator }),
    ...(markIri(id) === iri ? {} : { iri }),
    modified: modifiedAt,
    ...(quote === null || quote === anchor.quote ? {} : { quote }),
  }
  return { id, anchor, colour: incoming.colour ?? colour, comment, tags: [...tags], createdAt, modifiedAt, origin }
}
