use ports::Sql;

/// The words that are signed, if this client sees the contract.
pub const TEXT: Sql = Sql::new(
    "SELECT txt.markdown, txt.sha256
     FROM client_documents d JOIN contract_texts txt ON txt.studio_id = d.studio_id AND txt.document_id = d.id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = 'contract'",
);

/// Its recipients, if this client sees it: who signs, who has signed, and who is to be written to.
pub const PEOPLE: Sql = Sql::new(
    "SELECT who.id AS contact, who.name, who.email, who.language, COALESCE(access.state = 'active', 0) AS active, signer.position,
            signature.typed_name, signature.consent, signature.signed_at, signature.source, signature.user_agent, signature.sha256
     FROM client_documents d
     JOIN document_recipients recipient ON recipient.studio_id = d.studio_id AND recipient.document_id = d.id
     JOIN contacts who ON who.studio_id = recipient.studio_id AND who.id = recipient.contact_id
     LEFT JOIN portal_access access ON access.studio_id = who.studio_id AND access.contact_id = who.id
     LEFT JOIN signers signer
       ON signer.studio_id = recipient.studio_id AND signer.document_id = recipient.document_id AND signer.contact_id = who.id
     LEFT JOIN signatures signature
       ON signature.studio_id = signer.studio_id AND signature.document_id = signer.document_id AND signature.contact_id = who.id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3 AND d.kind = 'contract'",
);

/// ?3 is to sign the text whose hash is ?4, and nobody has signed since it was read that ?5 had: so whose turn it was, whose it is next
/// and whether this is the last signature are as they were decided.
pub const AS_READ: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM signers g JOIN contract_texts x ON x.studio_id = g.studio_id AND x.document_id = g.document_id
       WHERE g.studio_id = ?1 AND g.document_id = ?2 AND g.contact_id = ?3 AND x.sha256 = ?4
         AND ?5 = (SELECT COUNT(*) FROM signatures s WHERE s.studio_id = ?1 AND s.document_id = ?2))",
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
