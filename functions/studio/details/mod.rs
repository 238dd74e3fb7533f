//! What the studio tells its clients about a project (B5): lines of a label and a value, all of them set at once. Nothing internal belongs
//! here.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Event, ProjectId, Title,
    detail::{self, ProjectDetail},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardShell, Failure, FieldErrors, PathId, Reply, StaffViewer, StudioActor, Version, VersionedItem,
    VersionedPayload,
};

use super::{
    compared::{self, Compared},
    lists,
};

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// At most 50, in the order they are shown.
    #[schema(max_items = 50)]
    details: Vec<ProjectDetail>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub project: ProjectId,
    pub details: Vec<ProjectDetail>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    /// `Label: value` in each line.
    #[serde(default)]
    details: String,
}

#[derive(Template)]
#[template(path = "studio/details/page.html")]
struct DetailsPage {
    shell: DashboardShell,
    errors: FieldErrors,
    id: ProjectId,
    title: String,
    text: String,
    version: String,
}

/// A project with what clients read of it.
struct Seen {
    viewer: StaffViewer,
    title: Title,
    details: Vec<ProjectDetail>,
    version: Version,
}

async fn look(actor: &StudioActor, id: &ProjectId) -> Result<Seen, Failure> {
    let queries = [sql::PROJECT.with([id.into()]), sql::DETAILS.with([id.into()]), VersionedItem::details(id).version()];
    let (viewer, [found, details, version]) = actor.read(queries).await?;
    let found: sql::Project = found.first()?.ok_or(Failure::NotFound)?;
    Ok(Seen { viewer, title: found.title, details: details.all()?, version: Version::of(&version)? })
}

/// `PUT /api/v1/projects/{project}/details`
pub async fn set(actor: StudioActor, PathId(id): PathId<ProjectId>, edited: VersionedPayload<Input>) -> Result<Reply<Output>, Failure> {
    let seen = look(&actor, &id).await?;
    edited.based.on(seen.version)?;
    let mut fields = FieldErrors::default();
    let details = fields.take_part("", detail::checked(edited.input.details)).ok_or_else(|| fields.failure())?;
    save(&actor, &id, seen.version, details).await
}

/// `POST /projects/{project}/details`: the form, one line for each detail.
pub async fn form(actor: StudioActor, PathId(id): PathId<ProjectId>, edited: VersionedPayload<Typed>) -> Result<Reply<Output>, Failure> {
    match save_form(&actor, &id, &edited).await {
        // Somebody was quicker between reading and writing: both texts are shown now.
        Err(Failure::Stale(_)) => save_form(&actor, &id, &edited).await,
        done => done,
    }
}

async fn save_form(actor: &StudioActor, id: &ProjectId, edited: &VersionedPayload<Typed>) -> Result<Reply<Output>, Failure> {
    let VersionedPayload { based, input: typed } = edited;
    let seen = look(actor, id).await?;
    let compared = || Compared {
        what: "The project details",
        action: Some(format!("/projects/{id}/details")),
        back: format!("/projects/{id}"),
        saved: vec![("Details".to_owned(), detail::to_lines(&seen.details))],
        typed: vec![("Details".to_owned(), typed.details.clone())],
    };
    compared::check(actor, &seen.viewer, based, seen.version, compared)?;
    let mut fields = FieldErrors::default();
    let details = fields.take("details", detail::from_lines(&typed.details));
    let details = details.and_then(|lines| {
        let mut wrong = FieldErrors::default();
        let checked = wrong.take_part("", detail::checked(lines));
        // The form has one field for all of them: the message says which line.
        fields.list.extend(wrong.list.into_iter().map(|error| web::FieldError { field: "details".to_owned(), message: said(&error) }));
        checked
    });
    let saved = match details {
        Some(details) => save(actor, id, seen.version, details).await,
        None => Err(fields.failure()),
    };
    saved.map_err(|failure| {
        failure.with_form(|errors| DetailsPage {
            shell: actor.shell(&seen.viewer, seen.title.as_str()),
            errors,
            id: id.clone(),
            title: seen.title.to_string(),
            text: typed.details.clone(),
            version: based.again(),
        })
    })
}

/// `details[2].label` is the third one.
fn said(error: &web::FieldError) -> web::Text {
    let place = error.field.split(['[', ']']).nth(1).and_then(|index| index.parse::<usize>().ok());
    place.map_or_else(|| error.message.clone(), |index| format!("Detail {}: {}", index + 1, error.message).into())
}

async fn save(actor: &StudioActor, id: &ProjectId, version: Version, details: Vec<ProjectDetail>) -> Result<Reply<Output>, Failure> {
    let all = serde_json::to_string(&details).map_err(Failure::internal)?;
    let change = Change::new()
        .write(sql::CLEAR.with([id.into()]))
        .write(sql::SET.with([id.into(), all.into()]))
        .record(Event::ProjectDetailsChanged { project: id.clone(), lines: details.len() as u64 });
    let to = lists::address(&format!("/projects/{id}"), &[("notice", "saved")]);
    let reply = actor.reply(Output { project: id.clone(), details }).see_other(to);
    actor.save(&VersionedItem::details(id), version, change, reply).await
}
