use domain::{Date, DocumentId, InstallmentId, ProjectId, document::DocumentKind, money::Currency, payment::PaymentState};
use ports::{Flag, Sql};
use serde::Deserialize;

/// The newest hundred documents that are open: a contract with its signers; an invoice with its installments, each with the state of the
/// payment that counts, one that is alive or else the latest. What is done is not walked over; nobody leaves so many lying.
pub const DOCUMENTS: Sql = Sql::new(
    "SELECT mine.id, mine.project_id, mine.kind, mine.title,
       CASE mine.kind WHEN 'quote' THEN json_extract(mine.content, '$.valid_until') END AS valid_until,
       COALESCE(CASE mine.kind WHEN 'contract' THEN json_extract(mine.content, '$.signing_order') END, 0) AS signing_order,
       CASE mine.kind WHEN 'contract' THEN
         (SELECT json_group_array(json_object('contact', x.contact_id, 'position', x.position, 'signed', EXISTS (
            SELECT 1 FROM signatures y WHERE y.studio_id = x.studio_id AND y.document_id = x.document_id AND y.contact_id = x.contact_id)))
          FROM signers x WHERE x.studio_id = ?1 AND x.document_id = mine.id) ELSE '[]' END AS signers,
       CASE mine.kind WHEN 'invoice' THEN
         (SELECT json_group_array(json_object('id', i.id, 'label', i.label, 'due_on', i.due_on, 'amount_minor', i.amount_minor,
            'currency', v.currency, 'state', COALESCE(
              (SELECT b.state FROM payments b WHERE b.studio_id = i.studio_id AND b.installment_id = i.id AND b.state IN ('open', 'processing', 'paid', 'disputed')),
              (SELECT l.state FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))))
          FROM invoices v JOIN installments i ON i.studio_id = v.studio_id AND i.document_id = v.document_id
          WHERE v.studio_id = ?1 AND v.document_id = mine.id AND v.voided_at IS NULL) ELSE '[]' END AS installments
     FROM (SELECT d.id, d.project_id, d.kind, d.title, d.content FROM client_documents d
           WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.waits = 1
           ORDER BY d.sent_at DESC, d.id DESC LIMIT 100) AS mine",
);

#[derive(Debug, Deserialize)]
pub struct Document {
    pub id: DocumentId,
    pub project_id: ProjectId,
    pub kind: DocumentKind,
    pub title: String,
    pub valid_until: Option<Date>,
    pub signing_order: Flag,
    /// A JSON array of signers.
    pub signers: String,
    /// A JSON array of [`Installment`]s.
    pub installments: String,
}

#[derive(Debug, Deserialize)]
pub struct WaitingInstallment {
    pub id: InstallmentId,
    pub label: String,
    pub due_on: Date,
    pub amount_minor: i64,
    pub currency: Currency,
    pub state: Option<PaymentState>,
}
