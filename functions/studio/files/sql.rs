use domain::{ContactId, Email, FileId, Language, ProjectId, Timestamp, delivery::Reach, file::FileName, visibility::ItemKind};
use ports::Sql;
use serde::Deserialize;

use crate::document::reach::{ReachRow, reach_facts};

pub const PROJECT: Sql = Sql::new("SELECT title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Deserialize)]
pub struct ProjectOf {
    pub title: String,
}

/// Who may be named as a recipient.
pub const PARTICIPANTS: Sql = Sql::new(concat!(
    "SELECT c.id, c.name, c.email, c.language, ",
    reach_facts!(),
    ",
       EXISTS (SELECT 1 FROM hidden_projects h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.project_id = x.project_id) AS project_hidden,
       EXISTS (SELECT 1 FROM hidden_kinds h WHERE h.studio_id = c.studio_id AND h.contact_id = c.id AND h.kind = 'file') AS kind_hidden
     FROM participants x JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE x.studio_id = ?1 AND x.project_id = ?2 ORDER BY x.contact_id",
));

#[derive(Debug, Deserialize)]
pub struct ParticipantOf {
    pub id: ContactId,
    pub name: String,
    pub email: Email,
    pub language: Option<Language>,
    #[serde(flatten)]
    facts: ReachRow,
}

impl ParticipantOf {
    /// Whether they see a file that is sent to them, and get a letter.
    pub fn reach(&self) -> Reach {
        self.facts.reach(ItemKind::File)
    }
}

/// What was sent and uploaded, newest first, and who it is for.
pub const FILES: Sql = Sql::new(
    "SELECT f.id, f.origin, f.name, f.media_type, f.size, f.created_at, COALESCE(c.name, m.name, '') AS who,
       (SELECT json_group_array(r.contact_id) FROM file_recipients r WHERE r.studio_id = f.studio_id AND r.file_id = f.id) AS recipients
     FROM files f
     LEFT JOIN contacts c ON c.studio_id = f.studio_id AND c.id = f.uploaded_by_contact
     LEFT JOIN members m ON m.studio_id = f.studio_id AND m.id = f.uploaded_by_member
     WHERE f.studio_id = ?1 AND f.project_id = ?2 AND f.state = 'ready' AND f.created_at <= ?3 AND (f.created_at < ?3 OR f.id > ?4)
     ORDER BY f.created_at DESC, f.id LIMIT ?5",
);

#[derive(Debug, Deserialize)]
pub struct FileOf {
    pub id: FileId,
    pub origin: super::Origin,
    pub name: FileName,
    pub media_type: String,
    pub size: u64,
    pub created_at: Timestamp,
    pub who: String,
    /// A JSON array of ids.
    pub recipients: String,
}

/// One file that is there, for whomever it is.
pub const FILE: Sql =
    Sql::new("SELECT name, media_type, size, etag, object_key FROM files WHERE studio_id = ?1 AND id = ?2 AND state = 'ready'");

/// A file to take back; only what the studio sent.
pub const SENT: Sql =
    Sql::new("SELECT project_id, object_key FROM files WHERE studio_id = ?1 AND id = ?2 AND state = 'ready' AND origin = 'sent'");

#[derive(Debug, Deserialize)]
pub struct SentFile {
    pub project_id: ProjectId,
    pub object_key: String,
}

pub const STILL_SENT: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM files WHERE studio_id = ?1 AND id = ?2 AND state = 'ready' AND origin = 'sent'))",
);

/// Nobody's file any more from here on; the bytes go after it.
pub const RECALL: Sql = Sql::new("UPDATE files SET state = 'deleted', remove_at = ?3 WHERE studio_id = ?1 AND id = ?2");
pub const NOBODYS: Sql = Sql::new("DELETE FROM file_recipients WHERE studio_id = ?1 AND file_id = ?2");
