//! What goes out with a document, by its kind: a seam for what is settled at the moment of sending.

use domain::{ContactId, Date, DocumentId, DocumentKind, Email, Language, Timestamp, delivery::Reach};
use ports::Flag;
use serde::Deserialize;

use super::reach::{self, ReachRow};
use crate::item_link::LinkRecipient;

/// A draft on its way to its recipients, with all that a kind may fill in.
pub struct OutgoingDraft<'a> {
    pub document: &'a DocumentId,
    pub kind: DocumentKind,
    pub title: &'a str,
    /// JSON of the kind's own type.
    pub content: &'a str,
    pub project_title: &'a str,
    pub event_on: Option<Date>,
    /// At least one; all of them take part in the project.
    pub recipients: &'a [DraftRecipient],
    pub studio_name: &'a str,
    /// What the studio's clients are spoken to in when they choose nothing.
    pub language: Language,
    /// The day it is at the studio.
    pub today: Date,
}

#[derive(Debug, Clone, Deserialize)]
pub struct DraftRecipient {
    pub id: ContactId,
    pub name: String,
    pub email: Email,
    /// Their own choice.
    pub language: Option<Language>,
    #[serde(flatten)]
    pub facts: ReachRow,
    pub takes_part: Flag,
    pub first_viewed_at: Option<Timestamp>,
}

impl DraftRecipient {
    /// Whether they see it once it is sent, and get a letter. Others find it when they are let in (C3).
    pub fn reach(&self, of: DocumentKind) -> Reach {
        self.facts.reach(reach::kind(of))
    }

    /// As letters are addressed.
    pub fn addressee(&self) -> LinkRecipient {
        LinkRecipient { id: self.id.clone(), name: self.name.clone(), email: self.email.clone(), language: self.language }
    }
}
