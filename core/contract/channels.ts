/** The two Electron channels everything goes through: calls with their replies, and events. */
export const CALL_CHANNEL = 'aide:call'
export const EVENT_CHANNEL = 'aide:event'

/** Messages of the browser shell's socket. The first one from the page is `hello` with the token of this launch. */
export type ToShell = { kind: 'hello'; token: string } | { kind: 'call'; id: number; name: string; input: unknown }
export type ToPage = { kind: 'welcome' } | { kind: 'reply'; id: number; reply: unknown } | { kind: 'event'; name: string; payload: unknown }

/** Close codes of the socket: refused for good (wrong token), or ended by the reader. */
export const SOCKET_REFUSED = 4401
export const SOCKET_ENDED = 4000
