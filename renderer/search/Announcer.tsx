import { useEffect, useRef, useState } from 'react'
import { words } from '../../core/words/index.ts'
import { resultKey } from '../state/search-lists.ts'
import { SrOnly } from '../ui/SrOnly.tsx'
import type { Listing } from './useListing.ts'

const text = words.search

/** Says the totals once typing rests, how far the list goes when it grows, and the current result as it moves; the list itself stays silent. */
export function Announcer({ listing, current }: { listing: Listing | null; current: string | null }) {
  const [said, setSaid] = useState('')
  const totals = listing === null ? '' : totalsOf(listing)
  useEffect(() => {
    const timer = setTimeout(() => setSaid(totals), 400)
    return () => clearTimeout(timer)
  }, [totals])
  const at = listing === null ? -1 : listing.results.findIndex((result) => resultKey(result) === current)
  const result = listing?.results[at]
  const moved = useRef(current)
  const position =
    result === undefined || moved.current === current ? '' : `${text.position(at + 1, listing?.results.length ?? 0)}: ${spoken(result)}`
  return (
    <SrOnly>
      <span role="status">{said}</span>
      <span role="status">{useGrowth(listing)}</span>
      <span aria-live="polite">{position}</span>
    </SrOnly>
  )
}

/** Words for a list that has grown by a page; a new answer begins again. */
function useGrowth(listing: Listing | null): string {
  const totals = listing === null ? '' : totalsOf(listing)
  const listed = listing?.reply.groups.length ?? 0
  const [first, setFirst] = useState({ totals, listed })
  if (first.totals !== totals) setFirst({ totals, listed })
  return listing !== null && first.totals === totals && listed > first.listed ? text.pageListed(listed, listing.reply.totals.briefings) : ''
}

const totalsOf = ({ reply: { totals } }: Listing) =>
  text.summary(text.passages(totals.passages), text.briefings(totals.briefings), text.marks(totals.marks), text.notes(totals.notes))

const spoken = (result: Listing['results'][number]): string => {
  if (result.kind === 'passage') return `${result.hit.section} ${result.hit.snippet.text}`
  return result.kind === 'mark' ? `${result.mark.title}: ${result.mark.quote.text}` : result.note.title.text
}
