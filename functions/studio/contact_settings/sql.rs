use domain::{
    Name, PortalAccess, ProjectId, Timestamp, Title,
    permission::{PermissionOverrides, PermissionSet},
    visibility::ItemKind,
};
use ports::{Flag, Sql};
use serde::Deserialize;

/// The contact, what holds for all clients of the studio, and what was said for this one (`allowed`, `denied`).
pub const CONTACT: Sql = Sql::new(
    "SELECT c.name, a.state AS access, t.portal_open, t.show_history, t.permissions,
       COALESCE(o.allowed, 0) AS allowed, COALESCE(o.denied, 0) AS denied
     FROM contacts c
     JOIN studios t ON t.id = c.studio_id
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id
     LEFT JOIN contact_permissions o ON o.studio_id = c.studio_id AND o.contact_id = c.id
     WHERE c.studio_id = ?1 AND c.id = ?2",
);

#[derive(Debug, Deserialize)]
pub struct Contact {
    pub name: Name,
    pub access: PortalAccess,
    pub portal_open: Flag,
    pub show_history: Flag,
    pub permissions: PermissionSet,
    #[serde(flatten)]
    pub own: PermissionOverrides,
}

/// What they take part in.
pub const PROJECTS: Sql = Sql::new(
    "SELECT p.id, p.title FROM participants x JOIN projects p ON p.studio_id = x.studio_id AND p.id = x.project_id
     WHERE x.studio_id = ?1 AND x.contact_id = ?2 LIMIT 100",
);

#[derive(Debug, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: Title,
}

pub const HIDDEN_PROJECTS: Sql = Sql::new("SELECT project_id FROM hidden_projects WHERE studio_id = ?1 AND contact_id = ?2 LIMIT 1000");

#[derive(Debug, Deserialize)]
pub struct HiddenProject {
    pub project_id: ProjectId,
}

pub const HIDDEN_KINDS: Sql = Sql::new("SELECT kind FROM hidden_kinds WHERE studio_id = ?1 AND contact_id = ?2");

#[derive(Debug, Deserialize)]
pub struct HiddenKind {
    pub kind: ItemKind,
}

/// The project that is looked into, and whether they take part in it.
pub const PROJECT: Sql = Sql::new(
    "SELECT title, EXISTS (SELECT 1 FROM participants x WHERE x.studio_id = ?1 AND x.project_id = p.id AND x.contact_id = ?3) AS participant
     FROM projects p WHERE p.studio_id = ?1 AND p.id = ?2",
);

#[derive(Debug, Deserialize)]
pub struct LookedInto {
    pub title: Title,
    pub participant: Flag,
}

/// Its documents, newest first, behind the time `?4` and id `?5`.
pub const DOCUMENTS: Sql = Sql::new(
    "SELECT d.id, d.kind, d.title AS name, d.state, d.created_at, 0 AS private,
       EXISTS (SELECT 1 FROM document_recipients r WHERE r.studio_id = ?1 AND r.document_id = d.id AND r.contact_id = ?3) AS recipient
     FROM documents d
     WHERE d.studio_id = ?1 AND d.project_id = ?2 AND d.created_at <= ?4 AND (d.created_at < ?4 OR d.id > ?5)
     ORDER BY d.created_at DESC, d.id LIMIT 51",
);

/// Its files that are there, the same way.
pub const FILES: Sql = Sql::new(
    "SELECT f.id, CASE f.origin WHEN 'sent' THEN 'file' ELSE 'upload' END AS kind, f.name, f.state, f.created_at, f.private,
       EXISTS (SELECT 1 FROM file_recipients r WHERE r.studio_id = ?1 AND r.file_id = f.id AND r.contact_id = ?3) AS recipient
     FROM files f
     WHERE f.studio_id = ?1 AND f.project_id = ?2 AND f.state = 'ready' AND f.created_at <= ?4 AND (f.created_at < ?4 OR f.id > ?5)
     ORDER BY f.created_at DESC, f.id LIMIT 51",
);

#[derive(Debug, Deserialize)]
pub struct ItemRow {
    pub id: String,
    pub kind: ItemKind,
    pub name: String,
    pub state: String,
    pub created_at: Timestamp,
    pub private: Flag,
    pub recipient: Flag,
}

/// How many of `?2` are there. (CROSS keeps the order: a few ids, not every project.)
pub const KNOWN: Sql =
    Sql::new("SELECT COUNT(*) AS many FROM json_each(?2) j CROSS JOIN projects p ON p.studio_id = ?1 AND p.id = j.value");

#[derive(Debug, Deserialize)]
pub struct Known {
    pub many: usize,
}

pub const PERMISSIONS: Sql = Sql::new(
    "INSERT INTO contact_permissions (studio_id, contact_id, allowed, denied) VALUES (?1, ?2, ?3, ?4)
     ON CONFLICT (studio_id, contact_id) DO UPDATE SET allowed = excluded.allowed, denied = excluded.denied",
);

pub const SHOW_PROJECTS: Sql = Sql::new("DELETE FROM hidden_projects WHERE studio_id = ?1 AND contact_id = ?2");
pub const HIDE_PROJECTS: Sql =
    Sql::new("INSERT INTO hidden_projects (studio_id, contact_id, project_id) SELECT ?1, ?2, value FROM json_each(?3)");

pub const SHOW_KINDS: Sql = Sql::new("DELETE FROM hidden_kinds WHERE studio_id = ?1 AND contact_id = ?2");
pub const HIDE_KINDS: Sql = Sql::new("INSERT INTO hidden_kinds (studio_id, contact_id, kind) SELECT ?1, ?2, value FROM json_each(?3)");
