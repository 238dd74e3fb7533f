use domain::{Date, DocumentId, InstallmentId, ProjectId, document::DocumentKind, money::Currency, payment::PaymentState};
use ports::Sql;
use serde::Deserialize;

/// Quotes, contracts and questionnaires among the newest hundred that are open. What is done is not walked over; nobody leaves so many
/// lying.
pub const DOCUMENTS: Sql = Sql::new(
    "SELECT mine.id, mine.project_id, mine.kind, mine.title,
       CASE mine.kind WHEN 'quote' THEN json_extract(mine.content, '$.valid_until') END AS valid_until,
       COALESCE(CASE mine.kind WHEN 'contract' THEN json_extract(mine.content, '$.signing_order') END, 0) AS signing_order,
       CASE mine.kind WHEN 'contract' THEN
         (SELECT json_group_array(json_object('contact', x.contact_id, 'position', x.position, 'signed', EXISTS (
            SELECT 1 FROM signatures y WHERE y.studio_id = x.studio_id AND y.document_id = x.document_id AND y.contact_id = x.contact_id)))
          FROM signers x WHERE x.studio_id = ?1 AND x.document_id = mine.id) ELSE '[]' END AS signers
     FROM (SELECT d.id, d.project_id, d.kind, d.title, d.content FROM client_documents d
           WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.waits = 1
           ORDER BY d.sent_at DESC, d.id DESC LIMIT 100) AS mine
     WHERE mine.kind <> 'invoice'",
);

#[derive(Debug, Deserialize)]
pub struct Document {
    pub id: DocumentId,
    pub project_id: ProjectId,
    pub kind: DocumentKind,
    pub title: String,
    pub valid_until: Option<Date>,
    pub signing_order: u8,
    /// A JSON array of signers.
    pub signers: String,
}

/// The installments of the invoices among them, each with the payment that counts: one that is alive, else the latest.
pub const INSTALLMENTS: Sql = Sql::new(
    "SELECT mine.id AS document, mine.project_id, mine.title, v.currency, i.id, i.label, i.due_on, i.amount_minor,
       COALESCE(
         (SELECT a.state FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
         (SELECT l.state FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1)) AS state
     FROM (SELECT d.studio_id, d.id, d.project_id, d.kind, d.title FROM client_documents d
           WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.waits = 1
           ORDER BY d.sent_at DESC, d.id DESC LIMIT 100) AS mine
     CROSS JOIN invoices v ON v.studio_id = mine.studio_id AND v.document_id = mine.id AND v.voided_at IS NULL
     JOIN installments i ON i.studio_id = mine.studio_id AND i.document_id = mine.id
     WHERE mine.kind = 'invoice'",
);

#[derive(Debug, Deserialize)]
pub struct Installment {
    pub document: DocumentId,
    pub project_id: ProjectId,
    pub title: String,
    pub currency: Currency,
    pub id: InstallmentId,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub state: Option<PaymentState>,
}
