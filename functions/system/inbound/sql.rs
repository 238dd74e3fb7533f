use domain::{ContactId, Email, Language, ProjectId, StudioId};
use ports::{Flag, Sql};
use serde::Deserialize;

/// The message ?1 that is answered, whoever's it is, with all that is decided by: whether the mail of the fingerprint ?2 came in before,
/// and how many the contact sent since ?3. Without a studio in front: the signed address names the shard and the message, and that is how
/// the studio is found.
pub const ANSWERED: Sql = Sql::new(
    "SELECT m.studio_id, m.contact_id, m.project_id, m.body, c.name, c.email, COALESCE(c.language, t.language) AS language,
       a.state = 'disabled' AS closed,
       COALESCE(m.project_id, (SELECT MIN(x.project_id) FROM participants x
         WHERE x.studio_id = m.studio_id AND x.contact_id = m.contact_id HAVING COUNT(*) = 1)) AS files_project,
       EXISTS (SELECT 1 FROM messages k WHERE k.studio_id = m.studio_id AND k.mail_fingerprint = ?2) AS known,
       (SELECT COUNT(*) FROM messages l WHERE l.studio_id = m.studio_id AND l.contact_id = m.contact_id AND l.created_at > ?3
         AND l.direction = 'to_studio') AS lately,
       (SELECT o.email FROM members o WHERE o.studio_id = m.studio_id AND o.role = 'owner' AND o.state = 'active' LIMIT 1) AS owner
     FROM messages m
     JOIN studios t ON t.id = m.studio_id
     JOIN contacts c ON c.studio_id = m.studio_id AND c.id = m.contact_id
     JOIN portal_access a ON a.studio_id = m.studio_id AND a.contact_id = m.contact_id
     WHERE m.id = ?1 AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = m.studio_id AND d.state = 'left')",
);

#[derive(Debug, Deserialize)]
pub struct Answered {
    pub studio_id: StudioId,
    pub contact_id: ContactId,
    pub project_id: Option<ProjectId>,
    /// Of the message that is answered.
    pub body: String,
    pub name: String,
    pub email: Email,
    /// Theirs, or the studio's.
    pub language: Language,
    pub closed: Flag,
    /// Where files go: the message's project, else the only one they take part in.
    pub files_project: Option<ProjectId>,
    pub known: Flag,
    pub lately: u32,
    pub owner: Option<Email>,
}

/// The studio of the message ?1, for its letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.* FROM messages m JOIN studio_heads s ON s.id = m.studio_id
     WHERE m.id = ?1",
);

/// Nobody closed it meanwhile.
pub const NOT_CLOSED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2 AND state <> 'disabled'))",
);

pub const MESSAGE: Sql = Sql::new(
    "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at, mail_message_id,
       mail_fingerprint, trimmed, original_until)
     VALUES (?1, ?2, ?3, ?4, 'to_studio', 'email', ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
);

/// Before the bytes are stored: what is killed in between is found by `remove_at`.
pub const ORIGINAL: Sql =
    Sql::new("INSERT INTO mail_originals (studio_id, object_key, size, created_at, remove_at) VALUES (?1, ?2, ?3, ?4, ?5)");

/// From here on it can be downloaded, until `remove_at`.
pub const ORIGINAL_OF: Sql =
    Sql::new("UPDATE mail_originals SET message_id = ?3, remove_at = ?4 WHERE studio_id = ?1 AND object_key = ?2 AND remove_at > 0");

/// Before the bytes are stored, so that what is killed in between is found by `remove_at`. Private: for the sender and the studio.
pub const FILE: Sql = Sql::new(
    "INSERT INTO files (studio_id, id, project_id, origin, state, name, media_type, size, object_key, uploaded_by_contact, created_at, remove_at, private)
     VALUES (?1, ?2, ?3, 'upload', 'uploading', ?4, ?5, ?6, ?7, ?8, ?9, ?10, 1)",
);

pub const FILE_READY: Sql = Sql::new(
    "UPDATE files SET state = 'ready', size = ?3, etag = ?4, remove_at = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'uploading'",
);

pub const FILE_FOR: Sql = Sql::new("INSERT INTO file_recipients (studio_id, file_id, contact_id) VALUES (?1, ?2, ?3)");

pub const FILE_OF_MESSAGE: Sql = Sql::new("INSERT INTO message_files (studio_id, message_id, file_id) VALUES (?1, ?2, ?3)");

/// The letter ?1 that was handed over and came back, with who should have got it. Without a studio in front: the report names the letter,
/// and that is how the studio is found.
pub const LETTER: Sql = Sql::new(
    "SELECT o.studio_id, o.contact_id, o.recipient, o.subject, c.name
     FROM mails o JOIN contacts c ON c.studio_id = o.studio_id AND c.id = o.contact_id WHERE o.id = ?1
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = o.studio_id AND d.state = 'left')",
);

#[derive(Debug, Deserialize)]
pub struct Undelivered {
    pub studio_id: StudioId,
    pub contact_id: ContactId,
    pub recipient: String,
    pub subject: String,
    pub name: String,
}

/// Nobody told of it yet.
pub const STILL_SENT: Sql =
    Sql::new("INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM mails WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'))");

pub const BOUNCED: Sql =
    Sql::new("UPDATE mails SET state = 'dead', last_error = 'bounced' WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");
