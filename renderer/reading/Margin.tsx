import { words } from '../../core/words/index.ts'
import { COLOUR_LETTERS } from '../ui/MarkKey.tsx'
import { MarkCard } from './MarkCard.tsx'
import { TermCard } from './TermCard.tsx'
import { fillDrag, labelOf } from './actions.ts'
import { useOpened } from './context.ts'
import type { MarkPiece } from './marks.ts'
import { isFlagged } from './marks.ts'
import { useSession } from './session.ts'
import styles from './Margin.module.css'

const said = words.reader.mark
/** Longest quotation read out with a letter or a description, in UTF-16 units. */
const SPOKEN = 80

const shorten = (text: string): string => (text.length <= SPOKEN ? text : `${text.slice(0, SPOKEN).trimEnd()}…`)
const spoken = ({ annotation }: MarkPiece): string =>
  said.gutter(labelOf(annotation.colour), shorten(annotation.anchor.quote.replaceAll(/\s+/gu, ' ')), annotation.comment !== '') +
  (isFlagged(annotation) ? words.review.flag.spoken : '')

/** Id of the words that tell screen readers of the marks in a passage. */
export const descriptionId = (passage: string): string => `marks-${passage}`

/** Key letters in the gutter, one for each mark that starts here; buttons that open the mark's card. */
export function Letters({ passage }: { passage: string }) {
  const { briefing, edition, piecesOf } = useOpened()
  const active = useSession((state) => state.active)
  const pieces = piecesOf.get(passage) ?? []
  if (pieces.length === 0) return null
  return (
    <>
      {pieces
        .filter((piece) => piece.first)
        .map((piece) => {
          const { id, colour, anchor } = piece.annotation
          return (
            <button
              key={id}
              type="button"
              className={styles.letter}
              data-letter={id}
              data-hl={colour}
              data-flagged={isFlagged(piece.annotation) ? '' : undefined}
              aria-label={spoken(piece)}
              aria-expanded={active === id}
              draggable
              onDragStart={(event) =>
                fillDrag(event.dataTransfer, { briefing, edition, range: { start: anchor.start, end: anchor.end }, annotation: id })
              }
              onClick={() => useSession.getState().activate(active === id ? null : id)}
            >
              {isFlagged(piece.annotation) ? '?' : COLOUR_LETTERS[colour]}
            </button>
          )
        })}
      <span id={descriptionId(passage)} hidden>
        {said.described(pieces.map(spoken))}
      </span>
    </>
  )
}

/** Cards that belong to these passages: definitions, comments, and the card of the active mark. */
export function Margin({ passages }: { passages: readonly string[] }) {
  const { piecesOf } = useOpened()
  const active = useSession((state) => state.active)
  const term = useSession((state) => (state.term !== null && passages.includes(state.term.passage) ? state.term : null))
  const cards = passages
    .flatMap((passage) => piecesOf.get(passage) ?? [])
    .filter(
      (piece) =>
        piece.first &&
        (piece.annotation.comment !== '' ||
          piece.annotation.tags.length > 0 ||
          isFlagged(piece.annotation) ||
          piece.annotation.id === active),
    )
  if (cards.length === 0 && term === null) return null
  return (
    <div className={styles.margin} data-cards>
      {term !== null && <TermCard term={term.term} />}
      {cards.map((piece) => (
        <MarkCard key={piece.annotation.id} annotation={piece.annotation} />
      ))}
    </div>
  )
}
