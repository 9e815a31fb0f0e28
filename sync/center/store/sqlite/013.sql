-- Migration 13: the last number of a gap, so that it can be forgotten once all of them have come.
-- Gaps from before have none and stay until a person has looked at them.
ALTER TABLE findings ADD COLUMN last INTEGER;
