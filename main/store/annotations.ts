/** The table of annotations. */
import * as v from 'valibot'
import { Anchor, type Annotation, Colour, Origin, Tag } from '../../core/model/annotation.ts'
import { type Connection, type Row, number, text } from './connection.ts'

export type AnnotationFilter = { edition?: string | undefined; briefing?: string | undefined; colour?: string | undefined }

export type AnnotationTable = {
  /** In reading order inside each briefing. */
  list(filter: AnnotationFilter): Annotation[]
  get(id: string): Annotation | undefined
  /** Adds the annotation or takes the place of the one with its id. */
  put(annotation: Annotation): void
  remove(id: string): void
  /** Annotations per `<edition>/<briefing>`. */
  counts(): Record<string, number>
}

const Tags = v.array(Tag)

export function annotationTable(connection: Connection): AnnotationTable {
  return {
    list({ edition, briefing, colour }) {
      const rows = connection.all(
        `SELECT * FROM annotations
         WHERE (:edition IS NULL OR edition = :edition) AND (:briefing IS NULL OR briefing = :briefing) AND (:colour IS NULL OR colour = :colour)
         ORDER BY edition, briefing, start, created_at, id`,
        { edition: edition ?? null, briefing: briefing ?? null, colour: colour ?? null },
      )
      return rows.map(annotationFromRow)
    },
    get(id) {
      const row = connection.get('SELECT * FROM annotations WHERE id = :id', { id })
      return row && annotationFromRow(row)
    },
    put({ id, anchor, colour, comment, tags, createdAt, modifiedAt, origin }) {
      connection.run(
        `INSERT OR REPLACE INTO annotations (id, edition, briefing, start, colour, comment, tags, anchor, created_at, modified_at, origin)
         VALUES (:id, :edition, :briefing, :start, :colour, :comment, :tags, :anchor, :createdAt, :modifiedAt, :origin)`,
        {
          id,
          edition: anchor.edition,
          briefing: anchor.briefing,
          start: anchor.position.start,
          colour,
          comment,
          tags: JSON.stringify(tags),
          anchor: JSON.stringify(anchor),
          createdAt,
          modifiedAt,
          origin: origin === undefined ? null : JSON.stringify(origin),
        },
      )
    },
    remove(id) {
      connection.run('DELETE FROM annotations WHERE id = :id', { id })
    },
    counts() {
      const rows = connection.all(
        `SELECT edition || '/' || briefing AS place, count(*) AS marks FROM annotations GROUP BY edition, briefing`,
      )
      return Object.fromEntries(rows.map((row) => [text(row, 'place'), number(row, 'marks')]))
    },
  }
}

export function annotationFromRow(row: Row): Annotation {
  // A store of an earlier version that cannot be written to has no such column.
  const origin = row['origin'] ?? null
  return {
    id: text(row, 'id'),
    anchor: v.parse(Anchor, JSON.parse(text(row, 'anchor'))),
    colour: v.parse(Colour, text(row, 'colour')),
    comment: text(row, 'comment'),
    tags: v.parse(Tags, JSON.parse(text(row, 'tags'))),
    createdAt: text(row, 'created_at'),
    modifiedAt: text(row, 'modified_at'),
    ...(origin === null ? {} : { origin: v.parse(Origin, JSON.parse(text(row, 'origin'))) }),
  }
}
