use domain::{DocumentId, Email, Timestamp, money::Currency, payment::PaymentState};
use ports::Sql;

use crate::system::settle::Kept;

/// An installment of an invoice sent to this client by name, and who takes the money. Amount and currency come from here only.
pub const OWED: Sql = Sql::new(
    "SELECT i.document_id, i.label, i.amount_minor, v.currency, d.title, t.payment_account
     FROM installments i
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN client_documents d ON d.studio_id = i.studio_id AND d.session_id = ?3 AND d.id = i.document_id
     JOIN studios t ON t.id = i.studio_id
     WHERE i.studio_id = ?1 AND i.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Owed {
    pub document_id: DocumentId,
    pub label: String,
    pub amount_minor: i64,
    pub currency: Currency,
    pub title: String,
    pub payment_account: Option<String>,
}

/// The attempt that counts: one that is alive, else the latest.
pub const ATTEMPT: Sql = Sql::new(
    "SELECT p.studio_id, p.id, p.installment_id, p.state, p.dispute, p.refunded_minor, p.amount_minor, p.currency, p.account, p.checkout_id,
            p.failure, p.checkout_url, p.expires_at, c.email AS payer
     FROM payments p LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE p.studio_id = ?1 AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = ?1 AND a.installment_id = ?2 AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = ?1 AND l.installment_id = ?2 ORDER BY l.created_at DESC LIMIT 1))",
);

#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Attempt {
    #[serde(flatten)]
    pub kept: Kept,
    pub checkout_url: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// Whose address the payment page was asked for with.
    pub payer: Option<Email>,
}

/// It is still owed by this client, at this price, to this account.
pub const STILL_OWED: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM installments i
       JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
       JOIN client_documents d ON d.studio_id = i.studio_id AND d.session_id = ?3 AND d.id = i.document_id
       JOIN studios t ON t.id = i.studio_id
       WHERE i.studio_id = ?1 AND i.id = ?2 AND i.amount_minor = ?4 AND v.currency = ?5 AND +t.payment_account = ?6)",
);

/// The index `payments_one_alive` lets one of many through.
pub const RESERVE: Sql = Sql::new(
    "INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, account, created_at, expires_at, updated_at)
     VALUES (?1, ?2, ?3, ?4, 'stripe', 'open', ?5, ?6, ?7, ?8, ?9, ?8)",
);

/// The reservation waits for its page, or has this one already.
pub const RESERVED: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM payments WHERE studio_id = ?1 AND id = ?2 AND state = 'open' AND (checkout_id IS NULL OR checkout_id = ?3))",
);

pub const OPENED: Sql = Sql::new(
    "UPDATE payments SET checkout_id = ?3, checkout_url = ?4, updated_at = ?5 WHERE studio_id = ?1 AND id = ?2 AND state = 'open'",
);

pub const REFUSED: Sql = Sql::new(
    "UPDATE payments SET state = 'failed', failure = ?3, updated_at = ?4
     WHERE studio_id = ?1 AND id = ?2 AND state = 'open' AND checkout_id IS NULL",
);

/// A payment of an invoice sent to this client.
pub const RESULT: Sql = Sql::new(
    "SELECT p.state, p.failure, p.amount_minor, p.currency, i.id AS installment, i.label
     FROM payments p
     JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     JOIN client_documents d ON d.studio_id = i.studio_id AND d.session_id = ?3 AND d.id = i.document_id
     WHERE p.studio_id = ?1 AND p.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Result {
    pub state: PaymentState,
    pub failure: Option<String>,
    pub amount_minor: i64,
    pub currency: Currency,
    pub installment: domain::InstallmentId,
    pub label: String,
}
