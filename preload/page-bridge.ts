/**
 * The browser shell's stand-in for the preload: puts the same `window.aide` over a WebSocket to the process that served
 * the page. The token of this launch comes in the address's fragment, which never leaves the browser, and is kept for
 * reloads in this tab alone.
 */
import type { ToPage, ToShell } from '../core/contract/channels.ts'
import type { EventName, EventPayload } from '../core/contract/events.ts'
import { SOCKET_REFUSED } from '../core/contract/channels.ts'
import { MAX_MESSAGE_BYTES } from '../core/contract/limits.ts'
import { terminal } from '../core/words/en/terminal.ts'
import { failure, makeBridge } from './bridge.ts'

const TOKEN_KEY = 'aide.token'
/** How long a broken line may take to come back before the page is told, in milliseconds. */
const BLINK = 1500
/** How long a call waits for a connection before it is answered with `disconnected`, in milliseconds. */
const PATIENCE = 4000

const given = new URLSearchParams(location.hash.slice(1)).get('token')

/** Keeps the token for reloads and takes it out of the address, where it could be read over a shoulder or be bookmarked. */
const keep = (token: string): void => {
  sessionStorage.setItem(TOKEN_KEY, token)
  history.replaceState(history.state, '', location.pathname + location.search)
}

const connect = (token: string) => {
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const waiting = new Map<number, (reply: unknown) => void>()
  const ready = new Set<(open: boolean) => void>()
  let socket: WebSocket | undefined
  let welcomed = false
  let refused = false
  let lastId = 0
  let delay = 200
  let broken: ReturnType<typeof setTimeout> | undefined
  let wasTold = false
  let wasWelcomed = false

  const gone = () => failure('disconnected', refused ? terminal.bridge.noToken : terminal.bridge.disconnected)
  const tell = (open: boolean) => {
    for (const done of ready) done(open)
    ready.clear()
  }
  const announce = (name: string, payload: unknown) => {
    for (const listener of listeners.get(name) ?? []) listener(payload)
  }
  const tellConnected = (connected: boolean) => {
    wasTold = !connected
    announce('connection.changed' satisfies EventName, { connected } satisfies EventPayload<'connection.changed'>)
  }
  const receive = (message: ToPage) => {
    if (message.kind === 'welcome') {
      welcomed = wasWelcomed = true
      clearTimeout(broken)
      broken = undefined
      if (wasTold) tellConnected(true)
      delay = 200
      tell(true)
    } else if (message.kind === 'reply') {
      waiting.get(message.id)?.(message.reply)
      waiting.delete(message.id)
    } else announce(message.name, message.payload)
  }
  const open = () => {
    const next = new WebSocket(`ws://${location.host}/bridge`)
    socket = next
    next.addEventListener('open', () => next.send(JSON.stringify({ kind: 'hello', token } satisfies ToShell)))
    // The other end is the process that served this script; what it sends has the types both share.
    next.addEventListener('message', (event) => receive(JSON.parse(String(event.data)) as ToPage))
    next.addEventListener('close', (event) => {
      welcomed = false
      refused = event.code === SOCKET_REFUSED
      for (const settle of waiting.values()) settle(gone())
      waiting.clear()
      if (refused) {
        if (wasWelcomed) tellConnected(false)
        return tell(false)
      }
      broken ??= setTimeout(tellConnected, BLINK, false)
      setTimeout(open, delay)
      delay = Math.min(delay * 2, 5000)
    })
  }
  const whenOpen = () =>
    new Promise<boolean>((resolve) => {
      if (welcomed || refused) return resolve(welcomed)
      const timer = setTimeout(() => resolve(false), PATIENCE)
      ready.add((isOpen) => {
        clearTimeout(timer)
        resolve(isOpen)
      })
    })
  open()

  return {
    invoke: async (name: string, input: unknown) => {
      const id = ++lastId
      const text = JSON.stringify({ kind: 'call', id, name, input } satisfies ToShell)
      // A UTF-16 unit takes at most three bytes, so that most messages need no counting.
      if (text.length * 3 > MAX_MESSAGE_BYTES && new TextEncoder().encode(text).length > MAX_MESSAGE_BYTES)
        return failure('too-large', terminal.bridge.tooLarge)
      if (!(await whenOpen())) return gone()
      return new Promise<unknown>((resolve) => {
        waiting.set(id, resolve)
        socket?.send(text)
      })
    },
    subscribe: (name: string, listener: (payload: unknown) => void) => {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener))
      return () => {
        set.delete(listener)
      }
    },
  }
}

const withoutToken = {
  invoke: async () => failure('forbidden', terminal.bridge.noToken),
  subscribe: () => () => undefined,
}

const token = given ?? sessionStorage.getItem(TOKEN_KEY)
Object.defineProperty(window, 'aide', { value: makeBridge(token === null ? withoutToken : connect(token)), enumerable: true })
// After the socket is under way: the first look into the storage waits for the browser's own process, some 8 ms.
if (given !== null) keep(given)
