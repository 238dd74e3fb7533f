use domain::{
    ContactId, DocumentId, DocumentState, Email, InstallmentId, Language, ProjectId, Timestamp, money::Currency, payment::PaymentState,
};
use ports::Sql;

use crate::{
    invoice::{
        PaymentLine,
        sql::{around_invoice, invoice_line},
    },
    payments::sql::kept,
};

/// A draft has the id of its document for a number.
pub const INVOICE: Sql = Sql::new("INSERT INTO invoices (studio_id, document_id, number, currency) VALUES (?1, ?2, ?3, ?4)");

pub const INSTALLMENTS: Sql = Sql::new(
    "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor)
     SELECT ?1, value ->> 'id', ?2, key + 1, value ->> 'label', value ->> 'due_on', value ->> 'amount_minor' FROM json_each(?3)",
);

pub const CURRENCY: Sql = Sql::new("UPDATE invoices SET currency = ?3 WHERE studio_id = ?1 AND document_id = ?2");

pub const FORGET_INSTALLMENTS: Sql = Sql::new("DELETE FROM installments WHERE studio_id = ?1 AND document_id = ?2");

/// The invoices of a project, drafts among them, newest first: a page after the moment ?3 and the id ?4.
pub const OF_PROJECT: Sql = Sql::new(concat!(
    "SELECT ",
    invoice_line!(),
    ", doc.created_at AS at, doc.content,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = doc.studio_id AND r.document_id = doc.id) AS recipients
     FROM (SELECT s.studio_id, s.id FROM documents s
           WHERE s.studio_id = ?1 AND s.project_id = ?2 AND s.kind = 'invoice' AND s.state IN ('draft', 'sent', 'done')
             AND s.created_at <= ?3 AND (s.created_at < ?3 OR s.id > ?4)
           ORDER BY s.created_at DESC, s.id LIMIT ?5) AS page
     JOIN documents doc ON doc.studio_id = page.studio_id AND doc.id = page.id ",
    around_invoice!(),
));

pub const ONE: Sql = Sql::new(concat!(
    "SELECT ",
    invoice_line!(),
    ", doc.created_at AS at, doc.content,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = doc.studio_id AND r.document_id = doc.id) AS recipients
     FROM documents doc ",
    around_invoice!(),
    " WHERE doc.studio_id = ?1 AND doc.id = ?2",
));

#[derive(Debug, Clone, serde::Deserialize)]
pub struct StudioLine {
    #[serde(flatten)]
    pub line: PaymentLine,
    /// JSON of `domain::invoice::InvoiceContent`; `{}` for one of before there were lines.
    pub content: String,
    /// JSON array of contact ids.
    pub recipients: String,
}

/// What the page of an invoice shows besides.
pub const SHOWN: Sql = Sql::new(
    "SELECT d.project_id, d.state,
            (SELECT json_group_array(json_object('id', c.id, 'name', c.name, 'email', c.email, 'language', COALESCE(c.language, t.language)))
             FROM document_recipients r JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
             WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS payers
     FROM documents d JOIN studios t ON t.id = d.studio_id WHERE d.studio_id = ?1 AND d.id = ?2 AND d.kind = 'invoice'",
);

#[derive(Debug, serde::Deserialize)]
pub struct Shown {
    pub project_id: ProjectId,
    pub state: DocumentState,
    /// JSON of [`Payer`]s.
    pub payers: String,
}

// ---- void ----

/// Sent, not void yet; nobody's money came or is on its way, and no payment page is open.
pub const VOIDABLE: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM documents d JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
       WHERE d.studio_id = ?1 AND d.id = ?2 AND d.state = 'sent' AND v.voided_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM installments i JOIN payments p ON p.studio_id = i.studio_id AND p.installment_id = i.id
                         WHERE i.studio_id = ?1 AND i.document_id = ?2 AND p.state IN ('open', 'processing', 'paid', 'disputed', 'refunded'))))",
);

pub const VOID: Sql = Sql::new("UPDATE invoices SET voided_at = ?3 WHERE studio_id = ?1 AND document_id = ?2");

/// Nothing waits in it any more.
pub const CLOSE: Sql = Sql::new("UPDATE documents SET state = 'done', done_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");

/// The payments of an invoice that are alive, or were refunded: by page, in the order of their installments.
pub const ALIVE: Sql = Sql::new(concat!(
    "SELECT ",
    kept!(),
    " FROM installments i
     JOIN payments p ON p.studio_id = i.studio_id AND p.installment_id = i.id AND p.state IN ('open', 'processing', 'paid', 'disputed', 'refunded')
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
     JOIN studios t ON t.id = i.studio_id
     LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE i.studio_id = ?1 AND i.document_id = COALESCE((SELECT x.document_id FROM installments x WHERE x.studio_id = ?1 AND x.id = ?2), ?2)
     ORDER BY i.position",
));

// ---- money that came another way ----

/// An installment, with its invoice and whom it was sent to.
pub const INSTALLMENT: Sql = Sql::new(
    "SELECT i.document_id, i.label, i.amount_minor, v.currency, v.number, v.voided_at, d.title, d.state,
            (SELECT json_group_array(json_object('id', c.id, 'name', c.name, 'email', c.email, 'language', COALESCE(c.language, t.language)))
             FROM document_recipients r JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
             WHERE r.studio_id = i.studio_id AND r.document_id = i.document_id) AS recipients
     FROM installments i
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
     JOIN studios t ON t.id = i.studio_id
     WHERE i.studio_id = ?1 AND i.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Owed {
    pub document_id: DocumentId,
    pub label: String,
    pub amount_minor: i64,
    pub currency: Currency,
    pub number: String,
    pub voided_at: Option<Timestamp>,
    pub title: String,
    pub state: DocumentState,
    /// JSON of [`Payer`]s.
    pub recipients: String,
}

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Payer {
    pub id: ContactId,
    pub name: String,
    pub email: Email,
    pub language: Language,
}

/// Sent, not void, and nothing came for this installment yet.
pub const STILL_OPEN: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM installments i
       JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
       JOIN documents d ON d.studio_id = i.studio_id AND d.id = i.document_id
       WHERE i.studio_id = ?1 AND i.id = ?2 AND d.state = 'sent' AND v.voided_at IS NULL
         AND NOT EXISTS (SELECT 1 FROM payments p WHERE p.studio_id = ?1 AND p.installment_id = ?2 AND p.state = 'refunded')))",
);

/// The index `payments_one_alive` refuses it where money came already, or a payment page is open.
pub const RECORD: Sql = Sql::new(
    "INSERT INTO payments (studio_id, id, installment_id, contact_id, method, state, amount_minor, currency, received_as, received_on, note,
                           paid_at, created_at, updated_at)
     SELECT ?1, ?2, i.id, ?4, 'manual', 'paid', i.amount_minor, v.currency, ?5, ?6, ?7, ?8, ?8, ?8
     FROM installments i JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     WHERE i.studio_id = ?1 AND i.id = ?3",
);

pub const RECORDED: Sql = Sql::new(
    "SELECT p.installment_id, p.method, p.state, i.document_id
     FROM payments p JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     WHERE p.studio_id = ?1 AND p.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Recorded {
    pub installment_id: InstallmentId,
    pub method: String,
    pub state: PaymentState,
    pub document_id: DocumentId,
}

/// Nothing was built on it: it is paid still, and nothing of it went back.
pub const STILL_RECORDED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM payments WHERE studio_id = ?1 AND id = ?2 AND method = 'manual' AND state = 'paid' AND refunded_minor = 0))",
);

pub const TAKE_BACK: Sql =
    Sql::new("UPDATE payments SET state = 'expired', taken_back_at = ?3, updated_at = ?3 WHERE studio_id = ?1 AND id = ?2");

/// An invoice that was paid in full is owed again.
pub const REOPEN: Sql = Sql::new(
    "UPDATE documents SET state = 'sent', done_at = NULL WHERE studio_id = ?1 AND id = ?2 AND kind = 'invoice' AND state = 'done'",
);
