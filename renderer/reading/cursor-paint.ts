/** Shows the cursor by the CSS Custom Highlight API and a bar beside its passages; no element is wrapped. */
import type { RangePiece } from '../../core/anchor/ranges.ts'
import { passageElement, rangeIn } from './dom-offsets.ts'
import './cursor.css'

/** Name used in `cursor.css`. */
const NAME = 'aide-cursor'

/** Shows these parts of passages as the cursor until the returned function is called. Without the API the bar alone shows. */
export function paintCursor(article: Element, pieces: readonly RangePiece[]): () => void {
  const found = pieces.flatMap((piece) => {
    const element = passageElement(article, piece.passage)
    return element === null ? [] : [{ element, range: rangeIn(element, piece.start, piece.end) }]
  })
  // React knows nothing of the attribute and leaves it alone.
  for (const { element } of found) element.dataset.cursor = ''
  if ('highlights' in CSS) {
    const painted = new Highlight(...found.map(({ range }) => range))
    // Fills and lines of marks lie above.
    painted.priority = -1
    CSS.highlights.set(NAME, painted)
  }
  return () => {
    for (const { element } of found) delete element.dataset.cursor
    if ('highlights' in CSS) CSS.highlights.delete(NAME)
  }
}
