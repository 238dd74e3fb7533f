use ports::Sql;

pub const TOKEN: Sql = Sql::new(
    "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, contact_id, created_at, expires_at) VALUES (?1, ?2, 'invite', ?3, ?4, ?5, ?6)",
);

pub const MEMBER_TOKEN: Sql = Sql::new(
    "INSERT INTO one_time_tokens (studio_id, id, purpose, hash, member_id, created_at, expires_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
);
