//! A personal link: create a password on the first visit (A4), choose a new one when it was forgotten (A8), log in when there is one (A5).
//! Who sets a password is in with it; of a changed one the mailbox is told.
//! Looking changes nothing, so a mail scanner may; one POST wins. Nothing counts against guessing: 256 bits are not guessed, and an
//! e-mailed link must always work.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Email, Event, event::EventActor, password::PasswordOwner};
use http::StatusCode;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Change, Context, Cookie, Failure, FieldErrors, PathId, Payload, PortalGuest, PortalShell, Reply,
    throttle::{self, Counter},
};

use super::{
    link::{self, LinkState, Purpose},
    sql::{LINK_STILL, Link},
};
use crate::{auth::NewPassword, mail::MailTemplate};

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Where the client goes next: they are logged in.
    pub next: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Opens {
    pub state: LinkState,
    /// Whose password it is, while the link is in time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

#[derive(Template)]
#[template(path = "client/set_password/page.html")]
struct SetPasswordPage {
    shell: PortalShell,
    first: bool,
    email: String,
    token: String,
    errors: FieldErrors,
}

fn form(guest: &PortalGuest, link: &Link, token: &str, errors: FieldErrors) -> SetPasswordPage {
    let first = link.purpose == Purpose::Invite;
    let t = guest.t();
    let title = if first { t.password_create_title() } else { t.password_reset_title() };
    SetPasswordPage { shell: guest.shell(title), first, email: link.email.to_string(), token: token.to_owned(), errors }
}

/// Of this kind: a link to come in with sets no password.
async fn find(guest: &PortalGuest, token: &str) -> Result<Link, Failure> {
    let link = link::find(guest, token).await?;
    if link.purpose == Purpose::SignIn { Err(Failure::NotFound) } else { Ok(link) }
}

/// `GET /set-password/{token}`
pub async fn page(guest: PortalGuest, PathId(token): PathId<String>) -> Result<Reply<Opens>, Failure> {
    let link = find(&guest, &token).await?;
    let state = link::state(&link, guest.now());
    // An old link may be in other hands than the address is now.
    let email = (link.expires_at > guest.now() && state != LinkState::Used).then(|| link.email.clone());
    let hint = email.as_ref().map(Cookie::email);
    let reply = guest.reply(Opens { state, email });
    Ok(match state {
        LinkState::LogIn | LinkState::Used if *link.here => reply.see_other("/"),
        LinkState::Create | LinkState::Reset => reply.page(|_| form(&guest, &link, &token, FieldErrors::default())),
        LinkState::LogIn => match hint {
            Some(hint) => reply.see_other("/login").cookie(&hint),
            None => reply.see_other("/login"),
        },
        LinkState::SignIn | LinkState::Used | LinkState::Expired => {
            reply.page(|_| link::over(&guest, state != LinkState::Expired, &token)).page_status(StatusCode::GONE)
        }
        LinkState::NotOpened | LinkState::ClosedForNow | LinkState::Closed | LinkState::Shared => {
            reply.page(|_| link::no_access(&guest, state)).page_status(StatusCode::FORBIDDEN)
        }
    })
}

/// `POST /set-password/{token}`
pub async fn set(guest: PortalGuest, Payload(input): Payload<NewPassword>) -> Result<Reply<Output>, Failure> {
    // 1. Read the link and whom it is for.
    let link = find(&guest, &input.token).await?;
    let now = guest.now();
    let state = link::state(&link, now);
    if !matches!(state, LinkState::Create | LinkState::Reset) {
        return Err(link::refused(&guest, state, &input.token));
    }

    // 2. Take the new password.
    let names = [link.name.as_str(), link.email.as_str(), guest.studio_name()];
    let hash = input.hash(&guest, PasswordOwner::Client, &names);
    let hash = hash.map_err(|failure| failure.with_form(|errors| form(&guest, &link, &input.token, errors)))?;

    // 3. Write everything it means, in one batch; of forty at once, the first makes the fact untrue for the others. Either way the client
    // is in: the link proves the mailbox, as a link to log in with does.
    let first = state == LinkState::Create;
    let contact = &link.contact_id;
    let (session, cookies) = guest.start_session(contact, &link.email, link.epoch + 1)?;
    let (event, to) = if first {
        (Event::ClientInvitationAccepted { contact: contact.clone() }, "/")
    } else {
        (Event::ClientPasswordReset { contact: contact.clone() }, "/?notice=password-changed")
    };
    let mut change = Change::new()
        .require(LINK_STILL.with([(&link.id).into(), now.into(), link.epoch.into()]))
        .write(sql::USE.with([(&link.id).into(), contact.into(), now.into()]))
        .write(sql::SET.with([contact.into(), hash.into(), now.into()]))
        .write(session)
        .write_all(guest.keep_language(contact))
        .write(Counter::new(&guest, guest.studio(), throttle::ACCOUNT, link.email.as_str()).forget())
        .record_as(EventActor::Client(contact.clone()), event);
    if !first {
        // Whoever reads the mailbox learns of it, whoever used the link.
        let forgot = format!("{}/forgot-password", guest.origin());
        change = change.mail(link::addressee_of(link.clone()).letter(&guest, &MailTemplate::PasswordChanged { link: &forgot })?);
    }
    if let Some((_, end)) = guest.end_session() {
        change = change.write(end);
    }
    let reply = guest.reply(Output { next: "/" }).see_other(to).cookies(&cookies).cookie(&Cookie::no_email());
    match guest.commit(change).await {
        Ok(_) => Ok(reply),
        Err(Failure::Conflict(_)) => Err(link::refused(&guest, LinkState::Used, &input.token)),
        Err(other) => Err(other),
    }
}
