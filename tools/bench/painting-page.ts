/** What the painting bench does inside the page. Each function is sent there alone: it may name nothing of this file but types. */

export type Piece = { mark: string; passage: string; start: number; end: number; colour: string }
export type Way = 'highlights' | 'wrapping' | 'unmarked'
/** When the reply that is waited for came, and whom to tell. */
type Reply = { at: number | null; tell: (() => void) | null }
export type Opening = { textMs: number; viewMs: number; allMs: number }

/**
 * Opens the long briefing and notes when its text and the marks in view have been painted and every mark has its letter, ms
 * from the click and, for marks, from the text. A time is taken in the first task after the frame.
 */
export async function open({
  way,
  title,
  passages,
  pieces,
}: {
  way: Way
  title: string
  passages: number
  pieces: readonly Piece[]
}): Promise<Opening> {
  const afterFrame = (): Promise<number> =>
    new Promise((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.addEventListener('message', () => done(performance.now()))
        port2.start()
        port1.postMessage(null)
      })
    })
  const row = document.querySelector<HTMLElement>(`[role=treeitem][data-title="${title}"]`)
  if (row === null) throw new Error(`No row ${title}`)
  const wrapAll = (): void => {
    const elements = new Map(Array.from(document.querySelectorAll<HTMLElement>('[data-passage]'), (one) => [one.dataset['passage'], one]))
    for (const { passage, start, end, colour, mark } of pieces) {
      const element = elements.get(passage)
      if (element === undefined) throw new Error(`No passage ${passage}`)
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      const nodes: { node: Text; at: number }[] = []
      let at = 0
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        nodes.push({ node, at })
        at += node.length
      }
      for (const { node, at: from } of nodes) {
        const first = Math.max(start, from)
        const last = Math.min(end, from + node.length)
        if (first >= last) continue
        const part = first > from ? node.splitText(first - from) : node
        if (last - first < part.length) part.splitText(last - first)
        const wrapper = document.createElement('mark')
        wrapper.dataset['wrapped'] = mark
        wrapper.style.backgroundColor = `color-mix(in srgb, var(--color-hl-${colour}) 70%, transparent)`
        wrapper.style.borderBlockEnd = `2px solid var(--color-hl-${colour}-line)`
        part.replaceWith(wrapper)
        wrapper.append(part)
      }
    }
  }
  const colours = ['yellow', 'green', 'blue', 'pink', 'violet']
  const ranges = (): number => {
    let sum = 0
    for (const [name, { size }] of CSS.highlights) if (colours.some((colour) => name.startsWith(`aide-${colour}`))) sum += size
    return sum
  }
  const marks = new Set(pieces.map(({ mark }) => mark)).size
  const from = performance.now()
  row.click()
  let textAt = 0
  let viewAt = 0
  let wanted: string[] = []
  for (;;) {
    const now = await afterFrame()
    if (now - from > 30_000) throw new Error(`Not painted after 30 s: text ${textAt}, view ${viewAt}, ranges ${ranges()}, marks ${marks}`)
    const shown = document.querySelectorAll<HTMLElement>('article [data-passage]')
    if (textAt === 0) {
      if (shown.length !== passages || shown[0]?.textContent !== title) continue
      textAt = now
      const inView = new Set(
        Array.from(shown)
          .slice(0, 40)
          .flatMap((one) => (one.getBoundingClientRect().top < innerHeight ? [one.dataset['passage']] : [])),
      )
      wanted = [...new Set(pieces.flatMap(({ mark, passage }) => (inView.has(passage) ? [mark] : [])))]
    }
    if (way === 'unmarked') return { textMs: textAt - from, viewMs: 0, allMs: 0 }
    if (way === 'wrapping') {
      wrapAll()
      const took = (await afterFrame()) - textAt
      return { textMs: textAt - from, viewMs: took, allMs: took }
    }
    if (viewAt === 0 && ranges() > 0 && wanted.every((mark) => document.querySelector(`[data-letter="${mark}"]`) !== null)) viewAt = now
    if (viewAt > 0 && document.querySelectorAll('[data-letter]').length >= marks)
      return { textMs: textAt - from, viewMs: viewAt - textAt, allMs: now - textAt }
  }
}

/** Scrolls through the whole text, so many pixels in each frame; resolves with the number of frames. */
export async function scrollThrough(step: number): Promise<number> {
  const scroller = document.querySelector('[data-region="text"]')
  if (scroller === null) throw new Error('No text to scroll')
  let frames = 0
  for (let still = 0; still < 5; frames += 1) {
    await new Promise((done) => {
      requestAnimationFrame(done)
    })
    const before = scroller.scrollTop
    scroller.scrollTop += step
    still = scroller.scrollTop > before ? 0 : still + 1
  }
  scroller.scrollTop = 0
  return frames
}

/**
 * Notes when the page gets the reply to a save. The reply is held back until the page is at rest, as a slower disk would do: else
 * the frame without the selection may still be on its way to the screen, and its time be counted. Runs before the page's own scripts.
 */
export function watchReplies(): void {
  const seen: Reply = { at: null, tell: null }
  Object.assign(globalThis, { aideReply: seen })
  const rest = 50
  const Native = WebSocket
  class Watched extends Native {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols)
      this.addEventListener('message', (event) => {
        const { data } = event
        if (!event.isTrusted || seen.tell === null || typeof data !== 'string' || !data.includes('"modifiedAt"')) return
        event.stopImmediatePropagation()
        setTimeout(() => {
          seen.at = performance.now()
          seen.tell?.()
          seen.tell = null
          this.dispatchEvent(new MessageEvent('message', { data }))
        }, rest)
      })
    }
  }
  Object.defineProperty(globalThis, 'WebSocket', { value: Watched })
}

/** Selects words of a passage in view, as a mouse would leave them. */
export function selectIn({ passage, start, end }: { passage: string; start: number; end: number }): void {
  const element = document.querySelector(`[data-passage="${passage}"]`)
  const node = element?.firstChild
  if (!(node instanceof Text)) throw new Error(`No text in ${passage}`)
  getSelection()?.setBaseAndExtent(node, start, node, end)
}

/** Marks the selection with the key of a colour; ms from the reply of the save to the end of the frame that shows the mark. */
export async function markOne(): Promise<number> {
  const reply = Reflect.get(globalThis, 'aideReply') as Reply
  const arrived = new Promise<void>((done) => {
    reply.tell = done
  })
  const letters = document.querySelectorAll('[data-letter]').length
  const size = (): number => Array.from(CSS.highlights.values()).reduce((sum, one) => sum + one.size, 0)
  const before = size()
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: '1', code: 'Digit1', bubbles: true, cancelable: true }))
  // Frames are asked for from the reply on: asked for all the time, one would be on its way when it comes.
  await arrived
  for (const from = performance.now(); performance.now() - from < 10_000;) {
    const at = await new Promise<number>((done) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.addEventListener('message', () => done(performance.now()))
        port2.start()
        port1.postMessage(null)
      })
    })
    if (reply.at !== null && document.querySelectorAll('[data-letter]').length > letters && size() > before) return at - reply.at
  }
  throw new Error('The mark was not painted within 10 s')
}

/** The same by wrapping: ms from a message as a reply would bring to the end of the frame. */
export function wrapOne({ passage, start, end }: { passage: string; start: number; end: number }): Promise<number> {
  return new Promise((done) => {
    setTimeout(() => {
      const from = performance.now()
      const element = document.querySelector(`[data-passage="${passage}"]`)
      if (element === null) throw new Error(`No passage ${passage}`)
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
      let left = start
      for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
        if (left < node.length) {
          const part = left > 0 ? node.splitText(left) : node
          if (end - start < part.length) part.splitText(end - start)
          const wrapper = document.createElement('mark')
          part.replaceWith(wrapper)
          wrapper.append(part)
          break
        }
        left -= node.length
      }
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.addEventListener('message', () => done(performance.now() - from))
        port2.start()
        port1.postMessage(null)
      })
    }, 50)
  })
}
