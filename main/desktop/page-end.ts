/** What is done when the page's process ends: it is opened again once by itself, and after that only when the reader says so. */
import type { Logger } from '../services/ports.ts'

export type PageEndParts = {
  reload: () => void
  /** Asks in words whether to open the page again; false ends the reader. */
  ask: () => Promise<boolean>
  end: () => void
  logger: Logger
}

/** Called with the reason that Chromium gives, each time the process is gone. */
export const createPageEnd = ({ reload, ask, end, logger }: PageEndParts): ((reason: string) => void) => {
  let ends = 0
  let asking = false
  const settle = (again: boolean) => {
    asking = false
    if (again) reload()
    else end()
  }
  return (reason) => {
    logger.error('the page ended', { reason })
    if (reason === 'clean-exit' || asking) return
    ends += 1
    if (ends === 1) return reload()
    asking = true
    ask().then(settle, (error: unknown) => {
      logger.error('the reader could not be asked', { error })
      settle(false)
    })
  }
}
