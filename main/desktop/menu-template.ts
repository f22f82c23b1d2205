/** The menu as a template, made of the one list of commands. */
import type { MenuItemConstructorOptions } from 'electron'
import type { CommandId, CommandSpec } from '../../core/contract/commands.ts'
import { COMMAND_IDS, commands } from '../../core/contract/commands.ts'
import { shell } from '../../core/words/en/shell.ts'

type MenuName = NonNullable<CommandSpec['menu']>

/**
 * Electron's way of writing a key of the list, or undefined for a key that cannot stand in a menu: single letters and `?`
 * act only outside text fields, which a menu cannot know.
 */
export const acceleratorOf = (key: string): string | undefined => {
  const parts = key.split('+')
  const last = parts.at(-1) ?? ''
  if (!/^F\d+$/.test(last) && !parts.includes('Mod') && !parts.includes('Alt')) return undefined
  return parts.map((part) => (part === 'Mod' ? 'CmdOrCtrl' : part.replace(/^Arrow/, ''))).join('+')
}

/** What stands in a menu besides the commands: the system's own items, by their roles. */
const SYSTEM_ITEMS: Record<MenuName, { before: MenuItemConstructorOptions[]; after: MenuItemConstructorOptions[] }> = {
  file: { before: [], after: [{ type: 'separator' }, { role: process.platform === 'darwin' ? 'close' : 'quit' }] },
  edit: {
    before: [],
    after: [{ type: 'separator' }, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  },
  view: { before: [], after: [{ type: 'separator' }, { role: 'togglefullscreen' }] },
  go: { before: [], after: [] },
  help: { before: [], after: [] },
}
const ORDER: readonly MenuName[] = ['file', 'edit', 'view', 'go', 'help']

/** Titles that change with what can be done: undo and redo say what they would do. */
export type MenuTitles = Partial<Record<CommandId, string>>

/** The menu as a template: every command that names a menu stands in it, in the order of the list. */
export const menuTemplate = (run: (command: CommandId) => void, titles: MenuTitles = {}): MenuItemConstructorOptions[] => {
  const item = (id: CommandId): MenuItemConstructorOptions => {
    const accelerator = commands[id].keys.map(acceleratorOf).find((key) => key !== undefined)
    return {
      id,
      label: titles[id] ?? shell.commands[id],
      click: () => run(id),
      // Shown, not registered: the page handles the keys of both shells itself and knows when a text field has them.
      ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: false }),
    }
  }
  const inMenu = (menu: MenuName) =>
    COMMAND_IDS.filter((id) => {
      const spec: CommandSpec = commands[id]
      return spec.menu === menu
    }).map(item)
  const menus = ORDER.map((menu) => ({
    label: shell.menus[menu],
    submenu: [...SYSTEM_ITEMS[menu].before, ...inMenu(menu), ...SYSTEM_ITEMS[menu].after],
  }))
  return process.platform === 'darwin' ? [{ role: 'appMenu' }, ...menus, { role: 'windowMenu' }] : menus
}
