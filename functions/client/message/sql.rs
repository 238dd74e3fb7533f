use domain::Email;
use ports::Sql;
use serde::Deserialize;

/// To whom it may concern at the studio, where no address for replies is set.
pub const OWNER: Sql = Sql::new("SELECT email FROM members WHERE studio_id = ?1 AND role = 'owner' AND state = 'active' LIMIT 1");

#[derive(Debug, Deserialize)]
pub struct Owner {
    pub email: Email,
}

/// How many of the files `?4` this client brought for a message about this project (any, where `?3` is empty), and never sent.
pub const WAITING: Sql = Sql::new(
    "SELECT COUNT(*) AS many FROM json_each(?4) j CROSS JOIN files f ON f.studio_id = ?1 AND f.id = j.value
     WHERE f.uploaded_by_contact = ?2 AND (?3 = '' OR f.project_id = ?3) AND f.private = 1 AND f.state = 'uploading' AND f.etag IS NOT NULL",
);

#[derive(Debug, Deserialize)]
pub struct Many {
    pub many: usize,
}

/// All of them still wait.
pub const STILL_WAITING: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (json_array_length(?4) =
       (SELECT COUNT(*) FROM json_each(?4) j CROSS JOIN files f ON f.studio_id = ?1 AND f.id = j.value
        WHERE f.uploaded_by_contact = ?2 AND f.project_id = ?3 AND f.private = 1 AND f.state = 'uploading' AND f.etag IS NOT NULL))",
);

/// The client still sees the project.
pub const ON_PROJECT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM client_projects WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3))",
);

pub const WRITE: Sql = Sql::new(
    "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at)
     VALUES (?1, ?2, ?3, ?4, 'to_studio', 'note', '', ?5, ?6)",
);

/// From here on the files are the message's: for its writer and the studio.
pub const READY: Sql = Sql::new(
    "UPDATE files SET state = 'ready', remove_at = NULL WHERE studio_id = ?1 AND id IN (SELECT value FROM json_each(?2)) AND state = 'uploading'",
);
pub const FOR_WRITER: Sql =
    Sql::new("INSERT INTO file_recipients (studio_id, file_id, contact_id) SELECT ?1, value, ?2 FROM json_each(?3)");
pub const ATTACH: Sql = Sql::new("INSERT INTO message_files (studio_id, message_id, file_id) SELECT ?1, ?2, value FROM json_each(?3)");
