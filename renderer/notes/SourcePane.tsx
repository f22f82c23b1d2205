import { cite } from '../../core/notes/citation.ts'
import { rangePieces } from '../../core/anchor/ranges.ts'
import type { Briefing } from '../../core/model/briefing.ts'
import type { Quote } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { PassageContext, useBriefing } from '../search/PassageContext.tsx'
import { editionById, useLibrary } from '../state/library.ts'
import { useSettings } from '../state/settings.ts'
import { say } from '../state/status.ts'
import { Button } from '../ui/Button.tsx'
import { CopyIcon } from '../ui/icons.tsx'
import type { NoteQuote } from './editor/quote-field.ts'
import type { NoteSession } from './session.ts'
import view from '../ui/View.module.css'
import styles from './notes.module.css'

const text = words.notes

type SourcePaneProps = { session: NoteSession; quote: NoteQuote | undefined; hasQuotes: boolean }

/** The source of the current quote: the passage among its neighbours, with the quoted words marked. */
export function SourcePane({ session, quote, hasQuotes }: SourcePaneProps) {
  const anchor = quote?.source?.anchor
  const briefing = useBriefing(anchor?.edition ?? null, anchor?.briefing ?? null)
  return (
    <aside
      className={`scroll ${styles.source}`}
      data-region="source"
      tabIndex={-1}
      aria-label={quote === undefined ? text.source : text.sourceOf(quote.number)}
    >
      <p className="label">{quote === undefined ? text.source : text.sourceOf(quote.number)}</p>
      {quote === undefined && <p className={styles.hint}>{hasQuotes ? text.sourceNone : text.sourceNoQuotes}</p>}
      {quote !== undefined && quote.source === undefined && <p className={styles.hint}>{text.sourceUnknown}</p>}
      {quote?.source !== undefined && briefing === undefined && <p className={styles.hint}>{text.sourceLoading}</p>}
      {quote?.source !== undefined && briefing !== undefined && 'failed' in briefing && (
        <>
          <p className={styles.hint}>{text.sourceMissing}</p>
          <blockquote className={styles.kept}>{quote.source.anchor.quote}</blockquote>
        </>
      )}
      {quote?.source !== undefined && briefing !== undefined && !('failed' in briefing) && (
        <Source session={session} quote={quote} source={quote.source} briefing={briefing} />
      )}
    </aside>
  )
}

type SourceProps = { session: NoteSession; quote: NoteQuote; source: Quote; briefing: Briefing }

function Source({ session, quote, source, briefing }: SourceProps) {
  const edition = useLibrary((state) => editionById(state.overview, briefing.edition))
  const { citationStyle } = useSettings()
  const { anchor } = source
  const copy = async () => {
    try {
      const cited = edition === undefined ? briefing.title : cite(briefing, edition, anchor, citationStyle)
      await navigator.clipboard.writeText(`“${anchor.quote}”\n${cited}`)
      say(text.copied)
    } catch (error) {
      say(`${text.copyFailed} ${messageOf(error)}`)
    }
  }
  return (
    <>
      <PassageContext
        briefing={briefing}
        pieces={piecesOf(briefing, source)}
        look="quote"
        action={
          <button type="button" className={view.link} onClick={() => session.openQuote(quote)}>
            {text.openInReader}
          </button>
        }
      />
      <div className={styles.sourceActions}>
        <Button onClick={() => void copy()}>
          <CopyIcon />
          {text.copyCitation}
        </Button>
        {!session.readOnly && (
          <Button
            onClick={() =>
              void session.insertQuote({
                edition: anchor.edition,
                briefing: anchor.briefing,
                range: { start: anchor.start, end: anchor.end },
              })
            }
          >
            {text.quoteAgain}
          </Button>
        )}
      </div>
    </>
  )
}

/** The parts of the passages that the quote covers; none when its anchor does not lie in this text. */
function piecesOf(briefing: Briefing, { anchor }: Quote) {
  try {
    return rangePieces(briefing, anchor)
  } catch (error) {
    if (error instanceof RangeError) return []
    throw error
  }
}
