import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it, vi } from 'vitest'
import type { CommandSpec } from '../../core/contract/commands.ts'
import { COMMAND_IDS, commands } from '../../core/contract/commands.ts'
import { acceleratorOf, menuTemplate } from './menu-template.ts'

const items = (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []))

describe('the menu', () => {
  it('holds every command that names a menu, once', () => {
    const wanted = COMMAND_IDS.filter((id) => (commands[id] as CommandSpec).menu !== undefined)
    const found = items(menuTemplate(() => undefined)).flatMap((item) => (item.id === undefined ? [] : [item.id]))
    expect(found.toSorted()).toEqual([...wanted].toSorted())
  })
  it('runs the command that was chosen', () => {
    const run = vi.fn()
    const item = items(menuTemplate(run)).find(({ id }) => id === 'view.notes')
    Reflect.apply(item?.click ?? expect.fail, undefined, [])
    expect(run).toHaveBeenCalledExactlyOnceWith('view.notes')
  })
  it('says what undo and redo would do', () => {
    const labels = items(menuTemplate(() => undefined, { 'history.undo': 'Undo recolour' })).map(({ label }) => label)
    expect(labels).toContain('Undo recolour')
    expect(labels).toContain('Redo')
  })
  it('registers no key: the page handles them, and letters never stand in a menu', () => {
    for (const item of items(menuTemplate(() => undefined))) {
      if (item.accelerator === undefined) continue
      expect(item.registerAccelerator).toBe(false)
      expect(item.accelerator).not.toMatch(/^(Shift\+)?[A-Z?]$/)
    }
  })
  it.each([
    ['Mod+K', 'CmdOrCtrl+K'],
    ['Mod+Shift+L', 'CmdOrCtrl+Shift+L'],
    ['Mod+Plus', 'CmdOrCtrl+Plus'],
    ['Mod+,', 'CmdOrCtrl+,'],
    ['Alt+ArrowDown', 'Alt+Down'],
    ['F6', 'F6'],
    ['Shift+F3', 'Shift+F3'],
    ['J', undefined],
    ['Shift+M', undefined],
    ['?', undefined],
  ])('writes %s as %s', (key, accelerator) => expect(acceleratorOf(key)).toBe(accelerator))
})
