use ports::Sql;

/// Written before the bytes. When these never come, the sweep finds the row by `remove_at`.
pub const BEGIN: Sql = Sql::new(
    "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_contact, uploaded_by_member, created_at, remove_at, private)
     VALUES (?1, ?2, ?3, ?4, 'uploading', ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
);

/// An upload in parts has the id of its file.
pub const BEGIN_PARTS: Sql = Sql::new(
    "INSERT INTO uploads (studio_id, id, file_id, store_upload, part_size, created_at, expires_at, epoch) VALUES (?1, ?2, ?2, ?3, ?4, ?5, ?6, ?7)",
);

/// Nobody else has completed or discarded it.
pub const STILL_UPLOADING: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM files WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading'))",
);

pub const READY: Sql = Sql::new(
    "UPDATE files SET state = 'ready', size = ?3, etag = ?4, name = ?5, media_type = ?6, remove_at = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading'",
);

/// Complete, and visible to nobody: it waits for its message until `remove_at`.
pub const WAITS: Sql = Sql::new(
    "UPDATE files SET size = ?3, etag = ?4, name = ?5, media_type = ?6 WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading' AND private = 1",
);

pub const FORGET_PARTS: Sql = Sql::new("DELETE FROM upload_parts WHERE studio_id = ?1 AND upload_id = ?2");
pub const FORGET_UPLOAD: Sql = Sql::new("DELETE FROM uploads WHERE studio_id = ?1 AND id = ?2");

/// A client's upload is for all participants of the project.
pub const FOR_PARTICIPANTS: Sql = Sql::new(
    "INSERT INTO file_recipients (studio_id, file_id, contact_id)
     SELECT x.studio_id, ?2, x.contact_id FROM participants x WHERE x.studio_id = ?1 AND x.project_id = ?3",
);

/// What the studio sends is for the contacts in `?3`, a JSON array of ids.
pub const FOR_NAMED: Sql = Sql::new("INSERT INTO file_recipients (studio_id, file_id, contact_id) SELECT ?1, ?2, value FROM json_each(?3)");

/// Everyone in `?3` is a participant of the project.
pub const NAMED_TAKE_PART: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (json_array_length(?3) =
       (SELECT COUNT(*) FROM participants WHERE studio_id = ?1 AND project_id = ?2 AND contact_id IN (SELECT value FROM json_each(?3))))",
);

/// The client is a participant of the project and may upload to it.
pub const MAY_UPLOAD: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3 AND uploads = 1))",
);

/// Discards an upload. Only the caller who did so gets a row back, because the bytes of a complete file must not be deleted.
pub const DISCARD: Sql =
    Sql::new("UPDATE files SET state = 'deleted', remove_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading' RETURNING id");

/// This client can answer the questionnaire.
pub const MAY_ANSWER: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM client_documents WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3 AND kind = 'questionnaire' AND state = 'sent'))",
);

/// A file that answers a question is for the recipients of the questionnaire.
pub const FOR_RECIPIENTS: Sql = Sql::new(
    "INSERT INTO file_recipients (studio_id, file_id, contact_id)
     SELECT r.studio_id, ?2, r.contact_id FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = ?3",
);

/// The file that was the answer before is deleted.
pub const FORMER_ANSWER: Sql = Sql::new(
    "UPDATE files SET state = 'deleted', remove_at = ?4 WHERE studio_id = ?1 AND id =
       (SELECT file_id FROM answers WHERE studio_id = ?1 AND document_id = ?2 AND question = ?3)",
);

pub const ANSWER: Sql = Sql::new(
    "INSERT INTO answers (studio_id, document_id, question, value, file_id, contact_id, answered_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
     ON CONFLICT (studio_id, document_id, question) DO UPDATE
     SET value = excluded.value, file_id = excluded.file_id, contact_id = excluded.contact_id, answered_at = excluded.answered_at",
);

/// The client is a participant of the project.
pub const ON_PROJECT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3))",
);

/// How many files of the contact ?2 are still being uploaded, or wait for their message, at ?3.
pub const PENDING: Sql = Sql::new(
    "SELECT COUNT(*) AS many FROM files WHERE studio_id = ?1 AND uploaded_by_contact = ?2 AND state = 'uploading' AND remove_at > ?3",
);

#[derive(Debug, serde::Deserialize)]
pub struct PendingCount {
    pub many: usize,
}
