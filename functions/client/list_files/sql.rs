use domain::{ContactId, Date, DocumentId, DocumentKind, DocumentState, DocumentStatus, FileId, ProjectId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

use crate::document::sql::document_outcome;

/// The files and documents this client sees (`domain::visibility`), newest first. Both walk an index in this order and are merged, so that
/// no more is read of either than is shown.
pub const ALL: Sql = Sql::new(concat!(
    "SELECT f.created_at AS at, f.id AS id, 'file' AS kind, f.name AS title, NULL AS state, NULL AS outcome, f.origin, f.media_type, f.size,
       f.project_id AS project, p.title AS project_title, p.event_on, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM client_files f
     JOIN projects p ON p.studio_id = f.studio_id AND p.id = f.project_id
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.session_id = ?2 AND (f.created_at, f.id) < (?3, ?4)
     UNION ALL
     SELECT d.sent_at, d.id, d.kind, d.title, d.state, ",
    document_outcome!(),
    ", NULL, NULL, NULL, d.project_id, p.title, p.event_on, NULL, NULL
     FROM client_documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND (d.sent_at, d.id) < (?3, ?4)
     ORDER BY at DESC, id DESC LIMIT ?5",
));

/// The same of one project, `?6`: other indexes.
pub const OF_PROJECT: Sql = Sql::new(concat!(
    "SELECT f.created_at AS at, f.id AS id, 'file' AS kind, f.name AS title, NULL AS state, NULL AS outcome, f.origin, f.media_type, f.size,
       f.project_id AS project, p.title AS project_title, p.event_on, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM client_files f
     JOIN projects p ON p.studio_id = f.studio_id AND p.id = f.project_id
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.session_id = ?2 AND f.project_id = ?6 AND (f.created_at, f.id) < (?3, ?4)
     UNION ALL
     SELECT d.sent_at, d.id, d.kind, d.title, d.state, ",
    document_outcome!(),
    ", NULL, NULL, NULL, d.project_id, p.title, p.event_on, NULL, NULL
     FROM client_documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.project_id = ?6 AND (d.sent_at, d.id) < (?3, ?4)
     ORDER BY at DESC, id DESC LIMIT ?5",
));

/// One of them. What only a file has tells which.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Found {
    File(FileOf),
    Document(DocumentOf),
}

#[derive(Debug, Deserialize)]
pub struct FileOf {
    pub id: FileId,
    pub origin: String,
    #[serde(rename = "title")]
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    #[serde(rename = "at")]
    pub created_at: Timestamp,
    pub project: ProjectId,
    pub project_title: String,
    pub event_on: Option<Date>,
    pub uploader: Option<ContactId>,
    pub uploader_name: Option<String>,
}

#[derive(Debug, Deserialize)]
pub struct DocumentOf {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    /// How it ended.
    pub outcome: Option<DocumentStatus>,
    #[serde(rename = "at")]
    pub sent_at: Timestamp,
    pub project: ProjectId,
    pub project_title: String,
    pub event_on: Option<Date>,
}
