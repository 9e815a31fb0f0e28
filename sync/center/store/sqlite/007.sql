-- Migration 7: the three letters (提示函, 督办函, 预警函), what could not be addressed, who answers
-- for an area, the lists of the month, and what was done about bad ratings.

-- The last number that was given; locked by the day's run, so that numbers have no gaps.
CREATE TABLE letter_numbers (
  kind         TEXT NOT NULL,
  year         INTEGER NOT NULL,
  last         INTEGER NOT NULL,
  PRIMARY KEY (kind, year)
) STRICT, WITHOUT ROWID;

-- Each day once, whichever process came first.
CREATE TABLE letter_runs (
  day          TEXT PRIMARY KEY,
  at           INTEGER NOT NULL,
  issued       INTEGER NOT NULL,
  ended        INTEGER NOT NULL,
  exceptions   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE letters (
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL,
  year         INTEGER NOT NULL,
  serial       INTEGER NOT NULL,
  number       TEXT NOT NULL,
  request      TEXT NOT NULL,              -- or a rating's id, when that belongs to no request
  matter       TEXT NOT NULL,              -- of a rating without a request: empty
  village      TEXT NOT NULL,
  cause        TEXT NOT NULL,
  about        TEXT,                       -- the day that was due
  supervisor   TEXT NOT NULL,
  supervisor_name TEXT NOT NULL,           -- as it stood on that day
  issued_on    TEXT NOT NULL,
  reply_by     TEXT NOT NULL,
  provisional  INTEGER NOT NULL,           -- of reply_by
  state        TEXT NOT NULL CHECK (state IN ('issued', 'answered', 'escalated')),
  ended_on     TEXT,
  ended_at     INTEGER,
  answer       TEXT NOT NULL,              -- empty: the day's run ended it
  answered_by  TEXT NOT NULL,
  answered_staff INTEGER REFERENCES staff(id),
  UNIQUE (kind, year, serial)
) STRICT;
CREATE UNIQUE INDEX letters_open ON letters(request) WHERE state = 'issued';
CREATE INDEX letters_by_request ON letters(request, id);
CREATE INDEX letters_by_state ON letters(state, id);

-- Comes again with every run until it is put right; gone_on: was not found any more.
CREATE TABLE letter_exceptions (
  id           INTEGER PRIMARY KEY,
  kind         TEXT NOT NULL,
  request      TEXT NOT NULL,
  letter       TEXT NOT NULL,
  cause        TEXT NOT NULL,
  matter       TEXT NOT NULL,
  village      TEXT NOT NULL,
  first_on     TEXT NOT NULL,
  last_on      TEXT NOT NULL,
  gone_on      TEXT,
  note         TEXT NOT NULL,
  noted_by     TEXT NOT NULL,
  UNIQUE (kind, request, letter)
) STRICT;
CREATE INDEX letter_exceptions_here ON letter_exceptions(id) WHERE gone_on IS NULL;

-- Set at the desk; goes before what supervision.toml says of the same area.
CREATE TABLE area_supervisors (
  area         TEXT PRIMARY KEY,
  name         TEXT NOT NULL,
  set_by       TEXT NOT NULL,
  set_at       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE month_sheets (
  id           INTEGER PRIMARY KEY,
  year         INTEGER NOT NULL,
  month        INTEGER NOT NULL,
  phase        TEXT NOT NULL CHECK (phase IN ('start', 'middle', 'end')),
  supervisor   TEXT NOT NULL,
  supervisor_name TEXT NOT NULL,
  area         TEXT NOT NULL,
  made_on      TEXT NOT NULL,
  UNIQUE (year, month, phase, supervisor)
) STRICT;

CREATE TABLE month_sheet_items (
  sheet        INTEGER NOT NULL REFERENCES month_sheets(id),
  place        INTEGER NOT NULL,           -- 0, 1, 2 ...
  what         TEXT NOT NULL CHECK (what IN ('request', 'letter')),
  item         TEXT NOT NULL,              -- a request's id, or a letter's number
  PRIMARY KEY (sheet, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating_follow_ups (
  rating       TEXT PRIMARY KEY REFERENCES ratings(id),
  at           INTEGER NOT NULL,
  made_by      TEXT NOT NULL,
  staff        INTEGER NOT NULL REFERENCES staff(id),
  words        TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX ratings_by_time ON ratings(at);
CREATE INDEX ratings_bad ON ratings(id) WHERE stars <= 2;
