use domain::{ContactId, ItemLinkId, Name, ProjectId, Timestamp};
use ports::{Flag, Sql};
use serde::Deserialize;

use crate::grant::item_link_holds;

macro_rules! links {
    () => {
        "SELECT l.id, l.contact_id AS contact, a.name AS contact_name, l.project_id AS project, COALESCE(d.kind, 'file') AS kind,
       COALESCE(d.title, f.name) AS title, l.created_at, l.expires_at, l.revoked_at, l.first_used_at, l.last_used_at, "
    };
}

macro_rules! from_links {
    () => {
        " AS holds
     FROM item_links l
     JOIN portal_access a ON a.studio_id = l.studio_id AND a.contact_id = l.contact_id
     LEFT JOIN documents d ON d.studio_id = l.studio_id AND d.id = l.document_id
     LEFT JOIN files f ON f.studio_id = l.studio_id AND f.id = l.file_id
     WHERE l.studio_id = ?1"
    };
}

macro_rules! behind {
    () => {
        " AND l.created_at <= ?2 AND (l.created_at < ?2 OR l.id > ?3)
     ORDER BY l.created_at DESC, l.id LIMIT 51"
    };
}

/// Newest first, after the moment `?2` and the id `?3`.
pub const LINKS: Sql = Sql::new(concat!(links!(), item_link_holds!(), from_links!(), behind!()));

/// Those of the contact `?4`.
pub const LINKS_OF: Sql = Sql::new(concat!(links!(), item_link_holds!(), from_links!(), " AND l.contact_id = ?4", behind!()));

#[derive(Debug, Deserialize)]
pub struct Row {
    pub id: ItemLinkId,
    pub contact: ContactId,
    pub contact_name: Name,
    pub project: ProjectId,
    pub kind: String,
    pub title: String,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub first_used_at: Option<Timestamp>,
    pub last_used_at: Option<Timestamp>,
    /// The account is as it was when it gave the link out.
    pub holds: Flag,
}

impl Row {
    /// What the list is sorted by.
    pub fn key(&self) -> (Timestamp, String) {
        (self.created_at, self.id.to_string())
    }
}

pub const CONTACT: Sql = Sql::new("SELECT name FROM contacts WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Deserialize)]
pub struct Contact {
    pub name: Name,
}

pub const LINK: Sql = Sql::new("SELECT revoked_at FROM item_links WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Deserialize)]
pub struct Link {
    pub revoked_at: Option<Timestamp>,
}

pub const REVOKE: Sql = Sql::new("UPDATE item_links SET revoked_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND revoked_at IS NULL");
