//! Lists the files and documents a client sees (B3, B13), newest first.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    DocumentId, DocumentKind, DocumentState, DocumentStatus, FileId, ProjectId, Timestamp,
    file::{FileKind, FileName},
};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Client, Context, DisplayTime, Failure, FieldErrors, Page, PortalShell, ProjectPageQuery, QueryParams, Reply, Translations,
    pagination::ONE_MORE,
};

pub use self::sql::FileOf;
use self::sql::{DocumentOf, Found};
use crate::{
    document::{self, page::kind},
    timeline::{self, ProjectOf},
};

/// A file or a document in the list of both.
#[derive(Debug, Serialize, ToSchema)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ListedItem {
    File(ClientFile),
    Document(FiledDocument),
}

/// A file as a client sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ClientFile {
    pub id: FileId,
    pub project: ProjectId,
    pub project_title: String,
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

impl ClientFile {
    pub fn new(client: &Client, row: FileOf) -> Self {
        let own = row.uploader.as_ref() == Some(client.contact());
        let from = match row.origin.as_str() {
            "upload" => row.uploader_name.unwrap_or_default(),
            _ => client.studio_name().to_owned(),
        };
        Self {
            id: row.id,
            project: row.project,
            project_title: row.project_title,
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            created_at: row.created_at,
            from,
            own,
        }
    }
}

/// A document among the files.
#[derive(Debug, Serialize, ToSchema)]
pub struct FiledDocument {
    pub id: DocumentId,
    pub project: ProjectId,
    pub project_title: String,
    pub kind: DocumentKind,
    pub title: String,
    pub state: DocumentState,
    pub sent_at: Timestamp,
}

impl From<DocumentOf> for FiledDocument {
    fn from(row: DocumentOf) -> Self {
        let DocumentOf { id, project, project_title, kind, title, state, sent_at, .. } = row;
        Self { id, project, project_title, kind, title, state, sent_at }
    }
}

impl Found {
    /// What the list is sorted by.
    fn key(&self) -> (Timestamp, String) {
        match self {
            Self::File(file) => (file.created_at, file.id.to_string()),
            Self::Document(document) => (document.sent_at, document.id.to_string()),
        }
    }
}

/// A row of the page.
enum Entry {
    File(FileRow),
    Document(DocumentRow),
}

struct DocumentRow {
    href: String,
    title: String,
    kind: &'static str,
    at: DisplayTime,
    /// What can be done with it, in a word or two.
    act: &'static str,
    /// How it ended: the class of a badge, and its word.
    outcome: Option<(&'static str, &'static str)>,
}

/// In the words of the document's own page.
fn outcome(t: Translations, kind: DocumentKind, outcome: DocumentStatus) -> (&'static str, &'static str) {
    match (kind, outcome) {
        (_, DocumentStatus::Accepted) => ("badge success", t.badge_accepted()),
        (_, DocumentStatus::Declined) => ("badge", t.badge_declined()),
        (_, DocumentStatus::Signed) => ("badge success", t.badge_signed()),
        (_, DocumentStatus::Submitted) => ("badge success", t.badge_submitted()),
        (DocumentKind::Invoice, DocumentStatus::Void) => ("badge", t.invoice_status_void()),
        (DocumentKind::Invoice, _) => ("badge success", t.invoice_status_paid()),
        _ => ("badge", t.badge_void()),
    }
}

impl DocumentRow {
    fn new(client: &Client, row: &DocumentOf) -> Self {
        let t = client.t();
        let done = row.state == DocumentState::Done;
        let act = match row.kind {
            _ if done => t.document_act_view(),
            DocumentKind::Quote => t.document_act_quote(),
            DocumentKind::Contract => t.document_act_contract(),
            DocumentKind::Questionnaire => t.document_act_questionnaire(),
            DocumentKind::Invoice => t.document_act_invoice(),
        };
        let href = document::href(row.kind, &row.id);
        Self {
            href,
            title: row.title.clone(),
            kind: kind(t, row.kind),
            at: client.when(row.sent_at),
            act,
            outcome: row.outcome.map(|how| outcome(t, row.kind, how)),
        }
    }
}

/// A file in a list or on its own page.
pub struct FileRow {
    pub href: String,
    /// Where a browser shows it; empty where it does not.
    pub view: String,
    pub name: String,
    pub kind: String,
    pub size: String,
    pub at: DisplayTime,
    pub who: String,
}

impl FileRow {
    pub fn new(client: &Client, file: &ClientFile) -> Self {
        let t = client.t();
        Self {
            href: format!("/files/{}", file.id),
            view: FileKind::viewed(&file.name, &file.media_type).map_or_else(String::new, |_| format!("/files/{}/view", file.id)),
            name: file.name.to_string(),
            kind: FileKind::of_name(&file.name).map_or_else(|_| file.media_type.clone(), FileKind::label),
            size: t.bytes(file.size),
            at: client.when(file.created_at),
            who: if file.own { t.parts_you().to_owned() } else { file.from.clone() },
        }
    }
}

struct ProjectFiles {
    id: ProjectId,
    name: String,
    at: Option<DisplayTime>,
    entries: Vec<Entry>,
    may_upload: bool,
    /// Nothing can be added here, though they may do other things.
    closed: bool,
}

/// An entry where it belongs.
struct Placed {
    project: ProjectId,
    project_title: String,
    day: Option<DisplayTime>,
    entry: Entry,
}

#[derive(Template)]
#[template(path = "client/list_files/page.html")]
struct FilesPage {
    shell: PortalShell,
    errors: FieldErrors,
    /// Of one project only.
    of_project: bool,
    projects: Vec<ProjectFiles>,
    next: Option<String>,
}

/// Sections in the order of their newest entry; on the first page also those without any.
fn sections(client: &Client, placed: Vec<Placed>, own: Vec<ProjectOf>, first_page: bool, acts: bool) -> Vec<ProjectFiles> {
    let mut sections: Vec<ProjectFiles> = Vec::new();
    for Placed { project, project_title, day, entry, .. } in placed {
        let place = sections.iter().position(|section| section.id == project);
        match place.and_then(|place| sections.get_mut(place)) {
            Some(section) => section.entries.push(entry),
            None => sections.push(ProjectFiles {
                id: project,
                name: project_title,
                at: day,
                entries: vec![entry],
                may_upload: false,
                closed: false,
            }),
        }
    }
    for project in own {
        let may_upload = *project.uploads;
        match sections.iter_mut().find(|section| section.id == project.id) {
            Some(section) => {
                section.may_upload = may_upload;
                section.closed = acts && !may_upload;
            }
            None if first_page => sections.push(ProjectFiles {
                id: project.id,
                name: project.title,
                at: project.event_on.map(|day| client.day(day)),
                entries: Vec::new(),
                may_upload,
                closed: false,
            }),
            None => {}
        }
    }
    sections
}

fn notice(t: Translations, code: &str) -> Option<String> {
    match code {
        "added" => Some(t.files_added().to_owned()),
        "renamed" => Some(t.files_renamed().to_owned()),
        _ => None,
    }
}

/// `GET /files`: files and documents together, newest first.
pub async fn list(client: Client, QueryParams(query): QueryParams<ProjectPageQuery>) -> Result<Reply<Page<ListedItem>>, Failure> {
    let pager = client.pager(&["files", query.project.as_ref().map_or("", ProjectId::as_str)], &query.after)?;
    let first_page = pager.is_first_page();
    let [at, id] = pager.position();
    let after = [client.session().into(), at, id, ONE_MORE.into()];
    let queries = match &query.project {
        None => [sql::ALL.with(after), timeline::projects(&client)],
        Some(project) => {
            let [session, at, id, most] = after;
            [sql::OF_PROJECT.with([session, at, id, most, project.into()]), timeline::project(&client, project)]
        }
    };
    let (viewer, [found, projects]) = client.read(queries).await?;
    let found = pager.page(found.all::<Found>()?, Found::key)?;
    let projects: Vec<ProjectOf> = projects.all()?;
    if query.project.is_some() && first_page && found.items.is_empty() && projects.is_empty() {
        return Err(Failure::NotFound);
    }
    let mut placed = Vec::new();
    let page = found.map(|one| {
        let (place, listed) = match one {
            Found::File(row) => {
                let day = row.event_on.map(|day| client.day(day));
                let file = ClientFile::new(&client, row);
                let entry = Entry::File(FileRow::new(&client, &file));
                let place = Placed { project: file.project.clone(), project_title: file.project_title.clone(), day, entry };
                (place, ListedItem::File(file))
            }
            Found::Document(row) => {
                let entry = Entry::Document(DocumentRow::new(&client, &row));
                let day = row.event_on.map(|day| client.day(day));
                let place = Placed { project: row.project.clone(), project_title: row.project_title.clone(), day, entry };
                (place, ListedItem::Document(row.into()))
            }
        };
        placed.push(place);
        listed
    });
    Ok(client.reply(page).page(|output| FilesPage {
        shell: PortalShell { notice: notice(client.t(), &query.notice), ..client.shell(&viewer, client.t().files_title()) },
        errors: FieldErrors::default(),
        of_project: query.project.is_some(),
        projects: sections(&client, placed, projects, first_page, viewer.acts()),
        next: output.next.as_ref().map(|next| match &query.project {
            Some(project) => format!("/files?project={project}&after={next}"),
            None => format!("/files?after={next}"),
        }),
    }))
}
