-- The directory: which shard each studio is in, and what is unique over all studios. The studios' own rows are in the shards.

CREATE TABLE studios (
  id TEXT PRIMARY KEY,
  shard INTEGER NOT NULL CHECK (shard BETWEEN 1 AND 99),
  created_at INTEGER NOT NULL,
  -- set until the studio's first rows are known to be in its shard
  claimed_at INTEGER
) STRICT;
CREATE INDEX studios_by_shard ON studios (shard);

-- Whose a name is. The first four kinds are unique over all studios: a name is claimed here, then written in the studio's shard, then
-- confirmed here. `claimed_at` is when it was claimed; NULL is confirmed. A claim that nobody confirmed is compared with the shard after a
-- while, and confirmed or released.
CREATE TABLE names (
  kind TEXT NOT NULL CHECK (kind IN (
    -- A1: the address a studio has, and those it had
    'slug',
    -- A2: an active domain
    'hostname',
    -- the email address of a member: one account, one studio, because the dashboard is one address for all
    'member',
    -- of the payment provider
    'payment_account',
    -- Random, so never claimed: what was sent out without the shard that the studio is in now. Only what is older than the shards, and
    -- what a studio sent before it moved.
    'member_token', 'message', 'letter')),
  name TEXT NOT NULL,
  studio_id TEXT NOT NULL REFERENCES studios (id),
  claimed_at INTEGER,
  PRIMARY KEY (kind, name)
) STRICT;
CREATE INDEX names_of_studio ON names (studio_id);
CREATE INDEX names_claimed ON names (claimed_at) WHERE claimed_at IS NOT NULL;

-- As in the shards: a fact that no longer holds ends the whole batch.
CREATE TABLE precondition (held INTEGER NOT NULL) STRICT;
CREATE TRIGGER precondition_holds BEFORE INSERT ON precondition
BEGIN
  SELECT RAISE(ABORT, 'precondition failed') WHERE NEW.held = 0;
  SELECT RAISE(IGNORE);
END;

-- Exact counters against guessing where nobody knows the studio yet. As in the shards, under the id of no studio.
CREATE TABLE login_counters (
  studio_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  window_ends_at INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, subject)
) STRICT;
CREATE INDEX login_counters_expiry ON login_counters (window_ends_at);

-- Who was turned away where nobody knows the studio. As in the shards, under the id of no studio.
CREATE TABLE refusals (
  studio_id TEXT NOT NULL,
  hour INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('login', 'access', 'key', 'operator', 'signature', 'event', 'throttled')),
  source TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  route TEXT NOT NULL,
  PRIMARY KEY (studio_id, hour, kind, source)
) STRICT;
CREATE INDEX refusals_by_hour ON refusals (hour);
CREATE TRIGGER refusals_only_grow BEFORE UPDATE ON refusals
WHEN NEW.attempts <= OLD.attempts OR NEW.first_at <> OLD.first_at OR NEW.studio_id <> OLD.studio_id OR NEW.hour <> OLD.hour
  OR NEW.kind <> OLD.kind OR NEW.source <> OLD.source
BEGIN
  SELECT RAISE(ABORT, 'a count of refusals only grows');
END;
