/** `node tools/bridge-doc.ts`: writes docs/bridge.md from the tables of the contract; a test holds the two together. */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { calls } from '../core/contract/calls.ts'
import { commands, type CommandSpec } from '../core/contract/commands.ts'
import { ERROR_CODES } from '../core/contract/errors.ts'
import { events } from '../core/contract/events.ts'
import { CALL_MODES, isCallName } from '../core/contract/names.ts'
import { shell } from '../core/words/en/shell.ts'

export const BRIDGE_DOC = resolve(import.meta.dirname, '../docs/bridge.md')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null
const kindOf = (schema: object): unknown => ('type' in schema ? schema.type : undefined)

/** Names of an object's fields, `?` where they may be left out; the kinds of a variant one after the other. */
function fields(schema: object): string {
  if ((kindOf(schema) === 'variant' || kindOf(schema) === 'union') && 'options' in schema && Array.isArray(schema.options)) {
    return schema.options.filter(isObject).map(fields).join(' or ')
  }
  const entries =
    'entries' in schema && isObject(schema.entries) ? Object.entries(schema.entries).filter(([, field]) => isObject(field)) : []
  if (entries.length === 0) return '{}'
  const named = entries.map(([name, field]) => {
    if (kindOf(field) === 'literal') return `${name}: ${JSON.stringify(field.literal)}`
    return kindOf(field) === 'optional' ? `${name}?` : name
  })
  return `{ ${named.join(', ')} }`
}

const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`
const code = (text: string): string => `\`${text}\``

/** The page as Markdown. */
export function bridgeDoc(): string {
  const listed: [string, CommandSpec][] = Object.entries(commands)
  return [
    '# The bridge',
    '',
    'Made from `core/contract` by `node tools/bridge-doc.ts`. The renderer knows main through `window.aide.call(name, input)`, which answers `{ ok: true, value }` or',
    '`{ ok: false, error: { code, message } }`, and `window.aide.on(name, listener)`, which returns its unsubscribe.',
    '',
    '## Calls',
    '',
    'A call that writes goes through the write queue and is answered after its commit.',
    '',
    row('Call', '', 'Input'),
    row('---', '---', '---'),
    ...Object.entries(calls).map(([name, { input }]) => row(code(name), isCallName(name) ? CALL_MODES[name] : '', code(fields(input)))),
    '',
    '## Events',
    '',
    row('Event', 'Payload'),
    row('---', '---'),
    ...Object.entries(events).map(([name, schema]) => row(code(name), code(fields(schema)))),
    '',
    '## Errors',
    '',
    ERROR_CODES.map(code).join(' · '),
    '',
    '## Commands',
    '',
    row('Command', 'Title', 'Keys', 'Where'),
    row('---', '---', '---', '---'),
    ...listed.map(([id, { keys, scope }]) => row(code(id), shell.commands[id as keyof typeof commands], keys.map(code).join(' '), scope)),
    '',
  ].join('\n')
}

if (import.meta.main) writeFileSync(BRIDGE_DOC, bridgeDoc())
