use domain::{ContactId, Email, Language, PortalAccess, Timestamp};
use ports::{Flag, Sql};
use serde::Deserialize;

use crate::grant::email_change_holds;

/// The address that waits, whose it is to be, and whether the session `?3` that came along is that person's own and alive (`?4` now, `?5`
/// idle since).
pub const LINK: Sql = Sql::new(concat!(
    "SELECT e.contact_id, e.email, e.expires_at, c.name, c.language, a.email AS old, a.state AS access, a.epoch, ",
    email_change_holds!(),
    " AS holds,
       EXISTS (SELECT 1 FROM sessions s WHERE s.studio_id = ?1 AND s.id = ?3 AND s.contact_id = e.contact_id AND s.ended_at IS NULL
                 AND s.epoch = a.epoch AND s.expires_at > ?4 AND s.seen_at > ?5
                 AND NOT EXISTS (SELECT 1 FROM item_sessions k WHERE k.studio_id = ?1 AND k.session_id = s.id)) AS here
     FROM email_changes e
     JOIN contacts c ON c.studio_id = e.studio_id AND c.id = e.contact_id
     JOIN portal_access a ON a.studio_id = e.studio_id AND a.contact_id = e.contact_id
     WHERE e.studio_id = ?1 AND e.hash = ?2",
));

#[derive(Debug, Deserialize)]
pub struct Link {
    pub contact_id: ContactId,
    pub email: Email,
    pub expires_at: Timestamp,
    pub name: String,
    pub language: Option<Language>,
    pub old: Email,
    pub access: PortalAccess,
    pub epoch: i64,
    /// The account is as it was when the address was asked for.
    pub holds: Flag,
    pub here: Flag,
}

/// The link is unused and in time, and since it was asked for nobody closed the account, changed its address, set another password or
/// ended its sessions.
pub const STILL: Sql = Sql::new(concat!(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM email_changes e JOIN portal_access a ON a.studio_id = e.studio_id AND a.contact_id = e.contact_id
       WHERE e.studio_id = ?1 AND e.contact_id = ?2 AND e.hash = ?3 AND e.expires_at > ?4 AND a.state = 'active' AND a.epoch = ?5 AND a.email = ?6 AND ",
    email_change_holds!(),
    "))",
));

/// It runs out with its use: the link that is opened once more can still say so.
pub const USE: Sql = Sql::new("UPDATE email_changes SET expires_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2");

pub const CONTACT: Sql = Sql::new("UPDATE contacts SET email = ?3 WHERE studio_id = ?1 AND id = ?2");

/// The raised epoch ends every session and whatever else is out.
pub const LOGIN: Sql = Sql::new("UPDATE portal_access SET email = ?3, epoch = epoch + 1 WHERE studio_id = ?1 AND contact_id = ?2");

/// Links that went to the old address say nothing any more, either.
pub const LINKS_END: Sql =
    Sql::new("UPDATE one_time_tokens SET expires_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2 AND used_at IS NULL AND expires_at > ?3");
