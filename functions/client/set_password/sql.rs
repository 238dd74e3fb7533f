use domain::{ContactId, Email, PortalAccess, Timestamp, TokenId};
use ports::Sql;
use serde::Deserialize;

use crate::client::link::Purpose;

/// A personal link with whom it is for. Never a member's, nor a link for something else.
pub const LINK: Sql = Sql::new(
    "SELECT t.id, t.purpose, t.expires_at, t.used_at, t.contact_id, c.name, a.email, a.state AS access, a.epoch, a.password_hash IS NOT NULL AS has_password,
       EXISTS (SELECT 1 FROM portal_access o WHERE o.studio_id = ?1 AND o.email = a.email AND o.state = 'active' AND o.contact_id <> a.contact_id) AS shared
     FROM one_time_tokens t
     JOIN contacts c ON c.studio_id = t.studio_id AND c.id = t.contact_id
     JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
     WHERE t.studio_id = ?1 AND t.hash = ?2 AND t.purpose IN ('invite', 'reset')",
);

#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    pub id: TokenId,
    pub purpose: Purpose,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub contact_id: ContactId,
    pub name: String,
    pub email: Email,
    pub access: PortalAccess,
    pub epoch: i64,
    pub has_password: u8,
    /// Another contact with the same address has portal access (A13).
    pub shared: u8,
}

/// The link is still unused and in time, and nobody closed the account or set another password.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM one_time_tokens t JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
       WHERE t.studio_id = ?1 AND t.id = ?2 AND t.used_at IS NULL AND t.expires_at > ?3 AND a.state = 'active' AND a.epoch = ?4)",
);

/// With the link, every other unused one that could set another password: all but invitations, which open the login page from now on (A5).
pub const USE: Sql = Sql::new(
    "UPDATE one_time_tokens SET used_at = ?4 WHERE studio_id = ?1 AND contact_id = ?3 AND used_at IS NULL AND (id = ?2 OR purpose <> 'invite')",
);

/// The raised epoch ends every session. `?5` is the time of the login that comes with it, if one does.
pub const SET: Sql = Sql::new(
    "UPDATE portal_access SET password_hash = ?3, epoch = epoch + 1, accepted_at = COALESCE(accepted_at, ?4),
       last_login_at = COALESCE(?5, last_login_at), last_activity_at = COALESCE(?5, last_activity_at)
     WHERE studio_id = ?1 AND contact_id = ?2",
);
