use ports::Sql;
use serde::Deserialize;

/// A session of this contact that is alive.
pub const ONE: Sql = Sql::new(
    "SELECT s.epoch FROM sessions s JOIN portal_access a ON a.studio_id = s.studio_id AND a.contact_id = s.contact_id
     WHERE s.studio_id = ?1 AND s.id = ?2 AND s.contact_id = ?3 AND s.ended_at IS NULL AND s.epoch = a.epoch AND s.expires_at > ?4",
);

pub const EPOCH: Sql = Sql::new("SELECT epoch FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2");

#[derive(Debug, Deserialize)]
pub struct Epoch {
    pub epoch: i64,
}

pub const END: Sql =
    Sql::new("UPDATE sessions SET ended_at = ?4 WHERE studio_id = ?1 AND id = ?2 AND contact_id = ?3 AND ended_at IS NULL");

/// Nobody ended them all, or set another password, in the meantime.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2 AND epoch = ?3))",
);

/// Ends every session at its next request, and whatever else is out.
pub const END_ALL: Sql = Sql::new("UPDATE portal_access SET epoch = epoch + 1 WHERE studio_id = ?1 AND contact_id = ?2");
