-- Migration 2: what cadres did with dossiers. Every move is kept, also one that changes nothing.

CREATE TABLE moves (
  id          TEXT PRIMARY KEY,
  terminal    INTEGER NOT NULL REFERENCES terminals(id),
  village     TEXT NOT NULL,               -- of the terminal when it came
  dossier     TEXT NOT NULL,               -- no reference: the centre may not know it (yet)
  kind        TEXT NOT NULL,
  at          INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  cadre       TEXT NOT NULL,
  until       TEXT NOT NULL,               -- ISO date; empty: none
  effect      TEXT NOT NULL CHECK (effect IN ('none', 'changed', 'no-such-dossier', 'not-allowed')),
  status      TEXT                         -- what the dossier became; null: it stayed
) STRICT, WITHOUT ROWID;
CREATE INDEX moves_by_dossier ON moves(dossier, at);
CREATE INDEX moves_for_a_person ON moves(received_at)
  WHERE effect IN ('no-such-dossier', 'not-allowed');

CREATE TABLE move_papers (
  move          TEXT NOT NULL REFERENCES moves(id),
  place         INTEGER NOT NULL,          -- 0, 1, 2 ... as the terminal listed them
  material      TEXT NOT NULL,
  state         TEXT NOT NULL,
  original_seen INTEGER NOT NULL,
  copies        INTEGER NOT NULL,
  PRIMARY KEY (move, place)
) STRICT, WITHOUT ROWID;
