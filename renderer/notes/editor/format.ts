/** What the buttons of the format bar do to the selected text. Each is a CodeMirror command: it returns whether it acted. */
import { EditorSelection } from '@codemirror/state'
import type { ChangeSpec, EditorState, Line } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'

const selectedLines = (state: EditorState): Line[] => {
  const { from, to } = state.selection.main
  const lines: Line[] = []
  for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
    lines.push(line)
    if (line.to >= to) return lines
  }
}

function change(view: EditorView, changes: ChangeSpec): boolean {
  view.dispatch({ changes, scrollIntoView: true, userEvent: 'input.format' })
  view.focus()
  return true
}

/** Puts marks such as `**` around each selected stretch, or takes them away when they stand there already. */
export const toggleAround =
  (mark: string) =>
  (view: EditorView): boolean => {
    const { state } = view
    const spec = state.changeByRange((range) => {
      const outside =
        state.sliceDoc(range.from - mark.length, range.from) === mark && state.sliceDoc(range.to, range.to + mark.length) === mark
      // One `*` beside another belongs to strong emphasis, not to this mark.
      const doubled =
        mark === '*' && state.sliceDoc(range.from - 2, range.from) === '**' && state.sliceDoc(range.from - 3, range.from) !== '***'
      if (outside && !doubled)
        return {
          changes: [
            { from: range.from - mark.length, to: range.from },
            { from: range.to, to: range.to + mark.length },
          ],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        }
      return {
        changes: [
          { from: range.from, insert: mark },
          { from: range.to, insert: mark },
        ],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      }
    })
    view.dispatch(state.update(spec, { userEvent: 'input.format', scrollIntoView: true }))
    view.focus()
    return true
  }

/** Makes the selected lines headings of a level from 1 to 3, or plain text with 0. */
export const setHeading =
  (level: 0 | 1 | 2 | 3) =>
  (view: EditorView): boolean =>
    change(
      view,
      selectedLines(view.state).map((line) => ({
        from: line.from,
        to: line.from + (/^#{1,6}[ \t]*/u.exec(line.text)?.[0].length ?? 0),
        insert: level === 0 ? '' : `${'#'.repeat(level)} `,
      })),
    )

export const headingLevel = (state: EditorState): number =>
  /^(#{1,6})[ \t]/u.exec(state.doc.lineAt(state.selection.main.head).text)?.[1]?.length ?? 0

const PREFIXES = { bullet: /^[ \t]*[-*+][ \t]+/u, number: /^[ \t]*\d{1,9}[.)][ \t]+/u, quote: /^[ \t]*>[ \t]?/u } as const

/** Begins the selected lines as list items or quoted text, or takes that away when all of them begin so. */
export const togglePrefix =
  (kind: keyof typeof PREFIXES) =>
  (view: EditorView): boolean => {
    const all = selectedLines(view.state)
    const lines = all.length > 1 ? all.filter((line) => line.text.trim() !== '') : all
    const on = lines.every((line) => PREFIXES[kind].test(line.text))
    return change(
      view,
      lines.map((line, index) => {
        if (on) return { from: line.from, to: line.from + (PREFIXES[kind].exec(line.text)?.[0].length ?? 0), insert: '' }
        const other = kind === 'quote' ? null : (PREFIXES.bullet.exec(line.text) ?? PREFIXES.number.exec(line.text))
        const insert = kind === 'bullet' ? '- ' : kind === 'number' ? `${index + 1}. ` : '> '
        return { from: line.from, to: line.from + (other?.[0].length ?? 0), insert }
      }),
    )
  }

/** Turns the selection into a link and selects the place for its address. */
export const insertLink =
  (placeholder: string) =>
  (view: EditorView): boolean => {
    const { from, to } = view.state.selection.main
    const text = view.state.sliceDoc(from, to) || placeholder
    const address = 'https://'
    const at = from + text.length + 3
    view.dispatch({
      changes: { from, to, insert: `[${text}](${address})` },
      selection: { anchor: at, head: at + address.length },
      scrollIntoView: true,
      userEvent: 'input.format',
    })
    view.focus()
    return true
  }
