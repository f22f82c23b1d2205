/**
 * The store's tables, one numbered migration after another. A migration that has been released is never edited: a new
 * one is added at the end, with a stored file of the version before it in `fixtures/`.
 */

/** Marks the file as ours in its header: "AIDE". */
export const APPLICATION_ID = 0x41494445

/** Entry i brings a store from version i to i + 1; the version stands in `user_version`. */
export const MIGRATIONS: readonly string[] = [
  /* 1: marks, notes and their quotes, reading positions, settings, and the log of what was done. */ `
  CREATE TABLE annotations (
    id TEXT PRIMARY KEY NOT NULL,
    edition TEXT NOT NULL,
    briefing TEXT NOT NULL,
    start INTEGER NOT NULL,
    colour TEXT NOT NULL,
    comment TEXT NOT NULL,
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    anchor TEXT NOT NULL CHECK (json_valid(anchor)),
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX annotations_by_place ON annotations (edition, briefing, start);

  CREATE TABLE notes (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    opening TEXT NOT NULL,
    words INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    modified_at TEXT NOT NULL,
    deleted_at TEXT,
    body TEXT NOT NULL
  ) STRICT;

  CREATE TABLE note_revisions (
    id INTEGER PRIMARY KEY,
    note TEXT NOT NULL REFERENCES notes (id),
    session TEXT NOT NULL,
    begun_at TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    revision INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX note_revisions_by_note ON note_revisions (note, id);

  CREATE TABLE quotes (
    id TEXT PRIMARY KEY NOT NULL,
    annotation TEXT,
    anchor TEXT NOT NULL CHECK (json_valid(anchor)),
    created_at TEXT NOT NULL
  ) STRICT;
  CREATE TRIGGER quotes_are_never_changed BEFORE UPDATE ON quotes BEGIN SELECT RAISE (ABORT, 'quotes are never changed'); END;

  CREATE TABLE reading (
    edition TEXT NOT NULL,
    briefing TEXT NOT NULL,
    passage TEXT NOT NULL,
    fraction REAL NOT NULL,
    seen INTEGER NOT NULL,
    done INTEGER NOT NULL,
    opened_at TEXT NOT NULL,
    PRIMARY KEY (edition, briefing)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE settings (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL CHECK (json_valid(value))) STRICT, WITHOUT ROWID;

  CREATE TABLE operations (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    target INTEGER REFERENCES operations (id),
    before TEXT NOT NULL CHECK (json_valid(before)),
    after TEXT NOT NULL CHECK (json_valid(after))
  ) STRICT;
  CREATE INDEX operations_to_undo ON operations (id) WHERE kind NOT IN ('note.edit', 'quote.add');
  CREATE TRIGGER operations_are_never_changed BEFORE UPDATE ON operations BEGIN SELECT RAISE (ABORT, 'operations are only added'); END;
  CREATE TRIGGER operations_are_never_removed BEFORE DELETE ON operations BEGIN SELECT RAISE (ABORT, 'operations are only added'); END;
  `,
  /* 2: the contents of each edition that was open, so that a changed one is noticed. */ `
  CREATE TABLE editions (id TEXT PRIMARY KEY NOT NULL, digest TEXT NOT NULL, seen_at TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  /* 3: who made a mark that came out of a file, and which version of it was taken. */ `
  ALTER TABLE annotations ADD COLUMN origin TEXT CHECK (origin IS NULL OR json_valid(origin));
  `,
  /* 4: where each mark and quote stands in a newer edition and what was decided, where a review was left, and deleted marks. */ `
  CREATE TABLE placements (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    target TEXT NOT NULL,
    briefing TEXT NOT NULL,
    digest TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    verdict TEXT NOT NULL,
    start INTEGER NOT NULL,
    finding TEXT NOT NULL CHECK (json_valid(finding)),
    decision TEXT,
    chosen TEXT CHECK (chosen IS NULL OR json_valid(chosen)),
    revision INTEGER NOT NULL,
    resolved_at TEXT NOT NULL,
    decided_at TEXT,
    UNIQUE (kind, subject, target)
  ) STRICT;
  CREATE INDEX placements_by_place ON placements (target, briefing, start);
  CREATE TABLE reviews (target TEXT PRIMARY KEY NOT NULL, at INTEGER, left_at TEXT) STRICT, WITHOUT ROWID;
  CREATE TABLE bin (
    id TEXT PRIMARY KEY NOT NULL,
    annotation TEXT NOT NULL CHECK (json_valid(annotation)),
    deleted_at TEXT NOT NULL
  ) STRICT;
  `,
  /* 5: searches kept under a name, with what each found when it was last run. */ `
  CREATE TABLE saved_searches (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    exact INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    ran_at TEXT,
    seen TEXT CHECK (seen IS NULL OR json_valid(seen)),
    deleted_at TEXT
  ) STRICT;
  `,
]
