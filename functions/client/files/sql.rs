use domain::{ContactId, Date, DocumentId, DocumentKind, DocumentState, FileId, ProjectId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

/// What this client sees, newest first (`domain::visibility`).
pub const FILES: Sql = Sql::new(
    "SELECT f.id, f.origin, f.name, f.media_type, f.size, f.created_at, p.id AS project, p.title, p.event_on, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM client_files f
     JOIN projects p ON p.studio_id = f.studio_id AND p.id = f.project_id
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.session_id = ?2 AND (f.created_at, f.id) < (?3, ?4)
     ORDER BY f.created_at DESC, f.id DESC LIMIT ?5",
);

#[derive(Debug, Deserialize)]
pub struct FileOf {
    pub id: FileId,
    pub origin: String,
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    pub created_at: Timestamp,
    pub project: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
    pub uploader: Option<ContactId>,
    pub uploader_name: Option<String>,
}

/// The documents this client sees, newest first; files and documents share one order.
pub const DOCUMENTS: Sql = Sql::new(
    "SELECT d.id, d.kind, d.title, d.state, d.sent_at, d.project_id AS project, p.title AS project_title, p.event_on
     FROM client_documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND (d.sent_at, d.id) < (?3, ?4)
     ORDER BY d.sent_at DESC, d.id DESC LIMIT ?5",
);

#[derive(Debug, Deserialize)]
pub struct DocumentOf {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    pub sent_at: Timestamp,
    pub project: ProjectId,
    pub project_title: String,
    pub event_on: Option<Date>,
}

/// One file, if this client sees it.
pub const FILE: Sql =
    Sql::new("SELECT name, media_type, size, etag, object_key FROM client_files WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3");
