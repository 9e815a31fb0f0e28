-- Version 4: turns of the queue in the journal, what the county tells the terminal, and accounts of
-- cadres that the county keeps. Foreign keys are not enforced while a migration runs.

-- The journal's kinds stand in a check, and SQLite cannot change a check in place.
CREATE TABLE journal_4 (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                      -- ULID; of the record that the entry tells of
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'dossier', 'rating', 'move', 'turn')),
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'parked')),
  settled_at INTEGER,                           -- taken or parked
  reason TEXT NOT NULL DEFAULT '',              -- why it was parked
  body TEXT NOT NULL                            -- last: it is long, and lists do not read it
) STRICT;
INSERT INTO journal_4 (seq, id, kind, at, state, settled_at, reason, body)
  SELECT seq, id, kind, at, state, settled_at, reason, body FROM journal;
DROP TABLE journal;
ALTER TABLE journal_4 RENAME TO journal;
CREATE TRIGGER journal_is_written_once BEFORE UPDATE OF seq, id, kind, at, body ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is written once'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is never removed'); END;

CREATE INDEX journal_parked ON journal (seq) WHERE state = 'parked';

-- The bulletin that was applied last; the whole of it, one transaction each.
CREATE TABLE bulletin (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL DEFAULT 0,
  pack INTEGER NOT NULL DEFAULT 0               -- newest pack of services that it named
) STRICT;
INSERT INTO bulletin (one) VALUES (1);
CREATE TABLE notice (
  id TEXT PRIMARY KEY,                          -- ULID
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  from_day TEXT NOT NULL,                       -- ISO dates, both days included
  until_day TEXT NOT NULL,
  audience TEXT NOT NULL CHECK (audience IN ('residents', 'cadres'))
) STRICT, WITHOUT ROWID;

ALTER TABLE cadre ADD COLUMN county INTEGER NOT NULL DEFAULT 0;        -- 1: the county keeps it
ALTER TABLE cadre ADD COLUMN pin_revision INTEGER NOT NULL DEFAULT -1;  -- of the county's PIN taken last
