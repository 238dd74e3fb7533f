//! One project: its people, its files, its invoices, and whether clients may upload (C11, C13). The forms for files and invoices on its
//! page post to the functions of those.

mod page;
mod people;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use domain::{Date, Event, ProjectId, Title, detail::ProjectDetail};
use ports::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Change, Context, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, StaffViewer, StudioActor, Version, VersionedItem};

pub use self::people::{add, remove};
use self::sql::ProjectParticipant;
use crate::{
    invoice::{PaymentLine, ShownInvoice},
    studio::lists,
};

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Output {
    pub id: ProjectId,
    pub title: Title,
    pub event_on: Option<Date>,
    /// Whether clients can upload.
    pub uploads: bool,
    /// The primary one first.
    pub participants: Vec<ProjectParticipant>,
    /// The details that its clients see, in the order of the page.
    pub details: Vec<ProjectDetail>,
}

/// A project with all its page shows.
struct Seen {
    viewer: StaffViewer,
    project: Output,
    files: Vec<sql::FileLine>,
    documents: Vec<sql::DocumentLine>,
    invoices: Vec<ShownInvoice>,
    others: Vec<sql::Other>,
    search: String,
    /// Those of the others who are to be added: a form that came back.
    joining: Vec<sql::Other>,
    /// Of its details.
    version: Version,
}

/// Everything about the project, in one round trip.
async fn look(actor: &StudioActor, id: &ProjectId, search: &str) -> Result<Seen, Failure> {
    let (viewer, [project, participants, details, files, documents, invoices, others, version]) = actor
        .read([
            sql::PROJECT.with([id.into()]),
            sql::PARTICIPANTS.with([id.into()]),
            sql::DETAILS.with([id.into()]),
            sql::FILES.with([id.into()]),
            sql::DOCUMENTS.with([id.into()]),
            sql::INVOICES.with([id.into()]),
            sql::OTHERS.with([id.into(), lists::needle(search).into()]),
            VersionedItem::details(id).version(),
        ])
        .await?;
    let today = actor.day_in(&viewer.time_zone, actor.now());
    Ok(Seen {
        viewer,
        project: output(&project, &participants, &details)?,
        files: files.all()?,
        documents: documents.all()?,
        invoices: ShownInvoice::gather(invoices.all::<PaymentLine>()?, today),
        others: others.all()?,
        search: search.to_owned(),
        joining: Vec::new(),
        version: Version::of(&version)?,
    })
}

fn output(project: &Outcome, participants: &Outcome, details: &Outcome) -> Result<Output, Failure> {
    let project = project.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    Ok(Output {
        id: project.id,
        title: project.title,
        event_on: project.event_on,
        uploads: *project.uploads_on,
        participants: participants.all()?,
        details: details.all()?,
    })
}

#[derive(Debug, Default, Deserialize, ToSchema)]
pub struct Asking {
    /// For the page: whom to look for among those who can be added.
    #[serde(default)]
    #[schema(ignore)]
    search: String,
    #[serde(default)]
    #[schema(ignore)]
    notice: String,
}

/// `GET /projects/{project}`; its `ETag` is that of its details.
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<ProjectId>,
    QueryParams(asking): QueryParams<Asking>,
) -> Result<Reply<Output>, Failure> {
    if !actor.pages() {
        let [project, participants, details] = [sql::PROJECT, sql::PARTICIPANTS, sql::DETAILS].map(|sql| sql.with([(&id).into()]));
        let asked = [project, participants, details, VersionedItem::details(&id).version()];
        let (_, [project, participants, details, version]) = actor.read(asked).await?;
        return Ok(actor.reply(output(&project, &participants, &details)?).version(Version::of(&version)?));
    }
    let seen = look(&actor, &id, &asking.search).await?;
    let reply = actor.reply(seen.project.clone());
    Ok(reply.page(|_| page::page(&actor, &seen, lists::notice(&asking.notice), FieldErrors::default())))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum UploadSwitch {
    On,
    Off,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UploadsInput {
    uploads: UploadSwitch,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UploadsOutput {
    pub project: ProjectId,
    pub uploads: UploadSwitch,
}

/// `POST /projects/{project}/uploads`: off hides the upload from clients entirely (B7).
pub async fn uploads(
    actor: StudioActor,
    PathId(id): PathId<ProjectId>,
    Payload(input): Payload<UploadsInput>,
) -> Result<Reply<UploadsOutput>, Failure> {
    let (_, [project]) = actor.read([sql::PROJECT.with([(&id).into()])]).await?;
    let project = project.first::<sql::Project>()?.ok_or(Failure::NotFound)?;
    let on = input.uploads == UploadSwitch::On;
    let mut change = Change::new();
    if on != (*project.uploads_on) {
        let project = id.clone();
        let event = if on { Event::ProjectUploadsEnabled { project } } else { Event::ProjectUploadsDisabled { project } };
        change = change.write(sql::UPLOADS.with([(&id).into(), on.into()])).record(event);
    }
    let notice = if on { "uploads-on" } else { "uploads-off" };
    let to = lists::address(&format!("/projects/{id}"), &[("notice", notice)]);
    let reply = actor.reply(UploadsOutput { project: id, uploads: input.uploads }).see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}
