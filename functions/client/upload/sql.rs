use domain::{FileId, ProjectId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

use crate::grant::upload_holds;

/// The project, if this client takes part in it and uploads are on; otherwise there is no such thing for them (B7).
pub const PROJECT: Sql = Sql::new("SELECT title FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3 AND uploads = 1");

#[derive(Debug, Deserialize)]
pub struct ProjectOf {
    pub title: String,
}

/// An upload in parts of this client's own, under way or finished; it has the id of its file.
pub const UPLOAD: Sql = Sql::new(concat!(
    "SELECT f.project_id, f.name, f.size, f.state, f.object_key, u.store_upload, u.part_size, u.expires_at
     FROM files f
     JOIN client_projects p ON p.studio_id = f.studio_id AND p.session_id = ?2 AND p.id = f.project_id AND p.uploads = 1
     LEFT JOIN uploads u ON u.studio_id = f.studio_id AND u.id = f.id
     WHERE f.studio_id = ?1 AND f.id = ?3 AND f.uploaded_by_contact = p.contact_id
       AND (f.state = 'ready' OR f.state = 'uploading' AND u.expires_at > ?4 AND ",
    upload_holds!(),
    ")",
));

#[derive(Debug, Deserialize)]
pub struct UploadOf {
    pub project_id: ProjectId,
    pub name: FileName,
    pub size: u64,
    pub state: String,
    pub object_key: String,
    pub store_upload: Option<String>,
    pub part_size: Option<u64>,
    pub expires_at: Option<Timestamp>,
}

pub const PARTS: Sql = Sql::new("SELECT number, etag, size FROM upload_parts WHERE studio_id = ?1 AND upload_id = ?2 ORDER BY number");

#[derive(Debug, Deserialize)]
pub struct PartOf {
    pub number: u16,
    pub etag: String,
    pub size: u64,
}

/// Nobody finished it or gave it up while the part was on its way.
pub const STILL_OPEN: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM files WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading'))",
);

/// A part sent again takes the place of the one before.
pub const KEEP_PART: Sql = Sql::new(
    "INSERT INTO upload_parts (studio_id, upload_id, number, etag, size) VALUES (?1, ?2, ?3, ?4, ?5)
     ON CONFLICT (studio_id, upload_id, number) DO UPDATE SET etag = excluded.etag, size = excluded.size",
);

/// Given up: its file will not be. The bytes go now, and once more with the sweep.
pub const GIVE_UP: Sql =
    Sql::new("UPDATE files SET state = 'deleted', remove_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading'");

/// The file an upload becomes has its id.
pub fn file_of(upload: &domain::UploadId) -> Option<FileId> {
    upload.as_str().parse().ok()
}
