-- Work that a change causes and a worker does later, of any kind, in place of the outbox, which could only send mail.
CREATE TABLE jobs (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  -- JSON, AES-256-GCM, because it may carry a secret link; the row goes when the work is done
  payload TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  -- nobody may try before this
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  -- when it gave up; from then on it waits for the operator
  failed_at INTEGER,
  last_error TEXT,
  PRIMARY KEY (studio_id, id)
) STRICT;
INSERT INTO jobs (studio_id, id, kind, payload, attempts, due_at, created_at, last_error)
SELECT studio_id, id, 'send_email', sealed, attempts, next_attempt_at, created_at, last_error FROM outbox
WHERE state = 'queued' AND sealed IS NOT NULL;
CREATE INDEX jobs_due ON jobs (due_at) WHERE failed_at IS NULL;
CREATE INDEX jobs_failed ON jobs (failed_at) WHERE failed_at IS NOT NULL;

-- What became of each email, for the studio to see. The job that sends one has its id.
CREATE TABLE mails (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  contact_id TEXT,
  recipient TEXT NOT NULL,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
  last_error TEXT,
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
INSERT INTO mails (studio_id, id, kind, contact_id, recipient, subject, state, last_error, created_at, sent_at)
SELECT studio_id, id, kind, contact_id, recipient, subject, state, last_error, created_at, sent_at FROM outbox;
DROP TABLE outbox;
CREATE INDEX mails_by_contact ON mails (studio_id, contact_id, created_at DESC) WHERE contact_id IS NOT NULL;
-- The mail about portal access, among all the other mail of a contact.
CREATE INDEX mails_of_access ON mails (studio_id, contact_id, created_at DESC) WHERE kind IN ('invite', 'notice');
-- The few that closing a contact's access stops.
CREATE INDEX mails_unsent ON mails (studio_id, contact_id) WHERE state <> 'sent' AND contact_id IS NOT NULL;
-- A report of the mail system names an email by its id alone.
CREATE INDEX mails_by_id ON mails (id);
