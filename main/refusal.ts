/** A start that cannot be had, in one sentence for the person at the terminal. */
import { terminal } from '../core/words/en/terminal.ts'

/** Thrown where the sentence is already written. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

const field = (error: Error, name: string): unknown => Reflect.get(error, name)

export const refusalOf = (error: unknown): string => {
  if (!(error instanceof Error)) return terminal.start.failed(String(error))
  if (error instanceof Refusal) return error.message
  const code = field(error, 'code')
  if (field(error, 'syscall') === 'listen') {
    if (code === 'EADDRINUSE') return terminal.start.portTaken(Number(field(error, 'port')))
    if (code === 'EACCES') return terminal.start.portRefused(Number(field(error, 'port')))
  }
  return terminal.start.failed(error.message)
}
