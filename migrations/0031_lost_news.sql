-- How far the list of what happened at the provider was read, account by account: refunds and disputes come long after a payment, and their
-- webhook may get lost. An account is here from its first payment on.
CREATE TABLE event_cursors (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  account TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  -- everything before was read
  since INTEGER NOT NULL,
  -- of a walk that is not at its end: to where it goes, and the last event it has seen
  walk_until INTEGER,
  walk_after TEXT,
  PRIMARY KEY (studio_id, account)
) STRICT;
CREATE INDEX event_cursors_turn ON event_cursors (looked_at);

INSERT INTO event_cursors (studio_id, account, looked_at, since)
SELECT DISTINCT studio_id, account, 0, 0 FROM payments WHERE account IS NOT NULL AND state IN ('paid', 'refunded', 'disputed');
