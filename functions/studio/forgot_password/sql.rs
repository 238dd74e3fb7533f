use domain::{MemberId, StudioId};
use ports::Sql;
use serde::Deserialize;

/// The member with an address, whose studio ever they are of: an address is one member's in the whole deployment.
pub const MEMBER: Sql = Sql::new("SELECT studio_id, id, name, state FROM members WHERE email = ?1");

#[derive(Debug, Deserialize)]
pub struct Member {
    pub studio_id: StudioId,
    pub id: MemberId,
    pub name: String,
    pub state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Invited,
    Active,
    Disabled,
}

/// Their studio, for its letterhead.
pub const STUDIO: Sql = Sql::new(
    "SELECT s.id, s.slug, s.name, s.brand, s.portal_open, s.reply_to, s.language, s.time_zone, h.hostname
     FROM members m JOIN studios s ON s.id = m.studio_id
     LEFT JOIN hostnames h ON h.studio_id = s.id AND h.is_primary = 1 AND h.state = 'active'
     WHERE m.email = ?1",
);
