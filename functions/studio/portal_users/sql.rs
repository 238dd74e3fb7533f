use domain::{ContactId, Email, Name, PortalAccess, Timestamp};
use ports::Sql;

// One statement for each order, each along an index of its own; `?2` and `?3` are the cursor, `?4` is searched for.

pub const BY_NAME: Sql = Sql::new(
    "SELECT a.contact_id, a.name, a.email, a.state, a.invited_at, a.accepted_at, a.last_login_at, a.last_activity_at
     FROM portal_access a
     WHERE a.studio_id = ?1 AND a.activated_at IS NOT NULL
       AND a.name COLLATE NOCASE >= ?2 AND (a.name COLLATE NOCASE > ?2 OR a.contact_id > ?3)
       AND (?4 = '' OR instr(lower(a.name), ?4) > 0 OR instr(a.email, ?4) > 0)
     ORDER BY a.name COLLATE NOCASE, a.contact_id LIMIT 51",
);

pub const BY_LOGIN: Sql = Sql::new(
    "SELECT a.contact_id, a.name, a.email, a.state, a.invited_at, a.accepted_at, a.last_login_at, a.last_activity_at
     FROM portal_access a
     WHERE a.studio_id = ?1 AND a.activated_at IS NOT NULL
       AND COALESCE(a.last_login_at, 0) <= ?2 AND (COALESCE(a.last_login_at, 0) < ?2 OR a.contact_id > ?3)
       AND (?4 = '' OR instr(lower(a.name), ?4) > 0 OR instr(a.email, ?4) > 0)
     ORDER BY COALESCE(a.last_login_at, 0) DESC, a.contact_id LIMIT 51",
);

pub const BY_ACTIVITY: Sql = Sql::new(
    "SELECT a.contact_id, a.name, a.email, a.state, a.invited_at, a.accepted_at, a.last_login_at, a.last_activity_at
     FROM portal_access a
     WHERE a.studio_id = ?1 AND a.activated_at IS NOT NULL
       AND COALESCE(a.last_activity_at, 0) <= ?2 AND (COALESCE(a.last_activity_at, 0) < ?2 OR a.contact_id > ?3)
       AND (?4 = '' OR instr(lower(a.name), ?4) > 0 OR instr(a.email, ?4) > 0)
     ORDER BY COALESCE(a.last_activity_at, 0) DESC, a.contact_id LIMIT 51",
);

#[derive(Debug, Clone, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
pub struct PortalUser {
    #[serde(rename(serialize = "id"))]
    #[schema(rename = "id")]
    pub contact_id: ContactId,
    pub name: Name,
    /// What they log in with.
    pub email: Email,
    pub state: PortalAccess,
    pub invited_at: Option<Timestamp>,
    /// When they first chose a password.
    pub accepted_at: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    pub last_activity_at: Option<Timestamp>,
}
