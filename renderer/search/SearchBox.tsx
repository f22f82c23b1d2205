import { useMemo, useState } from 'react'
import type { KeyboardEvent, RefObject } from 'react'
import { words } from '../../core/words/index.ts'
import { useLibrary } from '../state/library.ts'
import { useSearch } from '../state/search.ts'
import { useSettings } from '../state/settings.ts'
import { IconButton } from '../ui/Button.tsx'
import { CloseIcon, SearchIcon } from '../ui/icons.tsx'
import { Completions, COMPLETIONS, completionId } from './Completions.tsx'
import { QueryMirror } from './QueryMirror.tsx'
import { QueryProblems } from './QueryProblems.tsx'
import { libraryFacets } from './facets.ts'
import { useCompletions } from './useCompletions.ts'
import { useMarkCounts } from './useMarkCounts.ts'
import { usePublishers } from './usePublishers.ts'
import styles from './SearchBox.module.css'

const text = words.search

/** The one box: a plain field whose parts are shown in colours, with fields and values to take and a word on what could not be read. */
export function SearchBox({ box }: { box: RefObject<HTMLInputElement | null> }) {
  const query = useSearch((state) => state.query)
  const overview = useLibrary((state) => state.overview)
  const { colourLabels } = useSettings()
  const marks = useMarkCounts()
  const publishers = usePublishers()
  const facets = useMemo(() => libraryFacets(overview, colourLabels, marks, publishers), [overview, colourLabels, marks, publishers])
  const [composing, setComposing] = useState(false)
  const { offers, at, close, offer, move, point, take } = useCompletions(box, query, facets)
  const open = offers.length > 0

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const current = offers[at]
    if (event.key === ' ' && event.ctrlKey) offer(event.currentTarget.value, event.currentTarget.selectionStart ?? query.length, true)
    else if (!open) return
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') move(event.key === 'ArrowDown' ? 1 : -1)
    else if ((event.key === 'Enter' || event.key === 'Tab') && current !== undefined) take(current)
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <>
      <search className={styles.box}>
        <SearchIcon />
        <div className={styles.writing} data-composing={composing ? '' : undefined}>
          <QueryMirror query={query} field={box} />
          <input
            ref={box}
            type="text"
            role="combobox"
            aria-label={text.box}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={open ? COMPLETIONS : undefined}
            aria-activedescendant={open && at >= 0 ? completionId(at) : undefined}
            autoComplete="off"
            spellCheck={false}
            maxLength={20_000}
            value={query}
            onChange={({ currentTarget: { value, selectionStart } }) => {
              useSearch.getState().setQuery(value)
              offer(value, selectionStart ?? value.length, false)
            }}
            onKeyDown={pressed}
            onBlur={close}
            onClick={close}
            onCompositionStart={() => setComposing(true)}
            onCompositionEnd={() => setComposing(false)}
          />
        </div>
        {query !== '' && (
          <IconButton
            label={text.clear}
            onClick={() => {
              useSearch.getState().clear()
              box.current?.focus()
            }}
          >
            <CloseIcon />
          </IconButton>
        )}
        {open && <Completions offers={offers} at={at} onTake={take} onPoint={point} />}
      </search>
      <QueryProblems query={query} />
    </>
  )
}
