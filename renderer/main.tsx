import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { words } from '../core/words/index.ts'
import { App } from './app/App.tsx'
import { loadAll } from './app/start.ts'
import { messageOf } from './bridge/client.ts'
import './ui/fonts.css'
import './ui/tokens.css'
import './ui/base.css'

const container = document.getElementById('root')
if (container === null) throw new Error('The page has no root element')
const root = createRoot(container)

try {
  await loadAll()
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
} catch (error) {
  root.render(
    <main role="alert" style={{ padding: '2rem' }}>
      <h1>{words.shell.noStart.title}</h1>
      <p>{messageOf(error)}</p>
    </main>,
  )
}
