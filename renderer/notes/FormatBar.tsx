import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { openSearchPanel } from '@codemirror/search'
import { useStore } from 'zustand'
import { QUOTE_STATES } from '../../core/notes/check-quote.ts'
import { words } from '../../core/words/index.ts'
import { runCommand } from '../app/commands.ts'
import { printKeys } from '../app/keys.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ChevronDownIcon, SearchIcon } from '../ui/icons.tsx'
import { Menu } from '../ui/Menu.tsx'
import { insertLink, setHeading, toggleAround, togglePrefix } from './editor/format.ts'
import type { NoteInfo, NoteSession } from './session.ts'
import styles from './notes.module.css'

const text = words.notes
const LEVELS = [
  { level: 0, label: text.headings.none },
  { level: 1, label: text.headings.one },
  { level: 2, label: text.headings.two },
  { level: 3, label: text.headings.three },
] as const

type FormatBarProps = { session: NoteSession; sourceShown: boolean; onSource: () => void }

/** Buttons for the format of the text, what stands in it, and its export. Arrow keys move inside the toolbar. */
export function FormatBar({ session, sourceShown, onSource }: FormatBarProps) {
  const info = useStore(session.info)
  const bar = useRef<HTMLDivElement>(null)
  const moved = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return
    const buttons = Array.from(bar.current?.querySelectorAll<HTMLButtonElement>(':scope > button, :scope > span > button') ?? [])
    const at = buttons.findIndex((button) => button === document.activeElement)
    if (at < 0) return
    event.preventDefault()
    buttons.at((at + (event.key === 'ArrowRight' ? 1 : -1) + buttons.length) % buttons.length)?.focus()
  }
  return (
    <div className={styles.bar}>
      {!session.readOnly && (
        <div ref={bar} role="toolbar" aria-label={text.format} className={styles.format} onKeyDown={moved}>
          <Menu
            label={text.heading}
            look="quiet"
            items={LEVELS.map(({ level, label }) => ({
              kind: 'choice',
              id: String(level),
              label,
              checked: info.heading === level,
              run: () => session.run(setHeading(level)),
            }))}
          >
            {text.heading}
            <ChevronDownIcon />
          </Menu>
          <IconButton label={text.bold} hint={`${text.bold} (${printKeys('Mod+B')})`} onClick={() => session.run(toggleAround('**'))}>
            <b>B</b>
          </IconButton>
          <IconButton label={text.italic} hint={`${text.italic} (${printKeys('Mod+I')})`} onClick={() => session.run(toggleAround('*'))}>
            <i className={styles.italic}>I</i>
          </IconButton>
          <Button look="quiet" onClick={() => session.run(togglePrefix('bullet'))}>
            {text.bulletList}
          </Button>
          <Button look="quiet" onClick={() => session.run(togglePrefix('number'))} className={styles.wide}>
            {text.numberList}
          </Button>
          <Button look="quiet" onClick={() => session.run(togglePrefix('quote'))}>
            {text.quote}
          </Button>
          <Button look="quiet" onClick={() => session.run(insertLink(text.linkText))}>
            {text.link}
          </Button>
          <IconButton label={text.find} hint={`${text.find} (${printKeys('Mod+F')})`} onClick={() => session.run(openSearchPanel)}>
            <SearchIcon />
          </IconButton>
        </div>
      )}
      <div className={styles.end}>
        <span className={styles.tally}>
          {text.words(info.words)} · <QuoteTally quotes={info.quotes} />
        </span>
        <Button aria-pressed={sourceShown} onClick={onSource}>
          {text.sourceHide}
        </Button>
        {!session.readOnly && (
          <Button look="solid" title={`${text.export} (${printKeys('Mod+E')})`} onClick={() => runCommand('note.export')}>
            {text.export}
          </Button>
        )}
      </div>
    </div>
  )
}

const STATES = [...QUOTE_STATES, 'checking'] as const

const isCaution = (state: (typeof STATES)[number]): boolean => state === 'changed' || state === 'edited' || state === 'missing'

/** How many quotes there are, and how they compare with their sources. */
function QuoteTally({ quotes }: { quotes: NoteInfo['quotes'] }) {
  if (quotes.length === 0) return text.noQuotes
  const parts = STATES.flatMap((state) => {
    const count = quotes.filter((quote) => quote.state === state).length
    return count === 0 ? [] : [{ state, words: `${count} ${text.quoteSummaryPart[state]}` }]
  })
  return (
    <>
      {text.quotes(quotes.length)}:{' '}
      {parts.map((part, index) => (
        <span key={part.state}>
          {index > 0 && ', '}
          <span className={isCaution(part.state) ? styles.caution : undefined}>{part.words}</span>
        </span>
      ))}
    </>
  )
}
