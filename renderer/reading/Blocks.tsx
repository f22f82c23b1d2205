import type { ReactNode } from 'react'
import type { Passage as PassageModel } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { ChangeSign } from '../editions/ChangeSign.tsx'
import { FigurePassage, Passage, RowPassage } from './Passage.tsx'
import { Letters, Margin, descriptionId } from './Margin.tsx'
import type { Block, Chunk, SectionBlocks } from './blocks.ts'
import { useOpened, usePieces } from './context.ts'
import styles from './Briefing.module.css'

const said = words.reader

/** Id of the description of a passage's marks, when it has any. */
function useDescribedBy(passage: string): string | undefined {
  return usePieces(passage).length > 0 ? descriptionId(passage) : undefined
}

/** How the passage changed since the edition it is compared with. */
function Change({ passage }: { passage: string }) {
  const { changed, changes } = useOpened()
  const change = changed.get(passage)
  return change === undefined || changes === null ? null : <ChangeSign passage={passage} kind={change.kind} since={changes.since.number} />
}

function Number({ passage }: { passage: PassageModel }) {
  if (passage.n === null) return null
  return (
    <a className={styles.number} href={`#${passage.id}`} aria-label={said.passage(passage.n)}>
      {passage.n}
    </a>
  )
}

/** One passage with its number, key letters and margin, on the common grid. */
function Para({ passage, as: Tag = 'div' }: { passage: PassageModel; as?: 'div' | 'li' }) {
  const describedBy = useDescribedBy(passage.id)
  const item = passage.kind === 'item'
  return (
    <Tag
      className={styles.para}
      id={passage.id}
      data-kind={passage.kind}
      {...(item ? { 'aria-level': (passage.depth ?? 0) + 1, 'data-depth': passage.depth ?? 0, 'data-marker': marker(passage) } : {})}
    >
      <Number passage={passage} />
      <Change passage={passage.id} />
      {passage.kind === 'figure' ? (
        <FigurePassage passage={passage} describedBy={describedBy} />
      ) : (
        <Passage passage={passage} className={styles.text} describedBy={describedBy} />
      )}
      <Letters passage={passage.id} />
      <Margin passages={[passage.id]} />
    </Tag>
  )
}

const marker = (passage: PassageModel): string => (passage.ordinal === undefined ? '•' : `${passage.ordinal}.`)

function Row({ passage }: { passage: PassageModel }) {
  return <RowPassage passage={passage} describedBy={useDescribedBy(passage.id)} />
}

/** One sign beside a table in which something changed; the list names the rows. */
function TableChange({ passages }: { passages: readonly string[] }) {
  const { changed } = useOpened()
  const first = passages.find((passage) => changed.has(passage))
  return first === undefined ? null : <Change passage={first} />
}

function Table({ block }: { block: Extract<Block, { kind: 'table' }> }) {
  const { caption, head, rows } = block
  const passages = [...(caption === undefined ? [] : [caption]), ...head, ...rows].map((passage) => passage.id)
  return (
    <div className={styles.para} data-kind="table">
      <div className={styles.tableBox}>
        <table className={styles.data}>
          {caption !== undefined && <Passage passage={caption} as="caption" className={styles.caption} />}
          {head.length > 0 && (
            <thead>
              {head.map((row) => (
                <Row key={row.id} passage={row} />
              ))}
            </thead>
          )}
          <tbody>
            {rows.map((row) => (
              <Row key={row.id} passage={row} />
            ))}
          </tbody>
        </table>
      </div>
      <TableChange passages={passages} />
      {passages.map((passage) => (
        <Letters key={passage} passage={passage} />
      ))}
      <Margin passages={passages} />
    </div>
  )
}

function OneBlock({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'passage':
      return <Para passage={block.passage} />
    case 'list': {
      const items = block.passages.map((passage) => <Para key={passage.id} passage={passage} as="li" />)
      return block.ordered ? <ol className={styles.list}>{items}</ol> : <ul className={styles.list}>{items}</ul>
    }
    case 'quote':
      return (
        <blockquote>
          {block.passages.map((passage) => (
            <Para key={passage.id} passage={passage} />
          ))}
        </blockquote>
      )
    case 'table':
      return <Table block={block} />
  }
}

const keyOf = (block: Block): string => (block.kind === 'passage' ? block.passage.id : block.key)

/** Chunks before this one in the briefing lie above it: their cards may hang down over it. */
type Stacked = { chunk: Chunk; above: number; children?: ReactNode }

function ChunkView({ chunk, above, children }: Stacked) {
  const height = `auto calc(${chunk.lines} * var(--leading-body) + ${chunk.gaps} * 0.875rem)`
  return (
    <div className={styles.chunk} data-chunk style={{ zIndex: above, containIntrinsicBlockSize: height }}>
      {children}
      {chunk.blocks.map((block) => (
        <OneBlock key={keyOf(block)} block={block} />
      ))}
    </div>
  )
}

/** A section of the briefing: its heading and blocks. `from`: how many chunks there are from its first one to the end of the briefing. */
export function SectionView({ section: { section, heading, chunks }, from }: { section: SectionBlocks; from: number }) {
  const describedBy = useDescribedBy(heading?.id ?? '')
  return (
    <section {...(section === null ? {} : { 'aria-labelledby': `head-${section.id}` })}>
      {chunks.map((chunk, i) => (
        <ChunkView key={chunk.key} chunk={chunk} above={from - i}>
          {i === 0 && heading !== undefined && section !== null && (
            <div className={styles.sectionHead} id={`head-${section.id}`}>
              <Passage passage={heading} as="h2" describedBy={describedBy} />
              <Change passage={heading.id} />
              <Letters passage={heading.id} />
              <Margin passages={[heading.id]} />
            </div>
          )}
        </ChunkView>
      ))}
    </section>
  )
}
