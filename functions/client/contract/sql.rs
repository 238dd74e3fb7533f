use ports::Sql;
use serde::Deserialize;

use crate::document::sql::{document_happened, document_head, one_document};

/// A contract with the words that are signed and its recipients: who signs, who has signed, and who is to be written to.
pub const ONE: Sql = Sql::new(concat!(
    "SELECT ",
    document_head!(),
    ", ",
    document_happened!(),
    ",
       (SELECT json_object('markdown', x.markdown, 'sha256', x.sha256)
        FROM contract_texts x WHERE x.studio_id = ?1 AND x.document_id = d.id) AS text,
       (SELECT json_object('voided_at', w.at, 'reason', w.reason)
        FROM contract_voids w WHERE w.studio_id = ?1 AND w.document_id = d.id) AS void,
       (SELECT json_group_array(json_object(
          'contact', who.id, 'name', who.name, 'email', who.email, 'language', who.language,
          'active', COALESCE(access.state = 'active', 0), 'position', signer.position,
          'typed_name', signature.typed_name, 'consent', signature.consent, 'signed_at', signature.signed_at,
          'source', signature.source, 'user_agent', signature.user_agent, 'sha256', signature.sha256))
        FROM document_recipients recipient
        JOIN contacts who ON who.studio_id = recipient.studio_id AND who.id = recipient.contact_id
        LEFT JOIN portal_access access ON access.studio_id = who.studio_id AND access.contact_id = who.id
        LEFT JOIN signers signer
          ON signer.studio_id = recipient.studio_id AND signer.document_id = recipient.document_id AND signer.contact_id = who.id
        LEFT JOIN signatures signature
          ON signature.studio_id = signer.studio_id AND signature.document_id = signer.document_id AND signature.contact_id = who.id
        WHERE recipient.studio_id = ?1 AND recipient.document_id = d.id) AS people ",
    one_document!(),
));

/// All are JSON.
#[derive(Debug, Deserialize)]
pub struct Translations {
    /// A contract that was sent has one.
    pub text: Option<String>,
    pub void: Option<String>,
    pub people: String,
}

/// ?3 is to sign the text whose hash is ?4, and nobody has signed since it was read that ?5 had: so whose turn it was, whose it is next
/// and whether this is the last signature are as they were decided.
pub const AS_READ: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (
       SELECT 1 FROM signers g JOIN contract_texts x ON x.studio_id = g.studio_id AND x.document_id = g.document_id
       WHERE g.studio_id = ?1 AND g.document_id = ?2 AND g.contact_id = ?3 AND x.sha256 = ?4
         AND ?5 = (SELECT COUNT(*) FROM signatures s WHERE s.studio_id = ?1 AND s.document_id = ?2)))",
);

pub const SIGN: Sql = Sql::new(
    "INSERT INTO signatures (studio_id, document_id, contact_id, typed_name, consent, signed_at, source, user_agent, sha256)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
);

/// The last signature completes it: asked of the rows, so that nothing else can.
pub const COMPLETE: Sql = Sql::new(
    "UPDATE documents SET state = 'done', done_at = ?3
     WHERE studio_id = ?1 AND id = ?2 AND state = 'sent' AND NOT EXISTS (
       SELECT 1 FROM signers g
       LEFT JOIN signatures s ON s.studio_id = g.studio_id AND s.document_id = g.document_id AND s.contact_id = g.contact_id
       WHERE g.studio_id = ?1 AND g.document_id = ?2 AND s.contact_id IS NULL)",
);
