/** F6: moves the focus through the regions of the window, which carry `data-region` in reading order. */

const FOCUSABLE = 'a[href], button:not(:disabled), input:not(:disabled), textarea, select, [tabindex="0"]'

const visible = (element: HTMLElement): boolean => element.checkVisibility({ visibilityProperty: true })

/** Moves the focus by `step` regions; a region takes it itself when it has a tabindex and is no toolbar, else its first control does. */
export function focusRegion(step: 1 | -1): boolean {
  const regions = Array.from(document.querySelectorAll<HTMLElement>('[data-region]')).filter(visible)
  if (regions.length === 0) return false
  const at = regions.findLastIndex((region) => region.contains(document.activeElement))
  const start = at < 0 ? (step === 1 ? -1 : 0) : at
  for (let n = 1; n <= regions.length; n++) {
    const region = regions.at((start + n * step + regions.length * n) % regions.length)
    if (region === undefined) continue
    const target =
      region.hasAttribute('tabindex') && region.role !== 'toolbar'
        ? region
        : Array.from(region.querySelectorAll<HTMLElement>(FOCUSABLE)).find(visible)
    if (target !== undefined) {
      target.focus()
      return true
    }
  }
  return false
}
