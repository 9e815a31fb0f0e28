-- Migration 12: what is counted at sign-in is known by a keyed hash only: people type passwords
-- where the name belongs. What was counted under typed names is forgotten.
DELETE FROM sign_in_misses;
