/** Files of marks dropped anywhere on the window. */
import { useEffect } from 'react'
import { useExchange } from './exchange-state.ts'

const isFileOfMarks = ({ name }: File): boolean => /\.(?:jsonld|json)$/iu.test(name)

/** Opens a file of marks that is dropped on the window; anything else is left to whoever wants it. */
export function useFileDrop(): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (event.defaultPrevented || event.dataTransfer?.types.includes('Files') !== true) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
    }
    const dropped = (event: DragEvent) => {
      if (event.defaultPrevented) return
      const file = Array.from(event.dataTransfer?.files ?? []).find(isFileOfMarks)
      if (file === undefined) return
      event.preventDefault()
      void useExchange.getState().open(file)
    }
    window.addEventListener('dragover', over)
    window.addEventListener('drop', dropped)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('drop', dropped)
    }
  }, [])
}
