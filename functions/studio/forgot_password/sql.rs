use domain::{MemberId, StudioId};
use ports::Sql;
use serde::Deserialize;

use crate::studio::sql::MemberState;

/// The member with an address, whose studio ever they are of: an address is one member's in the whole deployment.
pub const MEMBER: Sql = Sql::new("SELECT studio_id, id, name, state FROM members WHERE email = ?1");

#[derive(Debug, Deserialize)]
pub struct Member {
    pub studio_id: StudioId,
    pub id: MemberId,
    pub name: String,
    pub state: MemberState,
}

/// Their studio, for its letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, h.hostname
     FROM members m JOIN studios s ON s.id = m.studio_id
     LEFT JOIN hostnames h ON h.studio_id = s.id AND h.is_primary = 1 AND h.state = 'active'
     WHERE m.email = ?1",
);
