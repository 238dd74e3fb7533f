use ports::Sql;

/// A trigger keeps the one that is left, and refuses one that another studio left.
pub const CHANGE: Sql = Sql::new("UPDATE studios SET slug = ?2 WHERE id = ?1");
