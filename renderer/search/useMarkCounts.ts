/** Marks per colour over all briefings, read when the search view opens and whenever marks change. */
import { useEffect, useState } from 'react'
import { call, messageOf, on } from '../bridge/client.ts'
import { say } from '../state/status.ts'

export type MarkCounts = Readonly<Partial<Record<string, number>>>

export function useMarkCounts(): MarkCounts {
  const [counts, setCounts] = useState<MarkCounts>({})
  useEffect(() => {
    let ended = false
    const read = async () => {
      try {
        const next: Record<string, number> = {}
        for (const { colour } of await call('annotations.list', {})) next[colour] = (next[colour] ?? 0) + 1
        if (!ended) setCounts(next)
      } catch (error) {
        say(messageOf(error))
      }
    }
    void read()
    const end = on('annotations.changed', () => void read())
    return () => {
      ended = true
      end()
    }
  }, [])
  return counts
}
