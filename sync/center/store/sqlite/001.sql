-- Migration 1: everything. A later change is a new numbered file; this one stays as it is.
-- Moments are milliseconds since 1970 UTC; days are ISO dates.

CREATE TABLE enrolment_codes (
  hash        TEXT PRIMARY KEY,            -- keyed hash; the code itself is never stored
  terminal    TEXT NOT NULL,
  village     TEXT NOT NULL,
  hall        TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  expires_at  INTEGER NOT NULL,
  used_at     INTEGER
) STRICT;

CREATE TABLE terminals (
  id          INTEGER PRIMARY KEY,
  name        TEXT NOT NULL UNIQUE,
  village     TEXT NOT NULL,
  hall        TEXT NOT NULL,
  enrolment   INTEGER NOT NULL DEFAULT 1,  -- how often enrolled: entry numbers begin anew each time
  last_seq    INTEGER NOT NULL DEFAULT 0,
  revoked_at  INTEGER,
  last_seen   INTEGER
) STRICT;

CREATE TABLE certificates (
  serial      TEXT PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  fingerprint TEXT NOT NULL,
  issued_at   INTEGER NOT NULL,
  not_after   INTEGER NOT NULL,
  replaced_at INTEGER                      -- by a new enrolment of the terminal
) STRICT;
CREATE INDEX certificates_by_terminal ON certificates(terminal, issued_at);

-- Each entry once. `hash` tells the same bytes from others; the content is in the tables below.
CREATE TABLE entries (
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  id          TEXT NOT NULL,
  enrolment   INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  at          INTEGER NOT NULL,
  hash        BLOB NOT NULL,
  PRIMARY KEY (terminal, id),
  UNIQUE (terminal, enrolment, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE tickets (
  id          TEXT PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  day         TEXT NOT NULL,
  queue_group TEXT NOT NULL,
  number      INTEGER NOT NULL,
  matter      TEXT NOT NULL,
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dossiers (
  id          TEXT PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  village     TEXT NOT NULL,
  matter      TEXT NOT NULL,
  form        INTEGER NOT NULL,
  token_hash  TEXT NOT NULL UNIQUE,
  lookup      TEXT NOT NULL,
  sealed      TEXT NOT NULL,               -- personal fields; only the county's key opens them
  status      TEXT NOT NULL,
  created_at  INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  due         TEXT                         -- null until the clock starts
) STRICT;
CREATE INDEX dossiers_by_lookup ON dossiers(lookup);
CREATE INDEX dossiers_by_village ON dossiers(village, received_at);

CREATE TABLE ratings (
  id          TEXT PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  lookup      TEXT NOT NULL,
  stars       INTEGER NOT NULL CHECK (stars BETWEEN 1 AND 5),
  at          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ratings_by_lookup ON ratings(lookup);

CREATE TABLE history (
  id          INTEGER PRIMARY KEY,
  dossier     TEXT NOT NULL REFERENCES dossiers(id),
  from_status TEXT,                        -- null: the beginning
  to_status   TEXT NOT NULL,
  at          INTEGER NOT NULL,
  moved_by    TEXT NOT NULL,
  note        TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_dossier ON history(dossier, id);

-- SQLite has one writer at a time, so a larger id is always committed later and the id can be the
-- cursor. AUTOINCREMENT: an id is not given again after the newest rows have been removed.
CREATE TABLE feed (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  village     TEXT NOT NULL,
  dossier     TEXT NOT NULL REFERENCES dossiers(id),
  status      TEXT NOT NULL,
  at          INTEGER NOT NULL,
  note        TEXT NOT NULL,
  due         TEXT
) STRICT;
CREATE INDEX feed_by_village ON feed(village, id);

-- What a person has to look at; the same finding is kept once.
CREATE TABLE findings (
  id          INTEGER PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  kind        TEXT NOT NULL CHECK (kind IN ('conflict', 'refused', 'gap')),
  entry       TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  reason      TEXT NOT NULL,
  body        TEXT,                        -- of a conflict: the bytes that were not taken
  body_hash   BLOB NOT NULL,
  at          INTEGER NOT NULL,
  UNIQUE (terminal, kind, entry, seq, body_hash)
) STRICT;

CREATE TABLE audit (
  id          INTEGER PRIMARY KEY,
  at          INTEGER NOT NULL,
  actor       TEXT NOT NULL,
  action      TEXT NOT NULL,
  subject     TEXT NOT NULL,
  reason      TEXT NOT NULL
) STRICT;
