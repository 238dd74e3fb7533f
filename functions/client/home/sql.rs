use domain::{ContactId, Date, FileId, ProjectId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

/// The projects this client takes part in.
pub const PROJECTS: Sql = Sql::new(
    "SELECT p.id, p.title, p.event_on FROM participants x
     JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
     WHERE x.studio_id = ?1 AND x.contact_id = ?2 ORDER BY x.project_id LIMIT 50",
);

#[derive(Debug, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
}

/// What came last of what this client sees: one row of `file_recipients` for each.
pub const RECENT: Sql = Sql::new(
    "SELECT f.id, f.origin, f.name, f.media_type, f.size, r.created_at, f.uploaded_by_contact AS uploader, c.name AS uploader_name
     FROM file_recipients r
     JOIN files f ON f.studio_id = r.studio_id AND f.id = r.file_id AND f.state = 'ready'
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     WHERE r.studio_id = ?1 AND r.contact_id = ?2 ORDER BY r.created_at DESC, r.file_id DESC LIMIT 5",
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
