import { useId, useRef, useState } from 'react'
import type { ToggleEvent } from 'react'
import type { SearchGroup } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { numeral } from '../../core/words/numeral.ts'
import { Button } from '../ui/Button.tsx'
import { placeNear } from '../ui/place.ts'
import styles from './Why.module.css'

const text = words.search.why

type Reasons = NonNullable<SearchGroup['why']>

/** A share that is less than this raises a briefing by nothing that a reader could see. */
const SLIGHT = 0.05

/** What raised a briefing, in words, the strongest first. */
export function reasonsOf({ parts }: Reasons): string[] {
  const shares = [
    { said: text.title, share: parts.title },
    { said: text.together, share: parts.together },
    { said: text.sideBySide, share: parts.sideBySide },
    { said: text.close, share: parts.sideBySide > 0 ? 0 : parts.close },
    { said: text.recent, share: parts.recent > 0.5 ? SLIGHT : 0 },
  ]
  return shares.filter(({ share }) => share >= SLIGHT).map(({ said }) => said)
}

/** A button that tells why a briefing stands in the list: which words, where, how often, and what raised it. */
export function Why({ why, title }: { why: Reasons; title: string }) {
  const id = useId()
  const anchor = useRef<HTMLSpanElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    setOpen(event.newState === 'open')
    const button = anchor.current?.firstElementChild?.getBoundingClientRect()
    if (event.newState === 'open' && panel.current !== null && button !== undefined) placeNear(panel.current, button, 'below')
  }
  const found = why.words.filter((word) => word.title + word.headings + word.body > 0)
  const reasons = reasonsOf(why)
  return (
    <>
      <span ref={anchor}>
        <Button
          look="quiet"
          className={styles.button}
          aria-label={text.open(title)}
          aria-expanded={open}
          aria-controls={id}
          popoverTarget={id}
          onMouseDown={(event) => event.preventDefault()}
        >
          {text.button}
        </Button>
      </span>
      <div ref={panel} id={id} popover="auto" role="group" aria-label={text.label} className={styles.panel} onToggle={toggled}>
        {open && (
          <>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text.word}</th>
                  <th scope="col">{text.inTitle}</th>
                  <th scope="col">{text.inHeadings}</th>
                  <th scope="col">{text.inText}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((word) => (
                  <tr key={word.text}>
                    <th scope="row">{word.text}</th>
                    <td>{numeral(word.title)}</td>
                    <td>{numeral(word.headings)}</td>
                    <td>{numeral(word.body)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {reasons.length > 0 && (
              <>
                <p>{text.raised}</p>
                <ul>
                  {reasons.map((reason) => (
                    <li key={reason}>{reason}</li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </div>
    </>
  )
}
