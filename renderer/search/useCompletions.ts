/** What the box offers at the caret, and which offer is current. */
import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { RefObject } from 'react'
import { completions } from '../../core/search/query/complete.ts'
import type { Completion, Facets } from '../../core/search/query/complete.ts'
import { useSearch } from '../state/search.ts'

/** Letters of a field's name that are typed before it is offered: a lone letter is most often a word's first. */
const FIRST_LETTERS = 2

/**
 * Values behind a field are offered at once, fields after two letters of their name; values that begin like a plain word
 * only when asked for, as they would come with nearly every word.
 */
export function offersAt(text: string, caret: number, facets: Facets, asked: boolean): readonly Completion[] {
  const all = completions(text, caret, facets)
  if (asked) return all
  const first = all[0]
  if (first === undefined) return all
  const isField = first.label === null && first.insert.endsWith(':')
  const behindField = !isField && text.slice(0, first.span.start).endsWith(':')
  if (behindField) return all.length === 1 && text.slice(first.span.start, first.span.end) === first.insert.trim() ? [] : all
  return caret - first.span.start < FIRST_LETTERS ? [] : all.filter((one) => one.label === null && one.insert.endsWith(':'))
}

/** `text` is the query that was written: one that was changed otherwise, as by a filter, has no offers. */
type Asked = { text: string; caret: number; asked: boolean; at: number }

const NOTHING: readonly Completion[] = []

export function useCompletions(field: RefObject<HTMLInputElement | null>, query: string, facets: Facets) {
  const [open, setOpen] = useState<Asked | null>(null)
  const current = open?.text === query ? open : null
  // From the facets of now, not of the keystroke: publishers may come in after the words were typed.
  const offers = useMemo(
    () => (current === null ? NOTHING : offersAt(current.text, current.caret, facets, current.asked)),
    [current, facets],
  )
  const at = Math.min(current?.at ?? -1, offers.length - 1)
  const close = () => setOpen(null)
  const point = (index: number) => setOpen((last) => last && { ...last, at: index })
  const offer = (text: string, caret: number, asked: boolean) => setOpen({ text, caret, asked, at: -1 })
  return {
    offers,
    at,
    close,
    offer,
    point,
    move: (step: 1 | -1) => point(at < 0 && step < 0 ? offers.length - 1 : (at + step + offers.length) % offers.length),
    /** Writes an offer into the query and leaves the caret behind it; a field is followed by its values. */
    take: (completion: Completion) => {
      const input = field.current
      if (input === null) return
      const text = query.slice(0, completion.span.start) + completion.insert + query.slice(completion.span.end)
      const caret = completion.span.start + completion.insert.length
      // Written at once: a letter typed in the next moment belongs behind it.
      flushSync(() => useSearch.getState().setQuery(text))
      input.focus()
      input.setSelectionRange(caret, caret)
      offer(text, caret, false)
    },
  }
}
