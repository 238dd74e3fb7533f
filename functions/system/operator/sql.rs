use domain::Email;
use ports::Sql;

pub const STUDIO: Sql =
    Sql::new("INSERT INTO studios (id, slug, name, brand, reply_to, payment_account, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");

pub const OWNER: Sql =
    Sql::new("INSERT INTO members (studio_id, id, email, name, role, state, created_at) VALUES (?1, ?2, ?3, ?4, 'owner', 'invited', ?5)");

/// Who owns the studio.
pub const OWNERS: Sql = Sql::new("SELECT email FROM members WHERE studio_id = ?1 AND role = 'owner'");

#[derive(Debug, serde::Deserialize)]
pub struct Owner {
    pub email: Email,
}
