//! The documents and files a client sees (B3, B13), and each of the files. Whether they may see it is asked of the database at every
//! fetch, in the same round trip as the session: a link kept from yesterday opens nothing today.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    DocumentId, DocumentKind, DocumentState, FileId, ProjectId, Timestamp,
    file::{FileName, Kind, MOST_BYTES_AT_ONCE},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, At, Client, Failure, Fields, Person, PortalShell, Reply, When, Words, openapi::Bytes};

use self::sql::{DocumentOf, FileOf};
use crate::{
    cursor::{Cursor, PAGE},
    document::{self, page::kind},
    timeline::{self, ProjectOf},
    transfer::fetch::{Fetch, StoredFile},
};

#[derive(Debug, Deserialize, ToSchema)]
pub struct Query {
    /// `next` of the page before.
    #[serde(default)]
    after: String,
    #[serde(default)]
    #[schema(ignore)]
    notice: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Newest first.
    pub files: Vec<ClientFile>,
    /// Newest first. A page holds the newest of both together.
    pub documents: Vec<FiledDocument>,
    /// Give it as `after` for the page after this one; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
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
    fn new(client: &Client, row: FileOf) -> Self {
        let own = row.uploader.as_ref() == Some(client.contact());
        let from = match row.origin.as_str() {
            "upload" => row.uploader_name.unwrap_or_default(),
            _ => client.studio_name().to_owned(),
        };
        Self {
            id: row.id,
            project: row.project,
            project_title: row.title,
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

/// A row of the page.
enum Entry {
    File(FileRow),
    Document(DocumentRow),
}

struct DocumentRow {
    href: String,
    title: String,
    kind: &'static str,
    at: When,
    /// What can be done with it, in a word or two.
    act: &'static str,
    done: bool,
}

impl DocumentRow {
    fn new(client: &Client, row: &DocumentOf) -> Self {
        let t = client.words();
        let done = row.state == DocumentState::Done;
        let act = match row.kind {
            _ if done => t.document_act_view(),
            DocumentKind::Quote => t.document_act_quote(),
            DocumentKind::Contract => t.document_act_contract(),
            DocumentKind::Questionnaire => t.document_act_questionnaire(),
            DocumentKind::Invoice => t.document_act_invoice(),
        };
        let href = document::href(row.kind, &row.id);
        Self { href, title: row.title.clone(), kind: kind(t, row.kind), at: client.when(row.sent_at), act, done }
    }
}

struct FileRow {
    href: String,
    name: String,
    kind: String,
    size: String,
    at: When,
    who: String,
}

impl FileRow {
    fn new(client: &Client, file: &ClientFile) -> Self {
        let t = client.words();
        Self {
            href: format!("/files/{}", file.id),
            name: file.name.to_string(),
            kind: Kind::of_name(&file.name).map_or_else(|_| file.media_type.clone(), Kind::label),
            size: t.bytes(file.size),
            at: client.when(file.created_at),
            who: if file.own { t.parts_you().to_owned() } else { file.from.clone() },
        }
    }
}

struct ProjectFiles {
    id: ProjectId,
    name: String,
    at: Option<When>,
    entries: Vec<Entry>,
    may_upload: bool,
}

/// An entry where it belongs: in its time, in its project.
struct Placed {
    at: Timestamp,
    id: String,
    project: ProjectId,
    project_title: String,
    day: Option<When>,
    entry: Entry,
}

#[derive(Template)]
#[template(path = "client/files/page.html")]
struct FilesPage {
    shell: PortalShell,
    errors: Fields,
    projects: Vec<ProjectFiles>,
    limit: String,
    next: Option<String>,
}

/// Sections in the order of their newest entry; on the first page also those without any.
fn sections(client: &Client, placed: Vec<Placed>, own: Vec<ProjectOf>, first_page: bool) -> Vec<ProjectFiles> {
    let mut sections: Vec<ProjectFiles> = Vec::new();
    for Placed { project, project_title, day, entry, .. } in placed {
        let place = sections.iter().position(|section| section.id == project);
        match place.and_then(|place| sections.get_mut(place)) {
            Some(section) => section.entries.push(entry),
            None => sections.push(ProjectFiles { id: project, name: project_title, at: day, entries: vec![entry], may_upload: false }),
        }
    }
    for project in own {
        let may_upload = project.uploads == 1;
        match sections.iter_mut().find(|section| section.id == project.id) {
            Some(section) => section.may_upload = may_upload,
            None if first_page => sections.push(ProjectFiles {
                id: project.id,
                name: project.title,
                at: project.event_on.map(|day| client.day(day)),
                entries: Vec::new(),
                may_upload,
            }),
            None => {}
        }
    }
    sections
}

fn notice(t: Words, code: &str) -> Option<String> {
    (code == "added").then(|| t.files_added().to_owned())
}

/// `GET /files`
pub async fn list(client: Client, Asked(query): Asked<Query>) -> Result<Reply<Output>, Failure> {
    let cursor = Cursor::parse(&query.after)?;
    let first_page = cursor.is_none();
    let cursor = cursor.unwrap_or(Cursor::START);
    let after = || [client.session().into(), cursor.at.into(), cursor.id.as_str().into(), (PAGE as u64 + 1).into()];
    let queries = [sql::FILES.with(after()), sql::DOCUMENTS.with(after()), timeline::projects(&client)];
    let (viewer, [files, documents, projects]) = client.read(queries).await?;
    let mut files: Vec<FileOf> = files.all()?;
    let mut documents: Vec<DocumentOf> = documents.all()?;
    let next = cut(&mut files, &mut documents);
    let mut placed: Vec<Placed> = documents
        .iter()
        .map(|row| Placed {
            at: row.sent_at,
            id: row.id.to_string(),
            project: row.project.clone(),
            project_title: row.project_title.clone(),
            day: row.event_on.map(|day| client.day(day)),
            entry: Entry::Document(DocumentRow::new(&client, row)),
        })
        .collect();
    let days: Vec<Option<When>> = files.iter().map(|row| row.event_on.map(|day| client.day(day))).collect();
    let files: Vec<ClientFile> = files.into_iter().map(|row| ClientFile::new(&client, row)).collect();
    placed.extend(files.iter().zip(days).map(|(file, day)| Placed {
        at: file.created_at,
        id: file.id.to_string(),
        project: file.project.clone(),
        project_title: file.project_title.clone(),
        day,
        entry: Entry::File(FileRow::new(&client, file)),
    }));
    placed.sort_by(|a, b| (b.at, &b.id).cmp(&(a.at, &a.id)));
    let projects: Vec<ProjectOf> = projects.all()?;
    let output = Output { files, documents: documents.into_iter().map(Into::into).collect(), next };
    Ok(client.reply(output).page(|output| FilesPage {
        shell: PortalShell { notice: notice(client.words(), &query.notice), ..client.shell(&viewer, client.words().files_title()) },
        errors: Fields::default(),
        projects: sections(&client, placed, projects, first_page),
        limit: client.words().bytes(MOST_BYTES_AT_ONCE),
        next: output.next.as_ref().map(|next| format!("/files?after={next}")),
    }))
}

/// Leaves the newest of both, as many as a page holds, and says where the next page begins. Both came newest first, each with more than
/// a page where there is more.
fn cut(files: &mut Vec<FileOf>, documents: &mut Vec<DocumentOf>) -> Option<String> {
    let mut all: Vec<(Timestamp, String)> = files.iter().map(|row| (row.created_at, row.id.to_string())).collect();
    all.extend(documents.iter().map(|row| (row.sent_at, row.id.to_string())));
    all.sort_by(|a, b| b.cmp(a));
    if all.len() <= PAGE {
        return None;
    }
    let (at, id) = all.into_iter().nth(PAGE - 1)?;
    files.retain(|row| (row.created_at, row.id.as_str()) >= (at, id.as_str()));
    documents.retain(|row| (row.sent_at, row.id.as_str()) >= (at, id.as_str()));
    Some(Cursor { at, id }.to_string())
}

/// `GET /files/{file}` and `GET /api/v1/files/{file}/content`
pub async fn download(client: Client, At(file): At<FileId>, fetch: Fetch) -> Result<Reply<Bytes>, Failure> {
    let (_, [found]) = client.read([sql::FILE.with([client.session().into(), (&file).into()])]).await?;
    fetch.answer(&client, found.first::<StoredFile>()?.ok_or(Failure::NotFound)?).await
}
