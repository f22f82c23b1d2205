/** What the status line says: saved when, what is under way, what failed, and what main must tell the reader. */
import { create } from 'zustand'
import type { Status } from '../../core/contract/shapes.ts'
import { call, messageOf } from '../bridge/client.ts'

type StatusState = {
  status: Status | null
  /** Writes that main has not acknowledged yet. */
  underWay: number
  /** The last write that failed, until one of its kind succeeds or the reader closes it. */
  failure: { message: string; retry: () => void } | null
  /** A short message for the status line, read out by screen readers; `spoken` is read out before it and not shown; `seq` rises so that equal words count as new. */
  message: { text: string; spoken: string; seq: number }
  load: () => Promise<void>
  setStatus: (status: Status) => void
  say: (text: string, spoken?: string) => void
  clearFailure: () => void
  dismiss: (id: string) => Promise<void>
}

/** Time a message stays in the status line, in milliseconds: long enough to be read twice. */
const MESSAGE_STAYS = 10_000
let messageEnds: ReturnType<typeof setTimeout> | undefined

export const useStatus = create<StatusState>()((set, get) => ({
  status: null,
  underWay: 0,
  failure: null,
  message: { text: '', spoken: '', seq: 0 },
  load: async () => set({ status: await call('status.get', {}) }),
  setStatus: (status) => set({ status }),
  say: (text, spoken = '') => {
    clearTimeout(messageEnds)
    set({ message: { text, spoken, seq: get().message.seq + 1 } })
    messageEnds = setTimeout(() => set({ message: { text: '', spoken: '', seq: get().message.seq } }), MESSAGE_STAYS)
  },
  clearFailure: () => set({ failure: null }),
  dismiss: async (id) => {
    await call('status.dismiss', { id })
    const { status } = get()
    if (status !== null) set({ status: { ...status, notices: status.notices.filter((notice) => notice.id !== id) } })
  },
}))

/** Shows a message in the status line and to screen readers; `spoken` is for them alone and comes first. */
export const say = (text: string, spoken?: string): void => useStatus.getState().say(text, spoken)

/**
 * Follows a write for the status line. Resolves to undefined when it failed, after the reason and `retry` have been
 * put where the reader sees them; nothing is lost silently.
 */
export async function saving<T>(write: Promise<T>, retry: () => void): Promise<T | undefined> {
  useStatus.setState((state) => ({ underWay: state.underWay + 1 }))
  try {
    const value = await write
    useStatus.setState({ failure: null })
    return value
  } catch (error) {
    useStatus.setState({ failure: { message: messageOf(error), retry } })
    return undefined
  } finally {
    useStatus.setState((state) => ({ underWay: state.underWay - 1 }))
  }
}
