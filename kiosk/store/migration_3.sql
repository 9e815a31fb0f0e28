-- Version 3: papers that are made out long after the answers were cleared still bear the code of the
-- request's page, so its token has a place of its own.
ALTER TABLE dossier ADD COLUMN token BLOB;      -- under the station key; absent: made elsewhere
