import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../core/contract/calls.ts'
import type { ExportReport, ExportStep } from '../../core/contract/shapes.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf, on } from '../bridge/client.ts'
import { say } from '../state/status.ts'
import { startDownload } from './download.ts'
import { quotesIn, sizeOf } from './plan.ts'

const text = words.exporting.dialog

export type Making =
  | { kind: 'idle' }
  | { kind: 'making'; job: string; step: ExportStep }
  | { kind: 'done'; message: string; download: { name: string; url: string } | null; isSaved: boolean }
  | { kind: 'failed'; message: string }

/** Makes the file, hands it over and says what became of it, here and in the status line. `stop` ends what is being made. */
export function useMaking(): { state: Making; seconds: number; start: (request: CallInput<'export.make'>) => void; stop: () => void } {
  const [state, setState] = useState<Making>({ kind: 'idle' })
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    if (state.kind !== 'making') return
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [state.kind])
  const held = state.kind === 'done' ? state.download?.url : undefined
  useEffect(() => () => (held === undefined ? undefined : URL.revokeObjectURL(held)), [held])
  const end = (next: Making & { message: string }) => {
    setState(next)
    say(next.message)
  }
  const job = state.kind === 'making' ? state.job : null
  useEffect(
    () =>
      on('export.progress', (reached) =>
        setState((before) => (before.kind === 'making' && before.job === reached.job ? { ...before, step: reached.step } : before)),
      ),
    [],
  )
  const stopped = useRef('')
  const stop = useCallback(() => {
    if (job === null) return
    stopped.current = job
    // An export that has ended already, or a reader that has gone, has nothing left to stop.
    call('export.cancel', { job }).catch(() => undefined)
  }, [job])
  const start = (request: CallInput<'export.make'>) => {
    const own = crypto.randomUUID()
    setSeconds(0)
    setState({ kind: 'making', job: own, step: 'write' })
    call('export.make', { ...request, job: own })
      .then((report) => outcomeOf(report, stopped.current === own))
      .then(end, (error: unknown) => end({ kind: 'failed', message: text.failed(messageOf(error)) }))
  }
  return { state, seconds, start, stop }
}

async function outcomeOf({ delivery, bytes, quotes }: ExportReport, isStopped: boolean): Promise<Making & { message: string }> {
  if (delivery.outcome === 'cancelled') return { kind: 'failed', message: isStopped ? text.stopped : text.cancelled }
  const checked = quotesIn(quotes) === 0 ? '' : ` ${text.checked(quotesIn(quotes))}.`
  if (delivery.outcome === 'saved')
    return { kind: 'done', message: text.saved(delivery.name, sizeOf(bytes)) + checked, download: null, isSaved: true }
  const { name } = delivery
  // The shell's address works once; the bytes are kept here so that the file can be had again.
  const url = URL.createObjectURL(await (await fetch(delivery.url)).blob())
  startDownload(name, url)
  return { kind: 'done', message: text.ready(name, sizeOf(bytes)) + checked, download: { name, url }, isSaved: false }
}
