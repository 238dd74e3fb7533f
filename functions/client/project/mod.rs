//! A client's workspace of one project (B1, B5): what waits there, its details as the studio set them, documents and files, what happened
//! lately and a box to write. All of it is read only: nothing of a project can be changed from the client's side (B17).

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Date, ProjectId, Timestamp, detail::ProjectDetail, permission::Permission};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Context, DisplayTime, Failure, FieldErrors, PathId, PortalShell, QueryParams, Reply, pagination};

use super::notice::notice;
use crate::{
    flash::FlashQuery,
    timeline::{self, ActivityDocument, ActivityFile, ActivityItem, MessageBox, ProjectOf, TimelineFile, TimelineLine},
    waiting::{self, Action},
};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
    /// Whether this client may upload to it.
    pub uploads: bool,
    /// As the studio set them, in its order.
    pub details: Vec<ProjectDetail>,
    /// What waits, most urgent first.
    pub actions: Vec<Action>,
    /// Documents, then files; each newest first, a few.
    pub items: Vec<ProjectItem>,
    /// What happened, newest first, a few.
    pub recent: Vec<ActivityItem>,
}

/// A document or a file of the project.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProjectItem {
    /// When it was sent or uploaded.
    pub at: Timestamp,
    pub document: Option<ActivityDocument>,
    pub file: Option<ActivityFile>,
}

impl From<sql::Item> for ProjectItem {
    fn from(row: sql::Item) -> Self {
        let (document, file) = row.item.read();
        Self { at: row.at, document, file }
    }
}

#[derive(Template)]
#[template(path = "client/project/page.html")]
struct ProjectPage {
    shell: PortalShell,
    errors: FieldErrors,
    id: ProjectId,
    title: String,
    at: Option<DisplayTime>,
    actions: Vec<waiting::WaitingRow>,
    details: Vec<ProjectDetail>,
    items: Vec<ItemRow>,
    uploads: bool,
    /// Nothing can be added here any more, though they may do other things.
    closed: bool,
    payments: bool,
    recent: Vec<TimelineLine>,
    message: Option<MessageBox>,
}

struct ItemRow {
    line: TimelineFile,
    at: DisplayTime,
}

/// So much of what happened lately.
const RECENT: u64 = 8;

/// `GET /projects/{project}`
pub async fn show(
    client: Client,
    PathId(id): PathId<ProjectId>,
    QueryParams(noted): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let of = |sql: ports::Sql| sql.with([client.session().into(), (&id).into()]);
    let recent = timeline::after(&client, Some(&id), pagination::newest(), RECENT);
    let (viewer, [found, items, waiting, recent]) = client.read([of(sql::PROJECT), of(sql::ITEMS), waiting::ask(&client), recent]).await?;
    let project: ProjectOf = found.first()?.ok_or(Failure::NotFound)?;
    let details = found.first::<sql::Details>()?.ok_or(Failure::NotFound)?.details;
    let t = client.t();
    let output = Output {
        id: project.id.clone(),
        title: project.title.clone(),
        event_on: project.event_on,
        uploads: *project.uploads,
        details: serde_json::from_str(&details).map_err(Failure::internal)?,
        actions: waiting::gather(&client, &waiting, Some(&project.id))?,
        items: items.all::<sql::Item>()?.into_iter().map(ProjectItem::from).collect(),
        recent: timeline::items(&client, &recent)?,
    };
    Ok(client.reply(output).page(|output| {
        let item = |item: &ProjectItem| {
            let document = item.document.as_ref().map(|document| TimelineFile::document(document, t));
            let line = document.or_else(|| item.file.as_ref().map(|file| TimelineFile::new(file, t)))?;
            Some(ItemRow { line, at: client.when(item.at) })
        };
        ProjectPage {
            shell: PortalShell { notice: notice(&noted.notice, t), ..client.shell(&viewer, &output.title) },
            errors: FieldErrors::default(),
            id,
            title: output.title.clone(),
            at: output.event_on.map(|day| client.day(day)),
            actions: waiting::rows(&output.actions, t),
            details: output.details.clone(),
            items: output.items.iter().filter_map(item).collect(),
            uploads: output.uploads,
            closed: !output.uploads && viewer.acts(),
            payments: viewer.may(Permission::ViewInvoices),
            recent: timeline::lines(&client, &output.recent, std::slice::from_ref(&project)),
            message: MessageBox::offer(&viewer, t, std::slice::from_ref(&project), None),
        }
    }))
}
