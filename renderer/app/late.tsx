import { startTransition, useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'

/** Code that is fetched when it is first wanted, by however many components, and then is at hand. */
export type LateCode<M> = { load(): Promise<M>; now(): M | undefined }

export function lateCode<M>(fetch: () => Promise<M>): LateCode<M> {
  let loaded: M | undefined
  return {
    load: async () => {
      loaded ??= await fetch()
      return loaded
    },
    now: () => loaded,
  }
}

/**
 * A component out of late code. React's own `lazy` holds the first paint back by 300 ms once its fallback has been shown,
 * even when the code is there; this paints in the same frame.
 */
export function late<M, P extends object>(code: LateCode<M>, pick: (loaded: M) => ComponentType<P>, fallback: ReactNode = null) {
  const atHand = (): { View?: ComponentType<P>; error?: unknown } => {
    const loaded = code.now()
    return loaded === undefined ? {} : { View: pick(loaded) }
  }
  function Late(props: P) {
    const [state, setState] = useState(atHand)
    useEffect(() => {
      if (state.View !== undefined) return
      let wanted = true
      code.load().then(
        // In slices: what the reader does meanwhile is answered first.
        () => wanted && startTransition(() => setState(atHand())),
        (error: unknown) => wanted && setState({ error }),
      )
      return () => {
        wanted = false
      }
    }, [state.View])
    if (state.error !== undefined) throw state.error
    return state.View === undefined ? fallback : <state.View {...props} />
  }
  return Late
}
