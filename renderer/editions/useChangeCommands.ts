/** Next and previous change in the open briefing, from the passage that has the focus or stands at the top. */
import { words } from '../../core/words/index.ts'
import { useCommand } from '../app/commands.ts'
import type { Opened } from '../reading/context.ts'
import { passageOf } from '../reading/dom-offsets.ts'
import { openPassage, useApp } from '../state/app.ts'
import { say } from '../state/status.ts'

const text = words.editions.changes

export function useChangeCommands({ briefing, changed }: Opened): void {
  const go = (step: 1 | -1) => {
    if (changed.size === 0) return say(text.off)
    const here = passageOf(document.activeElement)?.dataset.passage ?? useApp.getState().topPassage
    const at = briefing.passages.findIndex(({ id }) => id === here)
    const isChanged = ({ id }: { id: string }): boolean => changed.has(id)
    const next =
      step === 1 ? briefing.passages.slice(at + 1).find(isChanged) : briefing.passages.slice(0, Math.max(0, at)).findLast(isChanged)
    if (next === undefined) return say(step === 1 ? text.next : text.previous)
    openPassage({ edition: briefing.edition, briefing: briefing.id, passage: next.id, whole: true })
  }
  useCommand('change.next', () => go(1))
  useCommand('change.previous', () => go(-1))
}
