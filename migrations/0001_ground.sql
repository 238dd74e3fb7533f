-- Rules of the house: every table is STRICT, belongs to a studio by its primary key, and points only inside its studio, because every
-- foreign key carries the studio. Ids are random text. Times are Unix milliseconds, days are YYYY-MM-DD, money is minor units.

CREATE TABLE studios (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  -- domain::brand::Brand as JSON
  brand TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(brand)),
  -- A11: 0 closes the whole client side
  portal_open INTEGER NOT NULL DEFAULT 1 CHECK (portal_open IN (0, 1)),
  reply_to TEXT,
  -- the studio's own account at the payment provider
  payment_account TEXT UNIQUE,
  created_at INTEGER NOT NULL
) STRICT;

-- A studio's own domains (A2).
CREATE TABLE hostnames (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  hostname TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active')),
  -- links in mail use the primary one
  is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, hostname)
) STRICT;
CREATE UNIQUE INDEX hostnames_active ON hostnames (hostname) WHERE state = 'active';
CREATE UNIQUE INDEX hostnames_primary ON hostnames (studio_id) WHERE is_primary = 1;

CREATE TABLE members (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  -- one account, one studio: the dashboard is one address for all, and an e-mail must say whose it is
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'staff')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  password_hash TEXT,
  -- sessions carry it; raising it ends them all
  epoch INTEGER NOT NULL DEFAULT 0,
  last_login_at INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE contacts (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;
CREATE INDEX contacts_by_name ON contacts (studio_id, name COLLATE NOCASE, id);
CREATE INDEX contacts_by_email ON contacts (studio_id, email);

-- One row for each contact, made with it (C1).
CREATE TABLE portal_access (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'not_active' CHECK (state IN ('not_active', 'active', 'disabled')),
  -- what the contact logs in with: the contact's address, copied at activation
  email TEXT NOT NULL,
  password_hash TEXT,
  epoch INTEGER NOT NULL DEFAULT 0,
  activated_at INTEGER,
  invited_at INTEGER,
  -- first password set
  accepted_at INTEGER,
  last_login_at INTEGER,
  last_activity_at INTEGER,
  PRIMARY KEY (studio_id, contact_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
-- A13: who is in is unique by (studio, e-mail).
CREATE UNIQUE INDEX portal_access_email ON portal_access (studio_id, email) WHERE state = 'active';
CREATE INDEX portal_access_login ON portal_access (studio_id, email, state);

CREATE TABLE sessions (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  contact_id TEXT,
  member_id TEXT,
  -- of the account when the session began
  epoch INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  user_agent TEXT,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, member_id) REFERENCES members (studio_id, id),
  CHECK ((contact_id IS NULL) <> (member_id IS NULL))
) STRICT;
CREATE INDEX sessions_by_contact ON sessions (studio_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX sessions_by_member ON sessions (studio_id, member_id) WHERE member_id IS NOT NULL;
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Invites, password resets, sign-in links. Only a SHA-256 of the secret is kept.
CREATE TABLE one_time_tokens (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose IN ('invite', 'reset', 'sign_in')),
  hash TEXT NOT NULL,
  contact_id TEXT,
  member_id TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, member_id) REFERENCES members (studio_id, id),
  CHECK ((contact_id IS NULL) <> (member_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX one_time_tokens_hash ON one_time_tokens (studio_id, hash);
CREATE INDEX one_time_tokens_by_contact ON one_time_tokens (studio_id, contact_id) WHERE contact_id IS NOT NULL;
CREATE INDEX one_time_tokens_by_member ON one_time_tokens (studio_id, member_id) WHERE member_id IS NOT NULL;
CREATE INDEX one_time_tokens_expiry ON one_time_tokens (expires_at);

-- Exact counters against guessing; the subject is `account:…` or `source:…`, hashed.
CREATE TABLE login_counters (
  studio_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  -- attempts are forgotten after this
  window_ends_at INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, subject)
) STRICT;
CREATE INDEX login_counters_expiry ON login_counters (window_ends_at);

CREATE TABLE api_keys (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  -- JSON array of rights
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, created_by) REFERENCES members (studio_id, id)
) STRICT;
CREATE UNIQUE INDEX api_keys_hash ON api_keys (studio_id, hash);

-- The answer to a mutation, kept with the mutation, so that repeating it repeats the answer and nothing else.
CREATE TABLE idempotency_keys (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  -- who asked, and their key
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  -- SHA-256 of method, path and body
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, actor, key)
) STRICT;
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

-- `INSERT INTO precondition SELECT EXISTS (…)` ends the whole batch when the fact no longer holds, and never stores a row.
CREATE TABLE precondition (held INTEGER NOT NULL) STRICT;
CREATE TRIGGER precondition_holds BEFORE INSERT ON precondition
BEGIN
  SELECT RAISE(ABORT, 'precondition failed') WHERE NEW.held = 0;
  SELECT RAISE(IGNORE);
END;
