import type { Page } from '@playwright/test'

/** Lets a test keep back what the shell says to one page, so that the page acts on what it knew. Asked for before the page is opened. */
export async function slowLine(page: Page): Promise<{ hold(): void; release(): void }> {
  let kept: (() => void)[] | null = null
  await page.routeWebSocket(/./u, (socket) => {
    socket.connectToServer().onMessage((message) => {
      if (kept === null) socket.send(message)
      else kept.push(() => socket.send(message))
    })
  })
  return {
    hold: () => {
      kept = []
    },
    release: () => {
      const said = kept ?? []
      kept = null
      for (const say of said) say()
    },
  }
}
