//! Everything that passed between a client and the studio, newest first, and a box to write (B2). One round trip, whatever its length.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use domain::ProjectId;
use web::{Client, Context, Failure, FieldErrors, Page, PortalShell, ProjectPageQuery, QueryParams, Reply, pagination::ONE_MORE};

use crate::timeline::{self, ActivityItem, MessageBox, ProjectOf, TimelineLine};

#[derive(Template)]
#[template(path = "client/activity/page.html")]
struct ActivityPage {
    shell: PortalShell,
    errors: FieldErrors,
    /// Title of the project that is asked for.
    only: Option<String>,
    lines: Vec<TimelineLine>,
    shown: String,
    message: Option<MessageBox>,
    next: Option<String>,
}

/// `GET /activity`
pub async fn list(client: Client, QueryParams(query): QueryParams<ProjectPageQuery>) -> Result<Reply<Page<ActivityItem>>, Failure> {
    let project = query.project.as_ref();
    let pager = client.pager(&["activity", project.map_or("", ProjectId::as_str)], &query.after)?;
    let newest = pager.is_first_page();
    let asked = timeline::after(&client, project, pager.position(), ONE_MORE);
    let (viewer, [happened, projects]) = client.read([asked, timeline::projects(&client)]).await?;
    let page = pager.page(timeline::items(&client, &happened)?, |item| (item.at, item.id.to_string()))?;
    let projects: Vec<ProjectOf> = projects.all()?;
    if project.is_some_and(|id| page.items.is_empty() && newest && !projects.iter().any(|project| project.id == *id)) {
        return Err(Failure::NotFound);
    }
    let t = client.t();
    Ok(client.reply(page).page(|output| ActivityPage {
        shell: PortalShell { notice: notice(&query.notice, t), ..client.shell(&viewer, t.activity_title()) },
        errors: FieldErrors::default(),
        only: project.and_then(|id| projects.iter().find(|project| project.id == *id)).map(|project| project.title.clone()),
        lines: timeline::lines(&client, &output.items, &projects),
        shown: shown(output, newest, t),
        message: newest.then(|| MessageBox::offer(&viewer, t, &projects, project)).flatten(),
        next: output.next.as_ref().map(|next| match project {
            Some(project) => format!("/activity?project={project}&after={next}"),
            None => format!("/activity?after={next}"),
        }),
    }))
}

fn notice(code: &str, t: web::Translations) -> Option<String> {
    match code {
        "sent" => Some(t.message_sent().to_owned()),
        "sent-renamed" => Some(format!("{} {}", t.message_sent(), t.upload_corrected())),
        _ => None,
    }
}

/// What of it is on this page.
fn shown(output: &Page<ActivityItem>, newest: bool, t: web::Translations) -> String {
    let count = i64::try_from(output.items.len()).unwrap_or_default();
    match (newest, &output.next) {
        (true, Some(_)) => t.activity_shown_newest(count),
        (true, None) => t.activity_shown_all(count),
        (false, _) => t.activity_shown_older(count),
    }
}
