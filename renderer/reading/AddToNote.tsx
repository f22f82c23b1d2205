import { useState } from 'react'
import type { NoteSummary } from '../../core/model/note.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { say } from '../state/status.ts'
import type { MenuItem } from '../ui/Menu.tsx'
import { Menu } from '../ui/Menu.tsx'
import { ChevronDownIcon } from '../ui/icons.tsx'
import type { Passages } from './actions.ts'
import { addToNewNote, addToNote } from './actions.ts'

const said = words.reader
/** Notes offered, those changed last first. */
const RECENT = 6

/** A menu of recent notes and a new one; what is chosen gets the passages as a quote. */
export function AddToNote({ passages, id, onDone }: { passages: () => Passages | null; id: string; onDone?: () => void }) {
  const [recent, setRecent] = useState<readonly NoteSummary[]>([])
  const read = () =>
    void call('notes.list', {}).then(
      (list) => setRecent(list.toSorted((a, b) => b.modifiedAt.localeCompare(a.modifiedAt)).slice(0, RECENT)),
      (error: unknown) => say(messageOf(error)),
    )
  const run = (put: (passages: Passages) => Promise<void>) => () => {
    const now = passages()
    if (now !== null) void put(now)
    onDone?.()
  }
  const items: MenuItem[] = [
    { kind: 'action', id: 'new', label: said.note.create, run: run(addToNewNote) },
    ...(recent.length === 0 ? [] : [{ kind: 'heading' as const, id: 'recent', label: said.note.recent }]),
    ...recent.map((note): MenuItem => ({
      kind: 'action',
      id: note.id,
      label: note.title === '' ? said.note.untitled : note.title,
      run: run((now) => addToNote(now, note)),
    })),
  ]
  return (
    <Menu label={said.toolbar.addToNote} buttonId={id} look="quiet" onOpen={read} items={items}>
      {said.toolbar.addToNote}
      <ChevronDownIcon />
    </Menu>
  )
}
