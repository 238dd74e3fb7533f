use ports::Sql;

/// This one only: another that was asked for works until it runs out.
pub const USE: Sql = Sql::new("UPDATE one_time_tokens SET used_at = ?3 WHERE studio_id = ?1 AND id = ?2");

pub const SIGNED_IN: Sql = Sql::new("UPDATE members SET last_login_at = ?3 WHERE studio_id = ?1 AND id = ?2");
