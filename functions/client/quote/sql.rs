use domain::{ContactId, Timestamp};
use ports::Sql;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::document::sql::{document_happened, document_head, one_document};

/// As a decision reads it.
pub const OPEN: Sql = Sql::new(concat!("SELECT ", document_head!(), " ", one_document!()));

/// A quote with what became of it.
pub const ONE: Sql = Sql::new(concat!(
    "SELECT ",
    document_head!(),
    ", ",
    document_happened!(),
    ",
       (SELECT json_object('decision', q.decision, 'option', q.option_index, 'note', q.note, 'decided_at', q.decided_at,
                           'contact', q.contact_id, 'name', c.name, 'sha256', q.sha256)
        FROM quote_decisions q JOIN contacts c ON c.studio_id = q.studio_id AND c.id = q.contact_id
        WHERE q.studio_id = ?1 AND q.document_id = d.id) AS decision ",
    one_document!(),
));

#[derive(Debug, Deserialize)]
pub struct Decided {
    /// JSON of a [`QuoteDecision`].
    pub decision: Option<String>,
}

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
