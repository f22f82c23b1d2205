import type { Colour } from '../../core/model/annotation.ts'
import styles from './MarkKey.module.css'

export const COLOUR_LETTERS: Readonly<Record<Colour, string>> = { yellow: 'Y', green: 'G', blue: 'B', pink: 'P', violet: 'V' }

/** The chip of a mark colour: fill, line style and letter. Hidden from screen readers: the label beside it speaks. */
export function MarkKey({ colour }: { colour: Colour }) {
  return (
    <span className={styles.key} data-hl={colour} aria-hidden="true">
      {` ${COLOUR_LETTERS[colour]} `}
    </span>
  )
}
