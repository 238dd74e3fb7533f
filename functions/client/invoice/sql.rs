use domain::{ContactId, Date, DocumentId, InstallmentId, PaymentId, Timestamp, money::Currency, payment::ReceivedAs};
use ports::{Flag, Sql};

use crate::{
    document::sql::{document_happened, document_head, one_document},
    invoice::sql::{around_invoice, invoice_line},
};

pub const ONE: Sql = Sql::new(concat!("SELECT ", document_head!(), ", ", document_happened!(), " ", one_document!()));

/// The installments of one invoice this client sees, each with the payment that counts: one that is alive, else the latest.
pub const LINES: Sql = Sql::new(concat!(
    "SELECT ",
    invoice_line!(),
    ", doc.sent_at AS at
     FROM client_documents doc ",
    around_invoice!(),
    " WHERE doc.studio_id = ?1 AND doc.session_id = ?2 AND doc.id = ?3",
));

/// Whether the studio takes cards.
pub const READY: Sql = Sql::new("SELECT payment_account IS NOT NULL AS ready FROM studios WHERE id = ?1");

#[derive(Debug, serde::Deserialize)]
pub struct Ready {
    pub ready: Flag,
}

/// What was received on one page, or by hand, for an invoice this client sees; nothing before money came.
pub const RECEIVED: Sql = Sql::new(
    "SELECT p.id, p.page, p.installment_id AS installment, i.label, p.amount_minor, p.refunded_minor, p.lost_minor, p.currency, p.paid_at,
            p.received_as, p.received_on, d.id AS document_id, d.title, v.number, p.contact_id AS contact, c.name AS payer
     FROM payments a
     JOIN payments p ON p.studio_id = a.studio_id AND p.page = a.page AND p.state IN ('paid', 'disputed', 'refunded')
     JOIN installments i ON i.studio_id = p.studio_id AND i.id = p.installment_id
     JOIN invoices v ON v.studio_id = i.studio_id AND v.document_id = i.document_id
     JOIN client_documents d ON d.studio_id = i.studio_id AND d.session_id = ?3 AND d.id = i.document_id
     LEFT JOIN contacts c ON c.studio_id = p.studio_id AND c.id = p.contact_id
     WHERE a.studio_id = ?1 AND a.id = ?2 ORDER BY i.position",
);

#[derive(Debug, serde::Deserialize)]
pub struct Received {
    pub id: PaymentId,
    pub page: PaymentId,
    pub installment: InstallmentId,
    pub label: String,
    pub amount_minor: i64,
    pub refunded_minor: i64,
    pub lost_minor: i64,
    pub currency: Currency,
    pub paid_at: Option<Timestamp>,
    pub received_as: Option<ReceivedAs>,
    pub received_on: Option<Date>,
    pub document_id: DocumentId,
    pub title: String,
    pub number: String,
    pub contact: Option<ContactId>,
    pub payer: Option<String>,
}
