-- What waits for a client is found without walking what is done: a recipient's row says whether its document is still open (B1). Triggers
-- put it there.
ALTER TABLE document_recipients ADD COLUMN waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1));
UPDATE document_recipients SET waits = EXISTS
  (SELECT 1 FROM documents d WHERE d.studio_id = document_recipients.studio_id AND d.id = document_recipients.document_id AND d.state = 'sent');
CREATE INDEX document_recipients_waiting ON document_recipients (studio_id, contact_id, sent_at DESC, document_id DESC) WHERE waits = 1;
CREATE TRIGGER document_recipients_wait AFTER INSERT ON document_recipients
BEGIN
  UPDATE document_recipients
  SET waits = EXISTS (SELECT 1 FROM documents d WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id AND d.state = 'sent')
  WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id AND contact_id = NEW.contact_id;
END;
CREATE TRIGGER documents_wait AFTER UPDATE OF state ON documents
WHEN (NEW.state = 'sent') <> (OLD.state = 'sent')
BEGIN
  UPDATE document_recipients SET waits = NEW.state = 'sent' WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
END;

DROP VIEW client_documents;
CREATE VIEW client_documents AS
SELECT v.studio_id, v.session_id, v.contact_id, r.document_id AS id, d.project_id, d.kind, d.title, d.state, d.content, r.sent_at, d.done_at, r.first_viewed_at,
       r.waits, v.scope, v.make_payments
FROM client_viewers v
JOIN document_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
WHERE d.state IN ('sent', 'done')
  AND (v.only_project IS NULL OR v.only_project = d.project_id)
  AND (v.view_invoices = 1 OR d.kind <> 'invoice')
  AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire'))
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.project_id = d.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.kind = d.kind);
