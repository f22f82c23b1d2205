import { memo } from 'react'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { runCommand } from '../app/commands.ts'
import { keysOf, printKeys } from '../app/keys.ts'
import { useSettings } from '../state/settings.ts'
import { Button } from '../ui/Button.tsx'
import type { MenuItem } from '../ui/Menu.tsx'
import { Menu } from '../ui/Menu.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { MarkKey } from '../ui/MarkKey.tsx'
import { ChevronDownIcon, MenuIcon, SearchIcon } from '../ui/icons.tsx'
import { labelOf } from './actions.ts'
import { numbersOf } from './blocks.ts'
import { useAllPieces, useOpened } from './context.ts'
import type { Position } from './position.ts'
import { SOURCES, useSection } from './position.ts'
import styles from './Contents.module.css'

const said = words.reader.contents
const { find } = words.reader

type Entry = { id: string; title: string; span: string; spoken: string }

function useEntries(): readonly Entry[] {
  const { briefing } = useOpened()
  const sections = briefing.sections.map((section) => {
    const numbers = numbersOf(briefing, section)
    return {
      id: section.id,
      title: section.title,
      span: numbers === null ? '' : said.span(numbers.first, numbers.last),
      spoken: numbers === null ? '' : said.spoken(numbers.first, numbers.last),
    }
  })
  const { sources } = words.reader
  return briefing.sources.length === 0 ? sections : [...sections, { id: SOURCES, title: sources, span: '', spoken: '' }]
}

type ContentsProps = { position: Position; onGo: (section: string) => void }

function Legend() {
  const pieces = useAllPieces()
  useSettings()
  const firsts = pieces.filter((piece) => piece.first)
  const used = COLOURS.map((colour) => ({ colour, n: firsts.filter((piece) => piece.annotation.colour === colour).length }))
  if (firsts.length === 0) return null
  return (
    <div className={styles.legend}>
      <h2 className="label">{said.marksHere}</h2>
      <ul className={styles.marks}>
        {used.map(
          ({ colour, n }) =>
            n > 0 && (
              <li key={colour}>
                <MarkKey colour={colour} />
                <span>{labelOf(colour)}</span>
                <span className={styles.quantity}>{n}</span>
              </li>
            ),
        )}
      </ul>
    </div>
  )
}

/** The outline at the side of the text, the current section marked, with the way to find; below it, what the colours stand for. */
export const Contents = memo(function Contents({ position, onGo }: ContentsProps) {
  const entries = useEntries()
  const current = useSection(position)
  return (
    <nav className={styles.toc} aria-label={said.title} data-region="contents">
      <div className={styles.head}>
        <h2 className="label">{said.title}</h2>
        <Button look="quiet" title={`${find.label} (${keysOf('find.open').map(printKeys).join()})`} onClick={() => runCommand('find.open')}>
          <SearchIcon />
          {find.open}
        </Button>
      </div>
      <ol className={styles.list}>
        {entries.map((entry) => (
          <li key={entry.id}>
            <a
              href={`#head-${entry.id}`}
              aria-current={entry.id === current ? 'location' : undefined}
              onClick={(event) => {
                event.preventDefault()
                onGo(entry.id)
              }}
            >
              <span>
                {entry.title}
                <SrOnly>{entry.spoken}</SrOnly>
              </span>
              <span className={styles.quantity} aria-hidden="true">
                {entry.span}
              </span>
            </a>
          </li>
        ))}
      </ol>
      <Legend />
    </nav>
  )
})

/** The outline as a menu in the bar, for windows too narrow for the side. */
export function ContentsMenu({ position, onGo }: ContentsProps) {
  const entries = useEntries()
  const current = useSection(position)
  const at = entries.find((entry) => entry.id === current)
  const items = entries.map((entry): MenuItem => ({
    kind: 'choice',
    id: entry.id,
    label: entry.title,
    detail: entry.span,
    checked: entry.id === current,
    run: () => onGo(entry.id),
  }))
  return (
    <Menu label={said.title} items={items} buttonId="contents-menu" className={styles.menu ?? ''}>
      <MenuIcon />
      <span className={styles.menuText}>{at?.title ?? said.title}</span>
      <ChevronDownIcon />
    </Menu>
  )
}
