//! The studio writes to a contact (B2): they read it in the portal, and it goes out to them as a letter.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Event, MailId, MessageId, Note, PortalAccess, ProjectId, file::FileName};
use http::header;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Created, DashboardShell, Failure, FieldErrors, Outgoing, Page, PageQuery, PathId, PathIds, Payload, QueryParams,
    Reply, StaffViewer, StudioActor, openapi::Bytes, pagination::ONE_MORE,
};

use super::lists;
use crate::{
    correspondence::{self, MessageLine, StudioMessage},
    mail::{self, MailTemplate, Recipient},
};

struct Choice {
    id: String,
    title: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "studio/messages/page.html")]
struct MessagesPage {
    shell: DashboardShell,
    errors: FieldErrors,
    id: ContactId,
    name: String,
    text: String,
    projects: Vec<Choice>,
    lines: Vec<MessageLine>,
    next: Option<String>,
}

/// `GET /contacts/{contact}/messages`
pub async fn list(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    QueryParams(query): QueryParams<PageQuery>,
) -> Result<Reply<Page<StudioMessage>>, Failure> {
    let pager = actor.pager(&["messages", id.as_str()], &query.after)?;
    let found = correspondence::after(&id, pager.position(), ONE_MORE);
    let asked = [sql::CONTACT.with([(&id).into()]), sql::PROJECTS.with([(&id).into()]), found];
    let (viewer, [contact, projects, found]) = actor.read(asked).await?;
    let contact: sql::Contact = contact.first()?.ok_or(Failure::NotFound)?;
    let messages = pager.page(correspondence::messages(&found)?, |message| (message.at, message.id.to_string()))?;
    let projects: Vec<sql::Project> = projects.all()?;
    Ok(actor.reply(messages).page(|output| {
        let shell = DashboardShell { notice: lists::notice(&query.notice), ..actor.shell(&viewer, contact.name.as_str()) };
        MessagesPage {
            next: output.next.as_ref().map(|next| format!("/contacts/{id}/messages?after={next}")),
            lines: correspondence::lines(&actor, &output.items, &id, contact.name.as_str(), &viewer.studio_name),
            ..page(shell, id, &contact, &Input::default(), projects)
        }
    }))
}

/// `GET /contacts/{contact}/messages/{message}/original` and `GET /api/v1/…`: an email as it came, for 90 days. It is never shown, only
/// handed over as a file: who wrote it may have put anything into it.
pub async fn original(
    actor: StudioActor,
    PathId(PathIds(contact, message)): PathId<PathIds<ContactId, MessageId>>,
) -> Result<Reply<Bytes>, Failure> {
    let (_, [found]) = actor.read([sql::ORIGINAL.with([(&contact).into(), (&message).into(), actor.now().into()])]).await?;
    let found: sql::Original = found.first()?.ok_or(Failure::NotFound)?;
    let sealed = actor.files().start(&found.object_key, found.size).await?;
    let raw = actor.open_original(&found.object_key, &sealed)?;
    let name = format!("{}.eml", found.subject.chars().take(100).collect::<String>().replace(['/', '\\'], "-"));
    let name: FileName = name.parse().or_else(|_| "message.eml".parse()).map_err(Failure::internal)?;
    let reply = actor
        .reply(Bytes)
        .header(header::CACHE_CONTROL, "private, no-store")
        .header(header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'")
        .header(header::CONTENT_DISPOSITION, &name.disposition(false));
    Ok(reply.bytes("message/rfc822", raw))
}

fn page(shell: DashboardShell, id: ContactId, contact: &sql::Contact, input: &Input, projects: Vec<sql::Project>) -> MessagesPage {
    let choice =
        |project: sql::Project| Choice { chosen: input.project == project.id.as_str(), id: project.id.to_string(), title: project.title };
    MessagesPage {
        shell,
        errors: FieldErrors::default(),
        id,
        name: contact.name.to_string(),
        text: input.text.clone(),
        projects: projects.into_iter().map(choice).collect(),
        lines: Vec::new(),
        next: None,
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Plain text, at most 10,000 characters.
    #[serde(default)]
    text: String,
    /// One they take part in; may be left out.
    #[serde(default)]
    project: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Written {
    pub id: MessageId,
    pub project: Option<ProjectId>,
    pub text: Note,
}

/// `POST /contacts/{contact}/messages`
pub async fn write(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    Payload(input): Payload<Input>,
) -> Result<Reply<Created<Written>>, Failure> {
    let takes_part = sql::TAKES_PART.with([(&id).into(), input.project.as_str().into()]);
    let (viewer, [contact, takes_part]) = actor.read([sql::CONTACT.with([(&id).into()]), takes_part]).await?;
    let contact: sql::Contact = contact.first()?.ok_or(Failure::NotFound)?;
    let about = match input.project.as_str() {
        "" => None,
        _ if takes_part.first::<sql::Many>()?.is_none_or(|found| found.many == 0) => return Err(Failure::NotFound),
        project => Some(project.parse::<ProjectId>().map_err(|_| Failure::NotFound)?),
    };
    match send(&actor, &viewer, &id, &contact, about, &input.text).await {
        Ok(reply) => Ok(reply),
        Err(failure) => {
            let (_, [projects]) = actor.read([sql::PROJECTS.with([(&id).into()])]).await?;
            let projects = projects.all()?;
            Err(failure.with_form(|errors| MessagesPage {
                errors,
                ..page(actor.shell(&viewer, contact.name.as_str()), id, &contact, &input, projects)
            }))
        }
    }
}

async fn send(
    actor: &StudioActor,
    viewer: &StaffViewer,
    id: &ContactId,
    contact: &sql::Contact,
    about: Option<ProjectId>,
    text: &str,
) -> Result<Reply<Created<Written>>, Failure> {
    let text = text.parse::<Note>().map_err(|refusal| Failure::field("text", refusal))?;
    let message = actor.fresh(MessageId::from_bytes);
    let mut change = Change::new();
    if let Some(project) = &about {
        change = change.require(sql::STILL_TAKES_PART.with([id.into(), project.into()]));
    }
    let change = change
        .write(sql::WRITE.with([
            (&message).into(),
            about.as_ref().into(),
            id.into(),
            text.as_str().into(),
            actor.now().into(),
            (&viewer.member).into(),
        ]))
        .record(Event::MessageSent { message: message.clone(), contact: id.clone(), project: about.clone() })
        .mail(letter(actor, viewer, (id, contact), &message, &text)?);
    let to = lists::address(&format!("/contacts/{id}/messages"), &[("notice", "message-sent")]);
    let reply = actor.reply(Written { id: message, project: about, text }).created().see_other(to);
    actor.commit(change, &reply).await?;
    Ok(reply)
}

/// In the studio's name, with the text itself: nobody has to log in to read it. An answer by mail comes back as a message.
fn letter(
    actor: &StudioActor,
    viewer: &StaffViewer,
    (id, contact): (&ContactId, &sql::Contact),
    message: &MessageId,
    text: &Note,
) -> Result<Outgoing, Failure> {
    let head = actor.letterhead(viewer);
    let link = format!("{}/activity", head.origin);
    let link = (contact.access == PortalAccess::Active).then_some(link.as_str());
    let recipient = Recipient { name: contact.name.as_str(), email: &contact.email, contact: Some(id), language: contact.language };
    let letter = mail::letter(&head, actor.fresh(MailId::from_bytes), &recipient, &MailTemplate::Message { text: text.as_str(), link })?;
    Ok(letter.answered_at(actor.reply_address(message)))
}
