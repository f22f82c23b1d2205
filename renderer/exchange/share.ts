/** Marks saved as a file for others. */
import type { CallInput } from '../../core/contract/calls.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'
import { startDownload } from '../export/download.ts'
import { say } from '../state/status.ts'

const text = words.exchange

/** Saves marks as a file and says in the status line what became of it. */
export async function shareMarks(what: CallInput<'exchange.export'>['what'], title: string): Promise<void> {
  try {
    const { delivery, marks } = await call('exchange.export', { what, fileName: text.fileNameOf(title) })
    if (delivery.outcome === 'cancelled') return say(text.cancelled)
    if (delivery.outcome === 'download') startDownload(delivery.name, delivery.url)
    say(text.saved(marks, delivery.name))
  } catch (error) {
    say(messageOf(error))
  }
}
