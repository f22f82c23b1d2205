/** Which changes of notes this window asked for itself, beside the editor: nobody need be told of those. */

/** Time after the reply in which the change may still be on its way to the open note, in milliseconds. */
const ECHO = 1_000
let asked = 0

/** Follows a call that changes a note behind its editor: undo, redo, or a quote added. */
export function followOwnChange(reply: Promise<unknown>): void {
  asked += 1
  const over = () => {
    setTimeout(() => {
      asked -= 1
    }, ECHO)
  }
  reply.then(over, over)
}

/** Whether a change that arrives now is this window's own. */
export const isOwnChange = (): boolean => asked > 0
