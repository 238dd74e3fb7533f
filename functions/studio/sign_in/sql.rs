use domain::{Email, MemberId, StudioId};
use ports::Sql;
use serde::Deserialize;

use crate::studio::sql::MemberState;

/// The account of an address, in the studio that the directory named. `+` keeps the index of the studio.
pub const ACCOUNT: Sql = Sql::new("SELECT studio_id, id, state, password_hash, epoch FROM members WHERE studio_id = ?1 AND +email = ?2");

#[derive(Debug, Deserialize)]
pub struct Account {
    pub studio_id: StudioId,
    pub id: MemberId,
    pub state: MemberState,
    pub password_hash: Option<String>,
    pub epoch: i64,
}

/// Nobody closed the account, and no new password was set, while this one was being compared.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM members WHERE studio_id = ?1 AND id = ?2 AND state = 'active' AND epoch = ?3))",
);

/// Who is signed in with the session `?2` (alive at `?3`, seen after `?4`).
pub const HERE: Sql = Sql::new(
    "SELECT m.email FROM sessions s JOIN members m ON m.studio_id = s.studio_id AND m.id = s.member_id
     WHERE s.studio_id = ?1 AND s.id = ?2 AND s.ended_at IS NULL AND s.expires_at > ?3 AND s.seen_at > ?4
       AND s.epoch = m.epoch AND m.state = 'active'",
);

#[derive(Debug, Deserialize)]
pub struct Here {
    pub email: Email,
}

pub const SIGNED_IN: Sql = Sql::new("UPDATE members SET last_login_at = ?3 WHERE studio_id = ?1 AND id = ?2");

pub const REHASH: Sql = Sql::new("UPDATE members SET password_hash = ?3 WHERE studio_id = ?1 AND id = ?2");
