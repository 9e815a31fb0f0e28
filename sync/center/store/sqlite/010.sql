-- Migration 10: phones: tickets' links and turns, and ratings that come from a phone.

ALTER TABLE tickets ADD COLUMN token_hash TEXT NOT NULL DEFAULT '';  -- of its link; empty: none
ALTER TABLE tickets ADD COLUMN called_at INTEGER;  -- null: still waits
CREATE UNIQUE INDEX tickets_by_token ON tickets(token_hash) WHERE token_hash <> '';
CREATE INDEX tickets_that_wait ON tickets(terminal, day, queue_group, number)
  WHERE called_at IS NULL;

-- A request is rated once by phone. That rating has no lookup value and tells only its matter, so
-- that nobody reads in the database who gave it.
ALTER TABLE dossiers ADD COLUMN phone_rated INTEGER NOT NULL DEFAULT 0;
ALTER TABLE ratings ADD COLUMN matter TEXT NOT NULL DEFAULT '';  -- of a phone; else by its lookup
