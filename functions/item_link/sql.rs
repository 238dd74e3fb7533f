use ports::Sql;

pub const POLICY: Sql = Sql::new("SELECT item_links, item_link_days FROM studios WHERE id = ?1");

/// `?2` is a JSON array of ids.
pub const ADDRESSEES: Sql = Sql::new(
    "SELECT c.id, c.name, a.email, c.language FROM contacts c
     JOIN portal_access a ON a.studio_id = c.studio_id AND a.contact_id = c.id AND a.state = 'active'
     WHERE c.studio_id = ?1 AND c.id IN (SELECT value FROM json_each(?2))",
);

pub const ADD: Sql = Sql::new(
    "INSERT INTO item_links (studio_id, id, hash, contact_id, project_id, document_id, file_id, created_at, expires_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);

pub const END_ALL: Sql =
    Sql::new("UPDATE item_links SET revoked_at = ?3 WHERE studio_id = ?1 AND contact_id = ?2 AND revoked_at IS NULL AND expires_at > ?3");
