-- Migration 5: the staff desk: accounts, sessions, waits after misses, forms that were sent; who has
-- which request; keys to search by what is sealed.

CREATE TABLE staff (
  id           INTEGER PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  full_name    TEXT NOT NULL,
  role         TEXT NOT NULL,
  area         TEXT NOT NULL,              -- region code of 6, 9 or 12 digits
  department   TEXT NOT NULL,              -- may be empty
  password     TEXT NOT NULL,              -- argon2id over an HMAC
  must_change  INTEGER NOT NULL,
  code_secret  TEXT NOT NULL,              -- of the one-time codes, locked; empty: none
  code_pending TEXT NOT NULL,              -- shown, not proved yet; locked
  code_used    INTEGER NOT NULL,           -- the counter of the last code that was taken
  created_at   INTEGER NOT NULL,
  removed_at   INTEGER
) STRICT;

CREATE TABLE staff_sessions (
  token        TEXT PRIMARY KEY,           -- hash; the token itself is never stored
  staff        INTEGER NOT NULL REFERENCES staff(id),
  stage        TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_sessions_by_staff ON staff_sessions(staff);

CREATE TABLE sign_in_misses (
  who          TEXT PRIMARY KEY,           -- "name:..." or "address:..."
  misses       INTEGER NOT NULL,
  until        INTEGER NOT NULL,
  at           INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_misses_by_time ON sign_in_misses(at);

-- A form is acted on once, however often it is sent.
CREATE TABLE desk_forms (
  id           TEXT PRIMARY KEY,
  staff        INTEGER NOT NULL REFERENCES staff(id),
  at           INTEGER NOT NULL,
  result       TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_forms_by_time ON desk_forms(at);

ALTER TABLE dossiers ADD COLUMN assignee INTEGER REFERENCES staff(id);
ALTER TABLE dossiers ADD COLUMN searchable INTEGER NOT NULL DEFAULT 0;  -- has its search keys
CREATE INDEX dossiers_without_keys ON dossiers(id) WHERE searchable = 0;

-- Keyed hashes of a name, of the end of an ID number, of a pick-up code. They say nothing without
-- the county's key, which is not in the database.
CREATE TABLE search_keys (
  key          TEXT NOT NULL,
  dossier      TEXT NOT NULL REFERENCES dossiers(id),
  PRIMARY KEY (key, dossier)
) STRICT, WITHOUT ROWID;

-- The saved queries: condition and order in one index each.
CREATE INDEX desk_mine ON dossiers(assignee, coalesce(due, '9999'), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_due ON dossiers(coalesce(due, '9999'), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_status ON dossiers(status, id);
