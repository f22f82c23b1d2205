import { useEffect, useId, useRef } from 'react'
import type { ReactNode } from 'react'
import { words } from '../../core/words/index.ts'
import { IconButton } from './Button.tsx'
import { cx } from './cx.ts'
import { CloseIcon } from './icons.tsx'
import styles from './Dialog.module.css'

type DialogProps = {
  title: string
  onClose: () => void
  wide?: boolean
  className?: string | undefined
  children: ReactNode
}

/**
 * A modal dialog, open as long as it is rendered. The browser keeps the focus inside, makes the rest inert, closes it
 * with Esc, and gives the focus back to where it was.
 */
export function Dialog({ title, onClose, wide = false, className, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    const dialog = ref.current
    if (dialog === null) return
    const before = document.activeElement
    dialog.showModal()
    return () => {
      dialog.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={ref}
      className={cx(styles.dialog, wide && styles.wide, className)}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => {
        if (event.target === ref.current) onClose()
      }}
    >
      <div className={styles.head}>
        <h2 id={titleId}>{title}</h2>
        <IconButton label={words.shell.close} hint={words.shell.closeHint} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {children}
    </dialog>
  )
}
