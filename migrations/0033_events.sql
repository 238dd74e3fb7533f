-- What happened is named in one way (domain::event), and the same in the audit log and in clients' activity.

-- ---- the audit log: append-only again at the end ----

DROP TRIGGER audit_log_no_update;
DROP TRIGGER audit_log_no_replace;
DROP TRIGGER audit_log_no_delete;
-- of the payload in `detail`
ALTER TABLE audit_log ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
-- the address that the request came from
ALTER TABLE audit_log ADD COLUMN source TEXT;

UPDATE audit_log SET source = json_extract(detail, '$.source'), detail = json_remove(detail, '$.source');
UPDATE audit_log SET subject_kind = 'mail' WHERE subject_kind = 'outbox';

-- What was said in another way, or not at all.
UPDATE audit_log SET detail = json_object('changes', json_patch('{}', detail)) WHERE action = 'settings.change';
UPDATE audit_log SET detail = json_object('changes', json(detail)) WHERE action IN ('branding.change', 'contact.visibility');
UPDATE audit_log SET detail = json_set(detail, '$.method', CASE WHEN action LIKE '%.sign_in_link' THEN 'link' ELSE 'password' END)
WHERE action IN ('client.login', 'client.sign_in_link', 'member.sign_in', 'member.sign_in_link');
UPDATE audit_log SET detail = json_remove(json_set(detail, '$.denied', json_extract(detail, '$.told')), '$.told')
WHERE action IN ('client.forgot_password', 'client.ask_sign_in_link', 'client.fresh_link') AND json_extract(detail, '$.told') IS NOT NULL;
UPDATE audit_log SET detail = json_remove(json_set(detail, '$.checkout_group', json_extract(detail, '$.page')), '$.page')
WHERE action = 'payment.started';
UPDATE audit_log SET detail = json_remove(json_set(detail, '$.reason', json_extract(detail, '$.why')), '$.why')
WHERE action IN ('payment.refused', 'payment.odd');
UPDATE audit_log SET detail = json_set(detail, '$.contact', actor_id, '$.channel', 'portal') WHERE action = 'message.write';
UPDATE audit_log SET detail = json_set(detail, '$.channel', 'email') WHERE action = 'message.received';
UPDATE audit_log SET detail = json_set(detail, '$.project',
  (SELECT d.project_id FROM documents d WHERE d.studio_id = audit_log.studio_id AND d.id = audit_log.subject_id))
WHERE action IN ('quote.drafted', 'questionnaire.written') AND json_extract(detail, '$.project') IS NULL;
UPDATE audit_log SET detail = json_set(detail, '$.recipients', json(
  (SELECT json_group_array(r.contact_id) FROM document_recipients r
   WHERE r.studio_id = audit_log.studio_id AND r.document_id = audit_log.subject_id)))
WHERE action = 'invoice.sent' AND json_extract(detail, '$.recipients') IS NULL;

-- The payload says itself what it is about.
UPDATE audit_log SET detail = json_set(detail, '$.' || subject_kind, subject_id) WHERE subject_kind IS NOT NULL AND subject_id IS NOT NULL;

UPDATE audit_log SET action = names.new FROM (SELECT column1 AS old, column2 AS new FROM (VALUES
  ('access.activate', 'access.activated'),
  ('access.deactivate', 'access.deactivated'),
  ('access.disable', 'access.disabled'),
  ('access.invite', 'contact.invited'),
  ('access.link_shown', 'invitation_link.shown'),
  ('api_key.create', 'api_key.created'),
  ('api_key.revoke', 'api_key.revoked'),
  ('branding.change', 'branding.changed'),
  ('branding.remove_logo', 'logo.removed'),
  ('branding.set_logo', 'logo.uploaded'),
  ('client.accept_invite', 'client_invitation.accepted'),
  ('client.ask_email_change', 'client_email_change.requested'),
  ('client.ask_sign_in_link', 'client_login_link.requested'),
  ('client.change_email', 'client_email.changed'),
  ('client.change_password', 'client_password.changed'),
  ('client.end_session', 'client_session.ended'),
  ('client.forgot_password', 'client_password_reset.requested'),
  ('client.fresh_link', 'client_new_link.requested'),
  ('client.log_out_everywhere', 'client_sessions.ended'),
  ('client.login', 'client.logged_in'),
  ('client.logout', 'client.logged_out'),
  ('client.open_item_link', 'item_link.opened'),
  ('client.reset_password', 'client_password.reset'),
  ('client.sign_in_link', 'client.logged_in'),
  ('client.update_profile', 'client_profile.changed'),
  ('contact.add', 'contact.created'),
  ('contact.update', 'contact.changed'),
  ('contact.visibility', 'contact_visibility.changed'),
  ('contract.written', 'contract.drafted'),
  ('document.deleted', 'draft.deleted'),
  ('file.answered', 'answer_file.uploaded'),
  ('file.removed', 'file.purged'),
  ('item_link.revoke', 'item_link.revoked'),
  ('item_link.revoke_all', 'item_links.revoked'),
  ('logo.removed', 'logo.purged'),
  ('mail.dead', 'mail.failed'),
  ('member.accept_invite', 'member_invitation.accepted'),
  ('member.ask_sign_in_link', 'member_login_link.requested'),
  ('member.forgot_password', 'member_password_reset.requested'),
  ('member.fresh_link', 'member_new_link.requested'),
  ('member.invite', 'member.invited'),
  ('member.reset_password', 'member_password.reset'),
  ('member.sign_in', 'member.logged_in'),
  ('member.sign_in_link', 'member.logged_in'),
  ('member.sign_out', 'member.logged_out'),
  ('message.original_removed', 'message_original.purged'),
  ('message.send', 'message.sent'),
  ('message.write', 'message.received'),
  ('payment.dispute_lost', 'dispute.lost'),
  ('payment.dispute_won', 'dispute.won'),
  ('payment.odd', 'payment.mismatched'),
  ('payment.processing', 'payment.submitted'),
  ('payment.refund_failed', 'refund.failed'),
  ('payment.second', 'payment.duplicated'),
  ('payment.taken_back', 'payment.removed'),
  ('project.add', 'project.created'),
  ('project.details', 'project_details.changed'),
  ('project.people_add', 'project_participants.added'),
  ('project.people_remove', 'project_participant.removed'),
  ('project.uploads_off', 'project_uploads.disabled'),
  ('project.uploads_on', 'project_uploads.enabled'),
  ('questionnaire.written', 'questionnaire.drafted'),
  ('settings.change', 'studio_settings.changed'),
  ('studio.change_address', 'studio_address.changed'),
  ('studio.create', 'studio.created'),
  ('upload.begun', 'upload.started'),
  ('upload.given_up', 'upload.cancelled'))) names
WHERE audit_log.action = names.old;

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

-- ---- activity: `what` becomes `kind`, the name of the event ----

-- All that names the table, or renaming it would fail.
DROP VIEW client_activity;
DROP TRIGGER document_recipients_arrive;
DROP TRIGGER documents_are_sent;
DROP TRIGGER file_recipients_arrive;
DROP TRIGGER file_recipients_no_longer;
DROP TRIGGER messages_are_activity;
DROP TRIGGER quote_decisions_are_activity;
DROP TRIGGER signatures_are_activity;
DROP TRIGGER submissions_are_activity;
DROP TRIGGER payments_are_activity;
DROP TRIGGER payments_recorded_are_activity;
DROP TRIGGER payments_no_longer_refunded;
DROP TRIGGER payments_taken_back;

CREATE TABLE activity_of_events (
  studio_id TEXT NOT NULL,
  id TEXT NOT NULL,
  -- whose timeline
  contact_id TEXT NOT NULL,
  at INTEGER NOT NULL,
  -- domain::event::ActivityKind
  kind TEXT NOT NULL CHECK (kind IN ('quote.sent', 'quote.accepted', 'quote.declined', 'contract.sent', 'contract.signed', 'questionnaire.sent',
    'questionnaire.submitted', 'invoice.sent', 'payment.paid', 'payment.refunded', 'file.sent', 'file.uploaded', 'message.sent', 'message.received')),
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
INSERT INTO activity_of_events (studio_id, id, contact_id, at, kind, project_id, document_id, file_id, message_id, payment_id, by_contact)
SELECT a.studio_id, a.id, a.contact_id, a.at,
       CASE WHEN a.message_id IS NOT NULL THEN iif(a.by_contact IS NULL, 'message.sent', 'message.received')
            WHEN a.file_id IS NOT NULL THEN 'file.' || a.what
            WHEN a.payment_id IS NOT NULL THEN 'payment.' || a.what
            ELSE d.kind || '.' || a.what END,
       a.project_id, a.document_id, a.file_id, a.message_id, a.payment_id, a.by_contact
FROM activity a LEFT JOIN documents d ON d.studio_id = a.studio_id AND d.id = a.document_id;
DROP TABLE activity;
ALTER TABLE activity_of_events RENAME TO activity;
CREATE INDEX activity_by_contact ON activity (studio_id, contact_id, at DESC, id DESC);
CREATE INDEX activity_by_project ON activity (studio_id, contact_id, project_id, at DESC, id DESC);
CREATE INDEX activity_by_document ON activity (studio_id, document_id, contact_id, at) WHERE document_id IS NOT NULL;
CREATE INDEX activity_by_file ON activity (studio_id, file_id, contact_id) WHERE file_id IS NOT NULL;
CREATE UNIQUE INDEX activity_payment_once ON activity (studio_id, payment_id, contact_id, kind) WHERE payment_id IS NOT NULL;
CREATE UNIQUE INDEX activity_sent_once ON activity (studio_id, document_id, contact_id)
WHERE kind IN ('quote.sent', 'contract.sent', 'questionnaire.sent', 'invoice.sent');

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
CREATE TRIGGER messages_are_activity AFTER INSERT ON messages
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, message_id, by_contact)
  VALUES (NEW.studio_id, lower(hex(randomblob(16))), NEW.contact_id, NEW.created_at,
          CASE NEW.direction WHEN 'to_studio' THEN 'message.received' ELSE 'message.sent' END, NEW.project_id, NEW.id,
          CASE NEW.direction WHEN 'to_studio' THEN NEW.contact_id END);
END;
CREATE TRIGGER quote_decisions_are_activity AFTER INSERT ON quote_decisions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.decided_at, 'quote.' || NEW.decision, d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;
CREATE TRIGGER signatures_are_activity AFTER INSERT ON signatures
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.signed_at, 'contract.signed', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
END;
CREATE TRIGGER submissions_are_activity AFTER INSERT ON submissions
BEGIN
  INSERT INTO activity (studio_id, id, contact_id, at, kind, project_id, document_id, by_contact)
  SELECT r.studio_id, lower(hex(randomblob(16))), r.contact_id, NEW.submitted_at, 'questionnaire.submitted', d.project_id, d.id, NEW.contact_id
  FROM document_recipients r JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
  WHERE r.studio_id = NEW.studio_id AND r.document_id = NEW.document_id;
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
-- A refund that failed did not happen.
CREATE TRIGGER payments_no_longer_refunded AFTER UPDATE OF state ON payments
WHEN OLD.state = 'refunded' AND NEW.state <> 'refunded'
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id AND kind = 'payment.refunded';
END;
CREATE TRIGGER payments_taken_back AFTER UPDATE OF taken_back_at ON payments
WHEN NEW.taken_back_at IS NOT NULL AND OLD.taken_back_at IS NULL
BEGIN
  DELETE FROM activity WHERE studio_id = NEW.studio_id AND payment_id = NEW.id;
END;

-- The timeline asks the same of what each row is about.
CREATE VIEW client_activity AS
SELECT v.studio_id, v.session_id, v.contact_id, a.id, a.at, a.kind, a.project_id, a.document_id, a.file_id, a.message_id, a.payment_id, a.by_contact,
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
