/** The import of a file of marks: sent to main in parts, shown before anything is changed, and told afterwards. */
import { create } from 'zustand'
import type { ExchangeImported, ExchangePreview } from '../../core/contract/exchange-shapes.ts'
import { MAX_FILE_BYTES, UPLOAD_PART } from '../../core/exchange/limits.ts'
import { words } from '../../core/words/index.ts'
import { BridgeError, call, messageOf } from '../bridge/client.ts'
import { saving, say } from '../state/status.ts'

const text = words.exchange.dialog

export type Importing =
  | { kind: 'choosing' }
  | { kind: 'reading'; name: string }
  | { kind: 'failed'; name: string; message: string }
  | { kind: 'shown'; name: string; preview: ExchangePreview; chosen: ReadonlySet<number>; busy: boolean }
  | { kind: 'done'; name: string; result: ExchangeImported; message: string }

type ExchangeState = {
  /** Null while no import is open. */
  importing: Importing | null
  /** Opens the dialog without a file. */
  choose: () => void
  /** Reads a file and shows what its import would do. */
  open: (file: File) => Promise<void>
  select: (marks: readonly number[], on: boolean) => void
  take: () => Promise<void>
  undo: () => Promise<void>
  close: () => void
}

let files = 0

/** Sends the text of a file in parts; nothing of one that is too large is read. */
async function send(file: File): Promise<string> {
  if (file.size > MAX_FILE_BYTES) throw new BridgeError({ code: 'too-large', message: words.exchange.file.tooLarge })
  const upload = crypto.randomUUID()
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let waiting = ''
  let part = 0
  const flush = async (size: number) => {
    await call('exchange.upload', { upload, part, text: waiting.slice(0, size) })
    waiting = waiting.slice(size)
    part += 1
  }
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    waiting += next.value
    while (waiting.length > UPLOAD_PART) await flush(UPLOAD_PART)
  }
  await flush(UPLOAD_PART)
  return upload
}

export const useExchange = create<ExchangeState>()((set, get) => ({
  importing: null,
  choose: () => set({ importing: { kind: 'choosing' } }),
  open: async (file) => {
    files += 1
    const mine = files
    const { name } = file
    const show = (importing: Importing) => {
      if (mine === files && get().importing !== null) set({ importing })
    }
    set({ importing: { kind: 'reading', name } })
    try {
      const preview = await call('exchange.preview', { from: { kind: 'upload', upload: await send(file) } })
      show({ kind: 'shown', name, preview, chosen: new Set(preview.items.filter((item) => item.chosen).map(({ n }) => n)), busy: false })
    } catch (error) {
      show({ kind: 'failed', name, message: messageOf(error) })
    }
  },
  select: (marks, on) => {
    const { importing } = get()
    if (importing?.kind !== 'shown') return
    const chosen = new Set(importing.chosen)
    for (const n of marks) {
      if (on) chosen.add(n)
      else chosen.delete(n)
    }
    set({ importing: { ...importing, chosen } })
  },
  take: async () => {
    const { importing } = get()
    if (importing?.kind !== 'shown' || importing.busy) return
    const { name, preview, chosen } = importing
    set({ importing: { ...importing, busy: true } })
    const result = await saving(call('exchange.import', { preview: preview.preview, marks: [...chosen] }), () => void get().take())
    if (result === undefined) return set({ importing: { ...importing, busy: false } })
    const message = text.done(result)
    set({ importing: { kind: 'done', name, result, message } })
    say(message)
  },
  undo: async () => {
    const { importing } = get()
    const step = importing?.kind === 'done' ? importing.result.step : null
    if (step === null) return
    const undone = await saving(call('history.undo', { step }), () => void get().undo())
    if (undone === undefined) return
    set({ importing: null })
    if (undone.did !== null) say(words.shell.undone(undone.did))
  },
  close: () => {
    files += 1
    set({ importing: null })
  },
}))
