-- The schema after all migrations: tables, indexes, views, triggers, each by name.
-- Written by `UPDATE=1 cargo test --workspace --test house schema::`. To change the schema, add a migration.

-- Tables

CREATE TABLE activity (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quote.sent', 'quote.accepted', 'quote.declined', 'contract.sent', 'contract.signed', 'questionnaire.sent', 'questionnaire.submitted', 'invoice.sent', 'payment.paid', 'payment.refunded', 'file.sent', 'file.uploaded', 'message.sent', 'message.received')),
  project_id TEXT,
  document_id TEXT,
  file_id TEXT,
  message_id TEXT,
  payment_id TEXT,
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

CREATE TABLE answers (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  question TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  file_id TEXT,
  contact_id TEXT NOT NULL,
  answered_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id, question),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;

CREATE TABLE api_keys (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  hash TEXT NOT NULL,
  scopes TEXT NOT NULL CHECK (json_valid(scopes)),
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, created_by) REFERENCES members (studio_id, id)
) STRICT;

CREATE TABLE audit_log (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('client', 'member', 'api_key', 'operator', 'system', 'visitor')),
  actor_id TEXT,
  action TEXT NOT NULL,
  subject_kind TEXT,
  subject_id TEXT,
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  version INTEGER NOT NULL DEFAULT 1,
  source TEXT,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE contact_permissions (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  allowed INTEGER NOT NULL DEFAULT 0 CHECK (allowed >= 0),
  denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0 AND denied & allowed = 0),
  PRIMARY KEY (studio_id, contact_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE contacts (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT,
  created_at INTEGER NOT NULL,
  language TEXT CHECK (language IN ('en', 'de', 'fr', 'es', 'it')),
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE contract_texts (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  markdown TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;

CREATE TABLE contract_voids (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;

CREATE TABLE departures (
  studio_id TEXT PRIMARY KEY REFERENCES studios (id),
  state TEXT NOT NULL CHECK (state IN ('moving', 'left')),
  since INTEGER NOT NULL
) STRICT;

CREATE TABLE document_recipients (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  first_viewed_at INTEGER,
  sent_at INTEGER,
  waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1)),
  project_id TEXT,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE documents (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'contract', 'questionnaire', 'invoice')),
  title TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'recalled', 'done')),
  created_at INTEGER NOT NULL,
  sent_at INTEGER,
  content TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(content)),
  recalled_at INTEGER,
  done_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;

CREATE TABLE email_changes (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  email TEXT NOT NULL,
  hash TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, contact_id),
  UNIQUE (studio_id, hash),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE event_cursors (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  account TEXT NOT NULL,
  looked_at INTEGER NOT NULL,
  since INTEGER NOT NULL,
  walk_until INTEGER,
  walk_after TEXT,
  PRIMARY KEY (studio_id, account)
) STRICT;

CREATE TABLE file_recipients (
  studio_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  created_at INTEGER,
  project_id TEXT,
  PRIMARY KEY (studio_id, file_id, contact_id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE files (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('sent', 'upload')),
  state TEXT NOT NULL CHECK (state IN ('uploading', 'ready', 'deleted')),
  name TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  object_key TEXT NOT NULL UNIQUE,
  etag TEXT,
  uploaded_by_contact TEXT,
  uploaded_by_member TEXT,
  created_at INTEGER NOT NULL,
  remove_at INTEGER,
  private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
  told_at INTEGER,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, uploaded_by_contact) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, uploaded_by_member) REFERENCES members (studio_id, id)
) STRICT;

CREATE TABLE hidden_kinds (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'contract', 'questionnaire', 'invoice', 'file', 'upload')),
  PRIMARY KEY (studio_id, contact_id, kind),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE hidden_projects (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, contact_id, project_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;

CREATE TABLE hostnames (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  hostname TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('pending', 'active')),
  is_primary INTEGER NOT NULL DEFAULT 0 CHECK (is_primary IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, hostname)
) STRICT;

CREATE TABLE idempotency_keys (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  actor TEXT NOT NULL,
  key TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  status INTEGER NOT NULL,
  answer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, actor, key)
) STRICT;

CREATE TABLE installments (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  due_on TEXT NOT NULL,
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  PRIMARY KEY (studio_id, id),
  UNIQUE (studio_id, document_id, position),
  FOREIGN KEY (studio_id, document_id) REFERENCES invoices (studio_id, document_id)
) STRICT;

CREATE TABLE invoice_counters (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  prefix TEXT NOT NULL DEFAULT 'INV-',
  next INTEGER NOT NULL DEFAULT 1 CHECK (next > 0),
  digits INTEGER NOT NULL DEFAULT 6 CHECK (digits BETWEEN 1 AND 9),
  set_at INTEGER,
  PRIMARY KEY (studio_id)
) STRICT;

CREATE TABLE invoices (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  number TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  voided_at INTEGER,
  PRIMARY KEY (studio_id, document_id),
  UNIQUE (studio_id, number),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id)
) STRICT;

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
  epoch INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, document_id) REFERENCES documents (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id),
  CHECK ((document_id IS NULL) <> (file_id IS NULL))
) STRICT;

CREATE TABLE item_sessions (
  studio_id TEXT NOT NULL,
  session_id TEXT NOT NULL,
  link_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, session_id),
  FOREIGN KEY (studio_id, session_id) REFERENCES sessions (studio_id, id),
  FOREIGN KEY (studio_id, link_id) REFERENCES item_links (studio_id, id)
) STRICT;

CREATE TABLE jobs (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind <> ''),
  payload TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  failed_at INTEGER,
  last_error TEXT,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE login_counters (
  studio_id TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  window_ends_at INTEGER NOT NULL,
  blocked_until INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, subject)
) STRICT;

CREATE TABLE logos (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  object_key TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  remove_at INTEGER,
  PRIMARY KEY (studio_id, object_key)
) STRICT;

CREATE TABLE mail_originals (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  object_key TEXT NOT NULL,
  message_id TEXT,
  size INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  remove_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, object_key),
  FOREIGN KEY (studio_id, message_id) REFERENCES messages (studio_id, id)
) STRICT;

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

CREATE TABLE members (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('owner', 'staff')),
  state TEXT NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
  password_hash TEXT,
  epoch INTEGER NOT NULL DEFAULT 0,
  last_login_at INTEGER,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE message_files (
  studio_id TEXT NOT NULL,
  message_id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  PRIMARY KEY (studio_id, message_id, file_id),
  FOREIGN KEY (studio_id, message_id) REFERENCES messages (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;

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
  mail_message_id TEXT,
  member_id TEXT,
  trimmed TEXT NOT NULL DEFAULT '',
  original_until INTEGER,
  mail_fingerprint TEXT,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE old_slugs (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  slug TEXT NOT NULL,
  PRIMARY KEY (studio_id, slug)
) STRICT;

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
  epoch INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, member_id) REFERENCES members (studio_id, id),
  CHECK ((contact_id IS NULL) <> (member_id IS NULL))
) STRICT;

CREATE TABLE participants (
  studio_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('primary', 'secondary')),
  PRIMARY KEY (studio_id, project_id, contact_id),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE payments (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  installment_id TEXT NOT NULL,
  contact_id TEXT,
  method TEXT NOT NULL CHECK (method IN ('stripe', 'manual')),
  state TEXT NOT NULL CHECK (state IN ('open', 'processing', 'paid', 'failed', 'expired', 'refunded', 'disputed')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
  currency TEXT NOT NULL,
  account TEXT,
  checkout_id TEXT,
  checkout_url TEXT,
  payment_intent TEXT,
  failure TEXT,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  updated_at INTEGER NOT NULL,
  paid_at INTEGER,
  refunded_minor INTEGER NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0),
  dispute TEXT CHECK (dispute IN ('open', 'won', 'lost')),
  page TEXT,
  received_as TEXT CHECK (received_as IN ('cash', 'transfer', 'other')),
  received_on TEXT,
  note TEXT,
  taken_back_at INTEGER,
  facts TEXT NOT NULL DEFAULT '{}',
  refund_failed_minor INTEGER NOT NULL DEFAULT 0 CHECK (refund_failed_minor >= 0),
  disputed_minor INTEGER NOT NULL DEFAULT 0 CHECK (disputed_minor >= 0),
  lost_minor INTEGER NOT NULL DEFAULT 0 CHECK (lost_minor >= 0),
  won_minor INTEGER NOT NULL DEFAULT 0 CHECK (won_minor >= 0),
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, installment_id) REFERENCES installments (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE portal_access (
  studio_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'not_active' CHECK (state IN ('not_active', 'active', 'disabled')),
  email TEXT NOT NULL,
  password_hash TEXT,
  epoch INTEGER NOT NULL DEFAULT 0,
  activated_at INTEGER,
  invited_at INTEGER,
  accepted_at INTEGER,
  last_login_at INTEGER,
  last_activity_at INTEGER,
  name TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (studio_id, contact_id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id)
) STRICT;

CREATE TABLE precondition (
  held INTEGER NOT NULL
) STRICT;

CREATE TABLE project_details (
  studio_id TEXT NOT NULL,
  project_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (studio_id, project_id, position),
  FOREIGN KEY (studio_id, project_id) REFERENCES projects (studio_id, id)
) STRICT;

CREATE TABLE projects (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  event_on TEXT,
  uploads_on INTEGER NOT NULL DEFAULT 1 CHECK (uploads_on IN (0, 1)),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE provider_events (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, id)
) STRICT;

CREATE TABLE quote_decisions (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accepted', 'declined')),
  option_index INTEGER,
  note TEXT,
  decided_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id),
  CHECK ((decision = 'accepted') = (option_index IS NOT NULL))
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

CREATE TABLE residence (
  studio_id TEXT PRIMARY KEY
) STRICT;

CREATE TABLE sessions (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  id TEXT NOT NULL,
  contact_id TEXT,
  member_id TEXT,
  epoch INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  ended_at INTEGER,
  user_agent TEXT,
  source TEXT,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, contact_id) REFERENCES contacts (studio_id, id),
  FOREIGN KEY (studio_id, member_id) REFERENCES members (studio_id, id),
  CHECK ((contact_id IS NULL) <> (member_id IS NULL))
) STRICT;

CREATE TABLE signatures (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  typed_name TEXT NOT NULL,
  consent TEXT NOT NULL,
  signed_at INTEGER NOT NULL,
  source TEXT NOT NULL,
  user_agent TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES signers (studio_id, document_id, contact_id)
) STRICT;

CREATE TABLE signers (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id, contact_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id)
) STRICT;

CREATE TABLE studios (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  brand TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(brand)),
  portal_open INTEGER NOT NULL DEFAULT 1 CHECK (portal_open IN (0, 1)),
  reply_to TEXT,
  payment_account TEXT UNIQUE,
  created_at INTEGER NOT NULL,
  language TEXT NOT NULL DEFAULT 'en' CHECK (language IN ('en', 'de', 'fr', 'es', 'it')),
  time_zone TEXT NOT NULL DEFAULT 'UTC',
  show_history INTEGER NOT NULL DEFAULT 1 CHECK (show_history IN (0, 1)),
  item_links TEXT NOT NULL DEFAULT 'off' CHECK (item_links IN ('off', 'view', 'act')),
  item_link_days INTEGER NOT NULL DEFAULT 30 CHECK (item_link_days BETWEEN 1 AND 365),
  notify_payment INTEGER NOT NULL DEFAULT 1 CHECK (notify_payment IN (0, 1)),
  notify_payment_failed INTEGER NOT NULL DEFAULT 1 CHECK (notify_payment_failed IN (0, 1)),
  notify_refund INTEGER NOT NULL DEFAULT 1 CHECK (notify_refund IN (0, 1)),
  notify_dispute INTEGER NOT NULL DEFAULT 1 CHECK (notify_dispute IN (0, 1)),
  notify_profile INTEGER NOT NULL DEFAULT 1 CHECK (notify_profile IN (0, 1)),
  notify_bounce INTEGER NOT NULL DEFAULT 1 CHECK (notify_bounce IN (0, 1)),
  permissions INTEGER NOT NULL DEFAULT 31 CHECK (permissions >= 0)
) STRICT;

CREATE TABLE submissions (
  studio_id TEXT NOT NULL,
  document_id TEXT NOT NULL,
  contact_id TEXT NOT NULL,
  submitted_at INTEGER NOT NULL,
  PRIMARY KEY (studio_id, document_id),
  FOREIGN KEY (studio_id, document_id, contact_id) REFERENCES document_recipients (studio_id, document_id, contact_id)
) STRICT;

CREATE TABLE upload_parts (
  studio_id TEXT NOT NULL,
  upload_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 10000),
  etag TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (studio_id, upload_id, number),
  FOREIGN KEY (studio_id, upload_id) REFERENCES uploads (studio_id, id)
) STRICT;

CREATE TABLE uploads (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  file_id TEXT NOT NULL,
  store_upload TEXT NOT NULL,
  part_size INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (studio_id, id),
  FOREIGN KEY (studio_id, file_id) REFERENCES files (studio_id, id)
) STRICT;

CREATE TABLE versions (
  studio_id TEXT NOT NULL REFERENCES studios (id),
  what TEXT NOT NULL CHECK (what IN ('document', 'contact', 'visibility', 'details', 'settings', 'branding', 'address')),
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (studio_id, what, id)
) STRICT;

-- Indexes

CREATE INDEX activity_by_contact ON activity (studio_id, contact_id, at DESC, id DESC);

CREATE INDEX activity_by_document ON activity (studio_id, document_id, contact_id, at) WHERE document_id IS NOT NULL;

CREATE INDEX activity_by_file ON activity (studio_id, file_id, contact_id) WHERE file_id IS NOT NULL;

CREATE INDEX activity_by_project ON activity (studio_id, contact_id, project_id, at DESC, id DESC);

CREATE UNIQUE INDEX activity_payment_once ON activity (studio_id, payment_id, contact_id, kind) WHERE payment_id IS NOT NULL;

CREATE UNIQUE INDEX activity_sent_once ON activity (studio_id, document_id, contact_id)
  WHERE kind IN ('quote.sent', 'contract.sent', 'questionnaire.sent', 'invoice.sent');

CREATE INDEX api_keys_by_age ON api_keys (studio_id, created_at DESC, id);

CREATE UNIQUE INDEX api_keys_hash ON api_keys (studio_id, hash);

CREATE INDEX audit_log_by_subject ON audit_log (studio_id, subject_id, at DESC);

CREATE INDEX audit_log_by_time ON audit_log (studio_id, at DESC, id);

CREATE INDEX contacts_by_email ON contacts (studio_id, email);

CREATE INDEX contacts_by_name ON contacts (studio_id, name COLLATE NOCASE, id);

CREATE INDEX document_recipients_by_contact ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC);

CREATE INDEX document_recipients_by_project ON document_recipients (studio_id, contact_id, project_id, sent_at DESC, document_id DESC);

CREATE INDEX document_recipients_closed ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC) WHERE waits = 0;

CREATE INDEX document_recipients_waiting ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC) WHERE waits = 1;

CREATE INDEX documents_by_project ON documents (studio_id, project_id, created_at DESC, id);

CREATE INDEX email_changes_expiry ON email_changes (expires_at);

CREATE INDEX event_cursors_turn ON event_cursors (looked_at);

CREATE INDEX file_recipients_by_contact ON file_recipients (studio_id, contact_id, created_at DESC, file_id DESC);

CREATE INDEX file_recipients_by_project ON file_recipients (studio_id, contact_id, project_id, created_at DESC, file_id DESC);

CREATE INDEX files_arriving ON files (studio_id, uploaded_by_contact) WHERE state = 'uploading';

CREATE INDEX files_by_project ON files (studio_id, project_id, created_at DESC, id) WHERE state = 'ready';

CREATE INDEX files_to_remove ON files (remove_at) WHERE remove_at IS NOT NULL;

CREATE INDEX files_to_tell ON files (studio_id, created_at) WHERE origin = 'upload' AND state = 'ready' AND told_at IS NULL;

CREATE UNIQUE INDEX hostnames_active ON hostnames (hostname) WHERE state = 'active';

CREATE UNIQUE INDEX hostnames_primary ON hostnames (studio_id) WHERE is_primary = 1;

CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE INDEX item_links_by_age ON item_links (studio_id, created_at DESC, id);

CREATE INDEX item_links_by_contact ON item_links (studio_id, contact_id, created_at DESC, id);

CREATE INDEX item_links_expiry ON item_links (expires_at);

CREATE UNIQUE INDEX item_links_hash ON item_links (studio_id, hash);

CREATE INDEX item_links_of_item ON item_links (studio_id, contact_id, document_id, file_id, expires_at);

CREATE INDEX item_sessions_by_link ON item_sessions (studio_id, link_id);

CREATE INDEX jobs_due ON jobs (due_at) WHERE failed_at IS NULL;

CREATE INDEX jobs_failed ON jobs (failed_at) WHERE failed_at IS NOT NULL;

CREATE INDEX login_counters_expiry ON login_counters (window_ends_at);

CREATE UNIQUE INDEX logos_shown ON logos (studio_id) WHERE remove_at IS NULL;

CREATE INDEX logos_to_remove ON logos (remove_at) WHERE remove_at IS NOT NULL;

CREATE UNIQUE INDEX mail_originals_by_message ON mail_originals (studio_id, message_id) WHERE message_id IS NOT NULL;

CREATE INDEX mail_originals_to_remove ON mail_originals (remove_at);

CREATE INDEX mails_by_contact ON mails (studio_id, contact_id, created_at DESC) WHERE contact_id IS NOT NULL;

CREATE INDEX mails_by_id ON mails (id);

CREATE INDEX mails_of_access ON mails (studio_id, contact_id, created_at DESC) WHERE kind IN ('invite', 'notice');

CREATE INDEX mails_unsent ON mails (studio_id, contact_id) WHERE state <> 'sent' AND contact_id IS NOT NULL;

CREATE INDEX messages_by_contact ON messages (studio_id, contact_id, created_at DESC, id);

CREATE UNIQUE INDEX messages_by_id ON messages (id);

CREATE UNIQUE INDEX messages_by_mail ON messages (studio_id, mail_fingerprint) WHERE mail_fingerprint IS NOT NULL;

CREATE UNIQUE INDEX old_slugs_once ON old_slugs (slug);

CREATE INDEX one_time_tokens_by_contact ON one_time_tokens (studio_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX one_time_tokens_by_member ON one_time_tokens (studio_id, member_id) WHERE member_id IS NOT NULL;

CREATE INDEX one_time_tokens_expiry ON one_time_tokens (expires_at);

CREATE UNIQUE INDEX one_time_tokens_hash ON one_time_tokens (studio_id, hash);

CREATE UNIQUE INDEX one_time_tokens_of_members ON one_time_tokens (hash) WHERE member_id IS NOT NULL;

CREATE INDEX participants_by_contact ON participants (studio_id, contact_id, project_id);

CREATE INDEX payments_by_installment ON payments (studio_id, installment_id, created_at DESC);

CREATE INDEX payments_by_intent ON payments (studio_id, payment_intent) WHERE payment_intent IS NOT NULL;

CREATE INDEX payments_by_page ON payments (studio_id, page);

CREATE INDEX payments_checkout ON payments (studio_id, checkout_id) WHERE checkout_id IS NOT NULL;

CREATE UNIQUE INDEX payments_checkout_once ON payments (studio_id, checkout_id) WHERE checkout_id IS NOT NULL AND page = id;

CREATE UNIQUE INDEX payments_one_alive ON payments (studio_id, installment_id) WHERE state IN ('open', 'processing', 'paid', 'disputed');

CREATE INDEX payments_unsettled ON payments (updated_at) WHERE state IN ('open', 'processing') AND page = id;

CREATE UNIQUE INDEX portal_access_email ON portal_access (studio_id, email) WHERE state = 'active';

CREATE INDEX portal_access_login ON portal_access (studio_id, email, state);

CREATE INDEX portal_users_by_activity ON portal_access (studio_id, COALESCE(last_activity_at, 0) DESC, contact_id) WHERE activated_at IS NOT NULL;

CREATE INDEX portal_users_by_login ON portal_access (studio_id, COALESCE(last_login_at, 0) DESC, contact_id) WHERE activated_at IS NOT NULL;

CREATE INDEX portal_users_by_name ON portal_access (studio_id, name COLLATE NOCASE, contact_id) WHERE activated_at IS NOT NULL;

CREATE INDEX projects_by_age ON projects (studio_id, created_at DESC, id);

CREATE INDEX provider_events_age ON provider_events (received_at);

CREATE INDEX refusals_by_hour ON refusals (hour);

CREATE INDEX sessions_by_contact ON sessions (studio_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX sessions_by_member ON sessions (studio_id, member_id) WHERE member_id IS NOT NULL;

CREATE INDEX sessions_ended ON sessions (ended_at) WHERE ended_at IS NOT NULL;

CREATE INDEX sessions_expiry ON sessions (expires_at);

CREATE INDEX uploads_expiry ON uploads (expires_at);

-- Views

CREATE VIEW client_activity AS
  SELECT v.studio_id, v.session_id, v.contact_id, a.id, a.at, a.kind, a.project_id, a.document_id, a.file_id, a.message_id, a.payment_id, a.by_contact,
         d.kind AS document_kind, d.title AS document_title, f.name AS file_name, f.media_type, f.size
  FROM client_viewers v
  JOIN activity a ON a.studio_id = v.studio_id AND a.contact_id = v.contact_id
  LEFT JOIN documents d ON d.studio_id = a.studio_id AND d.id = a.document_id
  LEFT JOIN files f ON f.studio_id = a.studio_id AND f.id = a.file_id
  WHERE (v.only_project IS NULL OR v.only_project = a.project_id)
    AND (d.id IS NULL OR d.state IN ('sent', 'done')
         AND ((v.permissions & 1) <> 0 OR d.kind <> 'invoice')
         AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')))
    AND (f.id IS NULL OR f.state = 'ready')
    AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = a.studio_id AND h.contact_id = v.contact_id AND h.project_id = a.project_id)
    AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = a.studio_id AND h.contact_id = v.contact_id
                      AND h.kind = COALESCE(d.kind, CASE f.origin WHEN 'sent' THEN 'file' WHEN 'upload' THEN 'upload' END));

CREATE VIEW client_documents AS
  SELECT studio_id, session_id, contact_id, id, project_id, kind, title, state, content, sent_at, done_at, first_viewed_at, waits, scope,
         expires_at, seen_at
  FROM client_reachable WHERE listed = 1;

CREATE VIEW client_files AS
  SELECT v.studio_id, v.session_id, v.contact_id, r.file_id AS id, r.project_id, f.origin, f.private, f.name, f.media_type, f.size, f.etag, f.object_key,
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

CREATE VIEW client_projects AS
  SELECT v.studio_id, v.session_id, v.contact_id, x.project_id AS id, p.title, p.event_on, x.role,
         p.uploads_on = 1 AND (v.permissions & 8) <> 0 AND v.scope = 'act' AS uploads
  FROM client_viewers v
  CROSS JOIN participants x ON x.studio_id = v.studio_id AND x.contact_id = v.contact_id
  CROSS JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
  WHERE (v.only_project IS NULL OR v.only_project = p.id)
    AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = p.studio_id AND h.contact_id = v.contact_id AND h.project_id = p.id);

CREATE VIEW client_reachable AS
  SELECT v.studio_id, v.session_id, v.contact_id, r.document_id AS id, r.project_id, d.kind, d.title, d.state, d.content, r.sent_at, d.done_at, r.first_viewed_at,
         r.waits, v.scope, v.expires_at, v.seen_at,
         (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')) AS listed
  FROM client_viewers v
  JOIN document_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
  JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE d.state IN ('sent', 'done')
    AND (v.only_project IS NULL OR v.only_project = d.project_id)
    AND ((v.permissions & 1) <> 0 OR d.kind <> 'invoice')
    AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')
         OR (d.kind = 'contract' AND EXISTS (SELECT 1 FROM signatures s
               WHERE s.studio_id = d.studio_id AND s.document_id = d.id AND s.contact_id = v.contact_id)))
    AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.project_id = d.project_id)
    AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.kind = d.kind);

CREATE VIEW client_viewers AS
  SELECT s.studio_id, s.id AS session_id, s.contact_id, s.seen_at, MIN(s.expires_at, COALESCE(l.expires_at, s.expires_at)) AS expires_at,
         l.project_id AS only_project,
         CASE WHEN k.session_id IS NULL THEN 'act' ELSE t.item_links END AS scope,
         t.time_zone, t.language AS studio_language, t.show_history,
         (t.permissions & ~COALESCE(o.denied, 0)) | COALESCE(o.allowed, 0) AS permissions
  FROM sessions s
  JOIN studios t ON t.id = s.studio_id
  JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id
  LEFT JOIN contact_permissions o ON o.studio_id = s.studio_id AND o.contact_id = s.contact_id
  LEFT JOIN item_sessions k ON k.studio_id = s.studio_id AND k.session_id = s.id
  LEFT JOIN item_links l ON l.studio_id = k.studio_id AND l.id = k.link_id
  WHERE a.state = 'active' AND t.portal_open = 1 AND s.ended_at IS NULL AND s.epoch = a.epoch
    AND (k.session_id IS NULL OR l.revoked_at IS NULL AND t.item_links <> 'off');

CREATE VIEW studio_heads AS
  SELECT u.id, u.slug, u.name, u.brand, u.portal_open, u.reply_to, u.language, u.time_zone, u.payment_account,
         u.notify_payment, u.notify_payment_failed, u.notify_refund, u.notify_dispute, u.notify_profile, u.notify_bounce,
         (SELECT h.hostname FROM hostnames h WHERE h.studio_id = u.id AND h.is_primary = 1 AND h.state = 'active') AS hostname
  FROM studios u;

-- Triggers

CREATE TRIGGER answers_are_kept BEFORE DELETE ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = OLD.studio_id AND document_id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;

CREATE TRIGGER answers_stay BEFORE UPDATE ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = OLD.studio_id AND document_id = OLD.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;

CREATE TRIGGER answers_until_submitted BEFORE INSERT ON answers
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'answers that were submitted stay'); END;

CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE studio_id = NEW.studio_id AND id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
  SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER contract_texts_are_kept BEFORE DELETE ON contract_texts BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;

CREATE TRIGGER contract_texts_once BEFORE INSERT ON contract_texts
WHEN EXISTS (SELECT 1 FROM contract_texts WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;

CREATE TRIGGER contract_texts_stay BEFORE UPDATE ON contract_texts BEGIN SELECT RAISE(ABORT, 'the signed text never changes'); END;

CREATE TRIGGER contract_voids_are_kept BEFORE DELETE ON contract_voids
BEGIN
  SELECT RAISE(ABORT, 'a void contract stays void');
END;

CREATE TRIGGER contract_voids_stay BEFORE UPDATE ON contract_voids
BEGIN
  SELECT RAISE(ABORT, 'a void contract stays void');
END;

CREATE TRIGGER document_recipients_arrive AFTER INSERT ON document_recipients
BEGIN
  UPDATE document_recipients
  SET sent_at = d.sent_at, project_id = d.project_id, waits = d.state = 'sent'
  FROM documents d
  WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id AND document_recipients.studio_id = NEW.studio_id
    AND document_recipients.document_id = NEW.document_id AND document_recipients.contact_id = NEW.contact_id;
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id)
  SELECT d.studio_id, lower(hex(randomblob(16))), NEW.contact_id, d.sent_at, d.kind || '.sent', d.project_id, d.id
  FROM documents d WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id AND d.sent_at IS NOT NULL
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER documents_are_sent AFTER UPDATE OF sent_at ON documents
WHEN NEW.sent_at IS NOT NULL AND OLD.sent_at IS NULL
BEGIN
  UPDATE document_recipients SET sent_at = NEW.sent_at WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.sent_at, NEW.kind || '.sent', NEW.project_id, NEW.id
  FROM document_recipients r WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER documents_move AFTER UPDATE OF project_id ON documents
BEGIN
  UPDATE document_recipients SET project_id = NEW.project_id WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
END;

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

CREATE TRIGGER documents_wait AFTER UPDATE OF state ON documents
WHEN (NEW.state = 'sent') <> (OLD.state = 'sent')
BEGIN
  UPDATE document_recipients SET waits = NEW.state = 'sent' WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
END;

CREATE TRIGGER file_recipients_arrive AFTER INSERT ON file_recipients
BEGIN
  UPDATE file_recipients
  SET (created_at, project_id) = (SELECT f.created_at, f.project_id FROM files f WHERE f.studio_id = NEW.studio_id AND f.id = NEW.file_id)
  WHERE studio_id = NEW.studio_id AND file_id = NEW.file_id AND contact_id = NEW.contact_id;
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, file_id, by_contact)
  SELECT f.studio_id, lower(hex(randomblob(16))), NEW.contact_id, f.created_at,
         CASE f.origin WHEN 'sent' THEN 'file.sent' ELSE 'file.uploaded' END, f.project_id, f.id, f.uploaded_by_contact
  FROM files f WHERE f.studio_id = NEW.studio_id AND f.id = NEW.file_id AND f.private = 0;
END;

CREATE TRIGGER file_recipients_no_longer AFTER DELETE ON file_recipients
BEGIN
  DELETE FROM activity WHERE studio_id = OLD.studio_id AND file_id = OLD.file_id AND contact_id = OLD.contact_id;
END;

CREATE TRIGGER files_move AFTER UPDATE OF project_id ON files
BEGIN
  UPDATE file_recipients SET project_id = NEW.project_id WHERE studio_id = NEW.studio_id AND file_id = NEW.id;
END;

CREATE TRIGGER installments_are_frozen BEFORE UPDATE ON installments
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;

CREATE TRIGGER installments_are_kept BEFORE DELETE ON installments
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;

CREATE TRIGGER invoices_are_frozen BEFORE UPDATE OF studio_id, document_id, number, currency ON invoices
WHEN NOT EXISTS (SELECT 1 FROM documents WHERE studio_id = OLD.studio_id AND id = OLD.document_id AND state = 'draft')
BEGIN
  SELECT RAISE(ABORT, 'what was invoiced does not change');
END;

CREATE TRIGGER invoices_stay_void BEFORE UPDATE OF voided_at ON invoices
WHEN OLD.voided_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'a void invoice stays void');
END;

CREATE TRIGGER item_links_of_an_item_are_few AFTER INSERT ON item_links
BEGIN
  UPDATE item_links SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT l.id FROM item_links l
    WHERE l.studio_id = NEW.studio_id AND l.contact_id = NEW.contact_id AND l.document_id IS NEW.document_id AND l.file_id IS NEW.file_id
      AND l.expires_at > NEW.created_at AND l.revoked_at IS NULL
    ORDER BY l.id = NEW.id DESC, l.created_at DESC, l.rowid DESC LIMIT -1 OFFSET 5);
END;

CREATE TRIGGER links_of_a_contact_are_few AFTER INSERT ON one_time_tokens WHEN NEW.contact_id IS NOT NULL
BEGIN
  UPDATE one_time_tokens SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT t.id FROM one_time_tokens t
    WHERE t.studio_id = NEW.studio_id AND t.contact_id = NEW.contact_id AND t.purpose = NEW.purpose AND t.used_at IS NULL
      AND t.expires_at > NEW.created_at
    ORDER BY t.id = NEW.id DESC, t.created_at DESC, t.rowid DESC LIMIT -1 OFFSET 5);
END;

CREATE TRIGGER links_of_a_member_are_few AFTER INSERT ON one_time_tokens WHEN NEW.member_id IS NOT NULL
BEGIN
  UPDATE one_time_tokens SET expires_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT t.id FROM one_time_tokens t
    WHERE t.studio_id = NEW.studio_id AND t.member_id = NEW.member_id AND t.purpose = NEW.purpose AND t.used_at IS NULL
      AND t.expires_at > NEW.created_at
    ORDER BY t.id = NEW.id DESC, t.created_at DESC, t.rowid DESC LIMIT -1 OFFSET 5);
END;

CREATE TRIGGER messages_are_activity AFTER INSERT ON messages
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, message_id, by_contact)
  VALUES (NEW.studio_id, lower(hex(randomblob(16))), NEW.contact_id, NEW.created_at,
          CASE NEW.direction WHEN 'to_studio' THEN 'message.received' ELSE 'message.sent' END, NEW.project_id, NEW.id,
          CASE NEW.direction WHEN 'to_studio' THEN NEW.contact_id END);
END;

CREATE TRIGGER participants_join AFTER INSERT ON participants
BEGIN
  INSERT INTO file_recipients (studio_id, file_id, contact_id)
  SELECT f.studio_id, f.id, NEW.contact_id FROM files f
  WHERE f.studio_id = NEW.studio_id AND f.project_id = NEW.project_id AND f.origin = 'upload' AND f.state = 'ready' AND f.private = 0
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER participants_leave AFTER DELETE ON participants
BEGIN
  DELETE FROM file_recipients WHERE studio_id = OLD.studio_id AND contact_id = OLD.contact_id AND file_id IN
    (SELECT f.id FROM files f WHERE f.studio_id = OLD.studio_id AND f.project_id = OLD.project_id AND f.origin = 'upload'
       AND f.state = 'ready' AND f.private = 0);
END;

CREATE TRIGGER payments_are_activity AFTER UPDATE OF state ON payments
WHEN NEW.state IN ('paid', 'refunded') AND NEW.state <> OLD.state
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, payment_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.updated_at, 'payment.' || NEW.state, d.project_id, d.id, NEW.id, NEW.contact_id
  FROM installments i
  JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
  JOIN document_recipients r ON r.studio_id = d.studio_id AND r.document_id = d.id
  WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER payments_have_a_page AFTER INSERT ON payments
WHEN NEW.page IS NULL
BEGIN
  UPDATE payments SET page = NEW.id WHERE studio_id = NEW.studio_id AND id = NEW.id;
END;

CREATE TRIGGER payments_no_longer_refunded AFTER UPDATE OF state ON payments
WHEN OLD.state = 'refunded' AND NEW.state <> 'refunded'
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id AND kind = 'payment.refunded';
END;

CREATE TRIGGER payments_of_void_invoices BEFORE INSERT ON payments
WHEN EXISTS (SELECT 1 FROM installments i JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
             WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id AND v.voided_at IS NOT NULL)
BEGIN
  SELECT RAISE(ABORT, 'a void invoice is not paid');
END;

CREATE TRIGGER payments_recorded_are_activity AFTER INSERT ON payments
WHEN NEW.state = 'paid'
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, payment_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.updated_at, 'payment.paid', d.project_id, d.id, NEW.id, NEW.contact_id
  FROM installments i
  JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
  JOIN document_recipients r ON r.studio_id = d.studio_id AND r.document_id = d.id
  WHERE i.studio_id = NEW.studio_id AND i.id = NEW.installment_id
  ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER payments_taken_back AFTER UPDATE OF taken_back_at ON payments
WHEN NEW.taken_back_at IS NOT NULL AND OLD.taken_back_at IS NULL
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id;
END;

CREATE TRIGGER portal_access_follows_the_name AFTER UPDATE OF name ON contacts
BEGIN
  UPDATE portal_access SET name = NEW.name WHERE studio_id = NEW.studio_id AND contact_id = NEW.id;
END;

CREATE TRIGGER portal_access_takes_the_name AFTER INSERT ON portal_access
BEGIN
  UPDATE portal_access SET name = COALESCE((SELECT name FROM contacts WHERE studio_id = NEW.studio_id AND id = NEW.contact_id), '')
  WHERE studio_id = NEW.studio_id AND contact_id = NEW.contact_id;
END;

CREATE TRIGGER precondition_holds BEFORE INSERT ON precondition
BEGIN
  SELECT RAISE(ABORT, 'precondition failed') WHERE NEW.held = 0;
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER quote_decisions_are_activity AFTER INSERT ON quote_decisions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.decided_at, 'quote.' || NEW.decision, d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;

CREATE TRIGGER quote_decisions_are_kept BEFORE DELETE ON quote_decisions BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

CREATE TRIGGER quote_decisions_once BEFORE INSERT ON quote_decisions
WHEN EXISTS (SELECT 1 FROM quote_decisions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

CREATE TRIGGER quote_decisions_stay BEFORE UPDATE ON quote_decisions BEGIN SELECT RAISE(ABORT, 'a decision stays'); END;

CREATE TRIGGER refusals_only_grow BEFORE UPDATE ON refusals
WHEN NEW.attempts <= OLD.attempts OR NEW.first_at <> OLD.first_at OR NEW.studio_id <> OLD.studio_id OR NEW.hour <> OLD.hour
  OR NEW.kind <> OLD.kind OR NEW.source <> OLD.source
BEGIN
  SELECT RAISE(ABORT, 'a count of refusals only grows');
END;

CREATE TRIGGER residence_holds BEFORE INSERT ON residence
BEGIN
  SELECT RAISE(ABORT, 'studio has left') WHERE EXISTS (SELECT 1 FROM departures WHERE studio_id = NEW.studio_id AND state = 'left');
  SELECT RAISE(ABORT, 'studio is moving') WHERE EXISTS (SELECT 1 FROM departures WHERE studio_id = NEW.studio_id AND state = 'moving');
  SELECT RAISE(IGNORE);
END;

CREATE TRIGGER sessions_go_with_their_link BEFORE DELETE ON sessions
BEGIN
  DELETE FROM item_sessions WHERE studio_id = OLD.studio_id AND session_id = OLD.id;
END;

CREATE TRIGGER sessions_of_a_contact_are_few AFTER INSERT ON sessions WHEN NEW.contact_id IS NOT NULL
BEGIN
  UPDATE sessions SET ended_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM sessions s
    WHERE s.studio_id = NEW.studio_id AND s.contact_id = NEW.contact_id AND s.ended_at IS NULL AND s.expires_at > NEW.created_at
      AND NOT EXISTS (SELECT 1 FROM item_sessions k WHERE k.studio_id = s.studio_id AND k.session_id = s.id)
    ORDER BY s.id = NEW.id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;

CREATE TRIGGER sessions_of_a_link_are_few AFTER INSERT ON item_sessions
BEGIN
  UPDATE sessions SET ended_at = (SELECT n.created_at FROM sessions n WHERE n.studio_id = NEW.studio_id AND n.id = NEW.session_id)
  WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM item_sessions k JOIN sessions s ON s.studio_id = k.studio_id AND s.id = k.session_id
    WHERE k.studio_id = NEW.studio_id AND k.link_id = NEW.link_id AND s.ended_at IS NULL
    ORDER BY s.id = NEW.session_id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;

CREATE TRIGGER sessions_of_a_member_are_few AFTER INSERT ON sessions WHEN NEW.member_id IS NOT NULL
BEGIN
  UPDATE sessions SET ended_at = NEW.created_at WHERE studio_id = NEW.studio_id AND id IN (
    SELECT s.id FROM sessions s
    WHERE s.studio_id = NEW.studio_id AND s.member_id = NEW.member_id AND s.ended_at IS NULL AND s.expires_at > NEW.created_at
    ORDER BY s.id = NEW.id DESC, s.seen_at DESC, s.rowid DESC LIMIT -1 OFFSET 20);
END;

CREATE TRIGGER signatures_are_activity AFTER INSERT ON signatures
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.signed_at, 'contract.signed', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;

CREATE TRIGGER signatures_are_kept BEFORE DELETE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

CREATE TRIGGER signatures_once BEFORE INSERT ON signatures
WHEN EXISTS (SELECT 1 FROM signatures WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id AND contact_id = NEW.contact_id)
  OR NEW.sha256 <> (SELECT sha256 FROM contract_texts WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

CREATE TRIGGER signatures_stay BEFORE UPDATE ON signatures BEGIN SELECT RAISE(ABORT, 'a signature stays'); END;

CREATE TRIGGER studios_change_to_no_old_address BEFORE UPDATE OF slug ON studios
WHEN EXISTS (SELECT 1 FROM old_slugs WHERE slug = NEW.slug AND studio_id <> NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: studios.slug');
END;

CREATE TRIGGER studios_leave_an_address AFTER UPDATE OF slug ON studios
WHEN NEW.slug <> OLD.slug
BEGIN
  DELETE FROM old_slugs WHERE studio_id = NEW.id AND slug = NEW.slug;
  INSERT INTO old_slugs (studio_id, slug) VALUES (OLD.id, OLD.slug);
END;

CREATE TRIGGER studios_take_no_old_address BEFORE INSERT ON studios
WHEN EXISTS (SELECT 1 FROM old_slugs WHERE slug = NEW.slug)
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: studios.slug');
END;

CREATE TRIGGER submissions_are_activity AFTER INSERT ON submissions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.submitted_at, 'questionnaire.submitted', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;

CREATE TRIGGER submissions_are_kept BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;

CREATE TRIGGER submissions_once BEFORE INSERT ON submissions
WHEN EXISTS (SELECT 1 FROM submissions WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id)
BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;

CREATE TRIGGER submissions_stay BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'a submission stays'); END;

CREATE TRIGGER versions_of_addresses AFTER UPDATE OF slug ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'address', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_branding AFTER UPDATE OF brand ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'branding', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_changed_invoice_numbers AFTER UPDATE OF set_at ON invoice_counters
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'settings', NEW.studio_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_changed_visibility AFTER UPDATE ON contact_permissions
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'visibility', NEW.contact_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_cleared_details AFTER DELETE ON project_details
WHEN OLD.position = 0
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (OLD.studio_id, 'details', OLD.project_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_contacts AFTER UPDATE OF name, email, phone ON contacts
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'contact', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_deleted_documents AFTER DELETE ON documents
BEGIN
  DELETE FROM versions WHERE studio_id = OLD.studio_id AND what = 'document' AND id = OLD.id;
END;

CREATE TRIGGER versions_of_details AFTER INSERT ON project_details
WHEN NEW.position = 0
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'details', NEW.project_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_documents AFTER UPDATE OF title, content, state ON documents
WHEN OLD.state = 'draft'
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'document', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_invoice_numbers AFTER INSERT ON invoice_counters
WHEN NEW.set_at IS NOT NULL
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'settings', NEW.studio_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_settings AFTER UPDATE OF portal_open, language, time_zone, show_history, permissions, item_links,
  item_link_days, notify_payment, notify_payment_failed, notify_refund, notify_dispute, notify_profile, notify_bounce
ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'settings', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

CREATE TRIGGER versions_of_visibility AFTER INSERT ON contact_permissions
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.studio_id, 'visibility', NEW.contact_id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;
