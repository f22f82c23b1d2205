/** The icons in use, one by one, so that no other is bundled. All are hidden from assistive technology. */
import {
  ALargeSmall,
  ArrowDownNarrowWide,
  ArrowUpDown,
  Check,
  ChevronDown,
  ChevronRight,
  ChevronUp,
  CircleQuestionMark,
  Contrast,
  Copy,
  Equal,
  EqualApproximately,
  EqualNot,
  Funnel,
  Menu,
  Minus,
  Plus,
  Search,
  StickyNote,
  Trash2,
  Undo2,
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
export const ChangedIcon = icon(EqualNot)
export const DeleteIcon = icon(Trash2)
export const ExactIcon = icon(Equal)
export const FilterIcon = icon(Funnel)
export const MenuIcon = icon(Menu)
export const MinusIcon = icon(Minus)
export const MovedIcon = icon(ArrowUpDown)
export const NoteIcon = icon(StickyNote)
export const OfflineIcon = icon(WifiOff)
export const QuestionIcon = icon(CircleQuestionMark)
export const RewordedIcon = icon(EqualApproximately)
export const SearchIcon = icon(Search)
export const SortIcon = icon(ArrowDownNarrowWide)
export const TextSizeIcon = icon(ALargeSmall)
export const UndoIcon = icon(Undo2)
