use ports::Sql;

/// With the address they log in with, as the studio knows it now.
pub const ACTIVATE: Sql = Sql::new(
    "UPDATE portal_access SET state = 'active', email = ?3, activated_at = ?4,
       invited_at = CASE WHEN password_hash IS NULL THEN ?4 ELSE invited_at END WHERE studio_id = ?1 AND contact_id = ?2",
);
