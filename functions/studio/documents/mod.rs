//! The documents of a project, and one of them, whatever its kind: who it is for, who has seen it, what became of it (C14). Sending,
//! recalling and deleting are here; each kind is written in its own folder.

mod page;
mod recall;
pub mod routes;
mod send;
mod sql;
#[cfg(test)]
mod tests;
mod void;

use domain::{ContactId, DocumentId, DocumentKind, DocumentState, DocumentStatus, ProjectId, Timestamp, Title};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Context, Failure, FieldErrors, Page, PageQuery, PathId, QueryParams, Reply, StaffViewer, StudioActor, Version, VersionedItem,
    pagination::ONE_MORE,
};

pub use self::{
    recall::{ask_delete, ask_recall, delete, recall},
    send::{send, send_form},
    void::void,
};
use crate::{
    document::{
        self, DocumentEvent, DocumentStep,
        outgoing::{DraftRecipient, OutgoingDraft},
    },
    flash::FlashQuery,
    item_link::{self, Policy},
    studio::lists,
};

/// A document in the studio's lists.
#[derive(Debug, Serialize, ToSchema)]
pub struct StudioDocument {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    /// What has become of it, in one word.
    pub status: DocumentStatus,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub done_at: Option<Timestamp>,
    pub recipients: Vec<DocumentRecipient>,
}

/// Somebody a document is for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
pub struct DocumentRecipient {
    pub contact: ContactId,
    pub name: String,
    /// When they first looked at it.
    pub viewed_at: Option<Timestamp>,
}

/// One document.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Shown {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub kind: DocumentKind,
    pub title: Title,
    pub state: DocumentState,
    /// What has become of it, in one word.
    pub status: DocumentStatus,
    /// What it says, as its kind has it.
    #[schema(value_type = Object)]
    pub content: serde_json::Value,
    pub recipients: Vec<DocumentRecipient>,
    pub created_at: Timestamp,
    pub sent_at: Option<Timestamp>,
    pub recalled_at: Option<Timestamp>,
    /// A contract or an invoice that was ended.
    pub voided_at: Option<Timestamp>,
    /// Why, of a contract.
    pub void_reason: Option<String>,
    pub done_at: Option<Timestamp>,
    /// In the order it happened.
    pub timeline: Vec<DocumentEvent>,
}

/// `GET /projects/{project}/documents`: newest first. Invoices are among them where the asker may read invoices.
pub async fn list(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    QueryParams(query): QueryParams<PageQuery>,
) -> Result<Reply<Page<StudioDocument>>, Failure> {
    let pager = actor.pager(&["documents", project.as_str()], &query.after)?;
    let [at, id] = pager.position();
    let queries = [sql::PROJECT.with([(&project).into()]), sql::OF_PROJECT.with([(&project).into(), at, id, ONE_MORE.into()])];
    let (viewer, [found, rows]) = actor.read(queries).await?;
    let title = found.first::<sql::Project>()?.ok_or(Failure::NotFound)?.title;
    let mut page = pager.page(rows.all::<sql::Line>()?, |last| (last.created_at, last.id.to_string()))?;
    page.items.retain(|row| viewer.require(document::right_to_read(row.kind)).is_ok());
    let today = actor.day_in(&viewer.time_zone, actor.now());
    let page = page.try_map(|row| {
        let recipients = serde_json::from_str(&row.recipients).map_err(Failure::internal)?;
        let sql::Line { id, kind, title, state, status, due_on, created_at, sent_at, done_at, .. } = row;
        let status = status.on(today, due_on);
        Ok::<_, Failure>(StudioDocument { id, kind, title, state, status, created_at, sent_at, done_at, recipients })
    });
    Ok(actor.reply(page?).page(|output| page::list(&actor, &viewer, &project, &title, output, &query.notice)))
}

/// Everything about a document that its page or what is done with it needs: one round trip.
struct Seen {
    viewer: StaffViewer,
    id: DocumentId,
    row: sql::Document,
    people: Vec<DraftRecipient>,
    timeline: Vec<DocumentEvent>,
    policy: Policy,
    version: Version,
}

async fn look(actor: &StudioActor, id: &DocumentId) -> Result<Seen, Failure> {
    let queries = [
        sql::DOCUMENT.with([id.into()]),
        sql::RECIPIENTS.with([id.into()]),
        sql::HAPPENED.with([id.into()]),
        item_link::policy(),
        VersionedItem::document(id).version(),
    ];
    let (viewer, [row, people, happened, policy, version]) = actor.read(queries).await?;
    let mut row: sql::Document = row.first()?.ok_or(Failure::NotFound)?;
    row.status = row.status.on(actor.day_in(&row.time_zone, actor.now()), row.due_on);
    let people: Vec<DraftRecipient> = people.all()?;
    let policy = policy.first::<Policy>()?.ok_or(Failure::NotFound)?;
    let mut timeline: Vec<DocumentEvent> = happened.all()?;
    timeline.extend(people.iter().filter_map(|person| {
        let at = person.first_viewed_at?;
        Some(DocumentEvent { what: DocumentStep::Viewed, at, contact: Some(person.id.clone()), name: Some(person.name.clone()) })
    }));
    timeline.extend(row.voided_at.map(|at| DocumentEvent { what: DocumentStep::Voided, at, contact: None, name: None }));
    timeline.extend(row.recalled_at.map(|at| DocumentEvent { what: DocumentStep::Recalled, at, contact: None, name: None }));
    timeline.sort_by_key(|event| (event.at, event.what));
    let version = Version::of(&version)?;
    Ok(Seen { viewer, id: id.clone(), row, people, timeline, policy, version })
}

impl Seen {
    fn may_read(&self) -> Result<(), Failure> {
        self.viewer.require(document::right_to_read(self.row.kind))
    }

    fn may_write(&self) -> Result<(), Failure> {
        self.viewer.require(document::right_to_write(self.row.kind))
    }

    /// On its way to its recipients.
    fn outgoing(&self, actor: &StudioActor) -> OutgoingDraft<'_> {
        let row = &self.row;
        OutgoingDraft {
            document: &self.id,
            kind: row.kind,
            title: row.title.as_str(),
            content: &row.content,
            project_title: &row.project_title,
            event_on: row.event_on,
            recipients: &self.people,
            studio_name: &self.viewer.studio_name,
            language: row.language,
            today: actor.day_in(&row.time_zone, actor.now()),
        }
    }

    fn shown(&self) -> Result<Shown, Failure> {
        let row = self.row.clone();
        let recipient = |person: &DraftRecipient| DocumentRecipient {
            contact: person.id.clone(),
            name: person.name.clone(),
            viewed_at: person.first_viewed_at,
        };
        Ok(Shown {
            id: self.id.clone(),
            project: row.project,
            project_title: row.project_title,
            kind: row.kind,
            title: row.title,
            state: row.state,
            status: row.status,
            content: serde_json::from_str(&row.content).map_err(Failure::internal)?,
            recipients: self.people.iter().map(recipient).collect(),
            created_at: row.created_at,
            sent_at: row.sent_at,
            recalled_at: row.recalled_at,
            voided_at: row.voided_at,
            void_reason: row.void_reason,
            done_at: row.done_at,
            timeline: self.timeline.clone(),
        })
    }
}

/// `GET /documents/{document}`
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<DocumentId>,
    QueryParams(query): QueryParams<FlashQuery>,
) -> Result<Reply<Shown>, Failure> {
    let seen = look(&actor, &id).await?;
    seen.may_read()?;
    let reply = actor.reply(seen.shown()?).version(seen.version);
    Ok(reply.page(|_| page::one(&actor, &seen, lists::notice(&query.notice), FieldErrors::default())))
}
