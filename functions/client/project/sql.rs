use domain::{DocumentId, FileId, Timestamp, document::DocumentKind, file::FileName};
use ports::Sql;
use serde::Deserialize;

/// What the studio set about it, in its order (B5).
pub const DETAILS: Sql = Sql::new(
    "SELECT q.label, q.value FROM client_projects mine JOIN project_details q ON q.studio_id = mine.studio_id AND q.project_id = mine.id
     WHERE mine.studio_id = ?1 AND mine.session_id = ?2 AND mine.id = ?3 ORDER BY q.position LIMIT 50",
);

/// Documents and files of the project, newest first: what the timeline has of them.
pub const ITEMS: Sql = Sql::new(
    "SELECT a.document_id, a.document_kind, a.document_title, a.file_id, a.file_name, a.media_type, a.size, a.at
     FROM client_activity a
     WHERE a.studio_id = ?1 AND a.session_id = ?2 AND a.project_id = ?3 AND a.what IN ('sent', 'uploaded')
     ORDER BY a.at DESC, a.id DESC LIMIT 6",
);

#[derive(Debug, Deserialize)]
pub struct Item {
    pub at: Timestamp,
    pub document_id: Option<DocumentId>,
    pub document_kind: Option<DocumentKind>,
    pub document_title: Option<String>,
    pub file_id: Option<FileId>,
    pub file_name: Option<FileName>,
    pub media_type: Option<String>,
    pub size: Option<u64>,
}
