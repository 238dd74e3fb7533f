use domain::{
    ContactId, DocumentId, Email, InstallmentId, Language, PaymentId, StudioId, Timestamp,
    money::Currency,
    payment::{PaymentFacts, PaymentFailure, PaymentState, ReversedAmounts},
};
use ports::Sql;

use crate::mail::studio::{Inbox, inbox};

/// The columns of [`PaymentRecord`].
macro_rules! kept {
    () => {
        "p.studio_id, p.id, p.page, p.installment_id, i.document_id, i.label, v.number, d.title, p.state, p.facts, p.refunded_minor,
            p.refund_failed_minor, p.disputed_minor, p.lost_minor, p.won_minor, p.amount_minor, p.currency, p.account, p.checkout_id, p.checkout_url, p.expires_at, p.failure, p.contact_id, c.name AS payer_name,
            c.email AS payer_email, COALESCE(c.language, t.language) AS payer_language"
    };
}
pub(crate) use kept;

/// A stored payment, with its installment and payer: to apply what the provider reports, and to write the receipt.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct PaymentRecord {
    pub studio_id: StudioId,
    pub id: PaymentId,
    /// The checkout: payments with the same value were requested together, and change together.
    pub page: PaymentId,
    pub installment_id: InstallmentId,
    pub document_id: DocumentId,
    /// The label of the installment; number and title are of its invoice.
    pub label: String,
    pub number: String,
    pub title: String,
    pub state: PaymentState,
    /// What was reported about the checkout's money; the same for each of its payments.
    #[serde(deserialize_with = "facts")]
    pub facts: PaymentFacts,
    /// What that means for this payment.
    #[serde(flatten)]
    pub fate: FateRow,
    pub amount_minor: i64,
    pub currency: Currency,
    pub account: Option<String>,
    pub checkout_id: Option<String>,
    pub checkout_url: Option<String>,
    pub expires_at: Option<Timestamp>,
    pub failure: Option<PaymentFailure>,
    pub contact_id: Option<ContactId>,
    pub payer_name: Option<String>,
    /// The checkout was requested with this address.
    pub payer_email: Option<Email>,
    /// The contact's choice, else the studio's language.
    pub payer_language: Language,
}

/// JSON in its column.
fn facts<'de, D: serde::Deserializer<'de>>(from: D) -> Result<PaymentFacts, D::Error> {
    use serde::{Deserialize, de::Error};
    serde_json::from_str(&String::deserialize(from)?).map_err(D::Error::custom)
}

/// [`ReversedAmounts`] in its columns.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Deserialize)]
pub struct FateRow {
    pub refunded_minor: i64,
    pub refund_failed_minor: i64,
    pub disputed_minor: i64,
    pub lost_minor: i64,
    pub won_minor: i64,
}

impl From<FateRow> for ReversedAmounts {
    fn from(row: FateRow) -> Self {
        Self {
            refunded: row.refunded_minor,
            refund_failed: row.refund_failed_minor,
            disputed: row.disputed_minor,
            lost: row.lost_minor,
            won: row.won_minor,
        }
    }
}

/// The payments of one checkout, in the order of their installments.
pub const CHECKOUT_GROUP: Sql = Sql::new(concat!(
    "SELECT ",
    kept!(),
    " FROM payments p
     JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
     JOIN studios t ON t.id = p.studio_id
     LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE p.studio_id = ?1 AND p.page = ?2 ORDER BY i.position",
));

/// The studio, for the letterhead of its emails.
pub const STUDIO: Sql = Sql::new(concat!(
    "SELECT t.*, ",
    inbox!(),
    "
     FROM studio_heads t WHERE t.id = ?1",
));

/// A studio, and where its notifications go.
#[derive(Debug, serde::Deserialize)]
pub struct NotifiedStudio {
    #[serde(flatten)]
    pub studio: web::Studio,
    #[serde(flatten)]
    pub inbox: Inbox,
}

/// The payment has not changed since it was read.
pub const STILL: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM payments WHERE studio_id = ?1 AND id = ?2 AND state = ?3 AND facts = ?4))",
);

/// From now on the events of account ?2 are also listed, because refunds and disputes come later and their webhook may get lost.
pub const WATCH: Sql = Sql::new(
    "INSERT INTO event_cursors (studio_id, account, looked_at, since) VALUES (?1, ?2, ?3, ?3) ON CONFLICT (studio_id, account) DO NOTHING",
);

/// A checkout that is no longer open has no address.
pub const MOVE: Sql = Sql::new(
    "UPDATE payments SET state = ?3, dispute = ?4, facts = ?5, refunded_minor = ?6, refund_failed_minor = ?7, disputed_minor = ?8, lost_minor = ?9,
       won_minor = ?10, failure = ?11, checkout_id = COALESCE(checkout_id, ?12), payment_intent = COALESCE(payment_intent, ?13),
       paid_at = CASE WHEN ?14 THEN COALESCE(paid_at, ?15) ELSE paid_at END, checkout_url = CASE WHEN ?3 = 'open' THEN checkout_url END,
       updated_at = ?15
     WHERE studio_id = ?1 AND id = ?2",
);

/// An invoice is done when all of its installments are paid. A later refund does not open it again.
pub const DONE: Sql = Sql::new(
    "UPDATE documents SET state = 'done', done_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND kind = 'invoice' AND state = 'sent'
       AND NOT EXISTS (SELECT 1 FROM installments i WHERE i.studio_id = ?1 AND i.document_id = ?2
         AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.studio_id = ?1 AND p.installment_id = i.id AND p.state IN ('paid', 'disputed', 'refunded')))",
);
