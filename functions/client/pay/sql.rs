use domain::{
    Date, DocumentId, InstallmentId, PaymentId, Timestamp,
    money::Currency,
    payment::{PaymentFailure, PaymentState},
};
use ports::Sql;

use crate::{
    invoice::sql::{around_invoice, invoice_line},
    payments::sql::kept,
};

/// The installments of an invoice this client sees, to choose among them again.
pub const LINES: Sql = Sql::new(concat!(
    "SELECT ",
    invoice_line!(),
    ", doc.sent_at AS at FROM client_documents doc ",
    around_invoice!(),
    " WHERE doc.studio_id = ?1 AND doc.session_id = ?2 AND doc.id = ?3",
));

/// The installments of an invoice this client sees, named by itself or by one of them (?3), and who takes the money. Amount and currency
/// come from here only.
pub const OWED: Sql = Sql::new(
    "SELECT i.id, i.document_id, i.label, i.due_on, i.amount_minor, v.currency, v.number, v.voided_at, d.title, t.payment_account
     FROM client_documents d
     JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
     JOIN installments i ON i.studio_id = d.studio_id AND i.document_id = d.id
     JOIN studios t ON t.id = d.studio_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2
       AND d.id = COALESCE((SELECT x.document_id FROM installments x WHERE x.studio_id = ?1 AND x.id = ?3), ?3)
     ORDER BY i.position",
);

#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
pub struct Owed {
    pub id: InstallmentId,
    pub document_id: DocumentId,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub currency: Currency,
    pub number: String,
    pub voided_at: Option<Timestamp>,
    pub title: String,
    pub payment_account: Option<String>,
}

/// Of each installment of that invoice the attempt that counts: one that is alive, else the latest.
pub const ATTEMPTS: Sql = Sql::new(concat!(
    "SELECT ",
    kept!(),
    " FROM installments i
     JOIN payments p ON p.studio_id = i.studio_id AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
     JOIN studios t ON t.id = i.studio_id
     LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE i.studio_id = ?1 AND i.document_id = COALESCE((SELECT x.document_id FROM installments x WHERE x.studio_id = ?1 AND x.id = ?2), ?2)
     ORDER BY i.position",
));

/// All of ?4 are still owed by this client, at these prices, to this account.
pub const STILL_OWED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (json_array_length(?4) = (
       SELECT COUNT(*) FROM json_each(?4) picked
       CROSS JOIN installments i ON i.studio_id = ?1 AND i.id = picked.value ->> 'installment' AND i.amount_minor = picked.value ->> 'amount_minor'
       CROSS JOIN invoices v ON v.studio_id = ?1 AND v.document_id = i.document_id AND v.voided_at IS NULL AND v.currency = ?5
       WHERE i.document_id = ?3)
     AND EXISTS (SELECT 1 FROM client_documents d WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3)
     AND EXISTS (SELECT 1 FROM studios t WHERE t.id = ?1 AND +t.payment_account = ?6))",
);

/// The index `payments_one_alive` lets one of many through.
pub const RESERVE: Sql = Sql::new(
    "INSERT INTO payments (studio_id, id, page, installment_id, contact_id, method, state, amount_minor, currency, account, created_at, expires_at,
                           updated_at)
     SELECT ?1, value ->> 'id', ?2, value ->> 'installment', ?3, 'stripe', 'open', value ->> 'amount_minor', ?5, ?6, ?7, ?8, ?7
     FROM json_each(?4)",
);

/// The reservation waits for its page, or has this one already.
pub const RESERVED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM payments WHERE studio_id = ?1 AND id = ?2 AND state = 'open')
       AND NOT EXISTS (SELECT 1 FROM payments WHERE studio_id = ?1 AND page = ?2 AND (state <> 'open' OR checkout_id <> ?3)))",
);

pub const OPENED: Sql = Sql::new(
    "UPDATE payments SET checkout_id = ?3, checkout_url = ?4, updated_at = ?5 WHERE studio_id = ?1 AND page = ?2 AND state = 'open'",
);

pub const REFUSED: Sql = Sql::new(
    "UPDATE payments SET state = 'failed', failure = ?3, updated_at = ?4
     WHERE studio_id = ?1 AND page = ?2 AND state = 'open' AND checkout_id IS NULL",
);

/// The payments of one page, of an invoice this client sees.
pub const RESULT: Sql = Sql::new(
    "SELECT p.state, p.failure, p.amount_minor, p.currency, i.id AS installment, i.document_id, i.label
     FROM payments a
     JOIN payments p ON p.studio_id = a.studio_id AND p.page = a.page
     JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     JOIN client_documents d ON d.studio_id = i.studio_id AND d.session_id = ?3 AND d.id = i.document_id
     WHERE a.studio_id = ?1 AND a.id = ?2 ORDER BY i.position",
);

#[derive(Debug, serde::Deserialize)]
pub struct Result {
    pub state: PaymentState,
    pub failure: Option<PaymentFailure>,
    pub amount_minor: i64,
    pub currency: Currency,
    pub installment: InstallmentId,
    pub document_id: DocumentId,
    pub label: String,
}

/// What a reservation is made of, as its statements read it.
#[derive(Debug, serde::Serialize)]
pub struct Reserved<'a> {
    pub id: PaymentId,
    pub installment: &'a InstallmentId,
    pub amount_minor: i64,
}
