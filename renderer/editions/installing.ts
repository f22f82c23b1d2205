/** How far the installation of a pack is; what installs one comes with the other late code (install.ts). */
import { create } from 'zustand'
import type { Installed } from '../../core/contract/review-shapes.ts'

export type Installing =
  | { kind: 'choosing' }
  | { kind: 'reading'; name: string }
  | { kind: 'sending'; name: string; done: number; of: number }
  | { kind: 'checking' }
  | { kind: 'failed'; message: string }
  | { kind: 'done'; installed: Installed; hasReview: boolean }

/** Null while nothing is being installed. */
export const useInstalling = create<{ installing: Installing | null }>()(() => ({ installing: null }))
