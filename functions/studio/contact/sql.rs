use domain::{ContactId, Date, Email, Language, Name, Phone, PortalAccess, ProjectId, Timestamp, Title};
use ports::{Flag, Sql};

use crate::studio::invitation::MailState;

/// The contact with its access, and somebody else with the same address (A13): who has portal access by it, if anybody.
pub const CONTACT: Sql = Sql::new(
    "SELECT c.id, c.name, c.email, c.phone, c.language, a.state AS access, a.accepted_at, a.last_login_at, a.last_activity_at,
       o.id IS NOT NULL AS address_taken,
       COALESCE(o.name, (SELECT e.name FROM contacts e WHERE e.studio_id = ?1 AND e.email = c.email AND e.id <> c.id LIMIT 1)) AS shared_with
     FROM contacts c JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     LEFT JOIN portal_access p ON p.studio_id = c.studio_id AND p.email = c.email AND p.state = 'active' AND p.contact_id <> c.id
     LEFT JOIN contacts o ON o.studio_id = p.studio_id AND o.id = p.contact_id
     WHERE c.studio_id = ?1 AND c.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Contact {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub phone: Option<Phone>,
    pub language: Option<Language>,
    pub access: PortalAccess,
    pub accepted_at: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    pub last_activity_at: Option<Timestamp>,
    pub address_taken: Flag,
    pub shared_with: Option<Name>,
}

/// The last mails about portal access to this contact.
pub const INVITES: Sql = Sql::new(
    "SELECT kind, state, created_at FROM mails WHERE studio_id = ?1 AND contact_id = ?2 AND kind IN ('invite', 'notice')
     ORDER BY created_at DESC LIMIT 10",
);

#[derive(Debug, serde::Deserialize)]
pub struct Invite {
    pub kind: String,
    pub state: MailState,
    pub created_at: Timestamp,
}

pub const PROJECTS: Sql = Sql::new(
    "SELECT p.id, p.title, p.event_on, t.role FROM participants t JOIN projects p ON p.studio_id = t.studio_id AND p.id = t.project_id
     WHERE t.studio_id = ?1 AND t.contact_id = ?2 LIMIT 100",
);

#[derive(Debug, Clone, serde::Deserialize, serde::Serialize, utoipa::ToSchema)]
pub struct ContactProject {
    pub id: ProjectId,
    pub title: Title,
    pub event_on: Option<Date>,
    /// `primary` or `secondary`.
    pub role: String,
}

pub const UPDATE: Sql = Sql::new("UPDATE contacts SET name = ?3, email = ?4, phone = ?5 WHERE studio_id = ?1 AND id = ?2");

/// A client logs in with the address the studio knows. The raised epoch ends every session and whatever else is out: who reads the old
/// mailbox may be somebody else.
pub const LOGIN_EMAIL: Sql = Sql::new("UPDATE portal_access SET email = ?3, epoch = epoch + 1 WHERE studio_id = ?1 AND contact_id = ?2");

/// Links that went to the old address say nothing any more, either.
pub const LINKS_END: Sql =
    Sql::new("UPDATE one_time_tokens SET expires_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2 AND used_at IS NULL AND expires_at > ?3");
