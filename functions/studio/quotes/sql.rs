use domain::{ContactId, Timestamp};
use ports::Sql;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What became of a quote.
pub const DECISION: Sql = Sql::new(
    "SELECT q.decision, q.option_index AS option, q.note, q.decided_at, q.contact_id AS contact, c.name, q.source, q.user_agent, q.sha256
     FROM quote_decisions q JOIN contacts c ON c.studio_id = q.studio_id AND c.id = q.contact_id
     WHERE q.studio_id = ?1 AND q.document_id = ?2",
);

/// A client's last word on a quote, and how it came.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DecisionOnQuote {
    /// `accepted` or `declined`.
    pub decision: String,
    /// Place of the option that was accepted, from 0.
    pub option: Option<usize>,
    pub note: Option<String>,
    pub decided_at: Timestamp,
    pub contact: ContactId,
    pub name: String,
    /// Network address it came from.
    pub source: String,
    pub user_agent: String,
    /// SHA-256, in hex, of the quote's content as it was sent.
    pub sha256: String,
}
