-- Migration 9: service packs.
CREATE TABLE packs (
  version      BIGINT PRIMARY KEY,        -- counts from 1
  made_at      BIGINT NOT NULL,
  published_by TEXT NOT NULL,
  note         TEXT NOT NULL,             -- what is new in it
  files        BIGINT NOT NULL,
  bytes        BYTEA NOT NULL             -- as terminals get it, signed
);
