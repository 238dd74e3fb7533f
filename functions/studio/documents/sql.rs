use domain::{Date, DocumentId, DocumentKind, DocumentState, DocumentStatus, Language, ProjectId, Timestamp, Title};
use ports::Sql;
use serde::Deserialize;

use crate::document::{reach::reach_facts, sql::document_status};

pub const PROJECT: Sql = Sql::new("SELECT title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Deserialize)]
pub struct Project {
    pub title: String,
}

/// The documents of a project, newest first; after one made at ?3 with the id ?4.
pub const OF_PROJECT: Sql = Sql::new(concat!(
    "SELECT d.id, d.kind, d.title, d.state, d.created_at, d.sent_at, d.done_at, ",
    document_status!(),
    ",
            (SELECT json_group_array(json_object('contact', r.contact_id, 'name', c.name, 'viewed_at', r.first_viewed_at))
             FROM document_recipients r JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
             WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS recipients
     FROM documents d
     WHERE d.studio_id = ?1 AND d.project_id = ?2 AND d.created_at <= ?3 AND (d.created_at < ?3 OR d.id > ?4)
     ORDER BY d.created_at DESC, d.id LIMIT ?5",
));

#[derive(Debug, Deserialize)]
pub struct Line {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    pub status: DocumentStatus,
    pub due_on: Option<Date>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    /// JSON of `DocumentRecipient`s.
    pub recipients: String,
}

pub const DOCUMENT: Sql = Sql::new(concat!(
    "SELECT ",
    document_status!(),
    ", d.project_id AS project, p.title AS project_title, p.event_on, d.kind, d.title, d.state, d.content, d.created_at, d.sent_at, d.recalled_at, d.done_at,
            COALESCE(w.at, v.voided_at) AS voided_at, w.reason AS void_reason,
            (SELECT COUNT(*) FROM signatures g WHERE g.studio_id = d.studio_id AND g.document_id = d.id) AS signatures,
            s.language, s.time_zone
     FROM documents d
     JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     JOIN studios s ON s.id = d.studio_id
     LEFT JOIN contract_voids w ON w.studio_id = d.studio_id AND w.document_id = d.id
     LEFT JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
     WHERE d.studio_id = ?1 AND d.id = ?2",
));

#[derive(Debug, Clone, Deserialize)]
pub struct Document {
    pub project: ProjectId,
    pub project_title: String,
    pub event_on: Option<Date>,
    pub kind: DocumentKind,
    pub title: Title,
    pub state: DocumentState,
    pub status: DocumentStatus,
    pub due_on: Option<Date>,
    pub content: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub recalled_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub voided_at: Option<Timestamp>,
    pub void_reason: Option<String>,
    /// How many have signed it.
    pub signatures: u32,
    /// What the studio's clients are spoken to in when they choose nothing.
    pub language: Language,
    pub time_zone: String,
}

/// As `document::outgoing::Recipient` has them: the project's primary participants first, for the first to sign is “the client”.
pub const RECIPIENTS: Sql = Sql::new(concat!(
    "SELECT c.id, c.name, c.email, c.language, ",
    reach_facts!(),
    ",
       EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.project_id = d.project_id) AS project_hidden,
       EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.kind = d.kind) AS kind_hidden, x.contact_id IS NOT NULL AS takes_part, r.first_viewed_at
     FROM document_recipients r
     JOIN documents d ON d.studio_id = r.studio_id AND d.id = r.document_id
     JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
     LEFT JOIN portal_access a ON a.studio_id = r.studio_id AND a.contact_id = r.contact_id
     LEFT JOIN participants x ON x.studio_id = d.studio_id AND x.project_id = d.project_id AND x.contact_id = r.contact_id
     WHERE r.studio_id = ?1 AND r.document_id = ?2 ORDER BY x.role IS NULL, x.role, c.name, r.contact_id LIMIT 200",
));

/// Every recipient has a row for each of it: one is enough.
pub const HAPPENED: Sql = Sql::new(
    "SELECT substr(a.kind, instr(a.kind, '.') + 1) AS what, a.at, a.by_contact AS contact, c.name
     FROM activity a LEFT JOIN contacts c ON c.studio_id = a.studio_id AND c.id = a.by_contact
     WHERE a.studio_id = ?1 AND a.document_id = ?2
       AND a.contact_id = (SELECT MIN(r.contact_id) FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = ?2)
     ORDER BY a.at LIMIT 200",
);

/// A draft still, saying what was read; its recipients are those of ?5, and all of them take part.
pub const AS_READ: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM documents d WHERE d.studio_id = ?1 AND d.id = ?2 AND d.state = 'draft' AND d.title = ?3 AND d.content = ?4
         AND json_array_length(?5) = (SELECT COUNT(*) FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = ?2)
         AND json_array_length(?5) = (
           SELECT COUNT(*) FROM document_recipients r
           JOIN participants x ON x.studio_id = r.studio_id AND x.project_id = d.project_id AND x.contact_id = r.contact_id
           WHERE r.studio_id = ?1 AND r.document_id = ?2 AND r.contact_id IN (SELECT value FROM json_each(?5)))))",
);

pub const SEND: Sql = Sql::new("UPDATE documents SET state = 'sent', sent_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'");

/// Sent, and nobody has answered it: no decision, no signature, nothing submitted, no money under way.
pub const UNANSWERED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM documents d WHERE d.studio_id = ?1 AND d.id = ?2 AND d.state = 'sent'
         AND NOT EXISTS (SELECT 1 FROM quote_decisions q WHERE q.studio_id = ?1 AND q.document_id = ?2)
         AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.studio_id = ?1 AND s.document_id = ?2)
         AND NOT EXISTS (SELECT 1 FROM submissions b WHERE b.studio_id = ?1 AND b.document_id = ?2)
         AND NOT EXISTS (
           SELECT 1 FROM installments i JOIN payments p ON p.studio_id = i.studio_id AND p.installment_id = i.id
           WHERE i.studio_id = ?1 AND i.document_id = ?2 AND p.state IN ('open', 'processing', 'paid', 'disputed', 'refunded'))))",
);

pub const RECALL: Sql =
    Sql::new("UPDATE documents SET state = 'recalled', recalled_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");

/// A contract that somebody has signed, and not all.
pub const HALF_SIGNED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM documents d WHERE d.studio_id = ?1 AND d.id = ?2 AND d.kind = 'contract' AND d.state = 'sent'
         AND EXISTS (SELECT 1 FROM signatures s WHERE s.studio_id = ?1 AND s.document_id = ?2)))",
);

pub const VOID: Sql = Sql::new("INSERT INTO contract_voids (studio_id, document_id, at, reason) VALUES (?1, ?2, ?3, ?4)");

pub const VOID_IS_DONE: Sql =
    Sql::new("UPDATE documents SET state = 'done', done_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");

pub const STILL_DRAFT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM documents WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'))",
);

/// What a draft of any kind may have besides its row, and the row.
pub const FORGET: [Sql; 4] = [FORGET_INSTALLMENTS, FORGET_INVOICE, FORGET_RECIPIENTS, FORGET_DOCUMENT];
pub const FORGET_INSTALLMENTS: Sql = Sql::new("DELETE FROM installments WHERE studio_id = ?1 AND document_id = ?2");
pub const FORGET_INVOICE: Sql = Sql::new("DELETE FROM invoices WHERE studio_id = ?1 AND document_id = ?2");
pub const FORGET_RECIPIENTS: Sql = Sql::new("DELETE FROM document_recipients WHERE studio_id = ?1 AND document_id = ?2");
pub const FORGET_DOCUMENT: Sql = Sql::new("DELETE FROM documents WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'");
