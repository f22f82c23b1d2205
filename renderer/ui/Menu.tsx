import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, ToggleEvent } from 'react'
import { Button, IconButton } from './Button.tsx'
import { CheckIcon } from './icons.tsx'
import { placeNear } from './place.ts'
import styles from './Menu.module.css'

export type MenuItem =
  | { kind: 'action'; id: string; label: string; detail?: string; run: () => void }
  | { kind: 'choice'; id: string; label: string; detail?: string; checked: boolean; run: () => void }
  /** One of several that can be on at once. */
  | { kind: 'toggle'; id: string; label: string; detail?: string; checked: boolean; run: () => void }
  | { kind: 'heading'; id: string; label: string }
  | { kind: 'rule'; id: string }

type MenuProps = {
  /** Name of the button and of the menu. */
  label: string
  /** What the button shows; without words the button is one icon with its label as title. */
  children: ReactNode
  iconOnly?: boolean
  look?: 'plain' | 'quiet'
  className?: string
  /** Id of the button, for a command that opens the menu by a click on it. */
  buttonId?: string
  /** Called before the menu opens, as when its items must be fetched. */
  onOpen?: () => void
  items: readonly MenuItem[]
}

const roleOf = (item: MenuItem) => (item.kind === 'choice' ? 'menuitemradio' : item.kind === 'toggle' ? 'menuitemcheckbox' : 'menuitem')

/** A button that opens a menu: arrows move, letters find, Enter chooses, Esc or a click elsewhere closes. */
export function Menu({ label, children, iconOnly = false, look = 'plain', className, buttonId, onOpen, items }: MenuProps) {
  const id = useId()
  const button = useRef<HTMLSpanElement>(null)
  const menu = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)

  const entries = () => Array.from(menu.current?.querySelectorAll<HTMLButtonElement>('button[role^="menuitem"]') ?? [])
  const toggled = (event: ToggleEvent<HTMLDivElement>) => {
    const isOpen = event.newState === 'open'
    setOpen(isOpen)
    const anchor = button.current?.firstElementChild
    if (!isOpen || menu.current === null || anchor === null || anchor === undefined) return
    placeNear(menu.current, anchor.getBoundingClientRect(), 'below')
    const list = entries()
    const first = list.find((entry) => entry.ariaChecked === 'true') ?? list[0]
    first?.focus()
  }
  const moved = (event: KeyboardEvent) => {
    const list = entries()
    const at = list.findIndex((entry) => entry === document.activeElement)
    const to = (index: number) => list.at((index + list.length) % list.length)?.focus()
    if (event.key === 'ArrowDown') to(at + 1)
    else if (event.key === 'ArrowUp') to(at - 1)
    else if (event.key === 'Home') to(0)
    else if (event.key === 'End') to(list.length - 1)
    else if (event.key === 'Tab') menu.current?.hidePopover()
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ') {
      const letter = event.key.toLocaleLowerCase()
      const order = [...list.slice(at + 1), ...list.slice(0, at + 1)]
      order.find((entry) => entry.textContent.toLocaleLowerCase().startsWith(letter))?.focus()
    } else return
    event.stopPropagation()
    if (event.key !== 'Tab') event.preventDefault()
  }
  const attributes = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
    'aria-controls': id,
    popoverTarget: id,
    onClick: () => onOpen?.(),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown') return
      event.preventDefault()
      onOpen?.()
      menu.current?.showPopover()
    },
    ...(className === undefined ? {} : { className }),
    ...(buttonId === undefined ? {} : { id: buttonId }),
  }
  return (
    <>
      <span ref={button} style={{ display: 'contents' }}>
        {iconOnly ? (
          <IconButton label={label} {...attributes}>
            {children}
          </IconButton>
        ) : (
          <Button look={look} {...attributes}>
            {children}
          </Button>
        )}
      </span>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        className={styles.menu}
        onToggle={toggled}
        onKeyDown={moved}
      >
        {items.map((item) => {
          if (item.kind === 'rule') return <hr key={item.id} className={styles.rule} />
          if (item.kind === 'heading')
            return (
              <p key={item.id} role="presentation" className={`label ${styles.heading}`}>
                {item.label}
              </p>
            )
          return (
            <button
              key={item.id}
              type="button"
              role={roleOf(item)}
              tabIndex={-1}
              className={styles.item}
              {...(item.kind === 'action' ? {} : { 'aria-checked': item.checked })}
              onClick={() => {
                menu.current?.hidePopover()
                item.run()
              }}
            >
              {item.kind !== 'action' && <span className={styles.tick}>{item.checked && <CheckIcon />}</span>}
              <span>{item.label}</span>
              {item.detail !== undefined && <span className={styles.detail}>{item.detail}</span>}
            </button>
          )
        })}
      </div>
    </>
  )
}
