use domain::{Email, MemberId, StudioId, Timestamp, TokenId};
use ports::Sql;
use serde::Deserialize;

use crate::studio::{member_link::Purpose, sql::MemberState};

/// A member's link, whose studio ever it is of.
pub const LINK: Sql = Sql::new(
    "SELECT t.studio_id, t.id, t.purpose, t.expires_at, t.used_at, t.member_id, m.name, m.email, m.state, m.epoch, s.name AS studio_name
     FROM one_time_tokens t
     JOIN members m ON m.studio_id = t.studio_id AND m.id = t.member_id
     JOIN studios s ON s.id = t.studio_id
     WHERE t.hash = ?1 AND t.member_id IS NOT NULL AND t.purpose IN ('invite', 'reset')",
);

#[derive(Debug, Clone, Deserialize)]
pub struct Link {
    pub studio_id: StudioId,
    pub id: TokenId,
    pub purpose: Purpose,
    pub expires_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub member_id: MemberId,
    pub name: String,
    pub email: Email,
    pub state: MemberState,
    pub epoch: i64,
    pub studio_name: String,
}

/// The studio of a member's link, for its letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, h.hostname
     FROM one_time_tokens t JOIN studios s ON s.id = t.studio_id
     LEFT JOIN hostnames h ON h.studio_id = s.id AND h.is_primary = 1 AND h.state = 'active'
     WHERE t.hash = ?1 AND t.member_id IS NOT NULL",
);

/// The link is still unused and in time, and nobody closed the account or set another password.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM one_time_tokens t JOIN members m ON m.studio_id = t.studio_id AND m.id = t.member_id
       WHERE t.studio_id = ?1 AND t.id = ?2 AND t.used_at IS NULL AND t.expires_at > ?3 AND m.state <> 'disabled' AND m.epoch = ?4))",
);

/// With the link, every other unused one: an invitation is over too once there is a password.
pub const USE: Sql = Sql::new("UPDATE one_time_tokens SET used_at = ?3 WHERE studio_id = ?1 AND member_id = ?2 AND used_at IS NULL");

/// The raised epoch ends every session.
pub const SET: Sql = Sql::new(
    "UPDATE members SET password_hash = ?3, state = 'active', epoch = epoch + 1, last_login_at = ?4 WHERE studio_id = ?1 AND id = ?2",
);
