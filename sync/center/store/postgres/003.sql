-- Migration 3: cursors of the feed. `life` is drawn anew when the data is restored or copied: a
-- cursor from before then begins anew instead of skipping what has come since. A restored row has
-- the number 0, because another server counts its transactions anew.

CREATE TABLE feed_life (
  life        TEXT NOT NULL                -- one row
);
INSERT INTO feed_life VALUES (substr(md5(random()::text || clock_timestamp()::text), 1, 16));

-- Wakes the processes that wait for changes, when the transaction commits.
CREATE FUNCTION bianmin_feed_grew() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('bianmin_feed', '');
  RETURN NULL;
END $$;
CREATE TRIGGER feed_grew AFTER INSERT ON feed
  FOR EACH STATEMENT EXECUTE FUNCTION bianmin_feed_grew();
