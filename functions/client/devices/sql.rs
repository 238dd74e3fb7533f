use domain::{SessionId, Timestamp};
use ports::{Flag, Sql};
use serde::Deserialize;

/// The sessions of this contact that are alive, the last begun first (rows are numbered as they come). Those of a loginless link end with it.
pub const SESSIONS: Sql = Sql::new(
    "SELECT s.id, s.user_agent, s.source, s.created_at, s.seen_at, k.session_id IS NOT NULL AS by_link
     FROM sessions s
     JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id
     LEFT JOIN item_sessions k ON k.studio_id = s.studio_id AND k.session_id = s.id
     LEFT JOIN item_links l ON l.studio_id = k.studio_id AND l.id = k.link_id
     WHERE s.studio_id = ?1 AND s.contact_id = ?2 AND s.ended_at IS NULL AND s.epoch = a.epoch AND s.expires_at > ?3 AND s.seen_at > ?4
       AND (k.session_id IS NULL OR l.revoked_at IS NULL AND l.expires_at > ?3)
     ORDER BY s.rowid DESC LIMIT 50",
);

#[derive(Debug, Deserialize)]
pub struct Session {
    pub id: SessionId,
    pub user_agent: Option<String>,
    pub source: Option<String>,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub by_link: Flag,
}
