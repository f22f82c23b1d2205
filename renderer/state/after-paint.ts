/** A window that is not shown draws no frames; what waits for one goes on after this time, in milliseconds. */
const UNSEEN = 300

/** Resolves once the next frame is on the screen. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    afterPaint(resolve)
  })

/** Runs something once the next frame is on the screen: what the reader waits for comes first. Returns how to call it off. */
export function afterPaint(run: () => void): () => void {
  let after: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => {
    clearTimeout(unseen)
    after = setTimeout(run)
  })
  const unseen = setTimeout(() => {
    cancelAnimationFrame(frame)
    run()
  }, UNSEEN)
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(unseen)
    clearTimeout(after)
  }
}
