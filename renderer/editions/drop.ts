/** Folders of packs dropped anywhere on the window. */
import { useEffect } from 'react'
import { droppedFolders, filesBelow } from './folder.ts'
import { useInstall } from './install.ts'

/** Installs the pack of a folder that is dropped on the window; files are left to whoever wants them. */
export function usePackDrop(): void {
  useEffect(() => {
    const dropped = (event: DragEvent) => {
      if (event.defaultPrevented) return
      const [folder] = droppedFolders(event.dataTransfer)
      if (folder === undefined) return
      event.preventDefault()
      void useInstall.getState().take(folder.name, () => filesBelow(folder))
    }
    window.addEventListener('drop', dropped)
    return () => window.removeEventListener('drop', dropped)
  }, [])
}
