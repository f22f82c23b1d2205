import type { ReactNode } from 'react'
import type { Briefing } from '../../core/model/briefing.ts'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { openBriefing } from '../state/app.ts'
import { editionBefore, editionsOf, holds, lastRead, useChanges } from '../state/editions.ts'
import type { ReadyEdition } from '../state/library.ts'
import { useLibrary } from '../state/library.ts'
import { say } from '../state/status.ts'
import { Menu } from '../ui/Menu.tsx'
import { ChevronDownIcon } from '../ui/icons.tsx'
import { openInEdition } from './same-place.ts'
import styles from './editions.module.css'

const text = words.editions

/** Opens another edition: at the passage that is read, or at its beginning where nothing of this edition is open. */
function goTo(to: ReadyEdition, from: ReadyEdition, briefing: string | undefined): void {
  if (to.id === from.id) return
  if (briefing === undefined) {
    const first = to.collections[0]?.briefings[0] ?? to.briefings[0]?.id
    if (first !== undefined) openBriefing(to.id, first)
  } else if (!holds(to, briefing)) say(text.missingHere(to.number))
  else void openInEdition({ edition: from.id, briefing }, to.id).catch((error: unknown) => say(messageOf(error)))
}

type EditionMenuProps = {
  edition: ReadyEdition
  /** The briefing that is open in it. */
  briefing: string | undefined
  /** What the button shows; without words it is one icon. */
  children?: ReactNode
}

/** The editions of a pack, to switch between; nothing where there is one alone. */
export function EditionMenu({ edition, briefing, children }: EditionMenuProps) {
  const overview = useLibrary((state) => state.overview)
  const all = editionsOf(overview, edition.pack)
  if (all.length < 2) return children
  return (
    <Menu
      label={text.switch}
      look="quiet"
      iconOnly={children === undefined}
      className={(children === undefined ? styles.switchIcon : styles.switch) ?? ''}
      items={all.map((one, i) => ({
        kind: 'choice',
        id: one.id,
        label: text.name(one.number, one.label),
        ...(i === 0 ? { detail: text.current } : {}),
        checked: one.id === edition.id,
        run: () => goTo(one, edition, briefing),
      }))}
    >
      {children}
      <ChevronDownIcon />
    </Menu>
  )
}

/** In the head of a briefing: its edition among the others, and what changed since the one before. */
export function EditionValue({ edition, briefing, alone }: { edition: ReadyEdition; briefing: Briefing; alone: string }) {
  const overview = useLibrary((state) => state.overview)
  const isOpen = useChanges((state) => state.isOpen)
  const since = lastRead(overview, edition, briefing.id) ?? editionBefore(overview, edition)
  return (
    <>
      <EditionMenu edition={edition} briefing={briefing.id}>
        {alone}
      </EditionMenu>
      {since !== undefined && (
        <button
          type="button"
          className={styles.whatChanged}
          aria-expanded={isOpen}
          onClick={() => (isOpen ? useChanges.getState().setOpen(false) : useChanges.getState().compareWith(edition.id, since.id))}
        >
          {text.changes.link}
        </button>
      )}
    </>
  )
}
