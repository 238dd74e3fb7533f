-- The bytes of studios' logos in the store (C12): the one a studio shows has no `remove_at`. The others have one from the moment their row
-- is written: on their way in, until they are shown; replaced or taken away, from then on. So whatever is killed half-way is found by the
-- sweep. A time of 0 is the sweep's own mark: what it has begun to take away is never shown any more.
CREATE TABLE logos (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  object_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  remove_at INTEGER,
  PRIMARY KEY (studio_id, object_key)
) STRICT;
CREATE UNIQUE INDEX logos_shown ON logos (studio_id) WHERE remove_at IS NULL;
CREATE INDEX logos_to_remove ON logos (remove_at) WHERE remove_at IS NOT NULL;
