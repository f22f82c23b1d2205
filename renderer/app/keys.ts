/** The one keyboard handler: finds the command for a key in the contract's list and runs it. */
import type { CommandId, CommandSpec } from '../../core/contract/commands.ts'
import { COMMAND_IDS, commands } from '../../core/contract/commands.ts'
import type { View } from '../state/app.ts'

export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & { code?: string }

export type KeyContext = {
  view: View
  /** The focus is where letters are typed. */
  typing: boolean
  /** A dialog or menu is open: it has the keyboard. */
  modal: boolean
  letterKeys: boolean
}

const specOf = (id: CommandId): CommandSpec => commands[id]
export const keysOf = (id: CommandId): readonly string[] => specOf(id).keys
export const scopeOf = (id: CommandId): CommandSpec['scope'] => specOf(id).scope

/** True where letters are typed: text fields and anything editable. */
export function isTyping(element: Element | null): boolean {
  if (element instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit', 'range'].includes(element.type)
  return element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
}

/** Writes a key press the way the contract does: `Mod+Shift+L`, `Shift+F3`, `J`, `?`. */
export function describeKey(press: KeyPress): string {
  const letter = /^[a-z]$/iu.test(press.key)
  const key = press.key === '+' ? 'Plus' : letter ? press.key.toUpperCase() : press.key
  // Shift is part of the sign itself for signs such as `?` and `+`.
  const shift = press.shiftKey && (letter || press.key.length > 1)
  return [press.ctrlKey || press.metaKey ? 'Mod' : '', press.altKey ? 'Alt' : '', shift ? 'Shift' : '', key].filter(Boolean).join('+')
}

const byKey: ReadonlyMap<string, readonly CommandId[]> = (() => {
  const map = new Map<string, CommandId[]>()
  for (const id of COMMAND_IDS) for (const keys of keysOf(id)) map.set(keys, [...(map.get(keys) ?? []), id])
  return map
})()

/** Keys without a letter that change the text in a field. */
const EDITING: readonly string[] = ['Delete', 'Backspace']

const scopeFits = (scope: CommandSpec['scope'], view: View): boolean =>
  scope === 'global' || (scope === 'selection' ? view === 'reading' : scope === view)

/** The command a key press stands for here, or undefined. */
export function commandFor(press: KeyPress, context: KeyContext): CommandId | undefined {
  if (context.modal) return undefined
  const keys = describeKey(press)
  // Keys that edit what is typed belong to text fields.
  if (context.typing && EDITING.includes(keys)) return undefined
  const plain = !keys.includes('Mod+') && !keys.includes('Alt+') && press.key.length === 1
  if (plain && (context.typing || !context.letterKeys)) return undefined
  const found = byKey.get(keys)?.find((id) => scopeFits(scopeOf(id), context.view))
  // Text fields keep their own undo, which knows what was typed.
  if (context.typing && (found === 'history.undo' || found === 'history.redo')) return undefined
  return found
}

const apple = typeof navigator !== 'undefined' && /mac/iu.test(navigator.platform)

/** A key as the reader knows it: `Ctrl K`, or `⌘ K` on a Mac. */
export const printKeys = (keys: string): string =>
  keys
    .replace('Mod', apple ? '⌘' : 'Ctrl')
    .replace('Plus', '+')
    .replace('ArrowDown', 'Down')
    .replace('ArrowUp', 'Up')
    .replace('Escape', 'Esc')
    .replaceAll(/(?<=.)\+(?=.)/gu, ' ')
