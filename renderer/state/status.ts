/** What the status line says: saved when, what is under way, what failed, and what main must tell the reader. */
import { create } from 'zustand'
import type { Status } from '../../core/contract/shapes.ts'
import { call, messageOf } from '../bridge/client.ts'

/** A change that was not saved. `of` names what it was to change: a later one of the same takes its place, and its success ends it. */
type Failure = { of: unknown; message: string; retry: () => void }

type StatusState = {
  status: Status | null
  /** Writes that main has not acknowledged yet. */
  underWay: number
  /** Whether main can be reached; only a browser's page can lose it. */
  connected: boolean
  /** Writes that failed, oldest first, each until it succeeds or the reader closes it. */
  failures: readonly Failure[]
  /** A short message for the status line, read out by screen readers; `spoken` is read out before it and not shown; `seq` rises so that equal words count as new. */
  message: { text: string; spoken: string; seq: number }
  load: () => Promise<void>
  setStatus: (status: Status) => void
  say: (text: string, spoken?: string) => void
  failed: (failure: Failure) => void
  succeeded: (of: unknown) => void
  clearFailures: () => void
  dismiss: (id: string) => Promise<void>
}

/** Time a message stays in the status line, in milliseconds: long enough to be read twice. */
const MESSAGE_STAYS = 10_000
let messageEnds: ReturnType<typeof setTimeout> | undefined

export const useStatus = create<StatusState>()((set, get) => ({
  status: null,
  underWay: 0,
  connected: true,
  failures: [],
  message: { text: '', spoken: '', seq: 0 },
  load: async () => set({ status: await call('status.get', {}) }),
  setStatus: (status) => set({ status }),
  say: (text, spoken = '') => {
    clearTimeout(messageEnds)
    set({ message: { text, spoken, seq: get().message.seq + 1 } })
    messageEnds = setTimeout(() => set({ message: { text: '', spoken: '', seq: get().message.seq } }), MESSAGE_STAYS)
  },
  failed: (failure) => set({ failures: [...get().failures.filter(({ of }) => of !== failure.of), failure] }),
  succeeded: (of) => {
    const { failures } = get()
    if (failures.some((one) => one.of === of)) set({ failures: failures.filter((one) => one.of !== of) })
  },
  clearFailures: () => set({ failures: [] }),
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
 * @param of what is written, where a later write of the same makes this one needless; otherwise each stands for itself
 */
export async function saving<T>(write: Promise<T>, retry: () => void, of: unknown = retry): Promise<T | undefined> {
  useStatus.setState((state) => ({ underWay: state.underWay + 1 }))
  try {
    const value = await write
    useStatus.getState().succeeded(of)
    return value
  } catch (error) {
    useStatus.getState().failed({ of, message: messageOf(error), retry })
    return undefined
  } finally {
    useStatus.setState((state) => ({ underWay: state.underWay - 1 }))
  }
}
