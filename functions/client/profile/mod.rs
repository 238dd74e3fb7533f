//! What a client keeps up themselves (B6): name and phone, email and password with a proof of who asks, language, and where they are
//! logged in (A15). Password, language and sessions are always theirs; name, phone and email when the studio permits it (B18).

pub mod email;
pub mod password;
mod proof;
pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Email, Event, Language, MailId, Name, Phone, Timestamp, permission::Permission};
use ports::Outcome;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    BaseVersion, Change, Client, Context, Cookie, DisplayTime, Failure, FieldErrors, PortalShell, QueryParams, Reply, Translations,
    Version, VersionedItem, VersionedPayload, Viewer,
};

use crate::{
    auth,
    client::devices::{self, DeviceRow, ListedSession},
    flash::FlashQuery,
    mail::studio::{self, NotificationTopic, StudioNotification},
};

/// A new address that waits for its proof.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WaitingAddress {
    pub email: Email,
    pub until: Timestamp,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    pub name: String,
    pub email: Email,
    pub phone: Option<Phone>,
    /// Their own choice; null: as browser and studio have it.
    pub language: Option<Language>,
    /// Whether the studio lets them change name, phone and email.
    pub may_change: bool,
    /// Without one they log in with links.
    pub has_password: bool,
    pub waiting: Option<WaitingAddress>,
    /// Where they are logged in.
    pub sessions: Vec<ListedSession>,
    /// Of the contact, which the studio edits, too.
    #[serde(skip)]
    version: Version,
}

/// What stands in the forms; passwords are never shown again.
#[derive(Default)]
struct Draft {
    name: Option<String>,
    phone: Option<String>,
    language: Option<Language>,
    /// Set when the form of the e-mail came back.
    new_email: Option<String>,
}

#[derive(Template)]
#[template(path = "client/profile/page.html")]
struct ProfilePage {
    shell: PortalShell,
    errors: FieldErrors,
    may_change: bool,
    has_password: bool,
    name: String,
    phone: String,
    email: String,
    new_email: String,
    waiting: Option<(String, DisplayTime)>,
    language: Language,
    sessions: Vec<DeviceRow>,
    version: String,
}

/// Only these codes put words on the page.
fn notice(t: Translations, code: &str) -> Option<String> {
    let text = match code {
        "saved" => t.profile_saved(),
        "password" => t.profile_password_changed(),
        "email_asked" => t.profile_email_asked(),
        "email_changed" => t.profile_email_changed(),
        "session_ended" => t.profile_session_ended(),
        "others_ended" => t.profile_others_ended(),
        _ => return None,
    };
    Some(text.to_owned())
}

fn page(client: &Client, viewer: &Viewer, output: &Output, code: &str, draft: Draft, mut errors: FieldErrors) -> ProfilePage {
    let t = client.t();
    if draft.new_email.is_some() {
        // Two forms ask for the password: the refusal belongs to the one that was sent.
        for error in errors.list.iter_mut().filter(|error| error.field == "current_password") {
            error.field = "email_password".to_owned();
        }
    }
    ProfilePage {
        shell: PortalShell { notice: notice(t, code), ..client.shell(viewer, t.profile_title()) },
        errors,
        may_change: output.may_change,
        has_password: output.has_password,
        name: draft.name.unwrap_or_else(|| output.name.clone()),
        phone: draft.phone.unwrap_or_else(|| output.phone.as_ref().map(ToString::to_string).unwrap_or_default()),
        email: output.email.to_string(),
        new_email: draft.new_email.unwrap_or_default(),
        waiting: output.waiting.as_ref().map(|waiting| (waiting.email.to_string(), client.when(waiting.until))),
        language: draft.language.unwrap_or(t.language),
        sessions: output.sessions.iter().map(|session| session.row(client)).collect(),
        version: output.version.to_string(),
    }
}

async fn look(client: &Client) -> Result<(Viewer, Output), Failure> {
    let profile = sql::PROFILE.with([client.contact().into(), client.now().into()]);
    let queries = [profile, devices::query(client), VersionedItem::contact(client.contact()).version()];
    let (viewer, [profile, sessions, version]) = client.read(queries).await?;
    let output = shown(client, &viewer, &profile, &sessions, &version)?;
    Ok((viewer, output))
}

fn shown(client: &Client, viewer: &Viewer, profile: &Outcome, sessions: &Outcome, version: &Outcome) -> Result<Output, Failure> {
    let profile = profile.first::<sql::Profile>()?.ok_or(Failure::NotFound)?;
    let waiting = profile.waiting.zip(profile.waits_until).map(|(email, until)| WaitingAddress { email, until });
    Ok(Output {
        name: viewer.name.clone(),
        email: viewer.email.clone(),
        phone: profile.phone,
        language: viewer.language,
        may_change: viewer.may(Permission::UpdateProfile),
        has_password: *profile.has_password,
        waiting,
        sessions: devices::listed(client, sessions)?,
        version: Version::of(version)?,
    })
}

/// Shows the profile again with what was typed and what to fix; one more round trip, on a page only.
async fn again(client: &Client, failure: Failure, draft: Draft) -> Failure {
    if failure.on_form().is_none() {
        return failure;
    }
    match look(client).await {
        Ok((viewer, output)) => failure.with_form(|errors| page(client, &viewer, &output, "", draft, errors)),
        Err(_) => failure,
    }
}

/// The same for who asked for too many emails: none goes out, so none is announced.
async fn asked_too_often(client: &Client, failure: Failure, draft: Draft) -> Failure {
    match look(client).await {
        Ok((viewer, output)) => auth::again(client, failure, |errors| page(client, &viewer, &output, "", draft, errors)),
        Err(_) => failure,
    }
}

/// `GET /profile`
pub async fn show(client: Client, QueryParams(query): QueryParams<FlashQuery>) -> Result<Reply<Output>, Failure> {
    let (viewer, output) = look(&client).await?;
    let version = output.version;
    let reply = client.reply(output).version(version);
    Ok(reply.page(|output| page(&client, &viewer, output, &query.notice, Draft::default(), FieldErrors::default())))
}

/// What is left out stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    name: Option<String>,
    /// Empty: none.
    #[serde(default)]
    phone: Option<String>,
    /// `en`, `de`, `fr`, `es` or `it`. Always theirs to choose.
    #[serde(default)]
    language: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Saved {
    pub name: String,
    pub phone: Option<Phone>,
    pub language: Option<Language>,
}

/// `POST /profile`
pub async fn update(client: Client, edited: VersionedPayload<Input>) -> Result<Reply<Saved>, Failure> {
    match update_once(&client, &edited).await {
        // The studio was quicker between reading and writing: the page shows what it says now.
        Err(Failure::Stale(_)) if client.pages() => update_once(&client, &edited).await,
        done => done,
    }
}

async fn update_once(client: &Client, edited: &VersionedPayload<Input>) -> Result<Reply<Saved>, Failure> {
    let VersionedPayload { based, input } = edited;
    let profile = sql::PROFILE.with([client.contact().into(), client.now().into()]);
    let queries = [profile, devices::query(client), VersionedItem::contact(client.contact()).version(), studio::INBOX.with([])];
    let (viewer, [profile, sessions, version, inbox]) = client.read(queries).await?;
    let was = shown(client, &viewer, &profile, &sessions, &version)?;
    let inbox = inbox.first::<studio::Inbox>()?.unwrap_or_default();
    let again = |failure: Failure, also: Option<FieldErrors>| {
        failure.with_form(|errors| {
            let draft = Draft {
                name: input.name.clone(),
                phone: input.phone.clone(),
                language: input.language.as_ref().and_then(|typed| typed.parse().ok()),
                ..Draft::default()
            };
            page(client, &viewer, &was, "", draft, also.unwrap_or(errors))
        })
    };
    if let Some((failure, fields)) = changed_meanwhile(client, based, &was, input)? {
        return Err(again(failure, Some(fields)));
    }
    save(client, &viewer, (&was, &inbox), input).await.map_err(|failure| again(failure, None))
}

/// Beside what was typed stands what the studio made of it meanwhile; saving once more keeps what was typed.
///
/// # Errors
/// For software, which compares for itself.
fn changed_meanwhile(client: &Client, based: &BaseVersion, was: &Output, input: &Input) -> Result<Option<(Failure, FieldErrors)>, Failure> {
    match based.on(was.version) {
        Err(failure) if !client.pages() => return Err(failure),
        Err(_) => {}
        Ok(()) => return Ok(None),
    }
    let t = client.t();
    let phone = was.phone.as_ref().map(ToString::to_string).unwrap_or_default();
    let mut fields = FieldErrors::default();
    for (field, saved, typed) in [("name", &was.name, &input.name), ("phone", &phone, &input.phone)] {
        match typed {
            Some(typed) if typed.trim() != saved && saved.is_empty() => fields.add(field, t.profile_removed_meanwhile()),
            Some(typed) if typed.trim() != saved => fields.add(field, t.profile_changed_meanwhile(saved)),
            _ => {}
        }
    }
    let failure = Failure::conflict(Translations::failure_stale);
    Ok(Some((failure, fields)).filter(|(_, fields)| !fields.list.is_empty()))
}

/// # Errors
/// In the client's words, when the studio does not permit it.
fn require_details(client: &Client, viewer: &Viewer) -> Result<(), Failure> {
    if viewer.may(Permission::UpdateProfile) { Ok(()) } else { Err(Failure::forbidden(client.t().profile_not_permitted())) }
}

/// What became different, a line for each; empty when nothing did.
fn differences(was: &Output, now: &Saved) -> String {
    let phone = |phone: &Option<Phone>| phone.as_ref().map_or_else(|| "none".to_owned(), ToString::to_string);
    let language = |language: Option<Language>| language.map_or("as the studio’s", Language::name);
    let lines = [
        (was.name != now.name).then(|| format!("Name: {} → {}", was.name, now.name)),
        (was.phone != now.phone).then(|| format!("Phone: {} → {}", phone(&was.phone), phone(&now.phone))),
        (was.language != now.language).then(|| format!("Language: {} → {}", language(was.language), language(now.language))),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

async fn save(client: &Client, viewer: &Viewer, (was, inbox): (&Output, &studio::Inbox), input: &Input) -> Result<Reply<Saved>, Failure> {
    let details = input.name.is_some() || input.phone.is_some();
    if details {
        require_details(client, viewer)?;
    }
    let mut fields = FieldErrors::default();
    let name = input.name.as_ref().and_then(|typed| fields.take("name", typed.parse::<Name>()));
    let phone =
        input.phone.as_ref().filter(|typed| !domain::text::is_blank(typed)).and_then(|typed| fields.take("phone", typed.parse::<Phone>()));
    let language = input.language.as_ref().and_then(|typed| fields.take("language", typed.parse::<Language>()));
    if !fields.list.is_empty() {
        return Err(fields.failure());
    }
    let contact = client.contact();
    let mut change = Change::new();
    if details {
        change = change.needs(Permission::UpdateProfile);
    }
    if let Some(name) = &name {
        change = change.write(sql::NAME.with([contact.into(), name.into()]));
    }
    if input.phone.is_some() {
        change = change.write(sql::PHONE.with([contact.into(), phone.as_ref().into()]));
    }
    if let Some(language) = language {
        change = change.write(sql::LANGUAGE.with([contact.into(), language.code().into()]));
    }
    change = change.record(Event::ClientProfileChanged {
        contact: contact.clone(),
        name: name.is_some(),
        phone: input.phone.is_some(),
        language: language.is_some(),
    });
    let saved = Saved {
        name: name.map_or_else(|| was.name.clone(), |name| name.to_string()),
        phone: if input.phone.is_some() { phone } else { was.phone.clone() },
        language: language.or(was.language),
    };
    let note = differences(was, &saved);
    if !note.is_empty() {
        let word = StudioNotification {
            topic: NotificationTopic::Profile,
            line: format!("{} changed their profile", was.name),
            note,
            path: format!("/contacts/{contact}"),
        };
        change = inbox.told(change, &client.letterhead(), client.fresh(MailId::from_bytes), &word, &client.dashboard_origin())?;
    }
    let mut reply = client.reply(saved).see_other("/profile?notice=saved");
    if let Some(language) = language {
        // The login page on this browser speaks it, too.
        reply = reply.cookie(&Cookie::language(language));
    }
    client.save(&VersionedItem::contact(contact), was.version, change, reply).await
}
