use domain::{ContactId, Email, Name, Phone, PortalAccess, Timestamp};
use ports::Sql;

use crate::studio::invitation::MailState;

/// By name, after the name `?2` and the id `?3`; `?4` is searched for in name and address. The mail about access has an index of its own, which is
/// known by its `kind IN (…)`.
pub const CONTACTS: Sql = Sql::new(
    "SELECT c.id, c.name, c.email, c.phone, a.state AS access, a.accepted_at,
       (SELECT json_array(o.state, o.created_at) FROM mails o
        WHERE o.studio_id = ?1 AND o.contact_id = c.id AND o.kind IN ('invite', 'notice') AND o.kind = 'invite' ORDER BY o.created_at DESC LIMIT 1) AS last_invite
     FROM contacts c JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     WHERE c.studio_id = ?1
       AND c.name COLLATE NOCASE >= ?2 AND (c.name COLLATE NOCASE > ?2 OR c.id > ?3)
       AND (?4 = '' OR instr(lower(c.name), ?4) > 0 OR instr(c.email, ?4) > 0)
     ORDER BY c.name COLLATE NOCASE, c.id LIMIT 51",
);

#[derive(Debug, serde::Deserialize)]
pub struct Row {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub phone: Option<Phone>,
    pub access: PortalAccess,
    pub accepted_at: Option<Timestamp>,
    last_invite: Option<String>,
}

impl Row {
    pub fn last_invite(&self) -> Option<(MailState, Timestamp)> {
        serde_json::from_str(self.last_invite.as_deref()?).ok()
    }
}

/// Somebody else with this address (A13).
pub const SAME_EMAIL: Sql = Sql::new("SELECT name FROM contacts WHERE studio_id = ?1 AND email = ?2 LIMIT 1");

#[derive(Debug, serde::Deserialize)]
pub struct Other {
    pub name: Name,
}

pub const ADD: Sql = Sql::new("INSERT INTO contacts (studio_id, id, name, email, phone, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");

/// Everything starts not active (C1).
pub const NOT_ACTIVE: Sql = Sql::new("INSERT INTO portal_access (studio_id, contact_id, state, email) VALUES (?1, ?2, 'not_active', ?3)");
