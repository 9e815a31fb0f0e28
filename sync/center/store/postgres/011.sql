-- Migration 11: indexes for a county with millions of requests. The desk's lists for a town and for a
-- village have condition and order in an index each, as migration 5 made them for the whole county: a
-- page or a count reads the rows that it shows and not those of the other places.
-- What is over is by far the most; only the two lists of everything carry it.

CREATE INDEX desk_town_due ON dossiers((substr(village, 1, 9)), (coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_village_due ON dossiers(village, (coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN');
CREATE INDEX desk_free ON dossiers((coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN')
  AND assignee IS NULL;
CREATE INDEX desk_town_free ON dossiers((substr(village, 1, 9)), (coalesce(due, '9999')), id)
  WHERE status NOT IN ('NOT_ACCEPTED','CLOSED','DELIVERED','ARCHIVED','WITHDRAWN')
  AND assignee IS NULL;
CREATE INDEX desk_town_status ON dossiers((substr(village, 1, 9)), status, id)
  WHERE status IN ('RECEIVED','SUPPLEMENT_REQUESTED','PUBLIC_NOTICE','OBJECTION','CLOSED');
CREATE INDEX desk_village_status ON dossiers(village, status, id)
  WHERE status IN ('RECEIVED','SUPPLEMENT_REQUESTED','PUBLIC_NOTICE','OBJECTION','CLOSED');
CREATE INDEX desk_town_all ON dossiers((substr(village, 1, 9)), id);
CREATE INDEX desk_village_all ON dossiers(village, id);

-- What the centre reckons again when it starts.
CREATE INDEX dossiers_to_reckon ON dossiers(id)
  WHERE burning = 1 OR (clock = 'not-started'
  AND status NOT IN ('NOT_ACCEPTED', 'WITHDRAWN', 'RECEIVED'));
