use ports::Sql;
use serde::Deserialize;

pub const TOKEN: Sql = Sql::new(
    "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at, epoch)
     VALUES (?1, ?2, 'invite', ?3, ?4, ?5, ?6, (SELECT epoch FROM portal_access WHERE studio_id = ?1 AND contact_id = ?4))",
);

pub const MEMBER_TOKEN: Sql = Sql::new(
    "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, member_id, created_at, expires_at, epoch)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, (SELECT epoch FROM members WHERE studio_id = ?1 AND id = ?5))",
);

/// How many of the contacts `?2` are there. (CROSS keeps the order: a few ids, not everybody.)
pub const KNOWN: Sql =
    Sql::new("SELECT COUNT(*) AS many FROM json_each(?2) j CROSS JOIN contacts c ON c.studio_id = ?1 AND c.id = j.value");

#[derive(Debug, Deserialize)]
pub struct Known {
    pub many: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemberState {
    Invited,
    Active,
    Disabled,
}
