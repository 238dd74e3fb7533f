-- What the ways in need besides (A1, A9, A10).

-- A letter's kind is for the studio to read; new kinds come with what writes them.
CREATE TABLE outbox_of_any_kind (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  contact_id TEXT,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  -- the whole mail, AES-256-GCM (it may carry a secret link); gone once it is delivered
  sealed TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
  attempts INTEGER NOT NULL DEFAULT 0,
  -- nobody else may try before this
  next_attempt_at INTEGER NOT NULL,
  last_error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
INSERT INTO outbox_of_any_kind (studio_id, id, kind, contact_id, recipient, subject, sealed, state, attempts, next_attempt_at, last_error, created_at, sent_at)
SELECT studio_id, id, kind, contact_id, recipient, subject, sealed, state, attempts, next_attempt_at, last_error, created_at, sent_at FROM outbox;
DROP TABLE outbox;
ALTER TABLE outbox_of_any_kind RENAME TO outbox;
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_by_contact ON outbox (studio_id, contact_id, created_at DESC) WHERE contact_id IS NOT NULL;

-- A1: an address that a studio had leads to the one it has, and is never another's.
CREATE TABLE old_slugs (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  slug TEXT NOT NULL,
  PRIMARY KEY (studio_id, slug)
) STRICT;
CREATE UNIQUE INDEX old_slugs_once ON old_slugs (slug);
CREATE TRIGGER studios_leave_an_address AFTER UPDATE OF slug ON studios
WHEN NEW.slug <> OLD.slug
BEGIN
  DELETE FROM old_slugs WHERE studio_id = NEW.id AND slug = NEW.slug;
  INSERT INTO old_slugs (studio_id, slug) VALUES (OLD.id, OLD.slug);
END;
-- In the words of a constraint, because it is one that an index cannot hold.
CREATE TRIGGER studios_take_no_old_address BEFORE INSERT ON studios
WHEN EXISTS (SELECT 1 FROM old_slugs WHERE slug = NEW.slug)
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: studios.slug');
END;
CREATE TRIGGER studios_change_to_no_old_address BEFORE UPDATE OF slug ON studios
WHEN EXISTS (SELECT 1 FROM old_slugs WHERE slug = NEW.slug AND studio_id <> NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: studios.slug');
END;

-- A10: the sweep takes a loginless session away with all that says so.
CREATE TRIGGER sessions_go_with_their_link BEFORE DELETE ON sessions
BEGIN
  DELETE FROM item_sessions WHERE studio_id = OLD.studio_id AND session_id = OLD.id;
END;
