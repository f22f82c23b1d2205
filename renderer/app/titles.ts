/** Titles of undo and redo that say what they would do, as main names them. */
import { create } from 'zustand'
import type { CommandId } from '../../core/contract/commands.ts'
import type { HistoryNext } from '../../core/contract/review-shapes.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { say, useStatus } from '../state/status.ts'

export const useTitles = create<HistoryNext>()(() => ({ undo: null, redo: null, undoStep: null, redoStep: null }))

/** Title of a command as it stands now. */
export function titleOf(id: CommandId, next: Pick<HistoryNext, 'undo' | 'redo'>): string {
  if (id === 'history.undo' || id === 'case.undo') return next.undo ?? words.shell.commands[id]
  if (id === 'history.redo') return next.redo ?? words.shell.commands[id]
  return words.shell.commands[id]
}

/** Rises with every look, so that an older answer does not replace a newer one. */
let looks = 0

function look(): void {
  looks += 1
  const mine = looks
  call('history.next', {}).then(
    (named) => {
      if (mine === looks) useTitles.setState(named)
    },
    (error: unknown) => say(messageOf(error)),
  )
}

/** Reads the titles once, and again whenever the steps changed. Returns the end of it. */
export function followTitles(): () => void {
  look()
  return useStatus.subscribe(({ status }, before) => {
    const [now, then] = [status, before.status]
    if (now?.undo !== then?.undo || now?.redo !== then?.redo || now?.undoStep !== then?.undoStep) look()
  })
}
