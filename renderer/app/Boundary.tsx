import { Component } from 'react'
import type { ReactNode } from 'react'
import { words } from '../../core/words/index.ts'
import { messageOf } from '../bridge/client.ts'
import { Button } from '../ui/Button.tsx'
import styles from './Frame.module.css'

/** Shows words in the place of a view that threw, so that the rest of the window goes on. */
export class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (this.state.error === null) return this.props.children
    return (
      <main id="main" className={styles.blank} role="alert">
        <h1>{words.shell.broken.title}</h1>
        <p>{words.shell.broken.text}</p>
        <p>{messageOf(this.state.error)}</p>
        <Button onClick={() => this.setState({ error: null })}>{words.shell.broken.reload}</Button>
      </main>
    )
  }
}
