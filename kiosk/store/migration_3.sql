-- Version 3: papers that are made out long after the answers were cleared still bear the code of the
-- request's page, so its token has a place of its own.
-- Misses of all persons since somebody signed in: those of one who is away must not make others wait
-- for ever.
ALTER TABLE guard ADD COLUMN misses INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dossier ADD COLUMN token BLOB;      -- under the station key; absent: made elsewhere
