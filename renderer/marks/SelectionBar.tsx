import type { Annotation } from '../../core/model/annotation.ts'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { Checkbox } from '../ui/Field.tsx'
import { AddToNote, ColourMenu } from './menus.tsx'
import { useMarks } from './marks-state.ts'
import styles from './marks.module.css'

const text = words.marks

/** Selects all that is shown, and acts on what is selected. */
export function SelectionBar({ shown, selected }: { shown: readonly Annotation[]; selected: ReadonlySet<string> }) {
  const chosen = shown.filter((mark) => selected.has(mark.id))
  const { select, remove, recolour } = useMarks.getState()
  const ids = chosen.map((mark) => mark.id)
  return (
    <div role="group" aria-label={text.selection} className={styles.selection}>
      <Checkbox
        checked={chosen.length === shown.length}
        ref={(box) => {
          if (box !== null) box.indeterminate = chosen.length > 0 && chosen.length < shown.length
        }}
        onChange={(event) =>
          select(
            shown.map((mark) => mark.id),
            event.target.checked,
          )
        }
      >
        {chosen.length === 0 ? text.selectAll : text.selected(chosen.length)}
      </Checkbox>
      {chosen.length > 0 && (
        <>
          <ColourMenu label={text.colourSelected} current={null} onChoose={(colour, label) => void recolour(ids, colour, label)} />
          <AddToNote marks={chosen} />
          <Button look="quiet" onClick={() => void remove(ids)}>
            {text.deleteSelected}
          </Button>
          <Button look="quiet" onClick={() => select(ids, false)}>
            {text.selectNone}
          </Button>
        </>
      )}
    </div>
  )
}
