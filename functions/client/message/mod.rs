//! A client writes to the studio, with files if they like (B2). The files come first, seen by nobody; the message takes them with it, all at
//! once. A page sends everything in one form; software sends the files one by one and names them.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Event, FileId, MailId, MessageId, Note, ProjectId,
    event::MessageChannel,
    file::{FileName, MOST_FILES_OF_A_MESSAGE},
    permission::Permission,
};
use multer::{Field, Multipart};
use ports::Query;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Client, Context, Created, Failure, FieldErrors, Outgoing, Payload, PortalShell, QueryParams, Reply, Translations, UploadBody,
    Viewer,
};

use crate::{
    files::{
        form::{self, ReceivedFiles},
        upload::{self, PendingFile, UploadTarget, Uploader},
    },
    mail::{self, MailTemplate, Recipient},
    timeline::{self, KeptField, MessageBox, ProjectOf},
};

/// Of the text as a form sends it, in bytes: no character takes more than four.
const MOST_TEXT: usize = 4 * Note::MAX + 1000;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Plain text, at most 10,000 characters.
    #[serde(default)]
    text: String,
    /// What it is about; with one project only, it is about that.
    #[serde(default)]
    project: Option<ProjectId>,
    /// Sent before for a message about this project.
    #[serde(default)]
    files: Vec<FileId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: MessageId,
    pub project: Option<ProjectId>,
    pub text: Note,
    pub files: Vec<FileId>,
}

#[derive(Template)]
#[template(path = "client/message/page.html")]
struct WritePage {
    shell: PortalShell,
    errors: FieldErrors,
    draft: MessageBox,
}

/// `POST /api/v1/messages`
pub async fn send(client: Client, Payload(mut input): Payload<Input>) -> Result<Reply<Created<Output>>, Failure> {
    input.files.sort();
    input.files.dedup();
    let named = serde_json::to_string(&input.files).map_err(Failure::internal)?;
    let asked = input.project.as_ref().map_or("", ProjectId::as_str);
    let waiting = sql::WAITING.with([client.contact().into(), asked.into(), named.as_str().into()]);
    let projects = candidates(&client, input.project.as_ref());
    let (viewer, [projects, owner, waiting]) = client.read([projects, sql::OWNER.with([]), waiting]).await?;
    viewer.require(Permission::Message)?;
    let projects: Vec<ProjectOf> = projects.all()?;
    let about = about(&projects, input.project.as_ref()).ok_or(Failure::NotFound)?;
    if input.files.len() > MOST_FILES_OF_A_MESSAGE {
        return Err(Failure::field("files", |t: Translations| t.message_most_files(MOST_FILES_OF_A_MESSAGE)));
    }
    if !input.files.is_empty() && about.is_none() {
        return Err(Failure::field("project", Translations::message_which_project));
    }
    if waiting.first::<sql::Many>()?.is_none_or(|waiting| waiting.many != input.files.len()) {
        return Err(Failure::NotFound);
    }
    let mut fields = FieldErrors::default();
    let text = fields.take("text", input.text.parse::<Note>()).ok_or_else(|| fields.failure())?;
    write(&client, &viewer, text, about, (input.files, false), owner.first()?).await
}

/// What it can be about: the project that was asked for, or else two at most, for one alone needs no asking.
fn candidates(client: &Client, asked: Option<&ProjectId>) -> Query {
    asked.map_or_else(|| timeline::some_projects(client, 2), |asked| timeline::project(client, asked))
}

/// The project it is about: the one that was asked for, else the only one there is. `None` when they see no such project.
fn about<'a>(projects: &'a [ProjectOf], asked: Option<&ProjectId>) -> Option<Option<&'a ProjectId>> {
    match (asked, projects) {
        (Some(asked), _) => projects.iter().find(|project| project.id == *asked).map(|project| Some(&project.id)),
        (None, [only]) => Some(Some(&only.id)),
        (None, _) => Some(None),
    }
}

/// One batch: the message, its files, the letter to the studio.
async fn write(
    client: &Client,
    viewer: &Viewer,
    text: Note,
    about: Option<&ProjectId>,
    (files, renamed): (Vec<FileId>, bool),
    owner: Option<sql::Owner>,
) -> Result<Reply<Created<Output>>, Failure> {
    let id = client.fresh(MessageId::from_bytes);
    let contact = || client.contact().into();
    let mut change = Change::new().needs(Permission::Message);
    if let Some(project) = about {
        change = change.require(sql::ON_PROJECT.with([client.session().into(), project.into()]));
    }
    change = change.write(sql::WRITE.with([(&id).into(), about.into(), contact(), text.as_str().into(), client.now().into()]));
    if !files.is_empty() {
        let named = serde_json::to_string(&files).map_err(Failure::internal)?;
        let named = || named.as_str().into();
        change = change
            .require(sql::STILL_WAITING.with([contact(), about.into(), named()]))
            .write(sql::READY.with([named()]))
            .write(sql::FOR_WRITER.with([contact(), named()]))
            .write(sql::ATTACH.with([(&id).into(), named()]));
    }
    change = change.record(Event::MessageReceived {
        message: id.clone(),
        contact: client.contact().clone(),
        project: about.cloned(),
        files: files.len() as u64,
        channel: MessageChannel::Portal,
        answers: None,
        from: None,
    });
    if let Some(notice) = notice(client, viewer, &text, owner)? {
        change = change.mail(notice);
    }
    let output = Output { id, project: about.cloned(), text, files };
    let reply = client.reply(output).created().see_other(if renamed { "/activity?notice=sent-renamed" } else { "/activity?notice=sent" });
    client.commit(change, &reply).await?;
    Ok(reply)
}

/// To the studio's own address, or else to its owner. Answering this letter leads nowhere: the answer is written on the dashboard.
fn notice(client: &Client, viewer: &Viewer, text: &Note, owner: Option<sql::Owner>) -> Result<Option<Outgoing>, Failure> {
    let head = client.letterhead();
    let Some(to) = head.reply_to.clone().or(owner.map(|owner| owner.email)) else { return Ok(None) };
    let link = &format!("{}/contacts/{}/messages", client.dashboard_origin(), client.contact());
    let recipient = Recipient { name: client.studio_name(), email: &to, contact: None, language: None };
    let line = &format!("{} wrote to you", viewer.name);
    let says = MailTemplate::Answered { line, note: Some(text.as_str()), link };
    let mut notice = mail::letter(&head, client.fresh(MailId::from_bytes), &recipient, &says)?;
    notice.mail.reply_to = None;
    Ok(Some(notice))
}

fn place(client: &Client, project: &ProjectId) -> UploadTarget {
    UploadTarget {
        studio: client.studio().clone(),
        project: project.clone(),
        uploader: Uploader::Message { contact: client.contact().clone(), session: client.session().clone() },
    }
}

#[derive(Debug, Deserialize, ToSchema)]
pub struct Named {
    /// With the ending that says what it is, e.g. `garden.jpg`.
    #[serde(default)]
    name: String,
    /// The project the message will be about; with one project only, it may be left out.
    #[serde(default)]
    project: Option<ProjectId>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Attached {
    pub id: FileId,
    pub name: FileName,
    /// In bytes.
    pub size: u64,
    pub project: ProjectId,
}

/// `POST /api/v1/messages/files`: one file for a message, its bytes as the body. Taken away after a day when no message takes it.
pub async fn attach(
    client: Client,
    QueryParams(named): QueryParams<Named>,
    incoming: UploadBody,
) -> Result<Reply<Created<Attached>>, Failure> {
    let (viewer, [projects, begun]) = client.read([candidates(&client, named.project.as_ref()), upload::count_pending(&client)]).await?;
    viewer.require(Permission::Message)?;
    let projects: Vec<ProjectOf> = projects.all()?;
    let about = about(&projects, named.project.as_ref()).ok_or(Failure::NotFound)?;
    upload::check_pending(&begun)?;
    let project = about.ok_or_else(|| Failure::field("project", Translations::message_which_project))?;
    let size = upload::length(&incoming)?;
    let mut file = PendingFile::new(&client, client.studio(), &named.name).map_err(|refusal| Failure::field("name", refusal))?;
    let place = place(&client, project);
    let stored = place.put(&client, &mut file, incoming.into_body(size).await?).await?;
    let change = place.complete(&file, &stored)?;
    let output = Attached { id: file.id.clone(), name: file.name.clone(), size, project: project.clone() };
    let reply = client.reply(output).created();
    match client.commit(change, &reply).await {
        Err(failure @ Failure::Conflict(_)) => {
            file.discard(&client).await;
            Err(failure)
        }
        done => done.map(|_| reply),
    }
}

/// What was typed so far.
#[derive(Default)]
struct Typed {
    text: String,
    project: String,
    /// Files that came with this form, or with one before that was refused: `{id} {name}`.
    files: Vec<String>,
    /// One of them was kept under another ending, as a form before said.
    renamed: bool,
}

/// `POST /messages`: the form. When something in it is refused it comes back with the text, and with the files that arrived.
pub async fn form(client: Client, incoming: UploadBody) -> Result<Reply<Created<Output>>, Failure> {
    let mut typed = Typed::default();
    let form = form::open(incoming);
    let begun = match form {
        Ok(form) => until_files(form, &mut typed).await,
        Err(failure) => Err(failure),
    };
    let asked = project(&typed).ok().flatten();
    let (viewer, [projects, owner]) = client.read([candidates(&client, asked.as_ref()), sql::OWNER.with([])]).await?;
    viewer.require(Permission::Message)?;
    let projects: Vec<ProjectOf> = projects.all()?;
    let taken = match begun {
        Ok(begun) => receive(&client, &projects, begun, &mut typed).await,
        Err(failure) => Err(failure),
    };
    let taken = match taken {
        Ok((text, about, files)) => write(&client, &viewer, text, about, files, owner.first()?).await,
        Err(failure) => Err(failure),
    };
    let Err(failure) = taken else { return taken };
    // The page offers all of them again.
    let (_, [projects]) = client.read([timeline::projects(&client)]).await?;
    let projects: Vec<ProjectOf> = projects.all()?;
    Err(failure.with_form(|errors| {
        let t = client.t();
        let chosen = typed.project.parse().ok();
        let kept = |value: String| KeptField { name: value.split_once(' ').map(|(_, name)| name.to_owned()).unwrap_or_default(), value };
        let kept = typed.files.into_iter().map(kept).collect();
        let draft = MessageBox { text: typed.text, kept, renamed: typed.renamed, ..MessageBox::new(t, &projects, chosen.as_ref()) };
        WritePage { shell: client.shell(&viewer, t.message_title()), errors, draft }
    }))
}

/// A form that was read up to its first file: what it is about is looked up before the file is taken.
struct Begun {
    form: Multipart<'static>,
    file: Option<Field<'static>>,
}

/// The fields stand in the form in this order: the files come last.
async fn until_files(mut form: Multipart<'static>, typed: &mut Typed) -> Result<Begun, Failure> {
    while let Some(mut field) = form.next_field().await.map_err(form::broken_off)? {
        match field.name() {
            Some("text") => typed.text = form::text(&mut field, MOST_TEXT).await?,
            Some("project") => typed.project = form::short_text(&mut field).await?,
            Some("file") => typed.files.push(form::short_text(&mut field).await?),
            Some("renamed") => typed.renamed = form::short_text(&mut field).await? == "1",
            Some("files") if field.file_name().is_none_or(str::is_empty) => {}
            Some("files") => return Ok(Begun { form, file: Some(field) }),
            other => return Err(Failure::unknown_field(other.unwrap_or_default())),
        }
    }
    Ok(Begun { form, file: None })
}

async fn receive<'a>(
    client: &Client,
    projects: &'a [ProjectOf],
    Begun { mut form, mut file }: Begun,
    typed: &mut Typed,
) -> Result<(Note, Option<&'a ProjectId>, (Vec<FileId>, bool)), Failure> {
    let (mut brought, mut fields) = (ReceivedFiles::default(), FieldErrors::default());
    let about = about(projects, project(typed)?.as_ref()).ok_or(Failure::NotFound)?;
    while let Some(field) = file {
        match (field.name(), about) {
            // The next one can be had when this one is let go.
            (Some("files"), _) if field.file_name().is_none_or(str::is_empty) => drop(field),
            (Some("files"), _) if typed.files.len() >= MOST_FILES_OF_A_MESSAGE => {
                fields.add("files", |t: Translations| t.message_most_files(MOST_FILES_OF_A_MESSAGE));
                break;
            }
            (Some("files"), Some(project)) => {
                let kept = brought.take(client, &place(client, project), field).await?;
                typed.files.extend(kept.map(|(id, name)| format!("{id} {name}")));
                typed.renamed |= brought.renamed;
            }
            (Some("files"), None) => {
                fields.add("project", Translations::message_which_project);
                break;
            }
            (other, _) => return Err(Failure::unknown_field(other.unwrap_or_default())),
        }
        file = form.next_field().await.map_err(form::broken_off)?;
    }
    let ids: Option<Vec<FileId>> = typed.files.iter().map(|value| value.split(' ').next().unwrap_or_default().parse().ok()).collect();
    let text = fields.take("text", typed.text.parse::<Note>());
    fields.list.extend(brought.refused.list);
    match (text, ids) {
        (Some(text), Some(ids)) if fields.list.is_empty() => Ok((text, about, (ids, typed.renamed))),
        (_, None) => Err(Failure::NotFound),
        _ => Err(fields.failure()),
    }
}

fn project(typed: &Typed) -> Result<Option<ProjectId>, Failure> {
    match typed.project.as_str() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Failure::NotFound),
    }
}
