use ports::{Flag, Sql};

/// Whether the studio takes cards.
pub const READY: Sql = Sql::new("SELECT payment_account IS NOT NULL AS ready FROM studios WHERE id = ?1");

#[derive(Debug, serde::Deserialize)]
pub struct Ready {
    pub ready: Flag,
}
