use domain::{FileId, Timestamp, file::FileName};
use ports::Sql;
use serde::Deserialize;

use crate::document::sql::{document_happened, document_head, one_document};

/// What was answered so far, by whichever recipient.
macro_rules! answers {
    () => {
        "(SELECT json_group_array(json_object(
          'question', w.question, 'value', w.value, 'file', w.file_id, 'file_name', f.name, 'media_type', f.media_type, 'answered_at', w.answered_at))
        FROM answers w LEFT JOIN files f ON f.studio_id = w.studio_id AND f.id = w.file_id
        WHERE w.studio_id = ?1 AND w.document_id = d.id) AS answers"
    };
}

/// As a change reads it.
pub const OPEN: Sql = Sql::new(concat!("SELECT ", document_head!(), ", ", answers!(), " ", one_document!()));

/// A questionnaire with who submitted it.
pub const ONE: Sql = Sql::new(concat!(
    "SELECT ",
    document_head!(),
    ", ",
    document_happened!(),
    ", ",
    answers!(),
    ",
       (SELECT json_object('contact', b.contact_id, 'name', c.name, 'at', b.submitted_at)
        FROM submissions b JOIN contacts c ON c.studio_id = b.studio_id AND c.id = b.contact_id
        WHERE b.studio_id = ?1 AND b.document_id = d.id) AS submitted ",
    one_document!(),
));

/// Both are JSON.
#[derive(Debug, Deserialize)]
pub struct SoFar {
    pub answers: String,
    #[serde(default)]
    pub submitted: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Answered {
    pub question: String,
    /// JSON.
    pub value: String,
    pub file: Option<FileId>,
    pub file_name: Option<FileName>,
    pub media_type: Option<String>,
    pub answered_at: Timestamp,
}

/// Keeps the answers of `?3`, a JSON object of question to JSON text. What is as it was keeps its time.
pub const KEEP: Sql = Sql::new(
    "INSERT INTO answers (studio_id, document_id, question, value, contact_id, answered_at)
     SELECT ?1, ?2, key, value, ?4, ?5 FROM json_each(?3) WHERE true
     ON CONFLICT (studio_id, document_id, question) DO UPDATE
     SET value = excluded.value, contact_id = excluded.contact_id, answered_at = excluded.answered_at WHERE value <> excluded.value",
);

/// Takes back the answers to the questions of `?3`, a JSON array.
pub const TAKE_BACK: Sql =
    Sql::new("DELETE FROM answers WHERE studio_id = ?1 AND document_id = ?2 AND question IN (SELECT value FROM json_each(?3))");

/// The bytes of files that were answers to the questions of `?3` go: nobody can ask for them any more.
pub const DROP_FILES: Sql = Sql::new(
    "UPDATE files SET state = 'deleted', remove_at = ?4 WHERE studio_id = ?1 AND id IN (
       SELECT file_id FROM answers WHERE studio_id = ?1 AND document_id = ?2 AND file_id IS NOT NULL
         AND question IN (SELECT value FROM json_each(?3)))",
);

/// Nobody answered anything else since this was read: what is submitted is what was looked at.
pub const AS_READ: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES ((SELECT COUNT(*) = ?3 AND COALESCE(MAX(answered_at), 0) = ?4 FROM answers WHERE studio_id = ?1 AND document_id = ?2))",
);

pub const SUBMIT: Sql = Sql::new("INSERT INTO submissions (studio_id, document_id, contact_id, submitted_at) VALUES (?1, ?2, ?3, ?4)");
