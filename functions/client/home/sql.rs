use domain::{ContactId, Date, FileId, ProjectId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

/// The projects this client takes part in.
pub const PROJECTS: Sql =
    Sql::new("SELECT id, title, event_on FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 ORDER BY id LIMIT 50");

#[derive(Debug, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
}

/// What came last of what this client sees.
pub const RECENT: Sql = Sql::new(
    "SELECT f.id, f.origin, f.name, f.media_type, f.size, f.created_at, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM client_files f
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE f.studio_id = ?1 AND f.session_id = ?2 ORDER BY f.created_at DESC, f.id DESC LIMIT 5",
);

#[derive(Debug, Deserialize)]
pub struct File {
    pub id: FileId,
    pub origin: String,
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    pub created_at: Timestamp,
    pub uploader: Option<ContactId>,
    pub uploader_name: Option<String>,
}
