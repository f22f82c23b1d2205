/** Who made a mark, in words. */
import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'

/** `name` is empty where nobody said who it was. */
export const madeBy = (name: string): string => (name === '' ? words.exchange.bySomebody : words.exchange.by(name))

/** Null for the reader's own marks. */
export const makerOf = ({ origin }: Pick<Annotation, 'origin'>): string | null =>
  origin?.creator === undefined ? null : madeBy(origin.creator.name)
