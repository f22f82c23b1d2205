import { useEffect, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'

/**
 * A component whose code is fetched on first use. React's own `lazy` holds the first paint back
 * by 300 ms once its fallback has been shown, even when the code is there; this paints in the same frame.
 */
export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>, fallback: ReactNode = null) {
  let loaded: ComponentType<P> | undefined
  const fetch = async () => {
    loaded ??= (await load()).default
    return loaded
  }
  function Late(props: P) {
    const [state, setState] = useState<{ View?: ComponentType<P>; error?: unknown }>(() => (loaded === undefined ? {} : { View: loaded }))
    useEffect(() => {
      if (state.View !== undefined) return
      let wanted = true
      fetch().then(
        (View) => wanted && setState({ View }),
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
