-- What a client's pages read: D1 counts every row it looks at, so lists walk what they show and nothing beside it.

-- ---- the documents and files of one project ----

-- The project rides in the recipient's row, as the time does; triggers put it there.
ALTER TABLE file_recipients ADD COLUMN project_id TEXT;
UPDATE file_recipients SET project_id =
  (SELECT f.project_id FROM files f WHERE f.studio_id = file_recipients.studio_id AND f.id = file_recipients.file_id);
CREATE INDEX file_recipients_by_project ON file_recipients (studio_id, contact_id, project_id, created_at DESC, file_id DESC);
CREATE TRIGGER file_recipients_placed AFTER INSERT ON file_recipients
BEGIN
  UPDATE file_recipients
  SET project_id = (SELECT f.project_id FROM files f WHERE f.studio_id = NEW.studio_id AND f.id = NEW.file_id)
  WHERE studio_id = NEW.studio_id AND file_id = NEW.file_id AND contact_id = NEW.contact_id;
END;
CREATE TRIGGER files_move AFTER UPDATE OF project_id ON files
BEGIN
  UPDATE file_recipients SET project_id = NEW.project_id WHERE studio_id = NEW.studio_id AND file_id = NEW.id;
END;

ALTER TABLE document_recipients ADD COLUMN project_id TEXT;
UPDATE document_recipients SET project_id =
  (SELECT d.project_id FROM documents d WHERE d.studio_id = document_recipients.studio_id AND d.id = document_recipients.document_id);
CREATE INDEX document_recipients_by_project ON document_recipients (studio_id, contact_id, project_id, sent_at DESC, document_id DESC);
CREATE TRIGGER document_recipients_placed AFTER INSERT ON document_recipients
BEGIN
  UPDATE document_recipients
  SET project_id = (SELECT d.project_id FROM documents d WHERE d.studio_id = NEW.studio_id AND d.id = NEW.document_id)
  WHERE studio_id = NEW.studio_id AND document_id = NEW.document_id AND contact_id = NEW.contact_id;
END;
CREATE TRIGGER documents_move AFTER UPDATE OF project_id ON documents
BEGIN
  UPDATE document_recipients SET project_id = NEW.project_id WHERE studio_id = NEW.studio_id AND document_id = NEW.id;
END;

-- ---- the views, as they were otherwise ----

-- By the client's own participations, in their order: the other way round it walked all projects of the studio.
DROP VIEW client_projects;
CREATE VIEW client_projects AS
SELECT v.studio_id, v.session_id, v.contact_id, x.project_id AS id, p.title, p.event_on, x.role,
       p.uploads_on = 1 AND v.upload = 1 AND v.scope = 'act' AS uploads
FROM client_viewers v
CROSS JOIN participants x ON x.studio_id = v.studio_id AND x.contact_id = v.contact_id
CROSS JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
WHERE (v.only_project IS NULL OR v.only_project = p.id)
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = p.studio_id AND h.contact_id = v.contact_id AND h.project_id = p.id);

-- With the project from the recipient's row, and until when the session is good.
DROP VIEW client_documents;
CREATE VIEW client_documents AS
SELECT v.studio_id, v.session_id, v.contact_id, r.document_id AS id, r.project_id, d.kind, d.title, d.state, d.content, r.sent_at, d.done_at, r.first_viewed_at,
       r.waits, v.scope, v.make_payments, v.expires_at, v.seen_at
FROM client_viewers v
JOIN document_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
WHERE d.state IN ('sent', 'done')
  AND (v.only_project IS NULL OR v.only_project = d.project_id)
  AND (v.view_invoices = 1 OR d.kind <> 'invoice')
  AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire'))
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.project_id = d.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.kind = d.kind);

DROP VIEW client_files;
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
