-- What the terminal keeps: version 1 of DIR/terminal.db. Nothing personal stands here in clear.
-- Moments are milliseconds since 1970 (UTC); days are ISO texts of the hall's local time.

CREATE TABLE terminal (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  cursor TEXT NOT NULL DEFAULT '',              -- of the county's change feed
  settled_through INTEGER NOT NULL DEFAULT 0,   -- no journal row up to here waits any more
  sending_through INTEGER NOT NULL DEFAULT 0    -- rows up to here were handed to the sync client
) STRICT;
INSERT INTO terminal (one) VALUES (1);

-- What the county must know, in order. SQLite gives the next seq as the highest one plus 1, and
-- rows are never removed, so that the numbers have no gaps.
CREATE TABLE journal (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,                      -- ULID; of the record that the entry tells of
  kind TEXT NOT NULL CHECK (kind IN ('ticket', 'dossier', 'rating')),
  at INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'taken', 'parked')),
  settled_at INTEGER,                           -- taken or parked
  reason TEXT NOT NULL DEFAULT '',              -- why it was parked
  body TEXT NOT NULL                            -- last: it is long, and lists do not read it
) STRICT;

CREATE TRIGGER journal_is_written_once BEFORE UPDATE OF seq, id, kind, at, body ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is written once'); END;
CREATE TRIGGER journal_is_kept BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'a journal entry is never removed'); END;

CREATE TABLE ticket (
  day TEXT NOT NULL,
  grp TEXT NOT NULL,
  n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 999),
  seq INTEGER NOT NULL REFERENCES journal (seq),
  called_at INTEGER,                            -- absent: waits
  PRIMARY KEY (day, grp, n)
) STRICT, WITHOUT ROWID;
-- Counts the called ones; a new ticket does not write to it.
CREATE INDEX ticket_called ON ticket (day, grp, n) WHERE called_at IS NOT NULL;

CREATE TABLE dossier (
  id TEXT PRIMARY KEY,                          -- ULID
  lookup TEXT NOT NULL,                         -- seal::lookupKey
  matter TEXT NOT NULL,
  seq INTEGER REFERENCES journal (seq),         -- absent: made on another terminal
  locked BLOB                                   -- own copy under the station key, until purged
) STRICT;
CREATE INDEX dossier_by_lookup ON dossier (lookup);
CREATE INDEX dossier_with_copy ON dossier (seq) WHERE locked IS NOT NULL;

CREATE TABLE status (
  dossier TEXT NOT NULL REFERENCES dossier (id),
  step INTEGER NOT NULL,                        -- 1, 2, 3 ... as they came
  status TEXT NOT NULL,
  at INTEGER NOT NULL,
  note TEXT NOT NULL,
  due TEXT NOT NULL,
  PRIMARY KEY (dossier, step)
) STRICT, WITHOUT ROWID;
-- The feed may tell the same again.
CREATE UNIQUE INDEX status_told_once ON status (dossier, status, at);
-- The terminal itself notes that it received the dossier; the county says so too, a little later.
CREATE UNIQUE INDEX status_received_once ON status (dossier) WHERE status = 'RECEIVED';

CREATE TABLE rating (
  dossier TEXT PRIMARY KEY REFERENCES dossier (id),
  stars INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  seq INTEGER NOT NULL REFERENCES journal (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE print_job (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  state TEXT NOT NULL CHECK (
    state IN ('queued', 'printing', 'done', 'failed', 'unsure', 'interrupted')),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_open ON print_job (id) WHERE state IN ('queued', 'printing');
