CREATE TABLE projects (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  event_on TEXT,
  -- B7, C11
  uploads_on INTEGER NOT NULL DEFAULT 1 CHECK (uploads_on IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;
CREATE INDEX projects_by_age ON projects (studio_id, created_at DESC, id);

CREATE TABLE participants (
  studio_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary')),
  PRIMARY KEY (studio_id, project_id, contact_id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX participants_by_contact ON participants (studio_id, contact_id, project_id);

CREATE TABLE documents (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'contract', 'questionnaire', 'invoice')),
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'recalled', 'done')),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;
CREATE INDEX documents_by_project ON documents (studio_id, project_id, created_at DESC, id);

-- B13: a document is for these and nobody else.
CREATE TABLE document_recipients (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  first_viewed_at INTEGER,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX document_recipients_by_contact ON document_recipients (studio_id, contact_id, document_id);

-- Bytes in R2: what the studio sent, and what clients uploaded.
CREATE TABLE files (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('sent', 'upload')),
  -- only 'ready' is ever shown
  state TEXT NOT NULL CHECK (state IN ('uploading', 'ready', 'deleted')),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  -- random; never used twice
  object_key TEXT NOT NULL UNIQUE,
  etag TEXT,
  uploaded_by_contact TEXT,
  uploaded_by_member TEXT,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, uploaded_by_contact) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, uploaded_by_member) REFERENCES members (studio_id, id)
) STRICT;
CREATE INDEX files_by_project ON files (studio_id, project_id, created_at DESC, id);
CREATE INDEX files_unfinished ON files (created_at) WHERE state <> 'ready';

-- Who a sent file was sent to, and who sees an upload: one row for each, so that a client's list is one index walk.
CREATE TABLE file_recipients (
  studio_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, file_id, contact_id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX file_recipients_by_contact ON file_recipients (studio_id, contact_id, file_id);

-- An upload in parts under way.
CREATE TABLE uploads (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  -- the store's own id
  store_upload TEXT NOT NULL,
  part_size INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;
CREATE INDEX uploads_expiry ON uploads (expires_at);

CREATE TABLE upload_parts (
  studio_id TEXT NOT NULL,
  upload_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 10000),
  etag TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (studio_id, upload_id, number),
  FOREIGN KEY (studio_id, upload_id) REFERENCES uploads (studio_id, id)
) STRICT;

-- Correspondence shown under Activity.
CREATE TABLE messages (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  project_id TEXT,
  contact_id TEXT NOT NULL,
  direction TEXT NOT NULL CHECK (direction IN ('to_client', 'to_studio')),
  kind TEXT NOT NULL CHECK (kind IN ('email', 'note')),
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX messages_by_contact ON messages (studio_id, contact_id, created_at DESC, id);

-- Mail leaves only from here, written in the same batch as what caused it.
CREATE TABLE outbox (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('invite', 'reset', 'member_invite', 'notice')),
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
CREATE INDEX outbox_due ON outbox (next_attempt_at) WHERE state = 'queued';
CREATE INDEX outbox_by_contact ON outbox (studio_id, contact_id, created_at DESC) WHERE contact_id IS NOT NULL;

-- Who did what when (C19). Append-only.
CREATE TABLE audit_log (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('client', 'member', 'api_key', 'operator', 'system', 'visitor')),
  actor_id TEXT,
  action TEXT NOT NULL,
  subject_kind TEXT,
  subject_id TEXT,
  -- JSON object without secrets
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  PRIMARY KEY (studio_id, id)
) STRICT;
CREATE INDEX audit_log_by_time ON audit_log (studio_id, at DESC, id);
CREATE INDEX audit_log_by_subject ON audit_log (studio_id, subject_id, at DESC);
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
-- REPLACE deletes without asking the trigger on DELETE.
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE studio_id = NEW.studio_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;
