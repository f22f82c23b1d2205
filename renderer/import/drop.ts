/** Files dropped anywhere on the window that are to become briefings. */
import { useEffect, useEffectEvent } from 'react'

/** Takes the files that nobody took before: neither a folder nor a file of marks. */
export function useImportDrop(take: (files: readonly File[]) => void): void {
  const taken = useEffectEvent(take)
  useEffect(() => {
    const dropped = (event: DragEvent) => {
      const files = Array.from(event.dataTransfer?.files ?? [])
      if (event.defaultPrevented || files.length === 0) return
      event.preventDefault()
      taken(files)
    }
    window.addEventListener('drop', dropped)
    return () => window.removeEventListener('drop', dropped)
  }, [])
}
