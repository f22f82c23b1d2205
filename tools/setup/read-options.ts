/**
 * The options of `npm start`, read by the parser of the shells for start.mjs, which must itself run on a Node without
 * TypeScript. Writes JSON: the options, or what to say instead of starting and the exit code.
 */
import { terminal } from '../../core/words/en/terminal.ts'
import { readOptions } from '../../main/options.ts'

const read = readOptions(process.argv.slice(2), 'start')
const usage = terminal.options.usage('start')
const answer = !read.ok
  ? { say: `${read.reason}\n\n${usage}`, code: 2 }
  : read.options.help
    ? { say: usage, code: 0 }
    : { options: read.options }
process.stdout.write(JSON.stringify(answer))
