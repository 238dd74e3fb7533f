use ports::Sql;

/// The first look of a recipient, `?5`: once, and only by a session that is alive. `?8` is 0 for who does not look: a HEAD, a change.
pub const VIEWED: Sql = Sql::new(
    "UPDATE document_recipients SET first_viewed_at = ?6
     WHERE studio_id = ?1 AND document_id = ?3 AND contact_id = ?5 AND first_viewed_at IS NULL AND ?8 = 1
       AND EXISTS (
         SELECT 1 FROM client_reachable d
         WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = ?4 AND d.contact_id = ?5
           AND d.expires_at > ?6 AND d.seen_at > ?7)",
);

/// What stands above a document, as [`super::Head`] has it.
macro_rules! document_head {
    () => {
        "d.id, d.project_id AS project, p.title AS project_title, d.kind, d.title, d.state, d.content, d.sent_at, d.first_viewed_at, d.done_at"
    };
}

/// What happened with it, as [`super::Happened`] has it: of an event's name only what was done. Who sees the document sees that, too.
macro_rules! document_happened {
    () => {
        "(SELECT json_group_array(json_object('what', substr(a.kind, instr(a.kind, '.') + 1), 'at', a.at, 'contact', a.by_contact, 'name', c.name))
        FROM activity a LEFT JOIN contacts c ON c.studio_id = a.studio_id AND c.id = a.by_contact
        WHERE a.studio_id = ?1 AND a.document_id = d.id AND a.contact_id = d.contact_id) AS happened"
    };
}

/// The one document, if it opens to this client at its address (`domain::visibility`). What a kind keeps of it is asked in the same statement: who looks is
/// looked up once.
macro_rules! one_document {
    () => {
        "FROM client_reachable d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = ?4"
    };
}

/// What has become of the document `d` (`domain::DocumentStatus`), and since when money is due; `DocumentStatus::on` puts the two together.
macro_rules! document_status {
    () => {
        "CASE WHEN d.state IN ('draft', 'recalled') THEN d.state ELSE CASE d.kind
       WHEN 'quote' THEN COALESCE((SELECT q.decision FROM quote_decisions q WHERE q.studio_id = d.studio_id AND q.document_id = d.id), d.state)
       WHEN 'questionnaire' THEN CASE d.state WHEN 'done' THEN 'submitted' ELSE 'sent' END
       WHEN 'contract' THEN CASE
         WHEN EXISTS (SELECT 1 FROM contract_voids w WHERE w.studio_id = d.studio_id AND w.document_id = d.id) THEN 'void'
         WHEN d.state = 'done' THEN 'signed'
         WHEN EXISTS (SELECT 1 FROM signatures g WHERE g.studio_id = d.studio_id AND g.document_id = d.id) THEN 'part_signed'
         ELSE 'sent' END
       ELSE CASE
         WHEN EXISTS (SELECT 1 FROM invoices v WHERE v.studio_id = d.studio_id AND v.document_id = d.id AND v.voided_at IS NOT NULL) THEN 'void'
         WHEN d.state = 'done' THEN 'paid'
         ELSE COALESCE((
           SELECT CASE WHEN MAX(p.state <> 'processing') THEN 'part_paid' ELSE 'sent' END
           FROM installments i LEFT JOIN payments p
             ON p.studio_id = i.studio_id AND p.installment_id = i.id AND p.state IN ('paid', 'processing', 'disputed', 'refunded')
           WHERE i.studio_id = d.studio_id AND i.document_id = d.id), 'sent') END
       END END AS status,
       CASE WHEN d.kind = 'invoice' AND d.state = 'sent' THEN (
         SELECT MIN(i.due_on) FROM installments i
         WHERE i.studio_id = d.studio_id AND i.document_id = d.id AND NOT EXISTS (
           SELECT 1 FROM payments p WHERE p.studio_id = i.studio_id AND p.installment_id = i.id
             AND p.state IN ('paid', 'processing', 'disputed', 'refunded'))) END AS due_on"
    };
}

/// How the document `d` ended (`domain::DocumentStatus`); null while it is open. As [`document_status`], and cheap in a list.
macro_rules! document_outcome {
    () => {
        "CASE WHEN d.state <> 'done' THEN NULL ELSE CASE d.kind
       WHEN 'quote' THEN (SELECT q.decision FROM quote_decisions q WHERE q.studio_id = d.studio_id AND q.document_id = d.id)
       WHEN 'questionnaire' THEN 'submitted'
       WHEN 'contract' THEN CASE
         WHEN EXISTS (SELECT 1 FROM contract_voids w WHERE w.studio_id = d.studio_id AND w.document_id = d.id) THEN 'void' ELSE 'signed' END
       ELSE CASE
         WHEN EXISTS (SELECT 1 FROM invoices v WHERE v.studio_id = d.studio_id AND v.document_id = d.id AND v.voided_at IS NOT NULL) THEN 'void'
         ELSE 'paid' END END END"
    };
}

pub(crate) use {document_happened, document_head, document_outcome, document_status, one_document};

pub const STILL_OPEN: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM client_documents WHERE studio_id = ?1 AND session_id = ?2 AND id = ?3 AND kind = ?4 AND state = 'sent' AND content = ?5))",
);

pub const DONE: Sql = Sql::new("UPDATE documents SET state = 'done', done_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'sent'");

// ---- the numbers of invoices, see `number.rs` ----

/// Of the studio; no row means that it never sent an invoice and never chose.
pub const NUMBER_COUNTER: Sql = Sql::new("SELECT prefix, next, digits FROM invoice_counters WHERE studio_id = ?1");

/// The draft `?2` gets the next one.
pub const GIVE_NUMBER: Sql = Sql::new(
    "UPDATE invoices SET number = COALESCE(
       (SELECT c.prefix || CASE WHEN length(c.next) < c.digits THEN substr('000000000', 1, c.digits - length(c.next)) ELSE '' END || c.next
        FROM invoice_counters c WHERE c.studio_id = ?1), 'INV-000001')
     WHERE studio_id = ?1 AND document_id = ?2",
);

/// And is counted.
pub const COUNT_NUMBER: Sql = Sql::new(
    "INSERT INTO invoice_counters (studio_id, next) VALUES (?1, 2) ON CONFLICT (studio_id) DO UPDATE SET next = invoice_counters.next + 1",
);

/// Nobody sent an invoice, or set how its number looks, since the counter was read: `?2` is the prefix, `?3` the next number.
pub const STILL_NEXT_NUMBER: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (
       COALESCE((SELECT c.prefix = ?2 AND c.next = ?3 FROM invoice_counters c WHERE c.studio_id = ?1), ?2 = 'INV-' AND ?3 = 1))",
);
