/** Space kept between a floating part and what it belongs to, and to the window's edge, in CSS pixels. */
const GAP = 4
const EDGE = 8

/**
 * Puts a fixed, already shown element beside a rectangle of the window: on the side asked for where there is room, else
 * on the other, and always inside the window.
 */
export function placeNear(element: HTMLElement, anchor: DOMRect, side: 'above' | 'below', gap = GAP): void {
  const { width, height } = element.getBoundingClientRect()
  const above = anchor.top - gap - height
  const below = anchor.bottom + gap
  const fitsAbove = above >= EDGE
  const fitsBelow = below + height <= window.innerHeight - EDGE
  const up = side === 'above' ? fitsAbove || !fitsBelow : !fitsBelow && fitsAbove
  const top = Math.max(EDGE, Math.min(up ? above : below, window.innerHeight - EDGE - height))
  const left = Math.max(EDGE, Math.min(anchor.left, window.innerWidth - EDGE - width))
  element.style.insetBlockStart = `${top}px`
  element.style.insetInlineStart = `${left}px`
}
