import type { Annotation, Colour } from '../../core/model/annotation.ts'
import { COLOURS } from '../../core/model/colours.ts'
import { words } from '../../core/words/index.ts'
import { labelOf } from '../reading/actions.ts'
import { metaById, useLibrary } from '../state/library.ts'
import { arrange, titleOf, useNotes } from '../state/notes.ts'
import { COLOUR_LETTERS } from '../ui/MarkKey.tsx'
import { Menu } from '../ui/Menu.tsx'
import { useMarks } from './marks-state.ts'

const text = words.marks
/** Notes offered for quoting, the last edited first. */
const NOTES_OFFERED = 12

type ColourMenuProps = { label: string; current: Colour | null; onChoose: (colour: Colour, label: string) => void }

/** The five colours under the reader's own names. */
export function ColourMenu({ label, current, onChoose }: ColourMenuProps) {
  return (
    <Menu
      label={label}
      look="quiet"
      items={COLOURS.map((colour) => ({
        kind: 'choice',
        id: colour,
        label: labelOf(colour),
        detail: COLOUR_LETTERS[colour],
        checked: colour === current,
        run: () => onChoose(colour, labelOf(colour)),
      }))}
    >
      {text.colour}
    </Menu>
  )
}

/** Quotes marks in a new note or in one of those edited last. */
export function AddToNote({ marks }: { marks: readonly Annotation[] }) {
  const notes = useNotes((state) => state.list) ?? []
  const overview = useLibrary((state) => state.overview)
  const first = marks[0]?.anchor
  const from = first === undefined ? undefined : metaById(overview, first.edition, first.briefing)?.title
  const add = (note: string | null) => void useMarks.getState().addToNote(marks, note, from === undefined ? '' : text.noteFrom(from))
  return (
    <Menu
      label={text.addToNote}
      look="quiet"
      items={[
        { kind: 'action', id: 'new', label: text.addToNewNote, run: () => add(null) },
        ...(notes.length > 0 ? [{ kind: 'rule', id: 'rule' } as const] : []),
        ...arrange(notes, '', 'modified')
          .slice(0, NOTES_OFFERED)
          .map((note) => ({ kind: 'action', id: note.id, label: titleOf(note), run: () => add(note.id) }) as const),
      ]}
    >
      {text.addToNote}
    </Menu>
  )
}
