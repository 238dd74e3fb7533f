use domain::{Email, MemberId, Placement, Shard, StudioId, Timestamp, TokenId};
use ports::{Flag, Sql};
use serde::Deserialize;

use super::Purpose;
use crate::{grant::member_token_holds, studio::sql::MemberState};

/// A member's link, of whichever studio of the shard; and whether the session `?2` that came along (alive at `?3`, seen after `?4`) is theirs.
pub const LINK: Sql = Sql::new(concat!(
    "SELECT t.studio_id, t.id, t.purpose, t.expires_at, t.used_at, t.member_id, m.name, m.email, m.state, m.epoch, ",
    member_token_holds!(),
    " AS holds, o.name AS studio_name,
       EXISTS (SELECT 1 FROM sessions s WHERE s.studio_id = t.studio_id AND s.id = ?2 AND s.member_id = t.member_id AND s.ended_at IS NULL
         AND s.epoch = m.epoch AND m.state = 'active' AND s.expires_at > ?3 AND s.seen_at > ?4) AS here
     FROM one_time_tokens t
     JOIN members m ON m.studio_id = t.studio_id AND m.id = t.member_id
     JOIN studios o ON o.id = t.studio_id
     WHERE t.hash = ?1 AND t.member_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = t.studio_id AND d.state = 'left')",
));

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
    /// The account is as it was when it gave the link out.
    pub holds: Flag,
    pub studio_name: String,
    /// Whose link it is, is signed in here.
    pub here: Flag,
}

impl Link {
    /// Where it was found.
    pub fn placement(&self, shard: Shard) -> Placement {
        Placement { studio: self.studio_id.clone(), shard }
    }
}

/// The studio of a member's link, for its letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.* FROM one_time_tokens t JOIN studio_heads s ON s.id = t.studio_id
     WHERE t.hash = ?1 AND t.member_id IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = t.studio_id AND d.state = 'left')",
);

/// The link is still unused and in time, and nobody closed the account or set another password.
pub const STILL: Sql = Sql::new(concat!(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM one_time_tokens t JOIN members m ON m.studio_id = t.studio_id AND m.id = t.member_id
       WHERE t.studio_id = ?1 AND t.id = ?2 AND t.used_at IS NULL AND t.expires_at > ?3 AND m.state <> 'disabled' AND m.epoch = ?4 AND ",
    member_token_holds!(),
    "))",
));

/// The member with an address, in the studio that the directory named. `+` keeps the index of the studio.
pub const MEMBER: Sql = Sql::new("SELECT studio_id, id, name, state, epoch FROM members WHERE studio_id = ?1 AND +email = ?2");

#[derive(Debug, Deserialize)]
pub struct Member {
    pub id: MemberId,
    pub name: String,
    pub state: MemberState,
    pub epoch: i64,
}

/// Their studio, for its letterhead.
pub const STUDIO_OF_MEMBER: Sql = Sql::new(
    "SELECT s.* FROM studio_heads s
     WHERE s.id = ?1",
);
