//! The files a client sees (B3, B13), and each of them. Whether they may see it is asked of the database at every fetch, in the same
//! round trip as the session: a link kept from yesterday opens nothing today.

mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    FileId, ProjectId, Timestamp,
    file::{FileName, Kind, MOST_BYTES_AT_ONCE},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Asked, At, Client, Failure, Fields, Person, PortalShell, Reply, When, Words, openapi::Bytes};

use self::sql::{FileOf, ProjectOf};
use crate::transfer::{
    Cursor, PAGE,
    fetch::{Fetch, StoredFile},
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
    files: Vec<FileRow>,
    may_upload: bool,
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

/// Sections in the order of their newest file; on the first page also those without any.
fn sections(client: &Client, files: &[ClientFile], days: Vec<Option<When>>, own: Vec<ProjectOf>, first_page: bool) -> Vec<ProjectFiles> {
    let mut sections: Vec<ProjectFiles> = Vec::new();
    for (file, at) in files.iter().zip(days) {
        let place = sections.iter().position(|section| section.id == file.project);
        match place.and_then(|place| sections.get_mut(place)) {
            Some(section) => section.files.push(FileRow::new(client, file)),
            None => sections.push(ProjectFiles {
                id: file.project.clone(),
                name: file.project_title.clone(),
                at,
                files: vec![FileRow::new(client, file)],
                may_upload: false,
            }),
        }
    }
    for project in own {
        let may_upload = project.uploads == 1;
        match sections.iter_mut().find(|section| section.id == project.id) {
            Some(section) => section.may_upload = may_upload,
            None if first_page => sections.push(ProjectFiles {
                id: project.id,
                name: project.title,
                at: project.event_on.map(Into::into),
                files: Vec::new(),
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
    let (viewer, [files, projects]) = client
        .read([
            sql::FILES.with([client.session().into(), cursor.at.into(), cursor.id.into(), (PAGE as u64 + 1).into()]),
            sql::PROJECTS.with([client.session().into()]),
        ])
        .await?;
    let mut rows: Vec<FileOf> = files.all()?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|row| Cursor::of(row.created_at, &row.id).to_string());
    let days: Vec<Option<When>> = rows.iter().map(|row| row.event_on.map(|day| client.day(day))).collect();
    let projects: Vec<ProjectOf> = projects.all()?;
    let files = rows.into_iter().map(|row| ClientFile::new(&client, row)).collect();
    Ok(client.reply(Output { files, next }).page(|output| FilesPage {
        shell: PortalShell { notice: notice(client.words(), &query.notice), ..client.shell(&viewer, client.words().files_title()) },
        errors: Fields::default(),
        projects: sections(&client, &output.files, days, projects, first_page),
        limit: client.words().bytes(MOST_BYTES_AT_ONCE),
        next: output.next.as_ref().map(|next| format!("/files?after={next}")),
    }))
}

/// `GET /files/{file}` and `GET /api/v1/files/{file}/content`
pub async fn download(client: Client, At(file): At<FileId>, fetch: Fetch) -> Result<Reply<Bytes>, Failure> {
    let (_, [found]) = client.read([sql::FILE.with([client.session().into(), (&file).into()])]).await?;
    fetch.answer(&client, found.first::<StoredFile>()?.ok_or(Failure::NotFound)?).await
}
