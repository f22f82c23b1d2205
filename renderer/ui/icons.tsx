/** The icons in use, one by one, so that no other is bundled. All are hidden from assistive technology. */
import {
  ALargeSmall,
  ArrowDownNarrowWide,
  Check,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  Contrast,
  Copy,
  Funnel,
  Menu,
  Plus,
  Search,
  StickyNote,
  Trash2,
  WifiOff,
  X,
} from 'lucide-react'
import type { LucideIcon } from 'lucide-react'

const icon = (Shape: LucideIcon) =>
  function Icon({ className = '' }: { className?: string }) {
    return <Shape className={`i ${className}`} aria-hidden="true" strokeWidth={2.25} />
  }

export const AddIcon = icon(Plus)
export const CheckIcon = icon(Check)
export const ChevronDownIcon = icon(ChevronDown)
export const ChevronRightIcon = icon(ChevronRight)
export const ChevronUpIcon = icon(ChevronUp)
export const CloseIcon = icon(X)
export const ContrastIcon = icon(Contrast)
export const CopyIcon = icon(Copy)
export const DeleteIcon = icon(Trash2)
export const FilterIcon = icon(Funnel)
export const MenuIcon = icon(Menu)
export const NoteIcon = icon(StickyNote)
export const OfflineIcon = icon(WifiOff)
export const SearchIcon = icon(Search)
export const SortIcon = icon(ArrowDownNarrowWide)
export const TextSizeIcon = icon(ALargeSmall)
