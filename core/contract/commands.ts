/**
 * The one list of commands: menu, palette, shortcuts and the list of keys read it. `keys` are written as
 * `Mod+K` (Ctrl, or Cmd on a Mac), `Shift+F3`, `J`; single letters act only outside text fields.
 */
export type CommandSpec = {
  /** Menu it stands in; absent when it has no menu item. */
  menu?: 'file' | 'edit' | 'view' | 'go' | 'help'
  keys: readonly string[]
  /** Where its keys act: everywhere, or only in the view named. */
  scope: 'global' | 'reading' | 'selection' | 'search' | 'notes' | 'review'
}

export const commands = {
  'view.reading': { menu: 'go', keys: ['Mod+1'], scope: 'global' },
  'view.search': { menu: 'go', keys: ['Mod+2', 'Mod+K'], scope: 'global' },
  'view.notes': { menu: 'go', keys: ['Mod+3'], scope: 'global' },
  'view.marks': { menu: 'go', keys: ['Mod+4'], scope: 'global' },
  'view.review': { menu: 'go', keys: ['Mod+5'], scope: 'global' },
  'view.bin': { menu: 'go', keys: [], scope: 'global' },
  'region.next': { menu: 'go', keys: ['F6'], scope: 'global' },
  'region.previous': { keys: ['Shift+F6'], scope: 'global' },
  'theme.toggle': { menu: 'view', keys: ['Mod+Shift+L'], scope: 'global' },
  'text.larger': { menu: 'view', keys: ['Mod+Plus', 'Mod+='], scope: 'global' },
  'text.smaller': { menu: 'view', keys: ['Mod+-'], scope: 'global' },
  'text.reset': { menu: 'view', keys: ['Mod+0'], scope: 'global' },
  'settings.open': { menu: 'file', keys: ['Mod+,'], scope: 'global' },
  'keys.show': { menu: 'help', keys: ['?'], scope: 'global' },
  'palette.open': { menu: 'help', keys: ['Mod+Shift+P'], scope: 'global' },
  'history.undo': { menu: 'edit', keys: ['Mod+Z'], scope: 'global' },
  'history.redo': { menu: 'edit', keys: ['Mod+Shift+Z', 'Mod+Y'], scope: 'global' },
  'find.open': { menu: 'edit', keys: ['Mod+F'], scope: 'reading' },
  'find.next': { menu: 'edit', keys: ['F3'], scope: 'reading' },
  'find.previous': { menu: 'edit', keys: ['Shift+F3'], scope: 'reading' },
  'passage.next': { menu: 'go', keys: ['J'], scope: 'reading' },
  'passage.previous': { menu: 'go', keys: ['K'], scope: 'reading' },
  'sentence.next': { menu: 'go', keys: ['L'], scope: 'reading' },
  'sentence.previous': { menu: 'go', keys: ['H'], scope: 'reading' },
  'passage.extend-next': { menu: 'edit', keys: ['Shift+J'], scope: 'reading' },
  'passage.extend-previous': { menu: 'edit', keys: ['Shift+K'], scope: 'reading' },
  'sentence.extend-next': { menu: 'edit', keys: ['Shift+L'], scope: 'reading' },
  'sentence.extend-previous': { menu: 'edit', keys: ['Shift+H'], scope: 'reading' },
  'cursor.clear': { menu: 'edit', keys: ['Escape'], scope: 'reading' },
  'mark.next': { menu: 'go', keys: ['M'], scope: 'reading' },
  'mark.previous': { menu: 'go', keys: ['Shift+M'], scope: 'reading' },
  'contents.focus': { keys: ['T'], scope: 'reading' },
  'briefing.next': { menu: 'go', keys: ['Alt+ArrowDown'], scope: 'reading' },
  'briefing.previous': { menu: 'go', keys: ['Alt+ArrowUp'], scope: 'reading' },
  'change.next': { keys: [], scope: 'reading' },
  'change.previous': { keys: [], scope: 'reading' },
  'mark.yellow': { keys: ['1'], scope: 'selection' },
  'mark.green': { keys: ['2'], scope: 'selection' },
  'mark.blue': { keys: ['3'], scope: 'selection' },
  'mark.pink': { keys: ['4'], scope: 'selection' },
  'mark.violet': { keys: ['5'], scope: 'selection' },
  'mark.comment': { keys: ['N'], scope: 'selection' },
  'mark.delete': { keys: ['Delete', 'Backspace'], scope: 'selection' },
  /** While another place is chosen for a mark of an older edition. */
  'selection.attach': { keys: ['A'], scope: 'selection' },
  'selection.copy-citation': { keys: ['C'], scope: 'selection' },
  'selection.to-note': { keys: ['Q'], scope: 'selection' },
  'briefing.import': { menu: 'file', keys: ['Mod+O'], scope: 'global' },
  'pack.install': { menu: 'file', keys: [], scope: 'global' },
  'marks.export': { menu: 'file', keys: [], scope: 'global' },
  'marks.share': { menu: 'file', keys: [], scope: 'global' },
  'marks.share-pack': { menu: 'file', keys: [], scope: 'global' },
  'marks.import': { menu: 'file', keys: [], scope: 'global' },
  'note.new': { menu: 'file', keys: ['Mod+N'], scope: 'global' },
  'note.export': { menu: 'file', keys: ['Mod+E'], scope: 'notes' },
  'note.bold': { keys: ['Mod+B'], scope: 'notes' },
  'note.italic': { keys: ['Mod+I'], scope: 'notes' },
  'case.next': { keys: ['J', 'ArrowDown'], scope: 'review' },
  'case.previous': { keys: ['K', 'ArrowUp'], scope: 'review' },
  'case.next-waiting': { keys: ['N'], scope: 'review' },
  'case.accept': { keys: ['A'], scope: 'review' },
  'case.elsewhere': { keys: ['E'], scope: 'review' },
  'case.keep-old': { keys: ['O'], scope: 'review' },
  'case.drop': { keys: ['D'], scope: 'review' },
  'case.undo': { keys: ['U'], scope: 'review' },
} as const satisfies Record<string, CommandSpec>

export type CommandId = keyof typeof commands
export const COMMAND_IDS = Object.keys(commands).filter((key): key is CommandId => Object.hasOwn(commands, key))
