use ports::Sql;

/// With the link, every other unused one that could set another password: all but invitations, which open the login page from now on (A5).
pub const USE: Sql = Sql::new(
    "UPDATE one_time_tokens SET used_at = ?4 WHERE studio_id = ?1 AND contact_id = ?3 AND used_at IS NULL AND (id = ?2 OR purpose <> 'invite')",
);

/// The raised epoch ends every session but the one that begins with it.
pub const SET: Sql = Sql::new(
    "UPDATE portal_access SET password_hash = ?3, epoch = epoch + 1, accepted_at = COALESCE(accepted_at, ?4), last_login_at = ?4,
       last_activity_at = ?4
     WHERE studio_id = ?1 AND contact_id = ?2",
);
