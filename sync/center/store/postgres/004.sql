-- Migration 4: the days of a request, reckoned with each of its moves, so that worklists can be
-- asked by them. `due` (from migration 1) is the day that counts: the promise, or the law's limit.
-- A lamp burns only where burning = 1: red when due < today; else standing when clock = 'standing';
-- else yellow when yellow_from <= today, green before. Closed in time: closed_on <= due.

ALTER TABLE dossiers ALTER COLUMN due TYPE TEXT COLLATE "C";
ALTER TABLE dossiers ADD COLUMN clock       TEXT COLLATE "C" NOT NULL DEFAULT 'not-started';
ALTER TABLE dossiers ADD COLUMN burning     BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN accepted_on TEXT COLLATE "C";
ALTER TABLE dossiers ADD COLUMN due_by_law  TEXT COLLATE "C";
ALTER TABLE dossiers ADD COLUMN yellow_from TEXT COLLATE "C";
ALTER TABLE dossiers ADD COLUMN provisional BIGINT NOT NULL DEFAULT 0;
ALTER TABLE dossiers ADD COLUMN extended_at BIGINT;              -- the one extension
ALTER TABLE dossiers ADD COLUMN closed_on   TEXT COLLATE "C";                -- 办结, the day in the hall
CREATE INDEX dossiers_by_due ON dossiers(due) WHERE burning = 1;
CREATE INDEX dossiers_by_closing ON dossiers(closed_on) WHERE closed_on IS NOT NULL;
