use domain::{ContactId, FileId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

/// What was answered so far, and by whom.
pub const ANSWERS: Sql = Sql::new(
    "SELECT w.question, w.value, w.file_id AS file, f.name AS file_name, f.media_type, w.contact_id AS contact, c.name, w.answered_at
     FROM answers w
     JOIN contacts c ON c.studio_id = w.studio_id AND c.id = w.contact_id
     LEFT JOIN files f ON f.studio_id = w.studio_id AND f.id = w.file_id
     WHERE w.studio_id = ?1 AND w.document_id = ?2",
);

#[derive(Debug, Deserialize)]
pub struct Answered {
    pub question: String,
    /// JSON.
    pub value: String,
    pub file: Option<FileId>,
    pub file_name: Option<FileName>,
    pub media_type: Option<String>,
    pub contact: ContactId,
    pub name: String,
    pub answered_at: Timestamp,
}

pub const SUBMITTED: Sql = Sql::new("SELECT submitted_at FROM submissions WHERE studio_id = ?1 AND document_id = ?2");

#[derive(Debug, Deserialize)]
pub struct Submitted {
    pub submitted_at: Timestamp,
}
