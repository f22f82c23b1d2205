/** The log of everything that was done to marks and notes; rows are only ever added. */
import { type Connection, type Row, number, text } from './connection.ts'

/**
 * `note.edit` and `quote.add` are kept for the record; undo and redo name the operation they turn back or repeat, and
 * `declined` the one that could not be turned because something came after it.
 */
export const STEP_KINDS = [
  'annotation.add',
  'annotation.edit',
  'annotation.recolour',
  'annotation.comment',
  'annotation.tag',
  'annotation.remove',
  'annotation.restore',
  'annotation.import',
  'note.add',
  'note.rename',
  'note.quote',
  'note.remove',
  'note.restore',
  'review.accept',
  'review.elsewhere',
  'review.keep-old',
  'review.drop',
  'review.undecide',
] as const
export type StepKind = (typeof STEP_KINDS)[number]
export type OperationKind = StepKind | 'note.edit' | 'quote.add' | 'undo' | 'redo' | 'declined'

export type Operation = {
  time: string
  actor: 'reader'
  kind: OperationKind
  /** Id of the record, or of the first of several. */
  subject: string
  target: number | null
  /** JSON-plain states of the records concerned; arrays where there may be several, null where there was none. */
  before: unknown
  after: unknown
}
/** The head of a row, without the states. */
export type OperationHead = Pick<Operation, 'time' | 'subject' | 'target'> & { id: number; kind: string; count: number }

export type OperationTable = {
  /** Returns the id of the new row. */
  add(operation: Operation): number
  states(id: number): { before: unknown; after: unknown }
  /** The last rows that undo and redo can act on, oldest first. */
  lastSteps(limit: number): OperationHead[]
  any(): boolean
}

export function operationTable(connection: Connection): OperationTable {
  return {
    add: ({ time, actor, kind, subject, target, before, after }) =>
      connection.run(
        `INSERT INTO operations (time, actor, kind, subject, target, before, after)
         VALUES (:time, :actor, :kind, :subject, :target, :before, :after)`,
        { time, actor, kind, subject, target, before: JSON.stringify(before), after: JSON.stringify(after) },
      ).id,
    states(id) {
      const row = connection.get('SELECT before, after FROM operations WHERE id = :id', { id })
      if (!row) throw new RangeError(`No operation ${id}`)
      return { before: JSON.parse(text(row, 'before')), after: JSON.parse(text(row, 'after')) }
    },
    lastSteps: (limit) =>
      connection
        .all(
          `SELECT id, time, kind, subject, target,
             max(CASE json_type(before) WHEN 'array' THEN json_array_length(before) ELSE 1 END,
                 CASE json_type(after) WHEN 'array' THEN json_array_length(after) ELSE 1 END) AS count
           FROM operations WHERE kind NOT IN ('note.edit', 'quote.add') ORDER BY id DESC LIMIT :limit`,
          { limit },
        )
        .map(headFromRow)
        .toReversed(),
    any: () => connection.get('SELECT 1 AS found FROM operations LIMIT 1') !== undefined,
  }
}

function headFromRow(row: Row): OperationHead {
  const target = row['target']
  return {
    id: number(row, 'id'),
    time: text(row, 'time'),
    kind: text(row, 'kind'),
    subject: text(row, 'subject'),
    target: typeof target === 'number' ? target : null,
    count: number(row, 'count'),
  }
}
