-- Migration 6: how the result came to the resident.
ALTER TABLE moves ADD COLUMN way TEXT NOT NULL DEFAULT '';  -- of delivered; empty: not noted
