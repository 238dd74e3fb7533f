use domain::Timestamp;
use ports::Sql;

use crate::system::settle::Kept;

/// What waits for news and has had none since ?1, longest first, of all studios: a provider's silence is nobody's in particular.
pub const SILENT: Sql = Sql::new(
    "SELECT studio_id, id, installment_id, state, dispute, refunded_minor, amount_minor, currency, account, checkout_id, failure, expires_at
     FROM payments WHERE state IN ('open', 'processing') AND updated_at <= ?1 ORDER BY updated_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Silent {
    #[serde(flatten)]
    pub kept: Kept,
    pub expires_at: Option<Timestamp>,
}

/// Looked at; its turn comes again after the others'.
pub const LOOKED: Sql =
    Sql::new("UPDATE payments SET updated_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state IN ('open', 'processing')");
