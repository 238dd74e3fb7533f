//! One contact: who they are, how far their way into the portal has come, and on which projects they are (C4, C13).

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{ContactId, Email, Event, Language, MailId, Name, Phone, PortalAccess, Timestamp};
use ports::Constraint;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardShell, DisplayTime, Failure, FieldErrors, PathId, QueryParams, Reply, StaffViewer, StudioActor, Version,
    VersionedItem, VersionedPayload, pagination,
};

use self::sql::ContactProject;
use crate::{
    correspondence::{self, MessageLine, StudioMessage},
    flash::FlashQuery,
    item_link,
    mail::{MailTemplate, Recipient, letter},
    studio::{
        compared::{self, Compared, Texts},
        invitation::MailState,
        lists,
    },
};

#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContactInvite {
    /// When it was written.
    pub at: Timestamp,
    /// Whether the mail left.
    pub delivery: MailState,
    /// `invite`: with a link to choose a password; `notice`: for somebody who has one.
    pub kind: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub phone: Option<Phone>,
    /// Their own choice; null: the studio's.
    pub language: Option<Language>,
    pub access: PortalAccess,
    /// Another contact with the same address: only one of them can have portal access.
    pub shared_with: Option<Name>,
    /// Whether that contact has it: then this one cannot be activated.
    pub address_taken: bool,
    pub accepted_at: Option<Timestamp>,
    pub last_login_at: Option<Timestamp>,
    pub last_activity_at: Option<Timestamp>,
    /// The latest ten, newest first.
    pub invites: Vec<ContactInvite>,
    pub projects: Vec<ContactProject>,
    /// The latest five, newest first.
    pub messages: Vec<StudioMessage>,
}

struct ProjectRow {
    id: String,
    name: String,
    role: String,
    at: Option<DisplayTime>,
}

struct InviteRow {
    at: DisplayTime,
    state: &'static str,
    note: Option<&'static str>,
}

/// What stands in the form of the details.
struct Draft {
    open: bool,
    name: String,
    email: String,
    phone: String,
    /// Of the contact, that the form is based on.
    version: String,
}

impl Draft {
    fn of(contact: &Output, version: String) -> Self {
        let phone = contact.phone.as_ref().map(ToString::to_string).unwrap_or_default();
        Self { open: false, name: contact.name.to_string(), email: contact.email.to_string(), phone, version }
    }
}

impl Draft {
    fn said(&self) -> Texts {
        [("Name", &self.name), ("Email", &self.email), ("Phone", &self.phone)].map(|(label, text)| (label.to_owned(), text.clone())).into()
    }
}

#[derive(Template)]
#[template(path = "studio/contact/page.html")]
struct ContactPage {
    shell: DashboardShell,
    errors: FieldErrors,
    draft: Draft,
    id: String,
    name: String,
    email: String,
    phone: String,
    access: &'static str,
    shared_with: Option<Name>,
    address_taken: bool,
    invites: Vec<InviteRow>,
    accepted: Option<DisplayTime>,
    last_login: Option<DisplayTime>,
    last_activity: Option<DisplayTime>,
    projects: Vec<ProjectRow>,
    messages: Vec<MessageLine>,
    /// What a message can be about.
    about: Vec<Choice>,
}

struct Choice {
    id: String,
    title: String,
    chosen: bool,
}

fn page(actor: &StudioActor, shell: DashboardShell, output: &Output, draft: Draft, errors: FieldErrors) -> ContactPage {
    let invite = |invite: &ContactInvite| InviteRow {
        at: actor.when(invite.at),
        state: invite.delivery.as_str(),
        note: invite.delivery.note().or((invite.kind == "notice").then_some("They already have a password.")),
    };
    let project = |project: &ContactProject| ProjectRow {
        id: project.id.to_string(),
        name: project.title.to_string(),
        role: project.role.clone(),
        at: project.event_on.map(DisplayTime::from),
    };
    let about = |project: &ContactProject| Choice { id: project.id.to_string(), title: project.title.to_string(), chosen: false };
    let studio = shell.studio_name.clone();
    ContactPage {
        shell,
        errors,
        draft,
        id: output.id.to_string(),
        name: output.name.to_string(),
        email: output.email.to_string(),
        phone: output.phone.as_ref().map(ToString::to_string).unwrap_or_default(),
        access: output.access.as_str(),
        shared_with: output.shared_with.clone(),
        address_taken: output.address_taken,
        invites: output.invites.iter().map(invite).collect(),
        accepted: output.accepted_at.map(|at| actor.when(at)),
        last_login: output.last_login_at.map(|at| actor.when(at)),
        last_activity: output.last_activity_at.map(|at| actor.when(at)),
        projects: output.projects.iter().map(project).collect(),
        messages: correspondence::lines(actor, &output.messages, &output.id, output.name.as_str(), &studio),
        about: output.projects.iter().map(about).collect(),
    }
}

/// Everything about the contact, in one round trip.
async fn look(actor: &StudioActor, id: &ContactId) -> Result<(StaffViewer, Output, Version), Failure> {
    let (viewer, [contact, invites, projects, messages, version]) = actor
        .read([
            sql::CONTACT.with([id.into()]),
            sql::INVITES.with([id.into()]),
            sql::PROJECTS.with([id.into()]),
            correspondence::after(id, pagination::newest(), 5),
            VersionedItem::contact(id).version(),
        ])
        .await?;
    let contact = contact.first::<sql::Contact>()?.ok_or(Failure::NotFound)?;
    let invite = |row: sql::Invite| ContactInvite { at: row.created_at, delivery: row.state, kind: row.kind };
    let output = Output {
        id: contact.id,
        name: contact.name,
        email: contact.email,
        phone: contact.phone,
        language: contact.language,
        access: contact.access,
        shared_with: contact.shared_with,
        address_taken: *contact.address_taken,
        accepted_at: contact.accepted_at,
        last_login_at: contact.last_login_at,
        last_activity_at: contact.last_activity_at,
        invites: invites.all::<sql::Invite>()?.into_iter().map(invite).collect(),
        projects: projects.all()?,
        messages: correspondence::messages(&messages)?,
    };
    Ok((viewer, output, Version::of(&version)?))
}

/// `GET /contacts/{contact}`
pub async fn show(
    actor: StudioActor,
    PathId(id): PathId<ContactId>,
    QueryParams(query): QueryParams<FlashQuery>,
) -> Result<Reply<Output>, Failure> {
    let (viewer, output, version) = look(&actor, &id).await?;
    Ok(actor.reply(output).version(version).page(|output| {
        let shell = DashboardShell { notice: lists::notice(&query.notice), ..actor.shell(&viewer, output.name.as_str()) };
        page(&actor, shell, output, Draft::of(output, version.to_string()), FieldErrors::default())
    }))
}

/// What is left out stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    name: Option<String>,
    /// The address they log in with, too. Links sent to the old one end.
    #[serde(default)]
    email: Option<String>,
    /// Empty: not known.
    #[serde(default)]
    phone: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Saved {
    pub id: ContactId,
    pub name: Name,
    pub email: Email,
    pub phone: Option<Phone>,
}

const TAKEN: &str =
    "Another contact has portal access with this email address. Use another address, or deactivate the other contact first.";

/// `POST /contacts/{contact}`
pub async fn update(actor: StudioActor, PathId(id): PathId<ContactId>, edited: VersionedPayload<Input>) -> Result<Reply<Saved>, Failure> {
    match update_once(&actor, &id, &edited).await {
        // Somebody was quicker between reading and writing: a page shows both now.
        Err(Failure::Stale(_)) if actor.pages() => update_once(&actor, &id, &edited).await,
        done => done,
    }
}

async fn update_once(actor: &StudioActor, id: &ContactId, edited: &VersionedPayload<Input>) -> Result<Reply<Saved>, Failure> {
    let VersionedPayload { based, input } = edited;
    let (viewer, was, version) = look(actor, id).await?;
    let typed = || {
        let Draft { name, email, phone, .. } = Draft::of(&was, String::new());
        let typed = |given: &Option<String>, was: String| given.clone().unwrap_or(was);
        let [name, email, phone] = [typed(&input.name, name), typed(&input.email, email), typed(&input.phone, phone)];
        Draft { open: true, name, email, phone, version: based.again() }
    };
    let compared = || Compared {
        what: "This contact",
        action: Some(format!("/contacts/{id}")),
        back: format!("/contacts/{id}"),
        saved: Draft::of(&was, String::new()).said(),
        typed: typed().said(),
    };
    compared::check(actor, &viewer, based, version, compared)?;
    save(actor, &viewer, (&was, version), input)
        .await
        .map_err(|failure| failure.with_form(|errors| page(actor, actor.shell(&viewer, was.name.as_str()), &was, typed(), errors)))
}

async fn save(
    actor: &StudioActor,
    viewer: &StaffViewer,
    (was, version): (&Output, Version),
    input: &Input,
) -> Result<Reply<Saved>, Failure> {
    let mut fields = FieldErrors::default();
    let name = input.name.as_ref().map_or_else(|| Some(was.name.clone()), |typed| fields.take("name", typed.parse()));
    let email = input.email.as_ref().map_or_else(|| Some(was.email.clone()), |typed| fields.take("email", typed.parse()));
    let phone = input.phone.as_ref().map_or_else(|| was.phone.clone(), |typed| lists::optional(&mut fields, "phone", typed));
    let (Some(name), Some(email), true) = (name, email, fields.list.is_empty()) else { return Err(fields.failure()) };

    let id = &was.id;
    let mut change = Change::new().write(sql::UPDATE.with([id.into(), (&name).into(), (&email).into(), phone.as_ref().into()]));
    let moved = email != was.email;
    if moved {
        change =
            change.write(sql::LOGIN_EMAIL.with([id.into(), (&email).into()])).write(sql::LINKS_END.with([id.into(), actor.now().into()]));
        // Loginless links went to the same mailbox.
        change = change.write(item_link::end_all(id, actor.now()));
    }
    if moved && was.access == PortalAccess::Active {
        // They log in with it: whoever reads the old mailbox is told.
        let to = Recipient { name: was.name.as_str(), email: &was.email, contact: Some(id), language: was.language };
        let told = MailTemplate::EmailChanged { email: email.as_str() };
        change = change.mail(letter(&actor.letterhead(viewer), actor.fresh(MailId::from_bytes), &to, &told)?);
    }
    let change = change.record(Event::ContactChanged { contact: id.clone(), email_changed: moved });
    let to = lists::address(&format!("/contacts/{id}"), &[("notice", "saved")]);
    let reply = actor.reply(Saved { id: id.clone(), name, email, phone }).see_other(to);
    let saved = actor.save(&VersionedItem::contact(id), version, change, reply).await;
    saved.map_err(|failure| failure.on_unique_violation(&Constraint::PortalEmail, "email", TAKEN))
}
