import type { ReactNode } from 'react'

/** Words for screen readers alone. */
export function SrOnly({ children }: { children: ReactNode }) {
  return <span className="vh">{children}</span>
}
