use ports::Sql;

/// What `?2`, a JSON object, does not name stays as it is, so that two changes at once do not undo each other; null takes away (RFC 7396).
pub const CHANGE: Sql = Sql::new("UPDATE studios SET brand = json_patch(brand, ?2) WHERE id = ?1");

/// The row is there before the bytes are: what is killed in between is found again by `remove_at`.
pub const BEGIN: Sql = Sql::new("INSERT INTO logos (studio_id, object_key, created_at, remove_at) VALUES (?1, ?2, ?3, ?4)");

/// The sweep has not begun to take it away.
pub const STILL_THERE: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM logos WHERE studio_id = ?1 AND object_key = ?2 AND remove_at > 0))",
);

/// The one that is shown, if there is one, goes at `?2`.
pub const RETIRE: Sql = Sql::new("UPDATE logos SET remove_at = ?2 WHERE studio_id = ?1 AND remove_at IS NULL");

pub const SHOW: Sql = Sql::new("UPDATE logos SET remove_at = NULL WHERE studio_id = ?1 AND object_key = ?2");
