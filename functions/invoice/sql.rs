/// One installment with its invoice and the payment that counts: one that is alive, else the latest. As [`super::Line`] has them, but for
/// `at`.
macro_rules! invoice_line {
    () => {
        "doc.id AS document_id, doc.state AS document, v.number, v.voided_at, doc.title, j.title AS project, doc.sent_at, v.currency,
            i.id, i.position, i.label, i.due_on, i.amount_minor, p.id AS payment, p.state, p.failure, p.refunded_minor,
            p.refund_failed_minor, p.disputed_minor, p.lost_minor, p.won_minor, p.paid_at, p.received_as, p.received_on"
    };
}

/// What these are read from, besides the document `doc`.
macro_rules! around_invoice {
    () => {
        "JOIN projects j ON j.studio_id = doc.studio_id AND j.id = doc.project_id
     JOIN invoices v ON v.studio_id = doc.studio_id AND v.document_id = doc.id
     JOIN installments i ON i.studio_id = doc.studio_id AND i.document_id = doc.id
     LEFT JOIN payments p ON p.studio_id = i.studio_id AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))"
    };
}

pub(crate) use {around_invoice, invoice_line};

/// Invoices sent to this client by name (B13), each with its installments and the payment of each that counts: one that is alive, else
/// the latest. A page of them: first those that wait, after the moment ?3 and the id ?4; then what is paid or void, after ?5 and ?6; each
/// newest first. Two walks of an index, put together as they come: what is done long ago is not read to find what waits.
pub const MINE: ports::Sql = ports::Sql::new(concat!(
    "SELECT ",
    invoice_line!(),
    ", doc.sent_at AS at
     FROM (SELECT s.studio_id, s.id, s.project_id, s.title, s.state, s.sent_at, s.waits FROM client_documents s
           WHERE s.studio_id = ?1 AND s.session_id = ?2 AND s.kind = 'invoice' AND s.waits = 1 AND (s.sent_at, s.id) < (?3, ?4)
           UNION ALL
           SELECT s.studio_id, s.id, s.project_id, s.title, s.state, s.sent_at, s.waits FROM client_documents s
           WHERE s.studio_id = ?1 AND s.session_id = ?2 AND s.kind = 'invoice' AND s.waits = 0 AND (s.sent_at, s.id) < (?5, ?6)
           ORDER BY waits DESC, sent_at DESC, id DESC LIMIT ?7) AS doc ",
    around_invoice!(),
));
