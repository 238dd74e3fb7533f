use domain::{ContactId, PortalAccess};
use ports::{Flag, Sql};

/// The account of an address; the active one where an address is shared (A13).
pub const ACCOUNT: Sql = Sql::new(
    "SELECT contact_id, state, password_hash, epoch, activated_at IS NOT NULL AS opened FROM portal_access WHERE studio_id = ?1 AND email = ?2 ORDER BY state = 'active' DESC LIMIT 1",
);

#[derive(Debug, serde::Deserialize)]
pub struct Account {
    pub contact_id: ContactId,
    pub state: PortalAccess,
    pub password_hash: Option<String>,
    pub epoch: i64,
    /// Access was opened once.
    pub opened: Flag,
}

/// Nobody closed the account, and no new password was set, while this one was being compared.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM portal_access WHERE studio_id = ?1 AND contact_id = ?2 AND state = 'active' AND epoch = ?3))",
);

pub const LOGGED_IN: Sql =
    Sql::new("UPDATE portal_access SET last_login_at = ?3, last_activity_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2");

pub const REHASH: Sql = Sql::new("UPDATE portal_access SET password_hash = ?3 WHERE studio_id = ?1 AND contact_id = ?2");
