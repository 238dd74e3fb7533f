//! Where a client arrives (B1): what waits for them first, then their projects, then what came lately. One round trip. Who has one project
//! lands in it.

pub mod routes;

#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Date, ProjectId};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Context, DisplayTime, Failure, PortalShell, QueryParams, Reply, pagination};

use super::notice::notice;
use crate::{
    flash::FlashQuery,
    timeline::{self, ActivityItem, ProjectOf, TimelineLine},
    waiting::{self, Action},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Most urgent first.
    pub actions: Vec<Action>,
    pub projects: Vec<HomeProject>,
    /// Newest first, a few.
    pub recent: Vec<ActivityItem>,
}

/// A project this client takes part in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeProject {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
}

#[derive(Template)]
#[template(path = "client/home/page.html")]
struct HomePage {
    shell: PortalShell,
    first_name: String,
    actions: Vec<waiting::WaitingRow>,
    projects: Vec<ProjectRow>,
    recent: Vec<TimelineLine>,
}

struct ProjectRow {
    href: String,
    name: String,
    at: Option<DisplayTime>,
}

/// So much of what came lately.
const RECENT: u64 = 5;

/// `GET /`
pub async fn home(client: Client, QueryParams(noted): QueryParams<FlashQuery>) -> Result<Reply<Output>, Failure> {
    let recent = timeline::after(&client, None, pagination::newest(), RECENT);
    let (viewer, [waiting, projects, recent]) = client.read([waiting::ask(&client), timeline::projects(&client), recent]).await?;
    let actions = waiting::gather(&client, &waiting, None)?;
    let projects: Vec<ProjectOf> = projects.all()?;
    let lands = match projects.as_slice() {
        // Something of another project may wait, though they take no part in it.
        [only] if actions.iter().all(|action| action.project == only.id) => Some(format!("/projects/{}", only.id)),
        _ => None,
    };
    let output = Output {
        actions,
        projects: projects.iter().map(|one| HomeProject { id: one.id.clone(), title: one.title.clone(), event_on: one.event_on }).collect(),
        recent: timeline::items(&client, &recent)?,
    };
    let t = client.t();
    let notice = notice(&noted.notice, t);
    if let Some(project) = lands {
        let to = if notice.is_some() { format!("{project}?notice={}", noted.notice) } else { project };
        return Ok(client.reply(output).see_other(to));
    }
    Ok(client.reply(output).page(|output| HomePage {
        shell: PortalShell { notice, ..client.shell(&viewer, t.nav_home()) },
        first_name: viewer.name.split_whitespace().next().unwrap_or_default().to_owned(),
        actions: waiting::rows(&output.actions, t),
        projects: projects
            .iter()
            .map(|project| ProjectRow {
                href: format!("/projects/{}", project.id),
                name: project.title.clone(),
                at: project.event_on.map(|day| client.day(day)),
            })
            .collect(),
        recent: timeline::lines(&client, &output.recent, &projects),
    }))
}
