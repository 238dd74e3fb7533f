//! A document before it is sent: its title, its recipients, what it says. Written and changed the same way whatever its kind.

use domain::{ContactId, DocumentId, DocumentKind, DocumentState, ProjectId, Timestamp, Title};
use ports::{Query, Sql};
use serde::Deserialize;
use serde_json::json;
use web::{Change, Failure, Fields};

pub const PROJECT: Sql = Sql::new("SELECT id, title FROM projects WHERE studio_id = ?1 AND id = ?2");

#[derive(Debug, Clone, Deserialize)]
pub struct Project {
    pub id: ProjectId,
    pub title: String,
}

/// Who can receive a document of this project, the first ones first.
pub const PEOPLE: Sql = Sql::new(
    "SELECT c.id, c.name, c.email FROM participants x JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     WHERE x.studio_id = ?1 AND x.project_id = ?2 ORDER BY x.contact_id LIMIT 200",
);

/// The same, by a document of the project.
pub const PEOPLE_OF: Sql = Sql::new(
    "SELECT c.id, c.name, c.email FROM documents d
     JOIN participants x ON x.studio_id = d.studio_id AND x.project_id = d.project_id
     JOIN contacts c ON c.studio_id = x.studio_id AND c.id = x.contact_id
     WHERE d.studio_id = ?1 AND d.id = ?2 ORDER BY x.contact_id LIMIT 200",
);

#[derive(Debug, Clone, Deserialize)]
pub struct Participant {
    pub id: ContactId,
    pub name: String,
    pub email: String,
}

/// A document as the studio has it, of one kind.
pub const DRAFT: Sql = Sql::new(
    "SELECT d.id, d.project_id AS project, p.title AS project_title, d.title, d.state, d.content, d.created_at, d.sent_at, d.done_at,
            (SELECT json_group_array(r.contact_id) FROM document_recipients r WHERE r.studio_id = d.studio_id AND r.document_id = d.id) AS recipients
     FROM documents d JOIN projects p ON p.studio_id = d.studio_id AND p.id = d.project_id
     WHERE d.studio_id = ?1 AND d.id = ?2 AND d.kind = ?3",
);

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
        serde_json::from_str(&self.recipients).map_err(Failure::broken)
    }

    /// # Errors
    /// [`Failure::Conflict`] when it was sent.
    pub fn unsent(&self) -> Result<(), Failure> {
        match self.state {
            DocumentState::Draft => Ok(()),
            _ => Err(Failure::conflict("What was sent does not change. Recall it and write another.")),
        }
    }
}

/// What every draft has, looked at.
#[derive(Debug, Clone)]
pub struct Written {
    pub title: Title,
    pub recipients: Vec<ContactId>,
    /// JSON of the kind's own type.
    pub content: String,
}

/// Those named, each once. `people` are the participants of the project: anybody else is refused like somebody who is not there at all.
/// A draft may have no recipients yet.
pub fn recipients(fields: &mut Fields, field: &str, named: &[String], people: &[Participant]) -> Vec<ContactId> {
    let mut to: Vec<ContactId> = Vec::new();
    for name in named {
        match people.iter().find(|person| person.id.as_str() == name) {
            Some(person) if !to.contains(&person.id) => to.push(person.id.clone()),
            Some(_) => {}
            None => {
                fields.add(field, "Choose among the participants of this project");
                break;
            }
        }
    }
    to
}

const TAKE_PART: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (
       SELECT 1 FROM projects p WHERE p.studio_id = ?1 AND p.id = ?2 AND json_array_length(?3) = (
         SELECT COUNT(*) FROM participants x WHERE x.studio_id = ?1 AND x.project_id = ?2 AND x.contact_id IN (SELECT value FROM json_each(?3))))",
);
const WRITE: Sql = Sql::new(
    "INSERT INTO documents (studio_id, id, project_id, kind, title, state, content, created_at) VALUES (?1, ?2, ?3, ?4, ?5, 'draft', ?6, ?7)",
);
const STILL_DRAFT: Sql = Sql::new(
    "INSERT INTO precondition (held) SELECT EXISTS (SELECT 1 FROM documents WHERE studio_id = ?1 AND id = ?2 AND kind = ?3 AND state = 'draft')",
);
const CHANGE: Sql = Sql::new("UPDATE documents SET title = ?3, content = ?4 WHERE studio_id = ?1 AND id = ?2 AND state = 'draft'");
const FORGET_RECIPIENTS: Sql = Sql::new("DELETE FROM document_recipients WHERE studio_id = ?1 AND document_id = ?2");
const RECIPIENTS: Sql =
    Sql::new("INSERT INTO document_recipients (studio_id, document_id, contact_id) SELECT ?1, ?2, value FROM json_each(?3)");

/// A new draft; the caller audits it and writes what else its kind keeps.
pub fn write(id: &DocumentId, project: &ProjectId, kind: DocumentKind, written: &Written, now: Timestamp) -> Change {
    let to = json!(written.recipients).to_string();
    Change::new()
        .expect(TAKE_PART.with([project.into(), to.as_str().into()]))
        .write(WRITE.with([id.into(), project.into(), kind.into(), (&written.title).into(), written.content.as_str().into(), now.into()]))
        .write(RECIPIENTS.with([id.into(), to.into()]))
}

/// A draft that says something else now.
pub fn change(id: &DocumentId, project: &ProjectId, kind: DocumentKind, written: &Written) -> Change {
    let to = json!(written.recipients).to_string();
    let queries: [Query; 4] = [
        STILL_DRAFT.with([id.into(), kind.into()]),
        CHANGE.with([id.into(), (&written.title).into(), written.content.as_str().into()]),
        FORGET_RECIPIENTS.with([id.into()]),
        RECIPIENTS.with([id.into(), to.as_str().into()]),
    ];
    Change::new().expect(TAKE_PART.with([project.into(), to.into()])).write_all(queries)
}
