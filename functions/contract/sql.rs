use ports::Sql;

/// The draft says now what is sent: its tokens filled.
pub const FILL: Sql = Sql::new("UPDATE documents SET content = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'");

pub const TEXT: Sql = Sql::new("INSERT INTO contract_texts (studio_id, document_id, markdown, sha256) VALUES (?1, ?2, ?3, ?4)");

/// In the order of ?3, a JSON array of contacts.
pub const SIGNERS: Sql =
    Sql::new("INSERT INTO signers (studio_id, document_id, contact_id, position) SELECT ?1, ?2, value, key + 1 FROM json_each(?3)");
