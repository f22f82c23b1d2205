import { Fragment } from 'react'
import { COMMAND_IDS } from '../../core/contract/commands.ts'
import { words } from '../../core/words/index.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { keysOf, printKeys, scopeOf } from './keys.ts'
import styles from './Lists.module.css'

const said = words.shell.keys
const SCOPES = ['global', 'reading', 'selection', 'search', 'notes', 'review'] as const

const EXTRA: readonly { label: string; keys: string }[] = [
  { label: said.extra.back, keys: 'Alt+Left' },
  { label: said.extra.select, keys: 'Shift+Left' },
  { label: said.extra.caret, keys: 'F7' },
  { label: said.extra.escape, keys: 'Esc' },
]

const rowsOf = (scope: (typeof SCOPES)[number]) => [
  ...COMMAND_IDS.filter((id) => scopeOf(id) === scope && keysOf(id).length > 0).map((id) => ({
    label: words.shell.commands[id],
    keys: keysOf(id),
  })),
  ...(scope === 'global' ? EXTRA.map(({ label, keys }) => ({ label, keys: [keys] })) : []),
]

export default function KeysDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={said.title} onClose={onClose} wide>
      <div className={styles.keys}>
        {SCOPES.map((scope) => {
          const rows = rowsOf(scope)
          if (rows.length === 0) return null
          return (
            <table key={scope} className={styles.table}>
              <caption>{said.scope[scope]}</caption>
              <thead className="vh">
                <tr>
                  <th scope="col">{said.column.command}</th>
                  <th scope="col">{said.column.keys}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.label}>
                    <th scope="row">{row.label}</th>
                    <td>
                      {row.keys.map((keys) => (
                        <Fragment key={keys}>
                          <kbd>{printKeys(keys)}</kbd>{' '}
                        </Fragment>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        })}
        <p className={styles.foot}>{said.letters}</p>
      </div>
    </Dialog>
  )
}
