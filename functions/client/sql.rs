use domain::{ContactId, Email, Language, PortalAccess, Timestamp, TokenId};
use ports::{Flag, Sql};
use serde::Deserialize;

use super::link_purpose::Purpose;
use crate::grant::token_holds;

pub const TOKEN: Sql = Sql::new(
    "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at, epoch)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT epoch FROM portal_access WHERE studio_id = ?1 AND contact_id = ?5))",
);

/// A personal link with whom it is for, never a member's; and whether the session `?3` that came along (alive at `?4`, seen after `?5`) is
/// theirs. One that a loginless link began is not.
pub const LINK: Sql = Sql::new(concat!(
    "SELECT t.id, t.purpose, t.expires_at, t.used_at, t.contact_id, c.name, c.language, a.email, a.state AS access, a.epoch, ",
    token_holds!(),
    " AS holds,
       a.activated_at IS NOT NULL AS opened, a.password_hash IS NOT NULL AS has_password,
       EXISTS (SELECT 1 FROM portal_access o WHERE o.studio_id = ?1 AND o.email = a.email AND o.contact_id <> a.contact_id) AS shared,
       EXISTS (SELECT 1 FROM sessions s WHERE s.studio_id = ?1 AND s.id = ?3 AND s.contact_id = t.contact_id AND s.ended_at IS NULL
         AND s.epoch = a.epoch AND s.expires_at > ?4 AND s.seen_at > ?5
         AND NOT EXISTS (SELECT 1 FROM item_sessions k WHERE k.studio_id = ?1 AND k.session_id = s.id)) AS here
     FROM one_time_tokens t
     JOIN contacts c ON c.studio_id = t.studio_id AND c.id = t.contact_id
     JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
     WHERE t.studio_id = ?1 AND t.hash = ?2",
));

/// The link is still unused and in time, and nobody closed the account, set another password or ended what was out meanwhile.
pub const LINK_STILL: Sql = Sql::new(concat!(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM one_time_tokens t JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
       WHERE t.studio_id = ?1 AND t.id = ?2 AND t.used_at IS NULL AND t.expires_at > ?3 AND a.state = 'active' AND a.epoch = ?4 AND ",
    token_holds!(),
    "))",
));

#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    pub id: TokenId,
    pub purpose: Purpose,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub contact_id: ContactId,
    pub name: String,
    pub language: Option<Language>,
    pub email: Email,
    pub access: PortalAccess,
    pub epoch: i64,
    /// The account is as it was when it gave the link out.
    pub holds: Flag,
    /// Access was opened once.
    pub opened: Flag,
    pub has_password: Flag,
    /// Another contact has the same address (A13).
    pub shared: Flag,
    /// Whose link it is, is logged in here.
    pub here: Flag,
}

/// Who is logged in with the session `?2` (alive at `?3`, seen after `?4`).
pub const LOGGED_IN: Sql = Sql::new(
    "SELECT a.email FROM client_viewers v JOIN portal_access a ON a.studio_id = v.studio_id AND a.contact_id = v.contact_id
     WHERE v.studio_id = ?1 AND v.session_id = ?2 AND v.expires_at > ?3 AND v.seen_at > ?4 AND v.only_project IS NULL",
);

#[derive(Debug, Deserialize)]
pub struct LoggedIn {
    pub email: Email,
}

/// Whose address it is: who is let in before who is not, which is the order of the states' names.
pub const ADDRESS: Sql = Sql::new(
    "SELECT a.contact_id, c.name, c.language, a.state AS access, a.epoch, a.activated_at IS NOT NULL AS opened,
       EXISTS (SELECT 1 FROM portal_access o WHERE o.studio_id = ?1 AND o.email = ?2 AND o.contact_id <> a.contact_id) AS shared
     FROM portal_access a JOIN contacts c ON c.studio_id = a.studio_id AND c.id = a.contact_id
     WHERE a.studio_id = ?1 AND a.email = ?2 ORDER BY a.state LIMIT 1",
);

#[derive(Debug, Deserialize)]
pub struct Addressed {
    pub contact_id: ContactId,
    pub name: String,
    pub language: Option<Language>,
    pub access: PortalAccess,
    pub opened: Flag,
    pub shared: Flag,
}
