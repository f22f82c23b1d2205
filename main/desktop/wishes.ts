/** What becomes of a second start, or of a file that the system hands over, while the reader is open. */
import type { App } from 'electron'
import { terminal } from '../../core/words/en/terminal.ts'
import type { Logger } from '../services/ports.ts'
import type { Wish } from './instance.ts'
import { openable } from './instance.ts'

export type WishParts = {
  app: Pick<App, 'relaunch' | 'quit' | 'isPackaged' | 'getAppPath'>
  dataDir: string
  /** Packs this start was asked for; they are open beside the bundled ones. */
  open: readonly string[]
  focus: () => void
  /** Says why nothing is opened. */
  refuse: (sentence: string) => void
  /** Asks whether to start again. */
  ask: () => Promise<boolean>
  logger: Logger
}

/** Brings the window forward; when packs are wished for, starts again with them beside what is open, if the reader agrees. */
export const createWishes =
  ({ app, dataDir, open, focus, refuse, ask, logger }: WishParts) =>
  (wish: Wish): void => {
    focus()
    const [first] = wish.packs
    if (first === undefined) return
    const found = openable(wish)
    if (found.length === 0) return refuse(terminal.start.noPack(first))
    const restart = (yes: boolean) => {
      if (!yes) return
      const packs = [...new Set([...found, ...open])].flatMap((dir) => ['--pack', dir])
      // The same app runs from its folder, when it runs from a work tree.
      app.relaunch({ args: [...(app.isPackaged ? [] : [app.getAppPath()]), '--data', dataDir, ...packs] })
      app.quit()
    }
    ask().then(restart, (error: unknown) => logger.error('the reader could not be asked', { error }))
  }
