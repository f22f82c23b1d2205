import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import { useApp } from '../state/app.ts'
import type { ReviewCase } from '../../core/contract/review-shapes.ts'
import type { PassageRange } from '../../core/model/annotation.ts'
import { useReview } from '../state/review.ts'
import { Button } from '../ui/Button.tsx'
import { attachAt, cancelChoosing, showText } from './picking.ts'
import styles from './review.module.css'

const text = words.review.pick
/** Longest quotation in the bar, in UTF-16 units. */
const SHOWN = 120

/** Over the text while another place is chosen for a mark: what is asked, Attach here, Cancel. `range`: the selection, else the words at the cursor. */
export function PickBar({ range }: { range: PassageRange | null }) {
  const picking = useReview((state) => state.picking)
  return picking === null ? null : <Bar of={picking} there={range} />
}

function Bar({ of, there }: { of: ReviewCase; there: PassageRange | null }) {
  const isHere = useApp(({ place }) => place?.edition === of.edition && place.briefing === of.briefing)
  const range = isHere ? there : null
  const { words: quote } = of.before
  useCommand('selection.attach', () => void attachAt(of, range))
  return (
    <div role="group" aria-label={text.label} data-region="pick" className={styles.pick}>
      <p>{text.ask(quote.length > SHOWN ? `${quote.slice(0, SHOWN).trimEnd()}…` : quote)}</p>
      {isHere ? (
        <Button
          look="solid"
          title={range === null ? text.nothing : text.attachHint}
          aria-disabled={range === null}
          // A press on the button must not clear the selection it is about.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => void attachAt(of, range)}
        >
          {text.attach}
        </Button>
      ) : (
        <Button title={text.elsewhere} onClick={() => void showText(of)}>
          {text.back}
        </Button>
      )}
      <Button onClick={cancelChoosing}>{text.cancel}</Button>
    </div>
  )
}
