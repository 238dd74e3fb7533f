//! One file's own page: where a letter about it leads, with a look at what a browser can show.

use askama::Template;
use domain::{
    FileId,
    file::{Kind, Viewed},
};
use web::{At, Client, Failure, Person, PortalShell, Reply};

use super::{ClientFile, FileRow, sql};

#[derive(Template)]
#[template(path = "client/files/one.html")]
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
pub async fn show(client: Client, At(file): At<FileId>) -> Result<Reply<ClientFile>, Failure> {
    let (viewer, [found]) = client.read([sql::ONE.with([client.session().into(), (&file).into()])]).await?;
    let file = ClientFile::new(&client, found.first::<sql::FileOf>()?.ok_or(Failure::NotFound)?);
    Ok(client.reply(file).page(|file| FilePage {
        shell: client.shell(&viewer, file.name.as_str()),
        file: FileRow::new(&client, file),
        project: Project { id: file.project.to_string(), title: file.project_title.clone() },
        preview: match Kind::viewed(&file.name, &file.media_type) {
            Some(Viewed::Picture) => "image",
            Some(Viewed::Pages) => "pdf",
            None => "",
        },
    }))
}
