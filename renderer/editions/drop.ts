/** Folders of packs dropped anywhere on the window. */
import { useEffect, useEffectEvent } from 'react'

const isFolder = (entry: FileSystemEntry | null): entry is FileSystemDirectoryEntry => entry?.isDirectory === true

/** The first folder among what is dropped; must be asked for while the event is handled. */
const folderIn = (transfer: DataTransfer | null): FileSystemDirectoryEntry | undefined =>
  Array.from(transfer?.items ?? [], (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null)).find(isFolder)

/** Takes a folder that is dropped on the window; files are left to whoever wants them. */
export function usePackDrop(take: (folder: FileSystemDirectoryEntry) => void): void {
  const taken = useEffectEvent(take)
  useEffect(() => {
    const dropped = (event: DragEvent) => {
      if (event.defaultPrevented) return
      const folder = folderIn(event.dataTransfer)
      if (folder === undefined) return
      event.preventDefault()
      taken(folder)
    }
    window.addEventListener('drop', dropped)
    return () => window.removeEventListener('drop', dropped)
  }, [])
}
