/** What the status line shows; an event goes out whenever it differs from what was last told. */
import type { Status } from '../../core/contract/shapes.ts'
import type { Store } from '../store/store.ts'
import type { History } from './history.ts'
import type { Emit, Ports } from './ports.ts'
import type { Search } from './types.ts'

export type StatusService = {
  get(): Status
  dismiss(id: string): void
  /** Called after every write, whether it succeeded or not. */
  check(): void
}

export function createStatus({
  store,
  history,
  search,
  emit,
  app,
}: {
  store: Store
  history: History
  /** What search has to tell. */
  search: Pick<Search, 'notices' | 'dismiss'>
  emit: Emit
  app: Ports['app']
}): StatusService {
  const get = (): Status => ({
    version: app.version,
    shell: app.shell,
    savedAt: store.savedAt,
    store: store.state,
    notices: [...store.notices, ...search.notices()].map((notice) => ({ ...notice })),
    undo: store.state === 'read-only' ? null : history.undoLabel(),
    redo: store.state === 'read-only' ? null : history.redoLabel(),
    undoStep: store.state === 'read-only' ? null : history.undoStep(),
  })
  let told = JSON.stringify(get())
  const check = (): void => {
    const status = get()
    const now = JSON.stringify(status)
    if (now === told) return
    told = now
    emit('status.changed', status)
  }
  return {
    get,
    check,
    dismiss(id) {
      store.dismiss(id)
      search.dismiss(id)
      check()
    },
  }
}
