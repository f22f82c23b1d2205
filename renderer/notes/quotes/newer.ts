/** What became of a note's quotes in newer editions, asked for in main and kept at hand for the editor. */
import type { NewerQuote } from '../../../core/contract/review-shapes.ts'
import { call, messageOf } from '../../bridge/client.ts'
import { say } from '../../state/status.ts'

/** Quotes asked about in one call: fewer than the bridge takes. */
const AT_A_TIME = 1_000

/** Asks main about any number of quotes; those with nothing newer are left out of the answer. @throws BridgeError */
export async function askNewer(ids: readonly string[]): Promise<NewerQuote[]> {
  const found: NewerQuote[] = []
  for (let from = 0; from < ids.length; from += AT_A_TIME)
    found.push(...(await call('quotes.newer', { ids: ids.slice(from, from + AT_A_TIME) })))
  return found
}

export type NewerQuotes = {
  of: (id: string) => NewerQuote | undefined
  /** Asks about these quotes; what is asked meanwhile is asked in one call after it. */
  ask: (ids: Iterable<string>) => void
}

/** @param told called when an answer differs from what was known */
export function followNewer(told: () => void): NewerQuotes {
  const known = new Map<string, NewerQuote>()
  const waiting = new Set<string>()
  let isAsking = false

  async function run(): Promise<void> {
    isAsking = true
    try {
      while (waiting.size > 0) {
        const ids = [...waiting]
        waiting.clear()
        if (keep(ids, await askNewer(ids))) told()
      }
    } catch (error) {
      say(messageOf(error))
    } finally {
      isAsking = false
    }
  }

  /** Returns whether anything is new. */
  function keep(ids: readonly string[], found: readonly NewerQuote[]): boolean {
    const answers = new Map(found.map((one) => [one.id, one]))
    let isNew = false
    for (const id of ids) {
      const answer = answers.get(id)
      if (JSON.stringify(answer) === JSON.stringify(known.get(id))) continue
      isNew = true
      if (answer === undefined) known.delete(id)
      else known.set(id, answer)
    }
    return isNew
  }

  return {
    of: (id) => known.get(id),
    ask(ids) {
      for (const id of ids) waiting.add(id)
      if (waiting.size > 0 && !isAsking) void run()
    },
  }
}
