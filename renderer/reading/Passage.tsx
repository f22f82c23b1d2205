import { Fragment, memo } from 'react'
import type { ReactNode } from 'react'
import type { InlineMark, Passage as PassageModel } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import type { InlineNode, SpanMark } from './inline.ts'
import { cellsOf, nest } from './inline.ts'
import styles from './Passage.module.css'

const said = words.reader

/** `USD 67 million`: the currency code stands small above the sum. */
function Value({ children }: { children: readonly InlineNode[] }) {
  const [only] = children
  const code = children.length === 1 && only?.kind === 'text' ? /^[A-Z]{3}(?= \S)/u.exec(only.text)?.[0] : undefined
  if (code === undefined || only?.kind !== 'text') return <span className={styles.value}>{inline(children)}</span>
  return (
    <span className={styles.value}>
      <span className={styles.unit}>{code}</span>
      {only.text.slice(code.length)}
    </span>
  )
}

function span(mark: SpanMark, first: boolean, children: readonly InlineNode[]): ReactNode {
  const inner = inline(children)
  switch (mark.type) {
    case 'emphasis':
      return <em>{inner}</em>
    case 'strong':
      return <strong>{inner}</strong>
    case 'value':
      return <Value>{children}</Value>
    case 'link':
      return (
        <span className={styles.link} title={mark.href}>
          {inner}
        </span>
      )
    case 'briefing':
      return (
        <span role="link" tabIndex={first ? 0 : -1} className={styles.cross} data-target={mark.target} data-section={mark.section}>
          {inner}
        </span>
      )
    case 'term':
      return (
        <span
          role="button"
          tabIndex={first ? 0 : -1}
          aria-expanded={false}
          title={said.termHint}
          className={styles.term}
          data-term={mark.term}
        >
          {inner}
        </span>
      )
  }
}

const inline = (nodes: readonly InlineNode[]): ReactNode =>
  nodes.map((node, i) => {
    if (node.kind === 'text') return node.text
    if (node.kind === 'source')
      return (
        <a
          key={`s${node.at}-${node.source}-${i}`}
          className={styles.source}
          href={`#source-${node.source}`}
          aria-label={said.source(node.source)}
          data-n={node.source}
          data-next={nodes[i - 1]?.kind === 'source' ? '' : undefined}
          draggable={false}
        />
      )
    return <Fragment key={`${node.mark.type}${node.mark.start}-${i}`}>{span(node.mark, node.first, node.children)}</Fragment>
  })

const content = (text: string, marks: readonly InlineMark[]): ReactNode => inline(nest(text, marks))

type PassageProps = {
  passage: PassageModel
  as?: 'p' | 'h1' | 'h2' | 'caption'
  className?: string | undefined
  describedBy?: string | undefined
}

/**
 * Prints exactly `Passage.text` (promise 1): source numbers are drawn by CSS on empty links, and nothing else that has
 * text stands inside `[data-passage]`.
 */
export const Passage = memo(function Passage({ passage, as: Tag = 'p', className, describedBy }: PassageProps) {
  return (
    <Tag data-passage={passage.id} className={className} tabIndex={-1} aria-describedby={describedBy}>
      {content(passage.text, passage.marks)}
    </Tag>
  )
})

/** A figure: the number call-out, then what it counts. */
export const FigurePassage = memo(function FigurePassage({ passage, describedBy }: Pick<PassageProps, 'passage' | 'describedBy'>) {
  const value = passage.marks.find((mark) => mark.type === 'value')
  const nodes = nest(passage.text, passage.marks)
  const head = value === undefined ? [] : nodes.slice(0, 1)
  return (
    <p data-passage={passage.id} className={styles.callout} tabIndex={-1} aria-describedby={describedBy}>
      {inline(head)}
      <span className={styles.calloutText}>{inline(nodes.slice(head.length))}</span>
    </p>
  )
})

/** A table row: each cell holds its text and the tab after it, so that the row's text is the passage's. */
export const RowPassage = memo(function RowPassage({ passage, describedBy }: Pick<PassageProps, 'passage' | 'describedBy'>) {
  return (
    <tr data-passage={passage.id} id={passage.id} tabIndex={-1} aria-describedby={describedBy}>
      {cellsOf(passage.text, passage.marks).map((cell, i) => {
        const Cell = passage.header === true || i === 0 ? 'th' : 'td'
        const scope = passage.header === true ? 'col' : i === 0 ? 'row' : undefined
        return (
          <Cell key={`${passage.id}-${i}`} scope={scope} data-align={passage.align?.[i]}>
            {i === 0 && passage.n !== null && (
              <a className={styles.rowNumber} href={`#${passage.id}`} data-n={passage.n} aria-label={said.passage(passage.n)} />
            )}
            {content(cell.text, cell.marks)}
          </Cell>
        )
      })}
    </tr>
  )
})
