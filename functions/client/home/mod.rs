//! Where a client arrives (B1): what waits for them first, then their projects, then what came lately. One round trip.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Date, DocumentId, FileId, InstallmentId, Money, ProjectId, Timestamp,
    file::{FileName, Kind},
    money::Currency,
    schedule::InstallmentState,
};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Client, Failure, Person, PortalShell, Reply, When};

use crate::invoice::{self, Invoice};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Most urgent first.
    pub actions: Vec<Action>,
    pub projects: Vec<HomeProject>,
    /// Newest first, a few.
    pub recent: Vec<HomeFile>,
}

/// Something that waits for the client: a payment that is due or overdue.
#[derive(Debug, Serialize, ToSchema)]
pub struct Action {
    pub installment: InstallmentId,
    pub invoice: DocumentId,
    pub title: String,
    pub label: String,
    pub state: InstallmentState,
    pub due_on: Date,
    pub amount_minor: i64,
    pub currency: Currency,
}

/// A project this client takes part in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeProject {
    pub id: ProjectId,
    pub title: String,
    pub event_on: Option<Date>,
}

/// A file that came lately.
#[derive(Debug, Serialize, ToSchema)]
pub struct HomeFile {
    pub id: FileId,
    pub name: FileName,
    pub media_type: String,
    /// In bytes.
    pub size: u64,
    pub created_at: Timestamp,
    /// The studio's name, or that of the participant who uploaded it.
    pub from: String,
    /// Uploaded by the asker.
    pub own: bool,
}

#[derive(Template)]
#[template(path = "client/home/page.html")]
struct HomePage {
    shell: PortalShell,
    first_name: String,
    actions: Vec<ActionRow>,
    projects: Vec<ProjectRow>,
    recent: Vec<FileRow>,
}

struct ActionRow {
    title: String,
    detail: String,
    amount: Option<String>,
    state: &'static str,
    href: &'static str,
    label: &'static str,
}

struct ProjectRow {
    href: String,
    name: String,
    at: Option<When>,
}

struct FileRow {
    href: String,
    name: String,
    kind: String,
    size: String,
    at: When,
    who: String,
}

/// So many invoices are looked at for what waits; a list of its own shows them all.
const INVOICES: u64 = 50;

/// `GET /`
pub async fn home(client: Client) -> Result<Reply<Output>, Failure> {
    let session = client.session();
    let queries = [invoice::mine(session, None, INVOICES), sql::PROJECTS.with([session.into()]), sql::RECENT.with([session.into()])];
    let (viewer, [lines, projects, recent]) = client.read(queries).await?;
    let projects = projects.all::<sql::Project>()?;
    let reply = client.reply(Output {
        actions: waiting(&Invoice::gather(lines.all()?, client.now())),
        projects: projects.into_iter().map(|sql::Project { id, title, event_on }| HomeProject { id, title, event_on }).collect(),
        recent: recent.all()?.into_iter().map(|file| came(&client, file)).collect(),
    });
    Ok(reply.page(|output| HomePage {
        shell: client.shell(&viewer, client.words().nav_home()),
        first_name: viewer.name.split_whitespace().next().unwrap_or_default().to_owned(),
        actions: output.actions.iter().map(|action| action_row(&client, action)).collect(),
        projects: output
            .projects
            .iter()
            .map(|project| ProjectRow {
                href: format!("/files#project-{}", project.id),
                name: project.title.clone(),
                at: project.event_on.map(|day| client.day(day)),
            })
            .collect(),
        recent: output.recent.iter().map(|file| file_row(&client, file)).collect(),
    }))
}

/// What is due or overdue, the longest waiting first.
fn waiting(invoices: &[Invoice]) -> Vec<Action> {
    let all = invoices.iter().flat_map(|invoice| invoice.installments.iter().map(move |one| (invoice, one)));
    let mut actions: Vec<_> = all
        .filter(|(_, one)| one.state.waits())
        .map(|(invoice, one)| Action {
            installment: one.id.clone(),
            invoice: invoice.id.clone(),
            title: invoice.title.clone(),
            label: one.label.clone(),
            state: one.state,
            due_on: one.due_on,
            amount_minor: one.amount_minor,
            currency: invoice.currency,
        })
        .collect();
    actions.sort_by_key(|action| action.due_on);
    actions
}

fn came(client: &Client, file: sql::File) -> HomeFile {
    let own = file.uploader.as_ref() == Some(client.contact());
    let from = match file.origin.as_str() {
        "upload" => file.uploader_name.unwrap_or_default(),
        _ => client.studio_name().to_owned(),
    };
    HomeFile { id: file.id, name: file.name, media_type: file.media_type, size: file.size, created_at: file.created_at, from, own }
}

fn action_row(client: &Client, action: &Action) -> ActionRow {
    let t = client.words();
    ActionRow {
        title: action.label.clone(),
        detail: t.home_due(&action.title, t.date(action.due_on)),
        amount: Some(t.money(Money { minor: action.amount_minor, currency: action.currency })),
        state: action.state.as_str(),
        href: "/payments",
        label: t.home_pay(),
    }
}

fn file_row(client: &Client, file: &HomeFile) -> FileRow {
    let t = client.words();
    FileRow {
        href: format!("/files/{}", file.id),
        name: file.name.to_string(),
        kind: Kind::of_name(&file.name).map_or_else(|_| file.media_type.clone(), Kind::label),
        size: t.bytes(file.size),
        at: client.when(file.created_at),
        who: if file.own { t.parts_you().to_owned() } else { file.from.clone() },
    }
}
