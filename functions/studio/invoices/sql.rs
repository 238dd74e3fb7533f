use domain::ContactId;
use ports::Sql;

use crate::invoice::Line;

pub const PROJECT: Sql = Sql::new("SELECT title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, serde::Deserialize)]
pub struct Project {
    pub title: String,
}

/// Who can receive it: nobody is invoiced for a project they have no part in.
pub const PEOPLE: Sql = Sql::new(
    "SELECT c.id, c.name, c.email FROM participants x JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     WHERE x.studio_id = ?1 AND x.project_id = ?2 ORDER BY x.contact_id LIMIT 200",
);

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Person {
    pub id: ContactId,
    pub name: String,
    pub email: String,
}

/// The highest number we made; those a studio gave itself look otherwise or count with them.
pub const LAST: Sql = Sql::new(
    "SELECT number FROM invoices WHERE studio_id = ?1 AND number >= 'INV-' AND number < 'INV.'
       AND number GLOB 'INV-[0-9][0-9][0-9][0-9][0-9][0-9]' ORDER BY number DESC LIMIT 1",
);

#[derive(Debug, serde::Deserialize)]
pub struct Last {
    pub number: String,
}

/// All of them still take part.
pub const TAKE_PART: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM projects p WHERE p.studio_id = ?1 AND p.id = ?2 AND json_array_length(?3) = (
         SELECT COUNT(*) FROM participants x WHERE x.studio_id = ?1 AND x.project_id = ?2 AND x.contact_id IN (SELECT value FROM json_each(?3))))",
);

pub const DOCUMENT: Sql = Sql::new(
    "INSERT INTO documents (studio_id, id, project_id, kind, title, state, created_at, sent_at) VALUES (?1, ?2, ?3, 'invoice', ?4, 'sent', ?5, ?5)",
);

pub const INVOICE: Sql = Sql::new("INSERT INTO invoices (studio_id, document_id, number, currency) VALUES (?1, ?2, ?3, ?4)");

pub const RECIPIENTS: Sql =
    Sql::new("INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?1, ?2, value FROM json_each(?3)");

pub const INSTALLMENTS: Sql = Sql::new(
    "INSERT INTO installments (studio_id, id, document_id, position, label, due_on, amount_minor)
     SELECT ?1, value ->> 'id', ?2, key + 1, value ->> 'label', value ->> 'due_on', value ->> 'amount_minor' FROM json_each(?3)",
);

/// The invoices of a project, newest first: a page after ?3, or the first one. What was never sent is not listed.
pub const OF_PROJECT: Sql = Sql::new(
    "SELECT d.id AS document_id, v.number, d.title, j.title AS project, d.sent_at, v.currency,
            i.id, i.position, i.label, i.due_on, i.amount_minor, p.state, p.failure, p.refunded_minor, p.paid_at,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS recipients
     FROM (SELECT s.studio_id, s.id FROM documents s
           WHERE s.studio_id = ?1 AND s.project_id = ?2 AND s.kind = 'invoice' AND s.state IN ('sent', 'done')
             AND s.created_at <= CASE ?3 WHEN '' THEN 9000000000000000 ELSE COALESCE(
               (SELECT o.created_at FROM documents o WHERE o.studio_id = ?1 AND o.id = ?3 AND o.project_id = ?2), -1) END
             AND NOT EXISTS (SELECT 1 FROM documents o WHERE o.studio_id = ?1 AND o.id = ?3 AND o.created_at = s.created_at AND o.id >= s.id)
           ORDER BY s.created_at DESC, s.id LIMIT ?4) AS page
     JOIN documents d ON d.studio_id = page.studio_id AND d.id = page.id
     JOIN projects j ON j.studio_id = d.studio_id AND j.id = d.project_id
     JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
     JOIN installments i ON i.studio_id = d.studio_id AND i.document_id = d.id
     LEFT JOIN payments p ON p.studio_id = i.studio_id AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))",
);

pub const ONE: Sql = Sql::new(
    "SELECT d.id AS document_id, v.number, d.title, j.title AS project, d.sent_at, v.currency,
            i.id, i.position, i.label, i.due_on, i.amount_minor, p.state, p.failure, p.refunded_minor, p.paid_at,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS recipients
     FROM documents d
     JOIN projects j ON j.studio_id = d.studio_id AND j.id = d.project_id
     JOIN invoices v ON v.studio_id = d.studio_id AND v.document_id = d.id
     JOIN installments i ON i.studio_id = d.studio_id AND i.document_id = d.id
     LEFT JOIN payments p ON p.studio_id = i.studio_id AND p.id = COALESCE(
       (SELECT a.id FROM payments a WHERE a.studio_id = i.studio_id AND a.installment_id = i.id AND a.state IN ('open', 'processing', 'paid', 'disputed')),
       (SELECT l.id FROM payments l WHERE l.studio_id = i.studio_id AND l.installment_id = i.id ORDER BY l.created_at DESC LIMIT 1))
     WHERE d.studio_id = ?1 AND d.id = ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct StudioLine {
    #[serde(flatten)]
    pub line: Line,
    /// JSON array of contact ids.
    pub recipients: String,
}
