import { useRef } from 'react'
import type { RefObject } from 'react'
import { words } from '../../core/words/index.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { PreviewLists } from './PreviewLists.tsx'
import { useExchange } from './exchange-state.ts'
import type { Importing } from './exchange-state.ts'
import styles from './exchange.module.css'

const text = words.exchange.dialog

/** What a file of marks would bring, before anything is changed; then what it brought. */
export default function ImportDialog() {
  const importing = useExchange((state) => state.importing)
  return importing === null ? null : <Open importing={importing} />
}

function Open({ importing }: { importing: Importing }) {
  const { close, open, take, undo } = useExchange.getState()
  const input = useRef<HTMLInputElement>(null)
  const chosen = importing.kind === 'shown' ? importing.chosen.size : 0
  return (
    <Dialog
      title={importing.kind === 'choosing' ? text.title : text.titleOf(importing.name)}
      onClose={close}
      wide
      className={styles.dialog}
    >
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonld,.json,application/ld+json,application/json"
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void open(file)
        }}
      />
      <div className={styles.body}>
        <Body importing={importing} input={input} />
      </div>
      <div className={styles.foot}>
        <p role="status" className={styles.outcome}>
          {importing.kind === 'reading' && text.reading(importing.name)}
          {importing.kind === 'shown' && text.chosen(chosen)}
          {importing.kind === 'done' && importing.message}
        </p>
        {importing.kind === 'done' && importing.result.step !== null && <Button onClick={() => void undo()}>{words.shell.undo}</Button>}
        <Button onClick={close}>{importing.kind === 'done' ? words.shell.close : words.shell.cancel}</Button>
        {importing.kind === 'shown' && (
          <Button look="solid" aria-disabled={chosen === 0 || importing.busy} onClick={() => chosen > 0 && void take()}>
            {text.take(chosen)}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

function Body({ importing, input }: { importing: Importing; input: RefObject<HTMLInputElement | null> }) {
  const choose = <Button onClick={() => input.current?.click()}>{text.choose}</Button>
  if (importing.kind === 'choosing')
    return (
      <div className={styles.lead}>
        <p>{text.intro}</p>
        {choose}
      </div>
    )
  if (importing.kind === 'failed')
    return (
      <div className={styles.lead}>
        <p role="alert">{importing.message}</p>
        {choose}
      </div>
    )
  if (importing.kind === 'shown') return <PreviewLists preview={importing.preview} chosen={importing.chosen} />
  return null
}
