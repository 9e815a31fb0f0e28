-- Migration 2: what cadres did with dossiers. Every move is kept, also one that changes nothing.

CREATE TABLE moves (
  id          TEXT COLLATE "C" PRIMARY KEY,
  terminal    BIGINT NOT NULL REFERENCES terminals(id),
  village     TEXT COLLATE "C" NOT NULL,               -- of the terminal when it came
  dossier     TEXT COLLATE "C" NOT NULL,               -- no reference: the centre may not know it (yet)
  kind        TEXT NOT NULL,
  at          BIGINT NOT NULL,
  received_at BIGINT NOT NULL,
  cadre       TEXT NOT NULL,
  until       TEXT NOT NULL,               -- ISO date; empty: none
  effect      TEXT NOT NULL CHECK (effect IN ('none', 'changed', 'no-such-dossier', 'not-allowed')),
  status      TEXT                         -- what the dossier became; null: it stayed
);
CREATE INDEX moves_by_dossier ON moves(dossier, at);
CREATE INDEX moves_for_a_person ON moves(received_at)
  WHERE effect IN ('no-such-dossier', 'not-allowed');

CREATE TABLE move_papers (
  move          TEXT COLLATE "C" NOT NULL REFERENCES moves(id),
  place         BIGINT NOT NULL,          -- 0, 1, 2 ... as the terminal listed them
  material      TEXT NOT NULL,
  state         TEXT NOT NULL,
  original_seen BIGINT NOT NULL,
  copies        BIGINT NOT NULL,
  PRIMARY KEY (move, place)
);
