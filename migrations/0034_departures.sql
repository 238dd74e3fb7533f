-- Studios that are moving to another shard, or have moved. Their rows stay here for a week after that, and nobody reads them.
CREATE TABLE departures (
  studio_id TEXT PRIMARY KEY REFERENCES studios (id),
  -- moving: nothing is written until the copy is complete; left: everything is in another shard
  state TEXT NOT NULL CHECK (state IN ('moving', 'left')),
  since INTEGER NOT NULL
) STRICT;

-- `INSERT INTO residence` ends the whole batch when the studio is not to be written here, and never stores a row.
CREATE TABLE residence (studio_id TEXT PRIMARY KEY) STRICT;
CREATE TRIGGER residence_holds BEFORE INSERT ON residence
BEGIN
  SELECT RAISE(ABORT, 'studio has left') WHERE EXISTS (SELECT 1 FROM departures WHERE studio_id = NEW.studio_id AND state = 'left');
  SELECT RAISE(ABORT, 'studio is moving') WHERE EXISTS (SELECT 1 FROM departures WHERE studio_id = NEW.studio_id AND state = 'moving');
  SELECT RAISE(IGNORE);
END;
