//! What the studio tells its clients about a project (B5): lines of a label and a value, all of them set at once. Nothing internal belongs
//! here.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    ProjectId,
    detail::{self, ProjectDetail},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{At, Change, DashboardShell, Failure, Fields, Person, Reply, Sent, Staff, StaffViewer, Subject};

use super::lists;

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
    errors: Fields,
    id: ProjectId,
    title: String,
    text: String,
}

async fn project(staff: &Staff, id: &ProjectId) -> Result<(StaffViewer, sql::Project), Failure> {
    let (viewer, [found]) = staff.read([sql::PROJECT.with([id.into()])]).await?;
    Ok((viewer, found.first()?.ok_or(Failure::NotFound)?))
}

/// `PUT /api/v1/projects/{project}/details`
pub async fn set(staff: Staff, At(id): At<ProjectId>, Sent(input): Sent<Input>) -> Result<Reply<Output>, Failure> {
    project(&staff, &id).await?;
    let mut fields = Fields::default();
    let details = fields.take_part("", detail::checked(input.details)).ok_or_else(|| fields.failure())?;
    save(&staff, id, details).await
}

/// `POST /projects/{project}/details`: the form, one line for each detail.
pub async fn form(staff: Staff, At(id): At<ProjectId>, Sent(typed): Sent<Typed>) -> Result<Reply<Output>, Failure> {
    let (viewer, project) = project(&staff, &id).await?;
    let mut fields = Fields::default();
    let details = fields.take("details", detail::from_lines(&typed.details));
    let details = details.and_then(|lines| {
        let mut wrong = Fields::default();
        let checked = wrong.take_part("", detail::checked(lines));
        // The form has one field for all of them: the message says which line.
        fields.list.extend(wrong.list.into_iter().map(|error| web::FieldError { field: "details".to_owned(), message: said(&error) }));
        checked
    });
    match details {
        Some(details) => save(&staff, id, details).await,
        None => Err(fields.failure().again(|errors| DetailsPage {
            shell: staff.shell(&viewer, project.title.as_str()),
            errors,
            id,
            title: project.title.to_string(),
            text: typed.details,
        })),
    }
}

/// `details[2].label` is the third one.
fn said(error: &web::FieldError) -> web::Text {
    let place = error.field.split(['[', ']']).nth(1).and_then(|index| index.parse::<usize>().ok());
    place.map_or_else(|| error.message.clone(), |index| format!("Detail {}: {}", index + 1, error.message).into())
}

async fn save(staff: &Staff, id: ProjectId, details: Vec<ProjectDetail>) -> Result<Reply<Output>, Failure> {
    let all = serde_json::to_string(&details).map_err(Failure::broken)?;
    let change = Change::new().write(sql::CLEAR.with([(&id).into()])).write(sql::SET.with([(&id).into(), all.into()])).audit_with(
        "project.details",
        Subject::of("project", &id),
        serde_json::json!({ "lines": details.len() }),
    );
    let to = lists::address(&format!("/projects/{id}"), &[("notice", "saved")]);
    let reply = staff.reply(Output { project: id, details }).see_other(to);
    staff.commit(change, &reply).await?;
    Ok(reply)
}
