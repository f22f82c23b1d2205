import type { ReviewPage } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { useApp } from '../state/app.ts'
import { useReview } from '../state/review.ts'
import { cx } from '../ui/cx.ts'
import view from '../ui/View.module.css'
import styles from './rail.module.css'

const text = words.review.rail

/** The briefings of the review, each with what is left to decide in it; the one pressed is listed alone. */
export function ReviewRail({ briefings }: { briefings: ReviewPage['briefings'] }) {
  const chosen = useReview((state) => state.briefing)
  const open = useApp((state) => state.railOpen)
  const { setBriefing } = useReview.getState()
  const sum = (of: 'total' | 'waiting'): number => briefings.reduce((all, one) => all + one[of], 0)
  const rows = [{ briefing: null, title: text.all, total: sum('total'), waiting: sum('waiting') }, ...briefings]
  return (
    <aside id="rail" data-region="rail" className={cx('scroll', view.rail, open && view.railOpen)} aria-label={text.label}>
      <div className={view.railHead}>
        <h2 className="label">{text.label}</h2>
      </div>
      <ul className={styles.briefings}>
        {rows.map(({ briefing, title, total, waiting }) => (
          <li key={briefing ?? ''}>
            <button
              type="button"
              aria-pressed={chosen === briefing}
              onClick={() => {
                useApp.getState().setRailOpen(false)
                void setBriefing(briefing)
              }}
            >
              <span className={styles.title}>{title}</span>
              <span className={styles.count}>{text.count(total, waiting)}</span>
            </button>
          </li>
        ))}
      </ul>
    </aside>
  )
}
