//! The studio sends files to people on a project, by name: nobody else sees them (B13). It sees what clients uploaded, and takes back what
//! it sent.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    ContactId, Event, FileId, ProjectId, Timestamp,
    file::{FileName, MOST_BYTES_AT_ONCE, MOST_FILES_AT_ONCE, human_size},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Created, DashboardShell, Failure, FieldErrors, Page, PageQuery, PathId, QueryParams, Reply, StaffViewer, StudioActor,
    UploadBody, openapi::Bytes, pagination::ONE_MORE,
};

use self::sql::ParticipantOf;
use crate::{
    document::reach,
    files::{
        download::{DownloadRequest, StoredFile},
        form::{self, ReceivedFiles},
        upload::{self, LINGER, PendingFile, UploadNotices, UploadTarget, Uploader},
    },
    item_link::{self, LinkRecipient, Policy},
};

/// Where a file comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The studio sent it.
    Sent,
    /// A client uploaded it.
    Upload,
}

/// A file as the studio sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectFile {
    pub id: FileId,
    pub origin: Origin,
    pub name: FileName,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub created_at: Timestamp,
    /// The member who sent it, or the client who uploaded it.
    pub from: String,
    /// The contacts who see it.
    pub recipients: Vec<ContactId>,
}

/// `GET /api/v1/projects/{project}/files`
pub async fn list(
    actor: StudioActor,
    PathId(project): PathId<ProjectId>,
    QueryParams(query): QueryParams<PageQuery>,
) -> Result<Reply<Page<ProjectFile>>, Failure> {
    let pager = actor.pager(&["files", project.as_str()], &query.after)?;
    let [at, id] = pager.position();
    let page = sql::FILES.with([(&project).into(), at, id, ONE_MORE.into()]);
    let (_, [found, files]) = actor.read([sql::PROJECT.with([(&project).into()]), page]).await?;
    found.first::<sql::ProjectOf>()?.ok_or(Failure::NotFound)?;
    let page = pager.page(files.all::<sql::FileOf>()?, |row| (row.created_at, row.id.to_string()))?;
    let page = page.try_map(|row| {
        let recipients = serde_json::from_str(&row.recipients).map_err(Failure::internal)?;
        let sql::FileOf { id, origin, name, media_type, size, created_at, who: from, .. } = row;
        Ok::<_, Failure>(ProjectFile { id, origin, name, media_type, size, created_at, from, recipients })
    });
    Ok(actor.reply(page?))
}

/// `GET /files/{file}` and `GET /api/v1/files/{file}/content`
pub async fn download(actor: StudioActor, PathId(file): PathId<FileId>, fetch: DownloadRequest) -> Result<Reply<Bytes>, Failure> {
    let (_, [found]) = actor.read([sql::FILE.with([(&file).into()])]).await?;
    fetch.answer(&actor, found.first::<StoredFile>()?.ok_or(Failure::NotFound)?).await
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct Named {
    /// With the ending that says what it is, e.g. `contract.pdf`.
    #[serde(default)]
    name: String,
    /// A contact who receives it; again for each. All of them participants of the project.
    #[serde(default)]
    recipient: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Sent {
    pub id: FileId,
    pub name: FileName,
    /// In bytes.
    pub size: u64,
    pub recipients: Vec<ContactId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SentFiles {
    /// How many files were sent.
    pub sent: usize,
}

struct Choice {
    id: ContactId,
    name: String,
    email: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "studio/files/page.html")]
struct SendPage {
    shell: DashboardShell,
    errors: FieldErrors,
    project: ProjectId,
    title: String,
    participants: Vec<Choice>,
    limit: String,
}

/// The project and the people on it.
async fn project(actor: &StudioActor, project: &ProjectId) -> Result<Sending, Failure> {
    let (viewer, [found, people, policy]) =
        actor.read([sql::PROJECT.with([project.into()]), sql::PARTICIPANTS.with([project.into()]), item_link::policy()]).await?;
    let title = found.first::<sql::ProjectOf>()?.ok_or(Failure::NotFound)?.title;
    let policy = policy.first::<Policy>()?.ok_or(Failure::NotFound)?;
    Ok(Sending { viewer, title, people: people.all()?, policy })
}

/// What sending to a project relies on.
struct Sending {
    viewer: StaffViewer,
    title: String,
    people: Vec<ParticipantOf>,
    policy: Policy,
}

/// Those named, each once; somebody who is not on the project is refused like somebody who is not there at all.
fn recipients(named: &[String], people: &[ParticipantOf]) -> Result<Vec<ContactId>, Failure> {
    let mut to: Vec<ContactId> = Vec::new();
    for name in named {
        let Some(person) = people.iter().find(|person| person.id.as_str() == name) else {
            return Err(Failure::field("recipient", "Choose from this project’s participants"));
        };
        if !to.contains(&person.id) {
            to.push(person.id.clone());
        }
    }
    if to.is_empty() { Err(Failure::field("recipient", "Choose at least one recipient")) } else { Ok(to) }
}

impl Sending {
    /// Everybody named gets it; those who are let in get a letter, the others find it when they are (C3).
    fn place(&self, actor: &StudioActor, project: &ProjectId, to: Vec<ContactId>) -> UploadTarget {
        let told = self.people.iter().filter(|person| person.reach().mailed() && to.contains(&person.id)).map(|person| LinkRecipient {
            id: person.id.clone(),
            name: person.name.clone(),
            email: person.email.clone(),
            language: person.language,
        });
        let letters = UploadNotices { head: actor.letterhead(&self.viewer), policy: self.policy, to: told.collect() };
        let uploader = Uploader::Studio { by: self.viewer.member.clone(), to, letters };
        UploadTarget { studio: actor.studio().clone(), project: project.clone(), uploader }
    }
}

/// `POST /projects/{project}/files`: the form. The people come before the files, so that nothing is kept for nobody.
pub async fn form(actor: StudioActor, PathId(id): PathId<ProjectId>, incoming: UploadBody) -> Result<Reply<SentFiles>, Failure> {
    let sending = project(&actor, &id).await?;
    let mut named = Vec::new();
    match receive(&actor, &sending, &id, &mut named, incoming).await {
        Ok((sent, renamed)) => {
            let reached = sending.people.iter().filter(|person| named.iter().any(|name| *name == person.id.as_str()));
            let reached = reach::notice("sent", "sent-some", "sent-none", reached.map(ParticipantOf::reach));
            let notice = if renamed && reached == "sent" { "sent-renamed" } else { reached };
            Ok(actor.reply(SentFiles { sent }).see_other(format!("/projects/{id}?notice={notice}")))
        }
        Err(failure) => Err(failure.with_form(|mut errors| SendPage {
            shell: DashboardShell { notice: form::arrived(&mut errors, actor.t()), ..actor.shell(&sending.viewer, "Send files") },
            errors,
            title: sending.title,
            participants: sending
                .people
                .into_iter()
                .map(|person| Choice {
                    chosen: named.iter().any(|name| *name == person.id.as_str()),
                    id: person.id,
                    name: person.name,
                    email: person.email.to_string(),
                })
                .collect(),
            limit: format!("Up to {MOST_FILES_AT_ONCE} files and {} at a time.", human_size(MOST_BYTES_AT_ONCE)),
            project: id,
        })),
    }
}

/// Refused before the files were read: a browser does not keep what was chosen when the form comes back.
fn unread(failure: Failure) -> Failure {
    match failure {
        Failure::Invalid(mut fields) => {
            fields.add("files", "Then choose the files again: your browser couldn’t keep them");
            fields.failure()
        }
        other => other,
    }
}

async fn receive(
    actor: &StudioActor,
    sending: &Sending,
    project: &ProjectId,
    named: &mut Vec<String>,
    incoming: UploadBody,
) -> Result<(usize, bool), Failure> {
    let mut form = form::open(incoming)?;
    let mut brought = ReceivedFiles::default();
    let mut to = None;
    while let Some(mut field) = form.next_field().await.map_err(form::broken_off)? {
        match field.name() {
            Some("recipient") if to.is_none() => named.push(form::short_text(&mut field).await?),
            Some("files") if brought.is_full() => {
                brought.refuse_more();
                break;
            }
            Some("files") => {
                let place = match to.take() {
                    Some(place) => place,
                    None => sending.place(actor, project, recipients(named, &sending.people).map_err(unread)?),
                };
                brought.take(actor, &place, field).await?;
                to = Some(place);
            }
            other => return Err(Failure::unknown_field(other.unwrap_or_default())),
        }
    }
    let renamed = brought.renamed;
    Ok((brought.all_kept()?, renamed))
}

/// `POST /api/v1/projects/{project}/files`: one file, its bytes as the body.
pub async fn send(
    actor: StudioActor,
    PathId(id): PathId<ProjectId>,
    QueryParams(input): QueryParams<Named>,
    incoming: UploadBody,
) -> Result<Reply<Created<Sent>>, Failure> {
    let sending = project(&actor, &id).await?;
    let mut fields = FieldErrors::default();
    let file = fields.take("name", PendingFile::new(&actor, actor.studio(), &input.name));
    let to = match recipients(&input.recipient, &sending.people) {
        Ok(to) => to,
        Err(Failure::Invalid(refused)) => {
            fields.list.extend(refused.list);
            Vec::new()
        }
        Err(failure) => return Err(failure),
    };
    let Some(mut file) = file.filter(|_| fields.list.is_empty()) else { return Err(fields.failure()) };
    let size = upload::length(&incoming)?;
    let place = sending.place(&actor, &id, to.clone());
    let stored = place.put(&actor, &mut file, incoming.into_body(size).await?).await?;
    let change = place.announced(&actor, place.complete(&file, &stored)?, &file)?;
    let reply = actor.reply(Sent { id: file.id.clone(), name: file.name.clone(), size, recipients: to }).created();
    match actor.commit(change, &reply).await {
        Err(failure @ Failure::Conflict(_)) => {
            file.discard(&actor).await;
            Err(failure)
        }
        done => done.map(|_| reply),
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Recalled {
    pub id: FileId,
}

/// `DELETE /api/v1/files/{file}` and `POST /files/{file}/recall`: takes back what was sent. From the next fetch on it is nowhere.
pub async fn recall(actor: StudioActor, PathId(file): PathId<FileId>) -> Result<Reply<Recalled>, Failure> {
    let (_, [found]) = actor.read([sql::SENT.with([(&file).into()])]).await?;
    let found: sql::SentFile = found.first()?.ok_or(Failure::NotFound)?;
    let change = Change::new()
        .require(sql::STILL_SENT.with([(&file).into()]))
        .write(sql::RECALL.with([(&file).into(), actor.now().plus(LINGER).into()]))
        .write(sql::NOBODYS.with([(&file).into()]))
        .record(Event::FileRecalled { file: file.clone() });
    let to = format!("/projects/{}?notice=recalled", found.project_id);
    let reply = actor.reply(Recalled { id: file }).see_other(to);
    actor.commit(change, &reply).await?;
    // What fails here is done by the sweep.
    let _ = actor.files().delete(&found.object_key).await;
    Ok(reply)
}
