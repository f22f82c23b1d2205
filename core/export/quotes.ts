/** A quote as it is printed: number, words with their marks, check, citation, and the reader's remark beside it. */
import type { Run } from '../citations/model.ts'
import { words } from '../words/index.ts'
import { type Markup, markup, join, nothing, spoken, trusted } from './markup.ts'
import type { PrintedQuote } from './model.ts'

const say = words.exporting.paper

/** Longer quotes may be divided between pages. */
const WHOLE = 600
/** A quote of more letters than these is longer than any page. */
const PAGE = 3200
/** Longer comments stand under the quote, where the column is wide enough for them. */
const MARGIN_COMMENT = 420

export const LETTERS = { yellow: 'Y', green: 'G', blue: 'B', pink: 'P', violet: 'V' } as const

const TICK = trusted(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><rect width="16" height="16" rx="2" fill="#1B1C19"/><path d="m4 8.5 2.7 2.7L12.2 5" fill="none" stroke="#fff" stroke-width="2"/></svg>',
)
const WARNING = trusted(
  '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2 15 14H1zM8 6.5v3.5M8 11.7v.4" fill="none" stroke="#764800" stroke-width="1.6"/></svg>',
)

const isSound = (state: PrintedQuote['state']): boolean => state === 'verbatim' || state === 'shortened'

export function printQuote(quote: PrintedQuote): Markup {
  const long = (quote.remark?.comment.length ?? 0) > MARGIN_COMMENT
  const whole = quote.words.length <= WHOLE ? trusted(' class="whole"') : nothing
  const doubt = isSound(quote.state) ? '' : ' q--doubt'
  const below = long ? markup`<div class="remark" dir="auto">${spoken(quote.remark?.comment ?? '')}</div>` : nothing
  return markup`<div class="q${doubt}" id="q${quote.number}">
    <span class="at">${quote.number}</span>
    <div class="said">
      <div${whole}>
        ${running(quote)}
        <p class="cite" dir="auto">${citation(quote)}</p>
        ${difference(quote)}
      </div>
      ${below}
    </div>
    ${remark(quote, long)}
  </div> `
}

/** A quote that runs over more than a page says so at the head of each: Chromium repeats what stands as a table's head. */
function running(quote: PrintedQuote): Markup {
  const words = markup`<blockquote lang="${quote.lang}">${paragraphs(quote)}</blockquote>`
  if (quote.words.length <= PAGE) return words
  return markup`<div class="runs"><div class="again" aria-hidden="true">${say.quoteContinued(quote.number)}</div><div class="words">${words}</div></div>`
}

function paragraphs(quote: PrintedQuote): Markup {
  let from = 0
  const parts = quote.words.split('\n').map((text, index) => {
    const start = from
    from += text.length + 1
    const { heading = false, value = 0 } = quote.lines[index] ?? {}
    const number = value === 0 ? nothing : markup`<b class="value">${marked(text.slice(0, value), start, quote.marks)}</b>`
    const rest = marked(text.slice(value), start + value, quote.marks)
    return markup`<p${heading ? trusted(' class="heading"') : nothing} dir="auto">${number}${rest}</p>`
  })
  return join(parts)
}

/** The part of each mark that lies in this paragraph, which starts at `offset` of the quote. */
function marked(text: string, offset: number, marks: PrintedQuote['marks']): Markup {
  const parts: Markup[] = []
  let at = 0
  for (const mark of marks) {
    const start = Math.max(at, mark.start - offset)
    const end = Math.min(text.length, mark.end - offset)
    if (start >= end) continue
    parts.push(markup`${spoken(text.slice(at, start))}<mark class="hl" data-hl="${mark.colour}">${spoken(text.slice(start, end))}</mark>`)
    at = end
  }
  return join([...parts, spoken(text.slice(at))])
}

/** The words beside those of the source, where they differ: what was left out struck out, what was put in underlined. */
function difference({ compared }: PrintedQuote): Markup {
  if (compared.length === 0) return nothing
  const parts = compared.map(({ kind, text }) => {
    if (kind === 'same') return spoken(text)
    return kind === 'left-out' ? markup`<del>${spoken(text)}</del> ` : markup`<ins>${spoken(text)}</ins>`
  })
  return markup`<p class="beside" dir="auto">${say.compared} ${join(parts)}</p>`
}

function citation({ state, changedIn, citation: cited }: PrintedQuote): Markup {
  const icon = isSound(state) ? TICK : WARNING
  const sources = cited.sources.length === 0 ? '' : ` ${say.sourceNumbers(cited.sources)}`
  return markup`${icon}<b>${changedIn === undefined ? say.state[state] : say.changedIn(changedIn)}</b>${cited.runs.length === 0 ? '' : ' '}${printRuns(cited.runs)}${sources}`
}

/** A citation, titles set apart. */
export const printRuns = (runs: readonly Run[]): Markup =>
  join(runs.map(({ text, isTitle }) => (isTitle ? markup`<cite>${spoken(text)}</cite>` : spoken(text))))

function remark({ remark: note }: PrintedQuote, long: boolean): Markup {
  if (note === undefined) return nothing
  const comment = note.comment === '' || long ? nothing : markup`<p dir="auto">${spoken(note.comment)}</p>`
  const tags = note.tags.length === 0 ? nothing : markup`<p class="tags" dir="auto">${note.tags.map((tag) => `#${tag}`).join('  ')}</p>`
  return markup`<div class="mm">
    <p class="label">${keyLetter(note.colour)}<span>${note.label}</span></p>
    ${comment}${tags}
  </div>`
}

export const keyLetter = (colour: keyof typeof LETTERS): Markup =>
  markup`<b class="key" data-hl="${colour}" aria-hidden="true">${`\u00A0${LETTERS[colour]}\u00A0`}</b>`
