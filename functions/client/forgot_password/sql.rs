use domain::ContactId;
use ports::Sql;

/// Who logs in with this address; nobody, unless access is active.
pub const CLIENT: Sql = Sql::new(
    "SELECT a.contact_id, c.name FROM portal_access a JOIN contacts c ON c.studio_id = a.studio_id AND c.id = a.contact_id
     WHERE a.studio_id = ?1 AND a.email = ?2 AND a.state = 'active'",
);

#[derive(Debug, serde::Deserialize)]
pub struct Client {
    pub contact_id: ContactId,
    pub name: String,
}
