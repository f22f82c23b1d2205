import type { DragEvent } from 'react'
import { words } from '../../core/words/index.ts'
import { RANGE_TYPE } from '../reading/actions.ts'
import { SettingsPopover } from '../settings/SettingsPopover.tsx'
import type { View } from '../state/app.ts'
import { useApp } from '../state/app.ts'
import { useReview, useWaiting } from '../state/review.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import { ContrastIcon, MenuIcon, SearchIcon } from '../ui/icons.tsx'
import { SrOnly } from '../ui/SrOnly.tsx'
import { runCommand } from './commands.ts'
import { printKeys } from './keys.ts'
import styles from './Frame.module.css'

const VIEWS: readonly View[] = ['reading', 'search', 'notes', 'marks']

/** Milliseconds a dragged passage rests on Notes before the notes open, so that it can be dropped there. */
const SPRING = 350
let spring: ReturnType<typeof setTimeout> | undefined
const opensUnderDrag = {
  onDragEnter: (event: DragEvent) => {
    clearTimeout(spring)
    if (event.dataTransfer.types.includes(RANGE_TYPE)) spring = setTimeout(() => useApp.getState().setView('notes'), SPRING)
  },
  onDragLeave: () => clearTimeout(spring),
}

export function TopBar() {
  const view = useApp((state) => state.view)
  const railOpen = useApp((state) => state.railOpen)
  const waiting = useWaiting()
  const hasReview = useReview((state) => state.reviews.length > 0)
  const { setView, openSearch, setRailOpen } = useApp.getState()
  return (
    <header className={styles.topbar} data-region="top">
      {words.shell.rail[view] !== null && (
        <Button className={styles.railToggle} aria-expanded={railOpen} aria-controls="rail" onClick={() => setRailOpen(!railOpen)}>
          <MenuIcon />
          {words.shell.rail[view]}
        </Button>
      )}
      <p className={styles.wordmark}>{words.shell.name}</p>
      <nav className={styles.views} aria-label={words.shell.views}>
        {[...VIEWS, ...(hasReview || view === 'review' ? (['review'] as const) : [])].map((one) => (
          <button
            key={one}
            type="button"
            aria-current={one === view ? 'page' : undefined}
            onClick={() => (one === 'search' ? openSearch() : setView(one))}
            {...(one === 'notes' ? opensUnderDrag : {})}
          >
            {words.shell.view[one]}
            {one === 'review' && waiting > 0 && (
              <span className={styles.waiting}>
                <span aria-hidden="true">{waiting.toLocaleString('en-GB')}</span>
                <SrOnly>{words.review.waitingShort(waiting)}</SrOnly>
              </span>
            )}
          </button>
        ))}
      </nav>
      <div className={styles.tools}>
        {/* The search view has a box of its own. */}
        {view !== 'search' && (
          <button type="button" className={styles.goto} onClick={openSearch}>
            <SearchIcon />
            <span className={styles.gotoText}>{words.shell.searchAll}</span>
            <kbd aria-hidden="true">{printKeys('Mod+K')}</kbd>
          </button>
        )}
        <SettingsPopover />
        <IconButton
          label={words.shell.themeToggle}
          hint={`${words.shell.themeToggle} (${printKeys('Mod+Shift+L')})`}
          onClick={() => runCommand('theme.toggle')}
        >
          <ContrastIcon />
        </IconButton>
      </div>
    </header>
  )
}
