//! A document before it is sent: its title, its recipients, what it says. Written and changed the same way whatever its kind.

mod form;
mod sql;

use domain::{ContactId, DocumentId, DocumentKind, DocumentState, ProjectId, Timestamp, Title, delivery::Reach};
use ports::Query;
use serde::Deserialize;
use serde_json::json;
use web::{Change, Failure, FieldErrors, form_state::FormState};

pub use self::form::{Form, ProjectLink};
use self::sql::{CHANGE, FORGET_RECIPIENTS, RECIPIENTS, STILL_DRAFT, TAKE_PART, WRITE};
pub use self::sql::{DRAFT, PEOPLE, PEOPLE_OF, PROJECT, Participant, Project};
use super::reach;
use crate::item_link::LinkRecipient;

#[derive(Debug, Clone, Deserialize)]
pub struct Draft {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub title: Title,
    pub state: DocumentState,
    pub content: String,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    recipients: String,
}

impl Draft {
    /// # Errors
    /// Never, but for a mistake of ours.
    pub fn recipients(&self) -> Result<Vec<ContactId>, Failure> {
        serde_json::from_str(&self.recipients).map_err(Failure::internal)
    }

    /// # Errors
    /// [`Failure::Conflict`] when it was sent.
    pub fn unsent(&self) -> Result<(), Failure> {
        match self.state {
            DocumentState::Draft => Ok(()),
            _ => Err(Failure::conflict("A sent document can’t be changed. Recall it and create another.")),
        }
    }

    /// As the form of its kind shows it, for a payload of title, recipients and content.
    ///
    /// # Errors
    /// Never, but for a mistake of ours.
    pub fn state<T: web::form_state::FormPayload>(&self) -> Result<FormState<T>, Failure> {
        let content: serde_json::Value = serde_json::from_str(&self.content).map_err(Failure::internal)?;
        Ok(FormState::of(json!({ "title": self.title, "recipients": self.recipients()?, "content": content })))
    }
}

impl Participant {
    /// Whether they see a document of this kind that is sent to them, and get a letter.
    pub fn reach(&self, kind: DocumentKind) -> Reach {
        self.facts.reach(reach::kind(kind))
    }

    /// As letters are addressed.
    pub fn addressee(&self) -> LinkRecipient {
        LinkRecipient { id: self.id.clone(), name: self.name.clone(), email: self.email.clone(), language: self.language }
    }
}

/// What every draft has, looked at.
#[derive(Debug, Clone)]
pub struct CheckedDraft {
    pub title: Title,
    pub recipients: Vec<ContactId>,
    /// JSON of the kind's own type.
    pub content: String,
}

/// Who is named, as a person reads it: in the order in which the project has them.
pub fn names(named: &[String], people: &[Participant]) -> String {
    let mut named = named.to_vec();
    named.sort_by_key(|id| people.iter().position(|person| person.id.as_str() == id));
    names_in_order(&named, people)
}

/// The same, in the order in which they are named.
pub fn names_in_order(named: &[String], people: &[Participant]) -> String {
    named.iter().map(|id| name(id, people)).collect::<Vec<_>>().join(", ")
}

/// Whose id it is.
pub fn name(id: &str, people: &[Participant]) -> String {
    people.iter().find(|person| person.id.as_str() == id).map_or_else(|| id.to_owned(), |person| person.name.clone())
}

/// Those named, each once. `people` are the participants of the project: anybody else is refused like somebody who is not there at all.
/// A draft may have no recipients yet.
pub fn recipients(fields: &mut FieldErrors, field: &str, named: &[String], people: &[Participant]) -> Vec<ContactId> {
    let mut to: Vec<ContactId> = Vec::new();
    for name in named {
        match people.iter().find(|person| person.id.as_str() == name) {
            Some(person) if !to.contains(&person.id) => to.push(person.id.clone()),
            Some(_) => {}
            None => {
                fields.add(field, "Choose from this project’s participants");
                break;
            }
        }
    }
    to
}

/// A new document, as a draft or sent at once; the caller audits it and writes what else its kind keeps.
pub fn write(
    id: &DocumentId,
    project: &ProjectId,
    kind: DocumentKind,
    written: &CheckedDraft,
    now: Timestamp,
    sent_at: Option<Timestamp>,
) -> Change {
    let to = json!(written.recipients).to_string();
    let state = if sent_at.is_some() { "sent" } else { "draft" };
    let document = [
        id.into(),
        project.into(),
        kind.into(),
        (&written.title).into(),
        state.into(),
        written.content.as_str().into(),
        now.into(),
        sent_at.into(),
    ];
    Change::new()
        .require(TAKE_PART.with([project.into(), to.as_str().into()]))
        .write(WRITE.with(document))
        .write(RECIPIENTS.with([id.into(), to.into()]))
}

/// A draft that says something else now.
pub fn change(id: &DocumentId, project: &ProjectId, kind: DocumentKind, written: &CheckedDraft) -> Change {
    let to = json!(written.recipients).to_string();
    let queries: [Query; 4] = [
        STILL_DRAFT.with([id.into(), kind.into()]),
        CHANGE.with([id.into(), (&written.title).into(), written.content.as_str().into()]),
        FORGET_RECIPIENTS.with([id.into()]),
        RECIPIENTS.with([id.into(), to.as_str().into()]),
    ];
    Change::new().require(TAKE_PART.with([project.into(), to.into()])).write_all(queries)
}

#[cfg(test)]
impl Participant {
    /// One of several, for tests.
    pub fn example(mark: u8, name: &str) -> Self {
        serde_json::from_value(json!({
            "id": ContactId::from_bytes([mark; 16]), "name": name, "email": format!("{mark}@example.com"), "language": null, "access": "active",
            "portal_open": 1, "permissions": 31, "allowed": 0, "denied": 0, "project_hidden": 0, "kind_hidden": 0, "bounced": 0,
        }))
        .unwrap()
    }
}
