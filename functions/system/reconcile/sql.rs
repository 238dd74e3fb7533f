use domain::{PaymentId, StudioId, Timestamp, payment::PaymentState};
use ports::Sql;

/// Pages that wait for news and have had none since ?1, longest first, of all studios: a provider's silence is nobody's in particular.
/// The first payment of a page stands for it.
pub const SILENT: Sql = Sql::new(
    "SELECT p.studio_id, p.id, p.state, p.account, p.checkout_id, p.expires_at
     FROM payments p WHERE p.state IN ('open', 'processing') AND p.page = p.id AND p.updated_at <= ?1
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = p.studio_id) ORDER BY p.updated_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Silent {
    pub studio_id: StudioId,
    pub id: PaymentId,
    pub state: PaymentState,
    pub account: Option<String>,
    pub checkout_id: Option<String>,
    pub expires_at: Option<Timestamp>,
}

/// Looked at; its turn comes again after the others'.
pub const LOOKED: Sql =
    Sql::new("UPDATE payments SET updated_at = ?3 WHERE studio_id = ?1 AND page = ?2 AND state IN ('open', 'processing')");
