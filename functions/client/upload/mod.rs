//! A client adds files to a project (B7). Everyone on the project sees them, and nobody is notified. Three ways in: the form of the page
//! (no script needed), one file in one request, and a file of any size in [`parts`].

pub mod parts;
pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{FileId, InvalidValue, ProjectId, file::FileName};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Client, Context, Created, Failure, FieldErrors, PathId, PortalShell, QueryParams, Reply, UploadBody};

use crate::files::{
    form::{self, ReceivedFiles},
    upload::{self, PendingFile, UploadTarget, Uploader},
};

#[derive(Debug, Deserialize, ToSchema)]
pub struct Named {
    /// With the ending that says what it is, e.g. `garden.jpg`.
    #[serde(default)]
    name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: FileId,
    /// As it is kept: with the ending of what it really is.
    pub name: FileName,
    /// In bytes.
    pub size: u64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Added {
    /// How many files were added.
    pub added: usize,
}

#[derive(Template)]
#[template(path = "client/upload/page.html")]
struct UploadPage {
    shell: PortalShell,
    errors: FieldErrors,
    project: ProjectId,
    title: String,
}

fn of_file(refusal: InvalidValue) -> Failure {
    Failure::field("name", refusal)
}

fn place(client: &Client, project: &ProjectId) -> UploadTarget {
    UploadTarget {
        studio: client.studio().clone(),
        project: project.clone(),
        uploader: Uploader::Client { contact: client.contact().clone(), session: client.session().clone(), epoch: client.epoch() },
    }
}

/// `POST /projects/{project}/files`: the form. What arrived whole is kept, whatever becomes of the rest.
pub async fn form(client: Client, PathId(project): PathId<ProjectId>, incoming: UploadBody) -> Result<Reply<Added>, Failure> {
    let (viewer, [found]) = client.read([sql::PROJECT.with([client.session().into(), (&project).into()])]).await?;
    let found = found.first::<sql::ProjectOf>()?.ok_or(Failure::NotFound)?;
    match receive(&client, &project, incoming).await {
        Ok((added, renamed)) => {
            let to = if renamed { "/files?notice=renamed" } else { "/files?notice=added" };
            Ok(client.reply(Added { added }).see_other(to))
        }
        Err(failure) => Err(failure.with_form(|mut errors| UploadPage {
            shell: PortalShell { notice: form::arrived(&mut errors, client.t()), ..client.shell(&viewer, client.t().files_add()) },
            errors,
            title: found.title,
            project,
        })),
    }
}

/// How many were kept, and whether one of them under another name.
async fn receive(client: &Client, project: &ProjectId, incoming: UploadBody) -> Result<(usize, bool), Failure> {
    let mut form = form::open(incoming)?;
    let place = place(client, project);
    let mut brought = ReceivedFiles::default();
    while let Some(field) = form.next_field().await.map_err(form::broken_off)? {
        match field.name() {
            Some("files") if brought.is_full() => {
                brought.refuse_more();
                break;
            }
            Some("files") => {
                brought.take(client, &place, field).await?;
            }
            other => return Err(Failure::unknown_field(other.unwrap_or_default())),
        }
    }
    let renamed = brought.renamed;
    Ok((brought.all_kept()?, renamed))
}

/// `POST /api/v1/projects/{project}/files`: one file, its bytes as the body. They go from the request to the store without passing here.
pub async fn at_once(
    client: Client,
    PathId(project): PathId<ProjectId>,
    QueryParams(named): QueryParams<Named>,
    incoming: UploadBody,
) -> Result<Reply<Created<Output>>, Failure> {
    let (_, [found]) = client.read([sql::PROJECT.with([client.session().into(), (&project).into()])]).await?;
    found.first::<sql::ProjectOf>()?.ok_or(Failure::NotFound)?;
    let size = upload::length(&incoming)?;
    let mut file = PendingFile::new(&client, client.studio(), &named.name).map_err(of_file)?;
    let place = place(&client, &project);
    let stored = place.put(&client, &mut file, incoming.into_body(size).await?).await?;
    let change = place.complete(&file, &stored)?;
    let reply = client.reply(Output { id: file.id.clone(), name: file.name.clone(), size }).created();
    match client.commit(change, &reply).await {
        Err(failure @ Failure::Conflict(_)) => {
            file.discard(&client).await;
            Err(failure)
        }
        done => done.map(|_| reply),
    }
}
