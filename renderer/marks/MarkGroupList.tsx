import { words } from '../../core/words/index.ts'
import { longDate } from '../../core/notes/dates.ts'
import { shareMarks } from '../exchange/share.ts'
import { useBriefing } from '../search/PassageContext.tsx'
import { requestExport } from '../state/app.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { Button } from '../ui/Button.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import type { MarkGroup } from './filter.ts'
import { MarkRow } from './MarkRow.tsx'
import styles from './marks.module.css'

const text = words.marks

/** The marks of one briefing in reading order. */
export function MarkGroupList({ group }: { group: MarkGroup }) {
  const meta = useLibrary((state) => metaById(state.overview, group.edition, group.briefing))
  const loaded = useBriefing(group.edition, group.briefing)
  const briefing = loaded === undefined || 'failed' in loaded ? undefined : loaded
  const numbers = new Map(briefing?.passages.map((passage) => [passage.id, passage.n]))
  const headId = `marks-${group.key}`
  return (
    <section className={styles.group} aria-labelledby={headId}>
      <div className={styles.groupHead}>
        <h2 id={headId}>{meta?.title ?? group.briefing}</h2>
        <span className={styles.of}>
          {text.count(group.marks.length)}
          {meta === undefined ? ` · ${text.briefingMissing}` : ` · ${longDate(meta.date)}`}
        </span>
        <span className={styles.export}>
          <Button
            onClick={() =>
              void shareMarks({ kind: 'briefing', edition: group.edition, briefing: group.briefing }, meta?.title ?? group.briefing)
            }
          >
            {words.exchange.share}
            <SrOnly>{meta?.title ?? group.briefing}</SrOnly>
          </Button>
          {meta !== undefined && (
            <Button onClick={() => requestExport({ kind: 'marks', edition: group.edition, briefing: group.briefing })}>
              {text.exportBriefing}
              <SrOnly>{meta.title}</SrOnly>
            </Button>
          )}
        </span>
      </div>
      <ul className={styles.rows}>
        {group.marks.map((mark) => (
          <MarkRow
            key={mark.id}
            mark={mark}
            numbers={[numbers.get(mark.anchor.start.passage) ?? null, numbers.get(mark.anchor.end.passage) ?? null]}
            canOpen={meta !== undefined}
          />
        ))}
      </ul>
    </section>
  )
}
