use domain::{ApiKeyId, Name, Timestamp};
use ports::Sql;

/// Newest first, after the moment `?2` and the id `?3`.
pub const KEYS: Sql = Sql::new(
    "SELECT k.id, k.name, k.scopes, k.created_at, k.revoked_at, m.name AS made_by
     FROM api_keys k JOIN members m ON m.studio_id = k.studio_id AND m.id = k.created_by
     WHERE k.studio_id = ?1 AND k.created_at <= ?2 AND (k.created_at < ?2 OR k.id > ?3)
     ORDER BY k.created_at DESC, k.id LIMIT 51",
);

#[derive(Debug, serde::Deserialize)]
pub struct Row {
    pub id: ApiKeyId,
    pub name: Name,
    /// A JSON array of rights.
    pub scopes: String,
    pub created_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
    pub made_by: Name,
}

pub const KEY: Sql = Sql::new("SELECT name, revoked_at FROM api_keys WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, serde::Deserialize)]
pub struct Key {
    pub name: Name,
    pub revoked_at: Option<Timestamp>,
}

pub const ADD: Sql =
    Sql::new("INSERT INTO api_keys (studio_id, id, name, hash, scopes, created_by, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

pub const REVOKE: Sql = Sql::new("UPDATE api_keys SET revoked_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND revoked_at IS NULL");
