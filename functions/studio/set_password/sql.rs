use ports::Sql;

/// With the link, every other unused one: an invitation is over too once there is a password.
pub const USE: Sql = Sql::new("UPDATE one_time_tokens SET used_at = ?3 WHERE studio_id = ?1 AND member_id = ?2 AND used_at IS NULL");

/// The raised epoch ends every session.
pub const SET: Sql = Sql::new(
    "UPDATE members SET password_hash = ?3, state = 'active', epoch = epoch + 1, last_login_at = ?4 WHERE studio_id = ?1 AND id = ?2",
);
