//! One file: its page, with a preview where a browser can show it, and its bytes (B3). Whether the client may see it is asked of the database
//! at every request, in the same round trip as the session: a link kept from yesterday opens nothing today.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    FileId,
    file::{FileDisplay, FileKind},
};
use web::{Client, Context, Failure, PathId, PortalShell, Reply, openapi::Bytes};

use super::list_files::{ClientFile, FileOf, FileRow};
use crate::files::download::{DownloadRequest, StoredFile};

#[derive(Template)]
#[template(path = "client/file/page.html")]
struct FilePage {
    shell: PortalShell,
    file: FileRow,
    project: Project,
    preview: &'static str,
}

struct Project {
    id: String,
    title: String,
}

/// `GET /files/{file}/view` and `GET /api/v1/files/{file}`
pub async fn show(client: Client, PathId(file): PathId<FileId>) -> Result<Reply<ClientFile>, Failure> {
    let (viewer, [found]) = client.read([sql::FACTS.with([client.session().into(), (&file).into()])]).await?;
    let file = ClientFile::new(&client, found.first::<FileOf>()?.ok_or(Failure::NotFound)?);
    Ok(client.reply(file).page(|file| FilePage {
        shell: client.shell(&viewer, file.name.as_str()),
        file: FileRow::new(&client, file),
        project: Project { id: file.project.to_string(), title: file.project_title.clone() },
        preview: match FileKind::viewed(&file.name, &file.media_type) {
            Some(FileDisplay::Picture) => "image",
            Some(FileDisplay::Pages) => "pdf",
            None => "",
        },
    }))
}

/// `GET /files/{file}` and `GET /api/v1/files/{file}/content`
pub async fn download(client: Client, PathId(file): PathId<FileId>, fetch: DownloadRequest) -> Result<Reply<Bytes>, Failure> {
    let (_, [found]) = client.read([sql::BYTES.with([client.session().into(), (&file).into()])]).await?;
    fetch.answer(&client, found.first::<StoredFile>()?.ok_or(Failure::NotFound)?).await
}
