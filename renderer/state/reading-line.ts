/** What the reading view puts in the status line: the place in the briefing and its marks. */
import { create } from 'zustand'

export const useReadingLine = create<{ line: string }>()(() => ({ line: '' }))
export const setReadingLine = (line: string): void => useReadingLine.setState({ line })
