/** The words of a quote beside those of its source, as elements: what was left out struck out, what was put in underlined. */
import { comparedParts } from '../../../core/notes/compared-parts.ts'
import type { Difference } from '../../../core/notes/quote-differences.ts'
import { words } from '../../../core/words/index.ts'

const text = words.notes

/** Screen readers mostly pass `<del>` and `<ins>` over: what they say stands in the text, unseen. */
function changed(kind: 'del' | 'ins', spoken: string, content: string): HTMLElement {
  const element = document.createElement(kind)
  const said = document.createElement('span')
  said.className = 'vh'
  said.textContent = ` ${spoken} `
  const end = document.createElement('span')
  end.className = 'vh'
  end.textContent = `${text.differenceEnd} `
  element.append(said, content, end)
  return element
}

/** @param differences of exactly these words */
export function differenceElement(quoted: string, differences: readonly Difference[]): HTMLElement {
  const element = document.createElement('span')
  element.className = 'cm-difference'
  element.setAttribute('role', 'group')
  element.setAttribute('aria-label', text.difference)
  let last: 'same' | 'left-out' | 'put-in' = 'same'
  for (const { kind, text: part } of comparedParts(quoted, differences)) {
    if (kind === 'same') element.append(part)
    else {
      if (last === 'left-out') element.append(' ')
      element.append(kind === 'left-out' ? changed('del', text.inSource, part) : changed('ins', text.inNote, part))
    }
    last = kind
  }
  return element
}
