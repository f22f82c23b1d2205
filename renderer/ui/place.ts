/** Space kept between a floating part and what it belongs to, and to the window's edge, in CSS pixels. */
const GAP = 4
const EDGE = 8

type Placing = {
  /** Pixels between the two. */
  gap?: number
  /** What it must not leave; the window when left out. */
  inside?: DOMRect
}

/**
 * Puts a fixed, already shown element beside a rectangle of the window: on the side asked for where there is room, else
 * on the other, and always inside the window or the given part of it.
 */
export function placeNear(element: HTMLElement, anchor: DOMRect, side: 'above' | 'below', { gap = GAP, inside }: Placing = {}): void {
  const { width, height } = element.getBoundingClientRect()
  const edges = inside ?? new DOMRect(0, 0, window.innerWidth, window.innerHeight)
  const above = anchor.top - gap - height
  const below = anchor.bottom + gap
  const fitsAbove = above >= edges.top + EDGE
  const fitsBelow = below + height <= edges.bottom - EDGE
  const up = side === 'above' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove
  const top = Math.max(edges.top + EDGE, Math.min(up ? above : below, edges.bottom - EDGE - height))
  const left = Math.max(edges.left + EDGE, Math.min(anchor.left, edges.right - EDGE - width))
  element.style.insetBlockStart = `${top}px`
  element.style.insetInlineStart = `${left}px`
}
