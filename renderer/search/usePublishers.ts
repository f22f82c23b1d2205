/** Publishers of sources with their briefings, read when the search view opens and whenever packs change. */
import { useEffect, useState } from 'react'
import type { CallOutput } from '../../core/contract/calls.ts'
import { call, messageOf, on } from '../bridge/client.ts'
import { say } from '../state/status.ts'

type Publishers = CallOutput<'search.publishers'>
const NONE: Publishers = []

export function usePublishers(): Publishers {
  const [publishers, setPublishers] = useState(NONE)
  useEffect(() => {
    let ended = false
    const read = async () => {
      try {
        const next = await call('search.publishers', {})
        if (!ended) setPublishers(next)
      } catch (error) {
        if (!ended) say(messageOf(error))
      }
    }
    void read()
    const end = on('library.changed', () => void read())
    return () => {
      ended = true
      end()
    }
  }, [])
  return publishers
}
