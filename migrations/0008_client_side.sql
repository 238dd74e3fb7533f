-- What a client may see and do (A10, B1–B18): settings, documents that do things, correspondence, and the policy of visibility as views.

-- ---- settings of the studio, and of one contact where they differ ----

ALTER TABLE studios ADD COLUMN language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'fr', 'es', 'it'));
-- IANA name
ALTER TABLE studios ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'UTC';
-- B14: 0 takes completed contracts and questionnaires from clients' lists
ALTER TABLE studios ADD COLUMN show_history INTEGER NOT NULL DEFAULT 1 CHECK (show_history IN (0, 1));
-- B18
ALTER TABLE studios ADD COLUMN view_invoices INTEGER NOT NULL DEFAULT 1 CHECK (view_invoices IN (0, 1));
ALTER TABLE studios ADD COLUMN make_payments INTEGER NOT NULL DEFAULT 1 CHECK (make_payments IN (0, 1));
ALTER TABLE studios ADD COLUMN update_profile INTEGER NOT NULL DEFAULT 1 CHECK (update_profile IN (0, 1));
ALTER TABLE studios ADD COLUMN upload INTEGER NOT NULL DEFAULT 1 CHECK (upload IN (0, 1));
ALTER TABLE studios ADD COLUMN message INTEGER NOT NULL DEFAULT 1 CHECK (message IN (0, 1));
-- A10: what a loginless link is good for, and for how many days
ALTER TABLE studios ADD COLUMN item_links TEXT NOT NULL DEFAULT 'off' CHECK (item_links IN ('off', 'view', 'act'));
ALTER TABLE studios ADD COLUMN item_link_days INTEGER NOT NULL DEFAULT 30 CHECK (item_link_days BETWEEN 1 AND 365);

-- NULL: not chosen, the browser and the studio decide
ALTER TABLE contacts ADD COLUMN language TEXT CHECK (language IN ('en', 'de', 'fr', 'es', 'it'));

-- NULL: as the studio has it
CREATE TABLE contact_permissions (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  view_invoices INTEGER CHECK (view_invoices IN (0, 1)),
  make_payments INTEGER CHECK (make_payments IN (0, 1)),
  update_profile INTEGER CHECK (update_profile IN (0, 1)),
  upload INTEGER CHECK (upload IN (0, 1)),
  message INTEGER CHECK (message IN (0, 1)),
  PRIMARY KEY (studio_id, contact_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

-- B15: what the studio hides from one contact
CREATE TABLE hidden_projects (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, contact_id, project_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;
CREATE TABLE hidden_kinds (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  -- 'file' is what the studio sent, 'upload' what participants did
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'contract', 'questionnaire', 'invoice', 'file', 'upload')),
  PRIMARY KEY (studio_id, contact_id, kind),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

-- ---- ways in ----

ALTER TABLE sessions ADD COLUMN source TEXT;

-- A10: opens the project of one item for one recipient, without a password. Only a SHA-256 of the secret is kept.
CREATE TABLE item_links (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  document_id TEXT,
  file_id TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  revoked_at INTEGER,
  first_used_at INTEGER,
  last_used_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id),
  CHECK ((document_id IS NULL) <> (file_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX item_links_hash ON item_links (studio_id, hash);
CREATE INDEX item_links_by_age ON item_links (studio_id, created_at DESC, id);
CREATE INDEX item_links_by_contact ON item_links (studio_id, contact_id, created_at DESC, id);
CREATE INDEX item_links_expiry ON item_links (expires_at);

-- A session that such a link began: it ends with the link and sees that project only.
CREATE TABLE item_sessions (
  studio_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, session_id),
  FOREIGN KEY (studio_id, session_id) REFERENCES sessions (studio_id, id),
  FOREIGN KEY (studio_id, link_id) REFERENCES item_links (studio_id, id)
) STRICT;
CREATE INDEX item_sessions_by_link ON item_sessions (studio_id, link_id);

-- B6: a new address that waits for its proof; one for each contact.
CREATE TABLE email_changes (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  email TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, contact_id),
  UNIQUE (studio_id, hash),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX email_changes_expiry ON email_changes (expires_at);

-- ---- projects ----

-- B5: what the studio sets, in its order
CREATE TABLE project_details (
  studio_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (studio_id, project_id, position),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;

-- ---- documents ----

-- What it says, as domain::quote, domain::contract, domain::questionnaire or domain::bill have it.
ALTER TABLE documents ADD COLUMN content TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(content));
ALTER TABLE documents ADD COLUMN recalled_at INTEGER;
-- accepted or declined, signed by all, submitted, paid in full
ALTER TABLE documents ADD COLUMN done_at INTEGER;
-- What was sent stays as it was sent; another version is another document.
CREATE TRIGGER documents_sent_are_frozen BEFORE UPDATE OF studio_id, id, project_id, kind, title, content, sent_at ON documents
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'a document that was sent does not change');
END;
CREATE TRIGGER documents_sent_are_kept BEFORE DELETE ON documents
WHEN OLD.state <> 'draft'
BEGIN
  SELECT RAISE(ABORT, 'a document that was sent is kept');
END;

-- The time rides in the recipient's row, so that a client's list is one walk of one index; triggers put it there.
ALTER TABLE document_recipients ADD COLUMN sent_at INTEGER;
UPDATE document_recipients SET sent_at =
  (SELECT d.sent_at FROM documents d WHERE d.studio_id = document_recipients.studio_id AND d.id = document_recipients.document_id);
DROP INDEX document_recipients_by_contact;
CREATE INDEX document_recipients_by_contact ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC);

-- A quote is decided once (B8): the key says so.
CREATE TABLE quote_decisions (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'declined')),
  -- place of the option among those of the content, from 0
  option_index INTEGER,
  note TEXT,
  decided_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  -- SHA-256, in hex, of documents.content
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id),
  CHECK ((decision = 'accepted') = (option_index IS NOT NULL))
) STRICT;

-- The words that are signed (B9): Markdown with its tokens filled, and the SHA-256, in hex, of its UTF-8 bytes.
CREATE TABLE contract_texts (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  markdown TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;

CREATE TABLE signers (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  -- the order of signing, where one is asked for
  position INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id)
) STRICT;

CREATE TABLE signatures (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  typed_name TEXT NOT NULL,
  -- the sentence that was agreed to, as it was shown
  consent TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES signers (studio_id, document_id, contact_id)
) STRICT;

-- B10: the recipients answer together; the last word on a question counts until all is submitted.
CREATE TABLE answers (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  question TEXT NOT NULL,
  -- as domain::questionnaire has it
  value TEXT NOT NULL CHECK (json_valid(value)),
  file_id TEXT,
  contact_id TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id, question),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;
CREATE TABLE submissions (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id)
) STRICT;

-- A void invoice is shown as such and cannot be paid.
ALTER TABLE invoices ADD COLUMN voided_at INTEGER;

-- What was said and signed cannot be unsaid. REPLACE deletes without asking the trigger on DELETE, so each has one on INSERT too.
CREATE TRIGGER quote_decisions_stay BEFORE UPDATE ON quote_decisions BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;
CREATE TRIGGER quote_decisions_are_kept BEFORE DELETE ON quote_decisions BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;
CREATE TRIGGER quote_decisions_once BEFORE INSERT ON quote_decisions
WHEN EXISTS (SELECT 1 FROM quote_decisions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;
CREATE TRIGGER contract_texts_stay BEFORE UPDATE ON contract_texts BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;
CREATE TRIGGER contract_texts_are_kept BEFORE DELETE ON contract_texts BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;
CREATE TRIGGER contract_texts_once BEFORE INSERT ON contract_texts
WHEN EXISTS (SELECT 1 FROM contract_texts WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;
CREATE TRIGGER signatures_stay BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER signatures_are_kept BEFORE DELETE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER signatures_once BEFORE INSERT ON signatures
WHEN EXISTS (SELECT 1 FROM signatures WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id AND contact_id = NEW.contact_id)
  OR NEW.sha256 <> (SELECT sha256 FROM contract_texts WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;
CREATE TRIGGER submissions_stay BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;
CREATE TRIGGER submissions_are_kept BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;
CREATE TRIGGER submissions_once BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;
CREATE TRIGGER answers_until_submitted BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;
CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = OLD.studio_id AND document_id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;
CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = OLD.studio_id AND document_id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;

-- ---- files and messages ----

-- 1: a client's file for those named in file_recipients only, because it belongs to a message or answers a question
ALTER TABLE files ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
-- when the studio's digest named this upload (B7)
ALTER TABLE files ADD COLUMN told_at INTEGER;
CREATE INDEX files_to_tell ON files (studio_id, created_at) WHERE origin = 'upload' AND state = 'ready' AND told_at IS NULL;
UPDATE files SET told_at = created_at;

DROP TRIGGER participants_join;
CREATE TRIGGER participants_join AFTER INSERT ON participants
BEGIN
  INSERT INTO file_recipients (studio_id, file_id, contact_id)
  SELECT f.studio_id, f.id, NEW.contact_id FROM files f
  WHERE f.studio_id = NEW.studio_id AND f.project_id = NEW.project_id AND f.origin = 'upload' AND f.state = 'ready' AND f.private = 0
  ON CONFLICT DO NOTHING;
END;
DROP TRIGGER participants_leave;
CREATE TRIGGER participants_leave AFTER DELETE ON participants
BEGIN
  DELETE FROM file_recipients WHERE studio_id = OLD.studio_id AND contact_id = OLD.contact_id AND file_id IN
    (SELECT f.id FROM files f WHERE f.studio_id = OLD.studio_id AND f.project_id = OLD.project_id AND f.origin = 'upload'
       AND f.state = 'ready' AND f.private = 0);
END;

-- the Message-ID of a mail that came in: taken once
ALTER TABLE messages ADD COLUMN mail_message_id TEXT;
CREATE UNIQUE INDEX messages_by_mail ON messages (studio_id, mail_message_id) WHERE mail_message_id IS NOT NULL;
-- who of the studio wrote it
ALTER TABLE messages ADD COLUMN member_id TEXT;

CREATE TABLE message_files (
  studio_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, message_id, file_id),
  FOREIGN KEY (studio_id, message_id) REFERENCES messages (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;

-- ---- activity (B2): one row for each who may see it, so that the timeline is one walk of one index ----

CREATE TABLE activity (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- whose timeline
  contact_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('sent', 'message', 'uploaded', 'accepted', 'declined', 'signed', 'submitted', 'paid', 'refunded')),
  project_id TEXT,
  -- exactly one of these is what it is about; a payment names its invoice too
  document_id TEXT,
  file_id TEXT,
  message_id TEXT,
  payment_id TEXT,
  -- which client did it
  by_contact TEXT,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id),
  FOREIGN KEY (studio_id, message_id) REFERENCES messages (studio_id, id),
  FOREIGN KEY (studio_id, payment_id) REFERENCES payments (studio_id, id),
  FOREIGN KEY (studio_id, by_contact) REFERENCES contacts (studio_id, id)
) STRICT;
CREATE INDEX activity_by_contact ON activity (studio_id, contact_id, at DESC, id DESC);
CREATE INDEX activity_by_project ON activity (studio_id, contact_id, project_id, at DESC, id DESC);
CREATE INDEX activity_by_file ON activity (studio_id, file_id, contact_id) WHERE file_id IS NOT NULL;
CREATE UNIQUE INDEX activity_payment_once ON activity (studio_id, payment_id, contact_id, what) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX activity_sent_once ON activity (studio_id, document_id, contact_id) WHERE what = 'sent' AND document_id IS NOT NULL;

CREATE TRIGGER document_recipients_dated AFTER INSERT ON document_recipients
BEGIN
  UPDATE document_recipients
  SET sent_at = (SELECT d.sent_at FROM documents d WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id)
  WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id AND contact_id = NEW.contact_id;
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id)
  SELECT d.studio_id, lower(hex(randomblob(16))), NEW.contact_id, d.sent_at, 'sent', d.project_id, d.id
  FROM documents d WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id AND d.sent_at IS NOT NULL
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER documents_are_sent AFTER UPDATE OF sent_at ON documents
WHEN NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL
BEGIN
  UPDATE document_recipients SET sent_at = NEW.sent_at WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.sent_at, 'sent', NEW.project_id, NEW.id
  FROM document_recipients r WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.id
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER file_recipients_see_it AFTER INSERT ON file_recipients
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, file_id, by_contact)
  SELECT f.studio_id, lower(hex(randomblob(16))), NEW.contact_id, f.created_at,
         CASE f.origin WHEN 'sent' THEN 'sent' ELSE 'uploaded' END, f.project_id, f.id, f.uploaded_by_contact
  FROM files f
  WHERE f.studio_id = NEW.studio_id AND f.id = NEW.file_id AND f.private = 0;
END;
CREATE TRIGGER file_recipients_no_longer AFTER DELETE ON file_recipients
BEGIN
  DELETE FROM activity WHERE studio_id = OLD.studio_id AND file_id = OLD.file_id AND contact_id = OLD.contact_id;
END;
CREATE TRIGGER messages_are_activity AFTER INSERT ON messages
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, message_id, by_contact)
  VALUES (NEW.studio_id, lower(hex(randomblob(16))), NEW.contact_id, NEW.created_at, 'message', NEW.project_id, NEW.id,
          CASE NEW.direction WHEN 'to_studio' THEN NEW.contact_id END);
END;
CREATE TRIGGER quote_decisions_are_activity AFTER INSERT ON quote_decisions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.decided_at, NEW.decision, d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;
CREATE TRIGGER signatures_are_activity AFTER INSERT ON signatures
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.signed_at, 'signed', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;
CREATE TRIGGER submissions_are_activity AFTER INSERT ON submissions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.submitted_at, 'submitted', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;
CREATE TRIGGER payments_are_activity AFTER UPDATE OF state ON payments
WHEN NEW.state IN ('paid', 'refunded') AND NEW.state <> OLD.state
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, payment_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.updated_at, NEW.state, d.project_id, d.id, NEW.id, NEW.contact_id
  FROM installments i
  JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
  JOIN document_recipients r ON r.studio_id = d.studio_id AND r.document_id = d.id
  WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id
  ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER payments_recorded_are_activity AFTER INSERT ON payments
WHEN NEW.state = 'paid'
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, payment_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.updated_at, 'paid', d.project_id, d.id, NEW.id, NEW.contact_id
  FROM installments i
  JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
  JOIN document_recipients r ON r.studio_id = d.studio_id AND r.document_id = d.id
  WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id
  ON CONFLICT DO NOTHING;
END;

-- What there was before.
INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id)
SELECT d.studio_id, lower(hex(randomblob(16))), r.contact_id, d.sent_at, 'sent', d.project_id, d.id
FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id WHERE d.sent_at IS NOT NULL;
INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, file_id, by_contact)
SELECT f.studio_id, lower(hex(randomblob(16))), r.contact_id, f.created_at,
       CASE f.origin WHEN 'sent' THEN 'sent' ELSE 'uploaded' END, f.project_id, f.id, f.uploaded_by_contact
FROM file_recipients r JOIN files f ON f.studio_id = r.studio_id AND f.id = r.file_id;
INSERT INTO activity (studio_id, id, contact_id, at, what, project_id, document_id, payment_id, by_contact)
SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, p.updated_at, p.state, d.project_id, d.id, p.id, p.contact_id
FROM payments p
JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
JOIN document_recipients r ON r.studio_id = d.studio_id AND r.document_id = d.id
WHERE p.state IN ('paid', 'refunded');

-- ---- the policy of visibility (domain::visibility) as views: what a session's client sees ----

-- Who looks, and with which permissions. A session that is over is not here, but for its time, which the asker knows; a loginless
-- session ends with its link and sees `only_project`.
CREATE VIEW client_viewers AS
SELECT s.studio_id, s.id AS session_id, s.contact_id, s.seen_at, MIN(s.expires_at, COALESCE(l.expires_at, s.expires_at)) AS expires_at,
       l.project_id AS only_project,
       CASE WHEN k.session_id IS NULL THEN 'act' ELSE t.item_links END AS scope,
       t.time_zone, t.language AS studio_language, t.show_history,
       COALESCE(o.view_invoices, t.view_invoices) AS view_invoices,
       COALESCE(o.make_payments, t.make_payments) AS make_payments,
       COALESCE(o.update_profile, t.update_profile) AS update_profile,
       COALESCE(o.upload, t.upload) AS upload,
       COALESCE(o.message, t.message) AS message
FROM sessions s
JOIN studios t ON t.id = s.studio_id
JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id
LEFT JOIN contact_permissions o ON o.studio_id = s.studio_id AND o.contact_id = s.contact_id
LEFT JOIN item_sessions k ON k.studio_id = s.studio_id AND k.session_id = s.id
LEFT JOIN item_links l ON l.studio_id = k.studio_id AND l.id = k.link_id
WHERE a.state = 'active' AND t.portal_open = 1 AND s.ended_at IS NULL AND s.epoch = a.epoch
  AND (k.session_id IS NULL OR l.revoked_at IS NULL AND t.item_links <> 'off');

CREATE VIEW client_projects AS
SELECT v.studio_id, v.session_id, v.contact_id, p.id, p.title, p.event_on, x.role,
       p.uploads_on = 1 AND v.upload = 1 AND v.scope = 'act' AS uploads
FROM client_viewers v
JOIN participants x ON x.studio_id = v.studio_id AND x.contact_id = v.contact_id
JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
WHERE (v.only_project IS NULL OR v.only_project = p.id)
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = p.studio_id AND h.contact_id = v.contact_id AND h.project_id = p.id);

CREATE VIEW client_documents AS
SELECT v.studio_id, v.session_id, v.contact_id, r.document_id AS id, d.project_id, d.kind, d.title, d.state, d.content, r.sent_at, d.done_at, r.first_viewed_at,
       v.scope, v.make_payments
FROM client_viewers v
JOIN document_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
WHERE d.state IN ('sent', 'done')
  AND (v.only_project IS NULL OR v.only_project = d.project_id)
  AND (v.view_invoices = 1 OR d.kind <> 'invoice')
  AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire'))
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.project_id = d.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.kind = d.kind);

CREATE VIEW client_files AS
SELECT v.studio_id, v.session_id, v.contact_id, r.file_id AS id, f.project_id, f.origin, f.private, f.name, f.media_type, f.size, f.etag, f.object_key,
       f.uploaded_by_contact, r.created_at
FROM client_viewers v
JOIN file_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
JOIN files f ON f.studio_id = r.studio_id AND f.id = r.file_id
WHERE f.state = 'ready'
  AND (v.only_project IS NULL OR v.only_project = f.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = f.studio_id AND h.contact_id = v.contact_id AND h.project_id = f.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = f.studio_id AND h.contact_id = v.contact_id
                    AND h.kind = CASE f.origin WHEN 'sent' THEN 'file' ELSE 'upload' END);

CREATE VIEW client_messages AS
SELECT v.studio_id, v.session_id, v.contact_id, m.id, m.project_id, m.direction, m.kind, m.subject, m.body, m.created_at, m.member_id
FROM client_viewers v
JOIN messages m ON m.studio_id = v.studio_id AND m.contact_id = v.contact_id
WHERE (v.only_project IS NULL OR v.only_project = m.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = m.studio_id AND h.contact_id = v.contact_id AND h.project_id = m.project_id);

-- The timeline asks the same of what each row is about.
CREATE VIEW client_activity AS
SELECT v.studio_id, v.session_id, v.contact_id, a.id, a.at, a.what, a.project_id, a.document_id, a.file_id, a.message_id, a.payment_id, a.by_contact,
       d.kind AS document_kind, d.title AS document_title, f.name AS file_name, f.media_type, f.size
FROM client_viewers v
JOIN activity a ON a.studio_id = v.studio_id AND a.contact_id = v.contact_id
LEFT JOIN documents d ON d.studio_id = a.studio_id AND d.id = a.document_id
LEFT JOIN files f ON f.studio_id = a.studio_id AND f.id = a.file_id
WHERE (v.only_project IS NULL OR v.only_project = a.project_id)
  AND (d.id IS NULL OR d.state IN ('sent', 'done')
       AND (v.view_invoices = 1 OR d.kind <> 'invoice')
       AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')))
  AND (f.id IS NULL OR f.state = 'ready')
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = a.studio_id AND h.contact_id = v.contact_id AND h.project_id = a.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = a.studio_id AND h.contact_id = v.contact_id
                    AND h.kind = COALESCE(d.kind, CASE f.origin WHEN 'sent' THEN 'file' WHEN 'upload' THEN 'upload' END));
