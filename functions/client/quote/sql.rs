use domain::{ContactId, Timestamp};
use ports::Sql;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What became of a quote, if this client sees it.
pub const DECISION: Sql = Sql::new(
    "SELECT q.decision, q.option_index AS option, q.note, q.decided_at, q.contact_id AS contact, c.name, q.sha256
     FROM client_documents d
     JOIN quote_decisions q ON q.studio_id = d.studio_id AND q.document_id = d.id
     JOIN contacts c ON c.studio_id = q.studio_id AND c.id = q.contact_id
     WHERE d.studio_id = ?1 AND d.session_id = ?2 AND d.id = ?3",
);

/// A client's last word on a quote.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct QuoteDecision {
    pub decision: Decision,
    /// Place of the option that was accepted, from 0.
    pub option: Option<usize>,
    pub note: Option<String>,
    pub decided_at: Timestamp,
    pub contact: ContactId,
    pub name: String,
    /// SHA-256, in hex, of what was decided on.
    pub sha256: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    Accepted,
    Declined,
}

impl Decision {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Declined => "declined",
        }
    }
}

pub const DECIDE: Sql = Sql::new(
    "INSERT INTO quote_decisions (studio_id, document_id, contact_id, decision, option_index, note, decided_at, source, user_agent, sha256)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
);
