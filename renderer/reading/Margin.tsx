import { useCallback, useSyncExternalStore } from 'react'
import { words } from '../../core/words/index.ts'
import { COLOUR_LETTERS } from '../ui/MarkKey.tsx'
import { MarkCard } from './MarkCard.tsx'
import { TermCard } from './TermCard.tsx'
import { fillDrag, labelOf } from './actions.ts'
import { useOpened, usePieces } from './context.ts'
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
  const pieces = usePieces(passage)
  return pieces.length === 0 ? null : <LettersOf passage={passage} pieces={pieces} />
}

/** The mark whose card is open, if it is one of these: others draw nothing here. */
const useActive = (pieces: readonly MarkPiece[]): string | null =>
  useSession(({ active }) => (active !== null && pieces.some((piece) => piece.annotation.id === active) ? active : null))

function LettersOf({ passage, pieces }: { passage: string; pieces: readonly MarkPiece[] }) {
  const { briefing, edition } = useOpened()
  const active = useActive(pieces)
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

const hasCard = ({ annotation, first }: MarkPiece, active: string | null): boolean =>
  first && (annotation.comment !== '' || annotation.tags.length > 0 || isFlagged(annotation) || annotation.id === active)

/** Cards of the marks that begin in a passage: those with something to say, and the one that is open. */
function Cards({ passage }: { passage: string }) {
  const pieces = usePieces(passage)
  const active = useActive(pieces)
  return pieces.filter((piece) => hasCard(piece, active)).map(({ annotation }) => <MarkCard key={annotation.id} annotation={annotation} />)
}

/** Whether any of these passages, named with a space between them, has a card now. */
function useHasCards(list: string): boolean {
  const { marks } = useOpened()
  const subscribe = useCallback(
    (changed: () => void) => {
      const ends = [...list.split(' ').map((passage) => marks.subscribe(passage, changed)), useSession.subscribe(changed)]
      return () => {
        for (const end of ends) end()
      }
    },
    [marks, list],
  )
  return useSyncExternalStore(subscribe, () => {
    const { active } = useSession.getState()
    return list.split(' ').some((passage) => marks.of(passage).some((piece) => hasCard(piece, active)))
  })
}

/** Cards that belong to these passages: definitions, comments, and the card of the active mark. */
export function Margin({ passages }: { passages: readonly string[] }) {
  const term = useSession((state) => (state.term !== null && passages.includes(state.term.passage) ? state.term : null))
  const hasCards = useHasCards(passages.join(' '))
  if (!hasCards && term === null) return null
  return (
    <div className={styles.margin} data-cards>
      {term !== null && <TermCard term={term.term} />}
      {passages.map((passage) => (
        <Cards key={passage} passage={passage} />
      ))}
    </div>
  )
}
