use domain::{
    ContactId, Date, DocumentId, DocumentKind, DocumentStatus, Email, FileId, Name, PortalAccess, ProjectId, Timestamp, Title,
    file::FileName,
};
use ports::{Flag, Sql};

use crate::document::sql::document_status;

pub const PROJECT: Sql = Sql::new("SELECT id, title, event_on, uploads_on FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, serde::Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: Title,
    pub event_on: Option<Date>,
    pub uploads_on: Flag,
}

pub const PARTICIPANTS: Sql = Sql::new(
    "SELECT c.id, c.name, c.email, t.role, a.state AS access FROM participants t
     JOIN contacts c ON c.studio_id = t.studio_id AND c.id = t.contact_id
     JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
     WHERE t.studio_id = ?1 AND t.project_id = ?2 ORDER BY t.role, c.name COLLATE NOCASE",
);

#[derive(Debug, Clone, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
pub struct ProjectParticipant {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    /// `primary` or `secondary`.
    pub role: String,
    pub access: PortalAccess,
}

/// The details that its clients see.
pub const DETAILS: Sql =
    Sql::new("SELECT label, value FROM project_details WHERE studio_id = ?1 AND project_id = ?2 ORDER BY position LIMIT 50");

/// The newest files and whom they are for.
pub const FILES: Sql = Sql::new(
    "SELECT f.id, f.origin, f.private, f.name, f.media_type, f.size, f.created_at, COALESCE(u.name, m.name, '') AS who,
       (SELECT json_group_array(c.name) FROM file_recipients r CROSS JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
        WHERE r.studio_id = ?1 AND r.file_id = f.id) AS recipients
     FROM files f
     LEFT JOIN contacts u ON u.studio_id = f.studio_id AND u.id = f.uploaded_by_contact
     LEFT JOIN members m ON m.studio_id = f.studio_id AND m.id = f.uploaded_by_member
     WHERE f.studio_id = ?1 AND f.project_id = ?2 AND f.state = 'ready' ORDER BY f.created_at DESC, f.id LIMIT 50",
);

#[derive(Debug, serde::Deserialize)]
pub struct FileLine {
    pub id: FileId,
    pub origin: String,
    pub private: Flag,
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    pub created_at: Timestamp,
    pub who: String,
    /// A JSON array of names.
    pub recipients: String,
}

/// The newest documents; invoices are read for themselves.
pub const DOCUMENTS: Sql = Sql::new(concat!(
    "SELECT d.id, d.kind, d.title, ",
    document_status!(),
    ", COALESCE(d.sent_at, d.created_at) AS at FROM documents d
     WHERE d.studio_id = ?1 AND d.project_id = ?2 AND d.kind <> 'invoice' ORDER BY d.created_at DESC, d.id LIMIT 6",
));

#[derive(Debug, serde::Deserialize)]
pub struct DocumentLine {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub status: DocumentStatus,
    pub at: Timestamp,
}

/// The newest invoices, each with its installments and the payment of each that counts: one that is alive, else the latest.
pub const INVOICES: Sql = Sql::new(
    "SELECT d.id AS document_id, d.state AS document, v.number, v.voided_at, d.title, '' AS project, d.sent_at, d.created_at AS at, v.currency,
            i.id, i.position, i.label, i.due_on, i.amount_minor, p.id AS payment, p.state, p.failure, p.refunded_minor,
            p.refund_failed_minor, p.disputed_minor, p.lost_minor, p.won_minor, p.paid_at, p.received_as, p.received_on
     FROM (SELECT s.studio_id, s.id, s.title, s.state, s.sent_at, s.created_at FROM documents s
           WHERE s.studio_id = ?1 AND s.project_id = ?2 AND s.kind = 'invoice' AND s.state IN ('draft', 'sent', 'done')
           ORDER BY s.created_at DESC, s.id LIMIT 20) AS d
     JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
     JOIN installments i ON i.studio_id = d.studio_id AND i.document_id = d.id
     LEFT JOIN payments p ON p.studio_id = i.studio_id AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))",
);

/// Who can be added, by name; `?3` is searched for.
pub const OTHERS: Sql = Sql::new(
    "SELECT c.id, c.name, c.email FROM contacts c WHERE c.studio_id = ?1 AND (?3 = '' OR instr(lower(c.name), ?3) > 0 OR instr(c.email, ?3) > 0)
       AND NOT EXISTS (SELECT 1 FROM participants t WHERE t.studio_id = ?1 AND t.project_id = ?2 AND t.contact_id = c.id)
     ORDER BY c.name COLLATE NOCASE, c.id LIMIT 51",
);

/// Those of the contacts `?3` who can be added.
pub const CHOSEN: Sql = Sql::new(
    "SELECT c.id, c.name, c.email FROM json_each(?3) j CROSS JOIN contacts c ON c.studio_id = ?1 AND c.id = j.value
     WHERE NOT EXISTS (SELECT 1 FROM participants t WHERE t.studio_id = ?1 AND t.project_id = ?2 AND t.contact_id = c.id)",
);

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Other {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
}

/// Whoever is on the project already stays what they are; the first of a project is the primary one.
pub const JOIN: Sql = Sql::new(
    "INSERT INTO participants (studio_id, project_id, contact_id, role)
     SELECT ?1, ?2, value, CASE WHEN key = 0 AND NOT EXISTS (
       SELECT 1 FROM participants WHERE studio_id = ?1 AND project_id = ?2 AND role = 'primary') THEN 'primary' ELSE 'secondary' END
     FROM json_each(?3) WHERE true ON CONFLICT (studio_id, project_id, contact_id) DO NOTHING",
);

pub const LEAVE: Sql = Sql::new("DELETE FROM participants WHERE studio_id = ?1 AND project_id = ?2 AND contact_id = ?3");

/// When the primary one left, somebody else is.
pub const NEXT_PRIMARY: Sql = Sql::new(
    "UPDATE participants SET role = 'primary' WHERE studio_id = ?1 AND project_id = ?2
       AND contact_id = (SELECT MIN(contact_id) FROM participants WHERE studio_id = ?1 AND project_id = ?2)
       AND NOT EXISTS (SELECT 1 FROM participants WHERE studio_id = ?1 AND project_id = ?2 AND role = 'primary')",
);

pub const ON_PROJECT: Sql =
    Sql::new("SELECT COUNT(*) AS many FROM participants WHERE studio_id = ?1 AND project_id = ?2 AND contact_id = ?3");

pub const UPLOADS: Sql = Sql::new("UPDATE projects SET uploads_on = ?3 WHERE studio_id = ?1 AND id = ?2");
