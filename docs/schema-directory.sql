-- The schema after all migrations: tables, indexes, views, triggers, each by name.
-- Written by `UPDATE=1 cargo test --workspace --test house schema::`. To change the schema, add a migration.

-- Tables

CREATE TABLE login_counters (
  studio_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  window_ends_at INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, subject)
) STRICT;

CREATE TABLE names (
  kind TEXT NOT NULL CHECK (kind IN ( 'slug', 'hostname', 'member', 'payment_account', 'member_token', 'message', 'letter')),
  name TEXT NOT NULL,
  studio_id TEXT NOT NULL REFERENCES studios (id),
  claimed_at INTEGER,
  PRIMARY KEY (kind, name)
) STRICT;

CREATE TABLE precondition (
  held INTEGER NOT NULL
) STRICT;

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

CREATE TABLE studios (
  id TEXT PRIMARY KEY,
  shard INTEGER NOT NULL CHECK (shard BETWEEN 1 AND 99),
  created_at INTEGER NOT NULL,
  claimed_at INTEGER
) STRICT;

-- Indexes

CREATE INDEX login_counters_expiry ON login_counters (window_ends_at);

CREATE INDEX names_claimed ON names (claimed_at) WHERE claimed_at IS NOT NULL;

CREATE INDEX names_of_studio ON names (studio_id);

CREATE INDEX refusals_by_hour ON refusals (hour);

CREATE INDEX studios_by_shard ON studios (shard);

-- Views

-- Triggers

CREATE TRIGGER precondition_holds BEFORE INSERT ON precondition
BEGIN
  SELECT RAISE(ABORT, 'precondition failed') WHERE NEW.held = 0;
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER refusals_only_grow BEFORE UPDATE ON refusals
WHEN NEW.attempts <= OLD.attempts OR NEW.first_at <> OLD.first_at OR NEW.studio_id <> OLD.studio_id OR NEW.hour <> OLD.hour
  OR NEW.kind <> OLD.kind OR NEW.source <> OLD.source
BEGIN
  SELECT RAISE(ABORT, 'a count of refusals only grows');
END;
