import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'
import styles from './Button.module.css'

type ButtonProps = Omit<ComponentProps<'button'>, 'type'> & {
  /** `solid` for the one main action of a dialog, `quiet` without a border. */
  look?: 'plain' | 'solid' | 'quiet'
  submit?: boolean
}

export function Button({ look = 'plain', submit = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type={submit ? 'submit' : 'button'}
      className={cx(styles.btn, look === 'solid' && styles.solid, look === 'quiet' && styles.quiet, className)}
      {...rest}
    />
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'type' | 'children' | 'aria-label' | 'title'> & {
  /** Name for assistive technology; also the title unless `hint` says more. */
  label: string
  hint?: string
  children: ReactNode
}

/** A button of one common icon without a word; it carries a label and a title. */
export function IconButton({ label, hint, className, ...rest }: IconButtonProps) {
  return <button type="button" className={cx(styles.btn, styles.icon, className)} aria-label={label} title={hint ?? label} {...rest} />
}
