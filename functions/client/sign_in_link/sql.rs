use ports::Sql;

/// The link is still unused and in time, and nobody closed the account or set another password.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM one_time_tokens t JOIN portal_access a ON a.studio_id = t.studio_id AND a.contact_id = t.contact_id
       WHERE t.studio_id = ?1 AND t.id = ?2 AND t.used_at IS NULL AND t.expires_at > ?3 AND a.state = 'active' AND a.epoch = ?4))",
);

/// This one only: another that was asked for works until it runs out (A14).
pub const USE: Sql = Sql::new("UPDATE one_time_tokens SET used_at = ?3 WHERE studio_id = ?1 AND id = ?2");

pub const LOGGED_IN: Sql =
    Sql::new("UPDATE portal_access SET last_login_at = ?3, last_activity_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2");
