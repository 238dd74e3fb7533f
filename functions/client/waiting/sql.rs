use domain::{Date, DocumentId, InstallmentId, ProjectId, document::DocumentKind, money::Currency, payment::PaymentState};
use ports::Sql;
use serde::Deserialize;

/// Quotes, contracts and questionnaires that are open, the newest; of the project `?3`, where it is not empty. What is done is not walked
/// over.
pub const DOCUMENTS: Sql = Sql::new(
    "SELECT d.id, d.project_id, d.kind, d.title,
       CASE d.kind WHEN 'quote' THEN json_extract(d.content, '$.valid_until') END AS valid_until,
       COALESCE(CASE d.kind WHEN 'contract' THEN json_extract(d.content, '$.signing_order') END, 0) AS signing_order,
       CASE d.kind WHEN 'contract' THEN
         (SELECT json_group_array(json_object('contact', x.contact_id, 'position', x.position, 'signed', EXISTS (
            SELECT 1 FROM signatures y WHERE y.studio_id = x.studio_id AND y.document_id = x.document_id AND y.contact_id = x.contact_id)))
          FROM signers x WHERE x.studio_id = ?1 AND x.document_id = d.id) ELSE '[]' END AS signers
     FROM client_documents d
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.waits = 1 AND d.kind <> 'invoice' AND (?3 = '' OR d.project_id = ?3)
     ORDER BY d.sent_at DESC, d.id DESC LIMIT 50",
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

/// The installments of the newest open invoices, each with the payment that counts: one that is alive, else the latest.
pub const INSTALLMENTS: Sql = Sql::new(
    "SELECT mine.id AS document, mine.project_id, mine.title, v.currency, i.id, i.label, i.due_on, i.amount_minor,
       COALESCE(
         (SELECT a.state FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
         (SELECT l.state FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1)) AS state
     FROM (SELECT s.studio_id, s.id, s.project_id, s.title FROM client_documents s
           WHERE s.studio_id = ?1 AND s.session_id = ?2 AND s.waits = 1 AND s.kind = 'invoice' AND (?3 = '' OR s.project_id = ?3)
           ORDER BY s.sent_at DESC, s.id DESC LIMIT 50) AS mine
     JOIN invoices v ON v.studio_id = mine.studio_id AND v.document_id = mine.id AND v.voided_at IS NULL
     JOIN installments i ON i.studio_id = mine.studio_id AND i.document_id = mine.id",
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
