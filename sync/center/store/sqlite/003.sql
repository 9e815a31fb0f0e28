-- Migration 3: cursors of the feed. `life` is drawn anew when the data is restored or copied: a
-- cursor from before then begins anew instead of skipping what has come since. `xid` is for the
-- same shape in both databases; here one transaction writes at a time and the id alone is the order.

CREATE TABLE feed_life (
  life        TEXT NOT NULL                -- one row
) STRICT;
INSERT INTO feed_life VALUES (lower(hex(randomblob(8))));

ALTER TABLE feed ADD COLUMN xid INTEGER NOT NULL DEFAULT 0;
DROP INDEX feed_by_village;
CREATE INDEX feed_by_village ON feed(village, xid, id);
