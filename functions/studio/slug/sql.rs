use ports::Sql;

/// Nobody changed it meanwhile.
pub const STILL: Sql = Sql::new("INSERT INTO precondition (held) VALUES ((SELECT s.slug FROM studios s WHERE s.id = ?1) = ?2)");

/// A trigger keeps the one that is left, and refuses one that another studio left.
pub const CHANGE: Sql = Sql::new("UPDATE studios SET slug = ?2 WHERE id = ?1");
