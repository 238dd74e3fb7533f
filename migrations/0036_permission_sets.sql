-- B18: what clients may do is one number, a bit for each permission (domain::permission): 1 view_invoices, 2 make_payments,
-- 4 update_profile, 8 upload, 16 message. A studio has what holds for all its clients; a contact has what is allowed or denied apart from
-- that. Before, each permission was a column in both tables and in the views.
ALTER TABLE studios ADD COLUMN permissions INTEGER NOT NULL DEFAULT 31 CHECK (permissions >= 0);
ALTER TABLE contact_permissions ADD COLUMN allowed INTEGER NOT NULL DEFAULT 0 CHECK (allowed >= 0);
ALTER TABLE contact_permissions ADD COLUMN denied INTEGER NOT NULL DEFAULT 0 CHECK (denied >= 0 AND denied & allowed = 0);

UPDATE studios SET permissions = view_invoices + 2 * make_payments + 4 * update_profile + 8 * upload + 16 * message;
UPDATE contact_permissions SET
  allowed = COALESCE(view_invoices, 0) + 2 * COALESCE(make_payments, 0) + 4 * COALESCE(update_profile, 0) + 8 * COALESCE(upload, 0)
          + 16 * COALESCE(message, 0),
  denied = (1 - COALESCE(view_invoices, 1)) + 2 * (1 - COALESCE(make_payments, 1)) + 4 * (1 - COALESCE(update_profile, 1))
         + 8 * (1 - COALESCE(upload, 1)) + 16 * (1 - COALESCE(message, 1));

DROP VIEW client_projects;
DROP VIEW client_activity;
DROP VIEW client_documents;
DROP VIEW client_reachable;
DROP VIEW client_viewers;

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

CREATE VIEW client_documents AS
  SELECT studio_id, session_id, contact_id, id, project_id, kind, title, state, content, sent_at, done_at, first_viewed_at, waits, scope,
         expires_at, seen_at
  FROM client_reachable WHERE listed = 1;

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

CREATE VIEW client_projects AS
  SELECT v.studio_id, v.session_id, v.contact_id, x.project_id AS id, p.title, p.event_on, x.role,
         p.uploads_on = 1 AND (v.permissions & 8) <> 0 AND v.scope = 'act' AS uploads
  FROM client_viewers v
  CROSS JOIN participants x ON x.studio_id = v.studio_id AND x.contact_id = v.contact_id
  CROSS JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
  WHERE (v.only_project IS NULL OR v.only_project = p.id)
    AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = p.studio_id AND h.contact_id = v.contact_id AND h.project_id = p.id);

DROP TRIGGER versions_of_settings;
CREATE TRIGGER versions_of_settings AFTER UPDATE OF portal_open, language, time_zone, show_history, permissions, item_links,
  item_link_days, notify_payment, notify_payment_failed, notify_refund, notify_dispute, notify_profile, notify_bounce
ON studios
BEGIN
  INSERT INTO versions (studio_id, what, id, version) VALUES (NEW.id, 'settings', NEW.id, 1)
  ON CONFLICT (studio_id, what, id) DO UPDATE SET version = version + 1;
END;

ALTER TABLE studios DROP COLUMN view_invoices;
ALTER TABLE studios DROP COLUMN make_payments;
ALTER TABLE studios DROP COLUMN update_profile;
ALTER TABLE studios DROP COLUMN upload;
ALTER TABLE studios DROP COLUMN message;
ALTER TABLE contact_permissions DROP COLUMN view_invoices;
ALTER TABLE contact_permissions DROP COLUMN make_payments;
ALTER TABLE contact_permissions DROP COLUMN update_profile;
ALTER TABLE contact_permissions DROP COLUMN upload;
ALTER TABLE contact_permissions DROP COLUMN message;
