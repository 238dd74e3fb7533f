use domain::{Email, Language, Name, PortalAccess, ProjectId};
use ports::Sql;
use serde::Deserialize;

pub const CONTACT: Sql = Sql::new(
    "SELECT c.name, c.email, c.language, a.state AS access FROM contacts c
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE c.studio_id = ?1 AND c.id = ?2",
);

#[derive(Debug, Deserialize)]
pub struct Contact {
    pub name: Name,
    pub email: Email,
    pub language: Option<Language>,
    pub access: PortalAccess,
}

/// What a message can be about: the projects they take part in.
pub const PROJECTS: Sql = Sql::new(
    "SELECT p.id, p.title FROM participants x JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
     WHERE x.studio_id = ?1 AND x.contact_id = ?2 ORDER BY x.project_id LIMIT 50",
);

#[derive(Debug, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: String,
}

/// Whether they take part in this one.
pub const TAKES_PART: Sql =
    Sql::new("SELECT COUNT(*) AS many FROM participants WHERE studio_id = ?1 AND contact_id = ?2 AND project_id = ?3");

#[derive(Debug, Deserialize)]
pub struct Many {
    pub many: usize,
}

pub const STILL_TAKES_PART: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM participants WHERE studio_id = ?1 AND contact_id = ?2 AND project_id = ?3))",
);

pub const WRITE: Sql = Sql::new(
    "INSERT INTO messages (studio_id, id, project_id, contact_id, direction, kind, subject, body, created_at, member_id)
     VALUES (?1, ?2, ?3, ?4, 'to_client', 'note', '', ?5, ?6, ?7)",
);

/// The message ?3 of the contact ?2 as it came by mail, if it is still there at ?4.
pub const ORIGINAL: Sql = Sql::new(
    "SELECT m.subject, o.object_key, o.size FROM messages m
     JOIN mail_originals o ON o.studio_id = m.studio_id AND o.message_id = m.id
     WHERE m.studio_id = ?1 AND m.contact_id = ?2 AND m.id = ?3 AND o.remove_at > ?4",
);

#[derive(Debug, Deserialize)]
pub struct Original {
    pub subject: String,
    pub object_key: String,
    /// Sealed, in bytes.
    pub size: usize,
}
