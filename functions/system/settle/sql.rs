use domain::{
    InstallmentId, PaymentId, StudioId,
    payment::{Dispute, PaymentState},
};
use ports::Sql;

/// A payment as it is kept, for the news that come of it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Kept {
    pub studio_id: StudioId,
    pub id: PaymentId,
    pub installment_id: InstallmentId,
    pub state: PaymentState,
    pub dispute: Option<Dispute>,
    pub refunded_minor: i64,
    pub amount_minor: i64,
    pub currency: String,
    pub account: Option<String>,
    pub checkout_id: Option<String>,
    pub failure: Option<String>,
}

/// Nobody else moved it since it was read.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM payments WHERE studio_id = ?1 AND id = ?2 AND state = ?3 AND dispute IS ?4 AND refunded_minor = ?5)",
);

/// A page that is no longer open has no address any more.
pub const MOVE: Sql = Sql::new(
    "UPDATE payments SET state = ?3, dispute = ?4, refunded_minor = ?5, failure = ?6, checkout_id = COALESCE(checkout_id, ?7),
       payment_intent = COALESCE(payment_intent, ?8), paid_at = CASE WHEN ?9 THEN COALESCE(paid_at, ?10) ELSE paid_at END,
       checkout_url = CASE WHEN ?3 = 'open' THEN checkout_url END, updated_at = ?10
     WHERE studio_id = ?1 AND id = ?2",
);
