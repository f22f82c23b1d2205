import { describe, expect, it } from 'vitest'
import { COMMAND_IDS } from '../../core/contract/commands.ts'
import type { KeyContext } from './keys.ts'
import { commandFor, describeKey, keysOf, scopeOf } from './keys.ts'

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
const reading: KeyContext = { view: 'reading', typing: false, modal: false, letterKeys: true }

describe('describeKey', () => {
  it('writes keys as the contract does', () => {
    expect(describeKey({ ...none, key: 'l', ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+L')
    expect(describeKey({ ...none, key: '+', ctrlKey: true })).toBe('Mod+Plus')
    expect(describeKey({ ...none, key: '?', shiftKey: true })).toBe('?')
    expect(describeKey({ ...none, key: 'F3', shiftKey: true })).toBe('Shift+F3')
    expect(describeKey({ ...none, key: 'M', shiftKey: true })).toBe('Shift+M')
    expect(describeKey({ ...none, key: 'ArrowDown', altKey: true })).toBe('Alt+ArrowDown')
  })
})

describe('commandFor', () => {
  it('finds a command by its key in its scope alone', () => {
    expect(commandFor({ ...none, key: 'j' }, reading)).toBe('passage.next')
    expect(commandFor({ ...none, key: 'j' }, { ...reading, view: 'notes' })).toBeUndefined()
    expect(commandFor({ ...none, key: 'k', ctrlKey: true }, { ...reading, view: 'notes' })).toBe('view.search')
  })

  it('leaves single letters to text fields, and to everything when they are switched off', () => {
    expect(commandFor({ ...none, key: 'j' }, { ...reading, typing: true })).toBeUndefined()
    expect(commandFor({ ...none, key: '?', shiftKey: true }, { ...reading, typing: true })).toBeUndefined()
    expect(commandFor({ ...none, key: '1' }, { ...reading, letterKeys: false })).toBeUndefined()
    expect(commandFor({ ...none, key: 'F6' }, { ...reading, letterKeys: false })).toBe('region.next')
  })

  it('deletes a mark by Delete and Backspace, but only text in text fields', () => {
    for (const key of ['Delete', 'Backspace']) {
      expect(commandFor({ ...none, key }, reading)).toBe('mark.delete')
      expect(commandFor({ ...none, key }, { ...reading, letterKeys: false })).toBe('mark.delete')
      expect(commandFor({ ...none, key }, { ...reading, typing: true })).toBeUndefined()
      expect(commandFor({ ...none, key, ctrlKey: true }, reading)).toBeUndefined()
    }
  })

  it('leaves undo to text fields and every key to an open dialog', () => {
    const undo = { ...none, key: 'z', ctrlKey: true }
    expect(commandFor(undo, reading)).toBe('history.undo')
    expect(commandFor(undo, { ...reading, typing: true })).toBeUndefined()
    expect(commandFor(undo, { ...reading, modal: true })).toBeUndefined()
  })

  it('has no key that stands for two commands in one place', () => {
    const seen = new Map<string, string>()
    for (const id of COMMAND_IDS)
      for (const keys of keysOf(id)) {
        const scope = scopeOf(id) === 'selection' ? 'reading' : scopeOf(id)
        const places = scope === 'global' ? ['reading', 'search', 'notes', 'marks', 'review', 'bin'] : [scope]
        for (const place of places) {
          expect(seen.get(`${place} ${keys}`), `${keys} in ${place}`).toBeUndefined()
          seen.set(`${place} ${keys}`, id)
        }
      }
  })
})
