/** What runs behind each command of the contract. Views register theirs while they are shown. */
import { useEffect, useEffectEvent } from 'react'
import type { CommandId } from '../../core/contract/commands.ts'

/** Returns false when there was nothing to do, so that the key keeps its usual meaning. */
export type CommandHandler = () => boolean | void

const handlers = new Map<CommandId, CommandHandler[]>()

/** The handler registered last wins; returns its unregister. */
export function registerCommand(id: CommandId, handler: CommandHandler): () => void {
  handlers.set(id, [...(handlers.get(id) ?? []), handler])
  return () => {
    handlers.set(
      id,
      (handlers.get(id) ?? []).filter((one) => one !== handler),
    )
  }
}

export const canRun = (id: CommandId): boolean => (handlers.get(id)?.length ?? 0) > 0

/** Runs the command; false when nobody takes it now. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id)?.at(-1)
  return handler !== undefined && handler() !== false
}

/** Registers a command for as long as the component is shown. */
export function useCommand(id: CommandId, handler: CommandHandler): void {
  const latest = useEffectEvent(handler)
  useEffect(() => registerCommand(id, () => latest()), [id])
}
