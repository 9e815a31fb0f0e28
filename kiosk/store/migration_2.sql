-- Version 2: the cadres' accounts, their moves and the audit log. Foreign keys are not enforced
-- while a migration runs; see migrate.cpp.

-- The journal's kinds stand in a check, and SQLite cannot change a check in place.
CREATE TABLE journal_2 (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                      -- ULID; of the record that the entry tells of
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'dossier', 'rating', 'move')),
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'parked')),
  settled_at INTEGER,                           -- taken or parked
  reason TEXT NOT NULL DEFAULT '',              -- why it was parked
  body TEXT NOT NULL                            -- last: it is long, and lists do not read it
) STRICT;
INSERT INTO journal_2 (seq, id, kind, at, state, settled_at, reason, body)
  SELECT seq, id, kind, at, state, settled_at, reason, body FROM journal;
DROP TABLE journal;
ALTER TABLE journal_2 RENAME TO journal;
CREATE TRIGGER journal_is_written_once BEFORE UPDATE OF seq, id, kind, at, body ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is written once'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is never removed'); END;

-- A dossier may be received again, after a supplement; addStatus() knows the first one.
DROP INDEX status_received_once;

-- An account is never removed: moves and notes tell of it.
CREATE TABLE cadre (
  id TEXT PRIMARY KEY,                          -- ULID
  locked BLOB NOT NULL,                         -- name and post under the station key
  pin TEXT NOT NULL,                            -- seal::hashPin; empty once removed
  misses INTEGER NOT NULL DEFAULT 0,            -- in a row
  wait_until INTEGER NOT NULL DEFAULT 0,
  removed_at INTEGER
) STRICT;

-- What slows down guessing, for the terminal as a whole.
CREATE TABLE guard (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  wait_until INTEGER NOT NULL DEFAULT 0,
  seen INTEGER NOT NULL DEFAULT 0,              -- the latest moment of the clock while a wait runs
  code_misses INTEGER NOT NULL DEFAULT 0,       -- wrong unlock codes in a row
  code_wait_until INTEGER NOT NULL DEFAULT 0,
  challenge TEXT NOT NULL DEFAULT ''            -- for the next unlock code; empty: none made yet
) STRICT;
INSERT INTO guard (one) VALUES (1);

-- What cadres did with a dossier. The journal's body holds the rest: it never changes.
CREATE TABLE move (
  seq INTEGER PRIMARY KEY REFERENCES journal (seq),
  dossier TEXT NOT NULL REFERENCES dossier (id),
  kind TEXT NOT NULL CHECK (kind IN ('checked', 'carried', 'delivered')),
  at INTEGER NOT NULL,
  until TEXT NOT NULL,                          -- ISO date; empty: nothing is missing
  cadre TEXT NOT NULL REFERENCES cadre (id)
) STRICT;
CREATE INDEX move_by_dossier ON move (dossier, seq);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  cadre TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  reason TEXT NOT NULL,
  previous TEXT NOT NULL,                       -- the hash of the row before
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_written_once BEFORE UPDATE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is written once'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit
BEGIN SELECT raise(ABORT, 'the audit log is kept'); END;
-- Where the log ends, under a key that does not lie in this file.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  mac TEXT NOT NULL
) STRICT;
