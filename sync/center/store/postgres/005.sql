-- Migration 5: the staff desk: accounts, sessions, waits after misses, forms that were sent; who has
-- which request; keys to search by what is sealed.

CREATE TABLE staff (
  id           BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name         TEXT NOT NULL UNIQUE,
  full_name    TEXT NOT NULL,
  role         TEXT NOT NULL,
  area         TEXT NOT NULL,              -- region code of 6, 9 or 12 digits
  department   TEXT NOT NULL,              -- may be empty
  password     TEXT NOT NULL,              -- argon2id over an HMAC
  must_change  BIGINT NOT NULL,
  code_secret  TEXT NOT NULL,              -- of the one-time codes, locked; empty: none
  code_pending TEXT NOT NULL,              -- shown, not proved yet; locked
  code_used    BIGINT NOT NULL,           -- the counter of the last code that was taken
  created_at   BIGINT NOT NULL,
  removed_at   BIGINT
);

CREATE TABLE staff_sessions (
  token        TEXT COLLATE "C" PRIMARY KEY,           -- hash; the token itself is never stored
  staff        BIGINT NOT NULL REFERENCES staff(id),
  stage        TEXT NOT NULL,
  created_at   BIGINT NOT NULL,
  seen_at      BIGINT NOT NULL
);
CREATE INDEX staff_sessions_by_staff ON staff_sessions(staff);

CREATE TABLE sign_in_misses (
  who          TEXT COLLATE "C" PRIMARY KEY,           -- "name:..." or "address:..."
  misses       BIGINT NOT NULL,
  until        BIGINT NOT NULL,
  at           BIGINT NOT NULL
);
CREATE INDEX sign_in_misses_by_time ON sign_in_misses(at);

-- A form is acted on once, however often it is sent.
CREATE TABLE desk_forms (
  id           TEXT COLLATE "C" PRIMARY KEY,
  staff        BIGINT NOT NULL REFERENCES staff(id),
  at           BIGINT NOT NULL,
  result       TEXT NOT NULL
);
CREATE INDEX desk_forms_by_time ON desk_forms(at);

ALTER TABLE dossiers ADD COLUMN assignee BIGINT REFERENCES staff(id);
ALTER TABLE dossiers ADD COLUMN searchable BIGINT NOT NULL DEFAULT 0;  -- has its search keys
CREATE INDEX dossiers_without_keys ON dossiers(id) WHERE searchable = 0;

-- Keyed hashes of a name, of the end of an ID number, of a pick-up code. They say nothing without
-- the county's key, which is not in the database.
CREATE TABLE search_keys (
  key          TEXT COLLATE "C" NOT NULL,
  dossier      TEXT COLLATE "C" NOT NULL REFERENCES dossiers(id),
  PRIMARY KEY (key, dossier)
);

-- The saved queries: condition and order in one index each.
CREATE INDEX desk_mine ON dossiers(assignee, (coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_due ON dossiers((coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_status ON dossiers(status, id);
