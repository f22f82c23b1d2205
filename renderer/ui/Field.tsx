import { useId } from 'react'
import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Field.module.css'

type TextFieldProps = ComponentProps<'input'> & {
  label: string
  /** Shows the label to screen readers alone. */
  labelHidden?: boolean
}

/** A one-line text field with its label. */
export function TextField({ label, labelHidden = false, className, id, ...rest }: TextFieldProps) {
  const own = useId()
  const field = <input id={id ?? own} type="text" autoComplete="off" spellCheck={false} className={cx(styles.field, className)} {...rest} />
  const name = (
    <label htmlFor={id ?? own} className={labelHidden ? 'vh' : undefined}>
      {label}
    </label>
  )
  return labelHidden ? (
    <>
      {name}
      {field}
    </>
  ) : (
    <div className={styles.stack}>
      {name}
      {field}
    </div>
  )
}

type TextAreaProps = ComponentProps<'textarea'> & { label: string }

/** Several lines of text; grows with what is written. The label is for screen readers. */
export function TextArea({ label, className, ...rest }: TextAreaProps) {
  return <textarea aria-label={label} spellCheck={false} className={cx(styles.field, styles.area, className)} {...rest} />
}

type CheckProps = Omit<ComponentProps<'input'>, 'type' | 'children'> & { children: ReactNode }

export function Checkbox({ children, className, ...rest }: CheckProps) {
  return (
    <label className={cx(styles.check, className)}>
      <input type="checkbox" {...rest} />
      {children}
    </label>
  )
}
