/** A window that is not shown draws no frames; what waits for one goes on after this time, in milliseconds. */
const UNSEEN = 300

/** Resolves once the first frame is on the screen and the window has nothing more urgent to do. */
export const firstPaint = (): Promise<void> =>
  new Promise((resolve) => {
    const unseen = setTimeout(resolve, UNSEEN)
    // The first callback runs before the frame is drawn, the second after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() =>
        requestIdleCallback(() => {
          clearTimeout(unseen)
          resolve()
        }),
      ),
    )
  })
