-- Who was turned away: logins that failed, access that was not granted, sources that had to wait, secrets and signatures that did not
-- hold. The counted half of the audit log: one row for each kind, source and hour, so that a flood of attempts is a number and not a
-- flood of rows. Nothing of what was typed is kept.
CREATE TABLE refusals (
  -- the id of no studio where nobody could know it: the dashboard's login, the operator's secret, the payment provider's signature
  studio_id TEXT NOT NULL,
  -- when the hour began
  hour INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('login', 'access', 'key', 'operator', 'signature', 'event', 'throttled')),
  -- the address it came from; `*` counts what is beyond the first hundred sources of an hour
  source TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  -- where the last one was made, as the table of routes names it
  route TEXT NOT NULL,
  PRIMARY KEY (studio_id, hour, kind, source)
) STRICT;
CREATE INDEX refusals_by_hour ON refusals (hour);
-- As in the audit log, what was counted stays counted.
CREATE TRIGGER refusals_only_grow BEFORE UPDATE ON refusals
WHEN NEW.attempts <= OLD.attempts OR NEW.first_at <> OLD.first_at OR NEW.studio_id <> OLD.studio_id OR NEW.hour <> OLD.hour
  OR NEW.kind <> OLD.kind OR NEW.source <> OLD.source
BEGIN
  SELECT RAISE(ABORT, 'a count of refusals only grows');
END;
