import { Fragment } from 'react'
import type { Place } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { SrOnly } from '../ui/SrOnly.tsx'
import styles from './review.module.css'

const text = words.review

type DiffTextProps = {
  words: string
  /** Ranges that went or came. */
  ranges: Place['diff']['before']
  kind: 'removed' | 'added'
}

/** Words with those that went struck out, or those that came underlined; screen readers are told which they are. */
export function DiffText({ words: whole, ranges, kind }: DiffTextProps) {
  const Tag = kind === 'removed' ? 'del' : 'ins'
  let end = 0
  return (
    <>
      {ranges.map(([from, to]) => {
        const same = whole.slice(end, from)
        end = to
        return (
          <Fragment key={from}>
            {same}
            <Tag className={styles[kind]}>
              <SrOnly> {text[kind]} </SrOnly>
              {whole.slice(from, to)}
              <SrOnly>{text.endOf} </SrOnly>
            </Tag>
          </Fragment>
        )
      })}
      {whole.slice(end)}
    </>
  )
}
