use domain::{Date, Language};
use ports::Sql;

/// What the tokens of a contract of this project are filled with, besides the people.
pub const SETTING: Sql = Sql::new(
    "SELECT t.language, t.time_zone, p.event_on FROM studios t JOIN projects p ON p.studio_id = t.id WHERE t.id = ?1 AND p.id = ?2",
);

/// The same, by a document of the project.
pub const SETTING_OF: Sql = Sql::new(
    "SELECT t.language, t.time_zone, p.event_on
     FROM studios t
     JOIN documents d ON d.studio_id = t.id
     JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE t.id = ?1 AND d.id = ?2",
);

#[derive(Debug, Clone, serde::Deserialize)]
pub struct Setting {
    pub language: Language,
    /// An IANA name.
    pub time_zone: String,
    pub event_on: Option<Date>,
}

pub const TEXT: Sql = Sql::new("SELECT markdown, sha256 FROM contract_texts WHERE studio_id = ?1 AND document_id = ?2");

/// As `contract::PersonRow` has them.
pub const RECIPIENTS: Sql = Sql::new(
    "SELECT c.id AS contact, c.name, c.email, c.language, 0 AS active, g.position,
            s.typed_name, s.consent, s.signed_at, s.source, s.user_agent, s.sha256
     FROM document_recipients r
     JOIN contacts c ON c.studio_id = r.studio_id AND c.id = r.contact_id
     LEFT JOIN signers g ON g.studio_id = r.studio_id AND g.document_id = r.document_id AND g.contact_id = r.contact_id
     LEFT JOIN signatures s ON s.studio_id = g.studio_id AND s.document_id = g.document_id AND s.contact_id = g.contact_id
     WHERE r.studio_id = ?1 AND r.document_id = ?2",
);

/// When and why it was ended before everybody had signed.
pub const VOID: Sql = Sql::new("SELECT at AS voided_at, reason FROM contract_voids WHERE studio_id = ?1 AND document_id = ?2");
