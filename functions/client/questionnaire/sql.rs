use domain::{ContactId, FileId, Timestamp};
use ports::Sql;
use serde::Deserialize;

/// What was answered so far, by whichever recipient, where this client sees the questionnaire.
pub const ANSWERS: Sql = Sql::new(
    "SELECT w.question, w.value, w.file_id AS file, f.name AS file_name, w.answered_at
     FROM client_documents d
     JOIN answers w ON w.studio_id = d.studio_id AND w.document_id = d.id
     LEFT JOIN files f ON f.studio_id = w.studio_id AND f.id = w.file_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3",
);

#[derive(Debug, Clone, Deserialize)]
pub struct Answered {
    pub question: String,
    /// JSON.
    pub value: String,
    pub file: Option<FileId>,
    pub file_name: Option<String>,
    pub answered_at: Timestamp,
}

pub const SUBMITTED: Sql = Sql::new(
    "SELECT s.contact_id AS contact, c.name, s.submitted_at FROM client_documents d
     JOIN submissions s ON s.studio_id = d.studio_id AND s.document_id = d.id
     JOIN contacts c ON c.studio_id = s.studio_id AND c.id = s.contact_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3",
);

#[derive(Debug, Clone, Deserialize)]
pub struct Submitted {
    pub contact: ContactId,
    pub name: String,
    pub submitted_at: Timestamp,
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
    "INSERT INTO precondition (held) SELECT COUNT(*) = ?3 AND COALESCE(MAX(answered_at), 0) = ?4 FROM answers WHERE studio_id = ?1 AND document_id = ?2",
);

pub const SUBMIT: Sql = Sql::new("INSERT INTO submissions (studio_id, document_id, contact_id, submitted_at) VALUES (?1, ?2, ?3, ?4)");
