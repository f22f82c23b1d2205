import { memo, useMemo } from 'react'
import type { Ref } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { longDate } from '../../core/notes/dates.ts'
import { words } from '../../core/words/index.ts'
import { ChangesSince } from '../editions/ChangesSince.tsx'
import { EditionValue } from '../editions/EditionMenu.tsx'
import type { ReadyEdition } from '../state/library.ts'
import { placeOf } from '../state/library.ts'
import { SectionView } from './Blocks.tsx'
import { Letters, Margin, descriptionId } from './Margin.tsx'
import { Passage } from './Passage.tsx'
import { sectionBlocks } from './blocks.ts'
import { useOpened, usePieces } from './context.ts'
import { minutes, printNumbers } from './sizes.ts'
import styles from './Briefing.module.css'

const said = words.reader

function Kicker({ briefing, edition }: { briefing: Briefing; edition: ReadyEdition }) {
  const { collection, number } = placeOf(edition, briefing.id)
  if (collection === undefined) return null
  return (
    <p className={styles.kicker}>
      <b>{collection.title}</b> · {said.kicker(number, collection.briefings.length)}
    </p>
  )
}

function Meta({ briefing, edition }: { briefing: Briefing; edition: ReadyEdition }) {
  const topics = briefing.topics.flatMap((id) => edition.topics.find((topic) => topic.id === id)?.label ?? [])
  const entries = [
    [said.meta.date, longDate(briefing.date)],
    ...(briefing.period === undefined
      ? []
      : [[said.meta.period, said.meta.from(longDate(briefing.period.from), longDate(briefing.period.to))]]),
    [said.meta.edition, said.meta.editionValue(edition.number, edition.label)],
    [said.meta.reading, said.meta.minutes(minutes(briefing.words))],
    ...(topics.length === 0 ? [] : [[said.meta.topics, topics.join(', ')]]),
  ]
  return (
    <dl className={styles.metadata}>
      {entries.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{name === said.meta.edition ? <EditionValue edition={edition} briefing={briefing} alone={value ?? ''} /> : value}</dd>
        </div>
      ))}
    </dl>
  )
}

const useDescribedBy = (passage: string) => (usePieces(passage).length > 0 ? descriptionId(passage) : undefined)

/** Title and standfirst, which are passages too: they can be marked. */
function Head({ briefing, edition, above }: { briefing: Briefing; edition: ReadyEdition; above: number }) {
  const { changes } = useOpened()
  const title = briefing.passages.find((passage) => passage.kind === 'title')
  const standfirst = briefing.passages.find((passage) => passage.kind === 'standfirst')
  const titleBy = useDescribedBy(title?.id ?? '')
  const standfirstBy = useDescribedBy(standfirst?.id ?? '')
  return (
    <header className={styles.head} style={{ zIndex: above }} data-chunk>
      <Kicker briefing={briefing} edition={edition} />
      {title !== undefined && <Passage passage={title} as="h1" className={styles.title} describedBy={titleBy} />}
      {standfirst !== undefined && <Passage passage={standfirst} className={styles.standfirst} describedBy={standfirstBy} />}
      {[title, standfirst].map((passage) => passage !== undefined && <Letters key={passage.id} passage={passage.id} />)}
      <Meta briefing={briefing} edition={edition} />
      {changes !== null && <ChangesSince here={changes} edition={edition} briefing={briefing.id} />}
      <Margin passages={['title', 'standfirst']} />
    </header>
  )
}

function Sources({ briefing }: { briefing: Briefing }) {
  const cited = useMemo(() => {
    const numbers = new Map<number, number[]>()
    for (const passage of briefing.passages)
      for (const mark of passage.marks)
        if (mark.type === 'source' && passage.n !== null) numbers.set(mark.source, [...(numbers.get(mark.source) ?? []), passage.n])
    return numbers
  }, [briefing])
  if (briefing.sources.length === 0) return null
  return (
    <section className={styles.chunk} style={{ containIntrinsicBlockSize: 'auto 50rem' }} aria-labelledby="sources" data-sources>
      <div className={styles.sectionHead}>
        <h2 id="sources" tabIndex={-1}>
          {said.sources}
        </h2>
      </div>
      <div className={styles.para}>
        <ol className={styles.sources}>
          {briefing.sources.map((source, i) => (
            <li key={source.key} id={`source-${i + 1}`} tabIndex={-1}>
              <span aria-hidden="true">{i + 1}</span>
              <span>
                <cite>{source.title}</cite>
                {said.sourceLine(source.publisher, longDate(source.date))}
                {source.url !== undefined && <span className={styles.url}>{source.url}</span>}
              </span>
              <span className={styles.at}>{cited.has(i + 1) && said.citedIn(printNumbers(cited.get(i + 1) ?? []))}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

/** The open briefing as an article. Passages are drawn once; marks come and go without drawing them again. */
export const BriefingArticle = memo(function BriefingArticle({ ref }: { ref: Ref<HTMLElement> }) {
  const { briefing, edition } = useOpened()
  const sections = useMemo(() => {
    const all = sectionBlocks(briefing)
    let from = all.reduce((sum, { chunks }) => sum + chunks.length, 0)
    return all.map((section) => {
      const placed = { section, from }
      from -= section.chunks.length
      return placed
    })
  }, [briefing])
  return (
    <article ref={ref} className={styles.briefing} lang={briefing.lang}>
      <Head briefing={briefing} edition={edition} above={(sections[0]?.from ?? 0) + 1} />
      {sections.map(({ section, from }, i) => (
        <SectionView key={section.section?.id ?? i} section={section} from={from} />
      ))}
      <Sources briefing={briefing} />
    </article>
  )
})
