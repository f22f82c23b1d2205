import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '../../core/contract/calls.ts'
import { words } from '../../core/words/index.ts'
import { call, messageOf } from '../bridge/client.ts'

const text = words.exporting.dialog

export type PreviewRequest = Omit<CallInput<'export.preview'>, 'fileName' | 'job'>

export type Preview =
  | { kind: 'none' }
  | { kind: 'making' }
  | { kind: 'pages'; pdf: Uint8Array<ArrayBuffer> }
  | { kind: 'text'; text: string; isCut: boolean }
  | { kind: 'failed'; message: string }

/** After the last change of the choices, so that a title that is being typed is not laid out letter by letter. */
const SETTLED_MS = 500

/**
 * What the export would look like, made again whenever the choices have settled; the one before stays until then.
 * @param request null while nothing is to be shown
 * @param isPaused leaves the printer to the export itself; what is shown stays
 */
export function usePreview(request: PreviewRequest | null, isPaused: boolean): Preview {
  const [preview, setPreview] = useState<Preview>({ kind: 'none' })
  const shown = useRef('')
  const key = request === null ? null : JSON.stringify(request)
  useEffect(() => {
    if (key === null || isPaused || shown.current === key) return undefined
    const job = crypto.randomUUID()
    let isWanted = true
    const show = (next: Preview) => {
      if (!isWanted) return
      shown.current = key
      setPreview(next)
    }
    const wanted: PreviewRequest = JSON.parse(key)
    const timer = setTimeout(() => {
      setPreview((before) => (before.kind === 'pages' || before.kind === 'text' ? before : { kind: 'making' }))
      call('export.preview', { ...wanted, fileName: 'preview', job }).then(
        (made) => {
          if (made.kind === 'pages') show({ kind: 'pages', pdf: Uint8Array.from(atob(made.pdf), (sign) => sign.charCodeAt(0)) })
          else if (made.kind === 'text') show(made)
        },
        (error: unknown) => show({ kind: 'failed', message: text.showFailed(messageOf(error)) }),
      )
    }, SETTLED_MS)
    return () => {
      isWanted = false
      clearTimeout(timer)
      // A preview that has ended already, or a reader that has gone, has nothing left to stop.
      call('export.cancel', { job }).catch(() => undefined)
    }
  }, [key, isPaused])
  return key === null ? { kind: 'none' } : preview
}
