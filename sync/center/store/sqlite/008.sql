-- Migration 8: what the county tells terminals (notices, accounts of cadres), and how terminals say
-- they are.

-- `terminal` is empty for everybody whose region code begins with `area`; otherwise it is the name
-- of the only one, and `area` is its village, which says who at the desk may see the row.
CREATE TABLE notices (
  id           TEXT PRIMARY KEY,           -- ULID
  area         TEXT NOT NULL,
  terminal     TEXT NOT NULL,
  audience     TEXT NOT NULL CHECK (audience IN ('residents', 'cadres')),
  title        TEXT NOT NULL,
  words        TEXT NOT NULL,
  from_day     TEXT NOT NULL,              -- ISO date
  until_day    TEXT NOT NULL,              -- the last day
  published_at INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  withdrawn_at INTEGER,
  withdrawn_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX notices_by_area ON notices(area, until_day) WHERE withdrawn_at IS NULL;
CREATE INDEX notices_by_terminal ON notices(terminal, until_day)
  WHERE withdrawn_at IS NULL AND terminal <> '';

CREATE TABLE cadres (
  account      TEXT PRIMARY KEY,           -- ULID
  area         TEXT NOT NULL,
  terminal     TEXT NOT NULL,
  name         TEXT NOT NULL,
  post         TEXT NOT NULL,
  pin_locked   TEXT NOT NULL,              -- under the county's key; empty once removed
  pin_revision INTEGER NOT NULL,
  created_at   INTEGER NOT NULL,
  created_by   TEXT NOT NULL,
  removed_at   INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX cadres_by_name ON cadres(area, terminal, name) WHERE removed_at IS NULL;
CREATE INDEX cadres_by_area ON cadres(area);
CREATE INDEX cadres_by_terminal ON cadres(terminal) WHERE terminal <> '';

-- Since when something new is told: a row for each region code and terminal ("@name") that was ever
-- told something, and '' for the newest of all. A terminal's revision is the largest of its own.
CREATE TABLE told (
  key          TEXT PRIMARY KEY,
  revision     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The last report of each terminal.
CREATE TABLE terminal_reports (
  terminal     INTEGER PRIMARY KEY REFERENCES terminals(id),
  at           INTEGER NOT NULL,           -- on the terminal's clock
  received_at  INTEGER NOT NULL,           -- on the centre's
  version      TEXT NOT NULL,
  bulletin     INTEGER NOT NULL,
  pack         INTEGER NOT NULL,
  pack_problem TEXT NOT NULL,
  printer      TEXT NOT NULL,
  disk_free_mb INTEGER NOT NULL,
  waiting      INTEGER NOT NULL,
  parked       INTEGER NOT NULL
) STRICT;
