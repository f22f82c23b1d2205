/** The table of what became of marks and quotes in newer editions, and of what the reader decided. */
import * as v from 'valibot'
import { Decision, Finding, Place, Verdict } from '../../core/contract/review-shapes.ts'
import type { CaseKind, ReviewCounts } from '../../core/contract/review-shapes.ts'
import { Anchor, type Annotation, type PassageRange } from '../../core/model/annotation.ts'
import { type EditionId, splitEditionId } from '../../core/model/ids.ts'
import { annotationFromRow } from './annotations.ts'
import { type Connection, type Row, number, text } from './connection.ts'

/** What was decided of a case; all of it changes together. */
export type Decided = { decision: Decision | null; chosen: Place | null }

export type CaseRow = Decided & {
  id: number
  kind: CaseKind
  subject: string
  target: EditionId
  briefing: string
  textHash: string
  finding: Finding
  revision: number
  decidedAt: string | null
}

/** A new edition; the digest is that of its contents, so that an edition that came back changed is looked through again. */
export type Target = { id: EditionId; digest: string }
export type Unplaced = { kind: CaseKind; subject: string; anchor: Anchor }
export type CaseFilter = {
  target: EditionId
  verdicts?: readonly Verdict[] | undefined
  kind?: CaseKind | undefined
  briefing?: string | undefined
  undecided: boolean
}

/** A mark where it stands in an edition it was not made in. */
export type AttachedMark = Pick<CaseRow, 'id' | 'target' | 'textHash' | 'decision'> & {
  verdict: Verdict
  place: Place
  annotation: Annotation
}

export type ReviewTable = {
  /** Marks of older editions of the pack, and quotes that notes hold, not yet looked for in this one; marks first, by briefing. */
  missing(target: Target, limit: number): Unplaced[]
  /** The place the reader accepted in the newest edition older than `target`. */
  accepted(kind: CaseKind, subject: string, target: EditionId): { edition: EditionId; range: PassageRange } | null
  /** Keeps a finding. One for other contents of the same edition takes the place of the last, decision included. */
  putFinding(target: Target, of: Unplaced, found: { finding: Finding; textHash: string }, time: string): void
  get(id: number): CaseRow | undefined
  /** The cases of these quotes in an edition with these contents. */
  ofQuotes(target: Target, quotes: readonly string[]): CaseRow[]
  list(filter: CaseFilter, skip: number, limit: number): CaseRow[]
  total(filter: CaseFilter): number
  /** Cases of each briefing, and how many of them wait for the reader; by id. */
  briefings(target: EditionId): { briefing: string; total: number; waiting: number }[]
  counts(target: EditionId): ReviewCounts
  /** Editions with cases, in no order. */
  targets(): EditionId[]
  /** Raises the revision. */
  decide(id: number, decided: Decided, time: string): void
  /** Marks that stand in an edition though they were made in another, in reading order. */
  attached(target: EditionId, briefing: string | undefined): AttachedMark[]
  /** Their number per `<edition>/<briefing>`. */
  attachedCounts(): Record<string, number>
  /** Editions each mark stands in besides its own. */
  attachedTo(mark: string): { edition: EditionId; briefing: string }[]
  /** Decisions to drop this mark. */
  dropped(mark: string): CaseRow[]
  forget(mark: string): void
  left(target: EditionId): { at: number | null; leftAt: string | null }
  leave(target: EditionId, at: number | null, leftAt: string): void
}

/** In the new edition: accepted by the reader, or found with words that say the same. */
const ATTACHED = `(p.decision IN ('accept', 'elsewhere') OR p.decision IS NULL AND p.verdict IN ('exact', 'moved', 'reworded'))`
/** A deleted mark is no case; one that was dropped here still is, until the bin forgets it. */
const VISIBLE = `(p.kind = 'quote' OR EXISTS (SELECT 1 FROM annotations WHERE id = p.subject)
  OR p.decision = 'drop' AND EXISTS (SELECT 1 FROM bin WHERE id = p.subject))`
const FITS = `p.target = :target AND (:kind IS NULL OR p.kind = :kind) AND (:undecided = 0 OR p.decision IS NULL)
  AND (:briefing IS NULL OR p.briefing = :briefing)
  AND p.verdict IN (SELECT value FROM json_each(:verdicts)) AND ${VISIBLE}`
const ORDER = `CASE p.verdict WHEN 'changed' THEN 0 WHEN 'ambiguous' THEN 1 WHEN 'gone' THEN 2 WHEN 'reworded' THEN 3 WHEN 'moved' THEN 4 ELSE 5 END,
  p.briefing, p.start, p.id`

export function reviewTable(connection: Connection): ReviewTable {
  /** A store of an earlier version that cannot be written to has no such table. */
  const here = (): boolean => connection.get(`SELECT 1 AS found FROM sqlite_master WHERE name = 'placements'`) !== undefined
  const values = ({ target, verdicts, kind, briefing, undecided }: CaseFilter) => ({
    target,
    kind: kind ?? null,
    briefing: briefing ?? null,
    undecided: undecided ? 1 : 0,
    verdicts: JSON.stringify(verdicts ?? Verdict.options),
  })

  function unplaced(kind: CaseKind, source: string, { id, digest }: Target, limit: number): Unplaced[] {
    const { pack, number: issue } = splitEditionId(id)
    return connection
      .all(
        `SELECT s.id, s.anchor FROM ${source} s
         WHERE s.edition >= :from AND s.edition < :to AND CAST(substr(s.edition, :digits) AS INTEGER) < :issue
           AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.kind = :kind AND p.subject = s.id AND p.target = :id AND p.digest = :digest)
         ORDER BY s.briefing, s.edition, s.id LIMIT :limit`,
        // `A` follows `@`: every edition of this pack and of no other lies between.
        { from: `${pack}@`, to: `${pack}A`, digits: pack.length + 2, issue, kind, id, digest, limit },
      )
      .map((row) => ({ kind, subject: text(row, 'id'), anchor: v.parse(Anchor, JSON.parse(text(row, 'anchor'))) }))
  }

  return {
    missing(target, limit) {
      const marks = unplaced('mark', 'annotations', target, limit)
      // A quote that no note holds is left until one does.
      const quotes = `(SELECT id, anchor, anchor ->> '$.edition' AS edition, anchor ->> '$.briefing' AS briefing FROM quotes q
        WHERE EXISTS (SELECT 1 FROM notes WHERE deleted_at IS NULL AND instr(body, 'aide:quote/' || q.id || ')') > 0))`
      return [...marks, ...unplaced('quote', quotes, target, limit - marks.length)]
    },
    accepted(kind, subject, target) {
      const { number: issue } = splitEditionId(target)
      const rows = connection
        .all(`SELECT * FROM placements p WHERE kind = :kind AND subject = :subject AND decision IN ('accept', 'elsewhere')`, {
          kind,
          subject,
        })
        .map(fromRow)
        .filter((row) => splitEditionId(row.target).number < issue)
        .toSorted((a, b) => splitEditionId(b.target).number - splitEditionId(a.target).number)
      const [newest] = rows
      return newest?.chosen ? { edition: newest.target, range: newest.chosen.range } : null
    },
    putFinding({ id: target, digest }, { kind, subject, anchor }, { finding, textHash }, time) {
      connection.run(
        `INSERT INTO placements (kind, subject, target, briefing, digest, text_hash, verdict, start, finding, revision, resolved_at)
         VALUES (:kind, :subject, :target, :briefing, :digest, :textHash, :verdict, :start, :finding, 1, :time)
         ON CONFLICT (kind, subject, target) DO UPDATE SET digest = excluded.digest, text_hash = excluded.text_hash,
           verdict = excluded.verdict, start = excluded.start, finding = excluded.finding, resolved_at = excluded.resolved_at,
           decision = NULL, chosen = NULL, decided_at = NULL, revision = revision + 1`,
        {
          kind,
          subject,
          target,
          briefing: anchor.briefing,
          digest,
          textHash,
          verdict: finding.verdict,
          start: (finding.found ?? finding.runnerUp)?.start ?? anchor.position.start,
          finding: JSON.stringify(finding),
          time,
        },
      )
    },
    get(id) {
      const row = here() ? connection.get('SELECT * FROM placements WHERE id = :id', { id }) : undefined
      return row && fromRow(row)
    },
    ofQuotes: ({ id: target, digest }, quotes) =>
      here()
        ? connection
            .all(
              `SELECT * FROM placements WHERE kind = 'quote' AND target = :target AND digest = :digest
                 AND subject IN (SELECT value FROM json_each(:quotes))`,
              { target, digest, quotes: JSON.stringify(quotes) },
            )
            .map(fromRow)
        : [],
    list: (filter, skip, limit) =>
      here()
        ? connection
            .all(`SELECT p.* FROM placements p WHERE ${FITS} ORDER BY ${ORDER} LIMIT :limit OFFSET :skip`, {
              ...values(filter),
              skip,
              limit,
            })
            .map(fromRow)
        : [],
    total(filter) {
      const row = here() ? connection.get(`SELECT count(*) AS total FROM placements p WHERE ${FITS}`, values(filter)) : undefined
      return row ? number(row, 'total') : 0
    },
    briefings(target) {
      if (!here()) return []
      const rows = connection.all(
        `SELECT p.briefing, count(*) AS total, sum(p.decision IS NULL AND p.verdict IN ('changed', 'ambiguous')) AS waiting
         FROM placements p WHERE p.target = :target AND ${VISIBLE} GROUP BY p.briefing ORDER BY p.briefing`,
        { target },
      )
      return rows.map((row) => ({ briefing: text(row, 'briefing'), total: number(row, 'total'), waiting: number(row, 'waiting') }))
    },
    counts(target) {
      const none = () => ({ total: 0, undecided: 0 })
      const counts: ReviewCounts = { exact: none(), moved: none(), reworded: none(), changed: none(), ambiguous: none(), gone: none() }
      if (!here()) return counts
      const rows = connection.all(
        `SELECT p.verdict, count(*) AS total, sum(p.decision IS NULL) AS undecided FROM placements p
         WHERE p.target = :target AND ${VISIBLE} GROUP BY p.verdict`,
        { target },
      )
      for (const row of rows)
        counts[v.parse(Verdict, text(row, 'verdict'))] = { total: number(row, 'total'), undecided: number(row, 'undecided') }
      return counts
    },
    targets: () => (here() ? connection.all('SELECT DISTINCT target FROM placements').map((row) => text(row, 'target')) : []),
    decide(id, { decision, chosen }, time) {
      connection.run(
        `UPDATE placements SET decision = :decision, chosen = :chosen, decided_at = :time, revision = revision + 1,
           start = CASE WHEN :start IS NULL THEN start ELSE :start END
         WHERE id = :id`,
        {
          id,
          decision,
          chosen: chosen && JSON.stringify(chosen),
          time: decision === null ? null : time,
          start: chosen?.start ?? null,
        },
      )
    },
    attached: (target, briefing) =>
      here()
        ? connection
            .all(
              `SELECT p.id AS case_id, p.target, p.text_hash, p.verdict, p.decision, coalesce(p.chosen, p.finding -> '$.found') AS place, a.*
               FROM placements p JOIN annotations a ON a.id = p.subject
               WHERE p.kind = 'mark' AND p.target = :target AND (:briefing IS NULL OR p.briefing = :briefing) AND ${ATTACHED}
               ORDER BY p.briefing, p.start, a.created_at, a.id`,
              { target, briefing: briefing ?? null },
            )
            .map(attachedFromRow)
        : [],
    attachedCounts() {
      if (!here()) return {}
      const rows = connection.all(
        `SELECT p.target || '/' || p.briefing AS place, count(*) AS marks FROM placements p JOIN annotations a ON a.id = p.subject
         WHERE p.kind = 'mark' AND ${ATTACHED} GROUP BY p.target, p.briefing`,
      )
      return Object.fromEntries(rows.map((row) => [text(row, 'place'), number(row, 'marks')]))
    },
    attachedTo: (mark) =>
      connection
        .all(`SELECT p.target, p.briefing FROM placements p WHERE p.kind = 'mark' AND p.subject = :mark AND ${ATTACHED}`, { mark })
        .map((row) => ({ edition: text(row, 'target'), briefing: text(row, 'briefing') })),
    dropped: (mark) =>
      connection.all(`SELECT * FROM placements WHERE kind = 'mark' AND subject = :mark AND decision = 'drop'`, { mark }).map(fromRow),
    forget(mark) {
      connection.run(`DELETE FROM placements WHERE kind = 'mark' AND subject = :mark`, { mark })
    },
    left(target) {
      const row = here() ? connection.get('SELECT at, left_at FROM reviews WHERE target = :target', { target }) : undefined
      return { at: row?.['at'] == null ? null : number(row, 'at'), leftAt: row?.['left_at'] == null ? null : text(row, 'left_at') }
    },
    leave(target, at, leftAt) {
      connection.run('INSERT OR REPLACE INTO reviews (target, at, left_at) VALUES (:target, :at, :leftAt)', { target, at, leftAt })
    },
  }
}

const attachedFromRow = (row: Row): AttachedMark => ({
  id: number(row, 'case_id'),
  target: text(row, 'target'),
  textHash: text(row, 'text_hash'),
  verdict: v.parse(Verdict, text(row, 'verdict')),
  decision: v.parse(v.nullable(Decision), row['decision']),
  place: v.parse(Place, JSON.parse(text(row, 'place'))),
  annotation: annotationFromRow(row),
})

function fromRow(row: Row): CaseRow {
  const json = (column: string): unknown => (row[column] === null ? null : JSON.parse(text(row, column)))
  const kind = text(row, 'kind')
  return {
    id: number(row, 'id'),
    kind: kind === 'quote' ? 'quote' : 'mark',
    subject: text(row, 'subject'),
    target: text(row, 'target'),
    briefing: text(row, 'briefing'),
    textHash: text(row, 'text_hash'),
    finding: v.parse(Finding, json('finding')),
    decision: v.parse(v.nullable(Decision), row['decision']),
    chosen: v.parse(v.nullable(Place), json('chosen')),
    revision: number(row, 'revision'),
    decidedAt: row['decided_at'] === null ? null : text(row, 'decided_at'),
  }
}
