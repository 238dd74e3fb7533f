-- A studio that shows no history takes completed contracts and questionnaires from its clients' lists. A contract that a client has signed
-- stays theirs: it opens at its address, in their mail or their bookmarks. What is listed is a part of what can be opened.
DROP VIEW client_documents;

CREATE VIEW client_reachable AS
SELECT v.studio_id, v.session_id, v.contact_id, r.document_id AS id, r.project_id, d.kind, d.title, d.state, d.content, r.sent_at, d.done_at, r.first_viewed_at,
       r.waits, v.scope, v.make_payments, v.expires_at, v.seen_at,
       (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')) AS listed
FROM client_viewers v
JOIN document_recipients r ON r.studio_id = v.studio_id AND r.contact_id = v.contact_id
JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
WHERE d.state IN ('sent', 'done')
  AND (v.only_project IS NULL OR v.only_project = d.project_id)
  AND (v.view_invoices = 1 OR d.kind <> 'invoice')
  AND (v.show_history = 1 OR d.state <> 'done' OR d.kind NOT IN ('contract', 'questionnaire')
       OR (d.kind = 'contract' AND EXISTS (SELECT 1 FROM signatures s
             WHERE s.studio_id = d.studio_id AND s.document_id = d.id AND s.contact_id = v.contact_id)))
  AND NOT EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.project_id = d.project_id)
  AND NOT EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = d.studio_id AND h.contact_id = v.contact_id AND h.kind = d.kind);

CREATE VIEW client_documents AS
SELECT studio_id, session_id, contact_id, id, project_id, kind, title, state, content, sent_at, done_at, first_viewed_at, waits, scope, make_payments,
       expires_at, seen_at
FROM client_reachable WHERE listed = 1;
