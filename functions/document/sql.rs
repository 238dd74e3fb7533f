use ports::Sql;

/// The first look of a recipient: once, and only by a session that is alive. `?7` is 0 for who does not look: a HEAD, a change.
pub const VIEWED: Sql = Sql::new(
    "UPDATE document_recipients SET first_viewed_at = ?5
     WHERE studio_id = ?1 AND document_id = ?3 AND first_viewed_at IS NULL AND ?7 = 1
       AND contact_id = (
         SELECT d.contact_id FROM client_documents d
         WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = ?4 AND d.expires_at > ?5 AND d.seen_at > ?6)",
);

/// One document, if this client sees it (`domain::visibility`).
pub const HEAD: Sql = Sql::new(
    "SELECT d.id, d.project_id AS project, p.title AS project_title, d.kind, d.title, d.state, d.content, d.sent_at, d.first_viewed_at, d.done_at
     FROM client_documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = ?4",
);

/// What happened with it, if this client sees it.
pub const HAPPENED: Sql = Sql::new(
    "SELECT a.what, a.at, a.by_contact AS contact, c.name
     FROM client_activity a LEFT JOIN contacts c ON c.studio_id = a.studio_id AND c.id = a.by_contact
     WHERE a.studio_id = ?1 AND a.session_id = ?2 AND a.document_id = ?3 ORDER BY a.at LIMIT 200",
);

pub const STILL_OPEN: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM client_documents WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3 AND kind = ?4 AND state = 'sent' AND content = ?5)",
);

pub const DONE: Sql = Sql::new("UPDATE documents SET state = 'done', done_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");
