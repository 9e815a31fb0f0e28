-- Migration 9: service packs.
CREATE TABLE packs (
  version      INTEGER PRIMARY KEY,       -- counts from 1
  made_at      INTEGER NOT NULL,
  published_by TEXT NOT NULL,
  note         TEXT NOT NULL,             -- what is new in it
  files        INTEGER NOT NULL,
  bytes        BLOB NOT NULL              -- as terminals get it, signed
) STRICT;
