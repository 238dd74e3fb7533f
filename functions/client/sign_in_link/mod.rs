//! Come in without a password (A9): a link by email, good for ten minutes and once. Asking is the same for every address; looking at
//! the link changes nothing, so a mail scanner may; the person presses a button, and of forty at once one wins.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Email, Event,
    event::{EventActor, LoginMethod},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Cookie, Failure, FieldErrors, PathId, Payload, PortalGuest, PortalShell, QueryParams, Reply, local_path,
    throttle::{self, Counter},
};

use super::{
    link::{self, LinkState, OnItsWay, Purpose},
    sql::{LINK_STILL, Link},
};
use crate::auth::NextPath;

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub email: String,
    /// Local path to go on to.
    #[serde(default)]
    pub next: String,
    /// What stands in the field beside the button on the login page; never looked at.
    #[serde(default, rename = "password")]
    #[schema(ignore)]
    _password: serde::de::IgnoredAny,
}

#[derive(Template)]
#[template(path = "client/sign_in_link/page.html")]
struct AskPage {
    shell: PortalShell,
    email: String,
    next: String,
    errors: FieldErrors,
}

fn form(guest: &PortalGuest, email: &str, next: &str, errors: FieldErrors) -> AskPage {
    let next = local_path(next).unwrap_or_default().to_owned();
    AskPage { shell: guest.shell(guest.t().sign_in_ask_title()), email: email.to_owned(), next, errors }
}

/// `GET /sign-in-link`: no database at all.
pub async fn page(guest: PortalGuest, QueryParams(query): QueryParams<NextPath>) -> Result<Reply<()>, Failure> {
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, &query.next, FieldErrors::default())))
}

/// `POST /sign-in-link`
pub async fn ask(guest: PortalGuest, Payload(input): Payload<Input>) -> Result<Reply<OnItsWay>, Failure> {
    let next = local_path(&input.next);
    let asked =
        link::ask(&guest, &input.email, Purpose::SignIn, next, |contact, denied| Event::ClientLoginLinkRequested { contact, denied }).await;
    asked.map_err(|failure| link::again(&guest, failure, |errors| form(&guest, &input.email, &input.next, errors)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SignInLink {
    pub state: LinkState,
    /// Who comes in, while the link is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

#[derive(Template)]
#[template(path = "client/sign_in_link/open.html")]
struct OpenPage {
    shell: PortalShell,
    email: String,
    token: String,
    next: String,
}

async fn find(guest: &PortalGuest, token: &str) -> Result<Link, Failure> {
    let link = link::find(guest, token).await?;
    if link.purpose == Purpose::SignIn { Ok(link) } else { Err(Failure::NotFound) }
}

/// `GET /sign-in/{token}`
pub async fn look(
    guest: PortalGuest,
    PathId(token): PathId<String>,
    QueryParams(query): QueryParams<NextPath>,
) -> Result<Reply<SignInLink>, Failure> {
    let link = find(&guest, &token).await?;
    let state = link::state(&link, guest.now());
    let email = (state == LinkState::SignIn).then(|| link.email.clone());
    let reply = guest.reply(SignInLink { state, email });
    let next = local_path(&query.next).unwrap_or("/");
    Ok(match state {
        // A good one may be wanted for a fresh session.
        LinkState::Used | LinkState::Expired if *link.here => reply.see_other(next),
        LinkState::SignIn => reply.page(|_| OpenPage {
            shell: guest.shell(guest.t().sign_in_open_title()),
            email: link.email.to_string(),
            token,
            next: local_path(&query.next).unwrap_or_default().to_owned(),
        }),
        LinkState::NotOpened | LinkState::ClosedForNow | LinkState::Closed | LinkState::Shared => {
            reply.page(|_| link::no_access(&guest, state)).page_status(StatusCode::FORBIDDEN)
        }
        _ => reply.page(|_| link::over(&guest, state != LinkState::Expired, &token)).page_status(StatusCode::GONE),
    })
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Opening {
    /// From the link.
    #[serde(default)]
    pub token: String,
    /// Local path to go on to.
    #[serde(default)]
    pub next: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SignedIn {
    /// Where the client goes next.
    pub next: String,
}

/// `POST /sign-in/{token}`
pub async fn sign_in(guest: PortalGuest, Payload(input): Payload<Opening>) -> Result<Reply<SignedIn>, Failure> {
    let link = find(&guest, &input.token).await?;
    let now = guest.now();
    let state = link::state(&link, now);
    let next = local_path(&input.next).unwrap_or("/").to_owned();
    if state != LinkState::SignIn {
        // Pressed once more by who is in with it.
        if matches!(state, LinkState::Used | LinkState::Expired) && *link.here {
            return Ok(guest.reply(SignedIn { next: next.clone() }).see_other(next));
        }
        return Err(link::refused(&guest, state, &input.token));
    }
    let contact = &link.contact_id;
    let (session, cookies) = guest.start_session(contact, &link.email, link.epoch)?;
    let mut change = Change::new()
        .require(LINK_STILL.with([(&link.id).into(), now.into(), link.epoch.into()]))
        .write(sql::USE.with([(&link.id).into(), now.into()]))
        .write(session)
        .write(sql::LOGGED_IN.with([contact.into(), now.into()]))
        .write_all(guest.keep_language(contact))
        .write(Counter::new(&guest, guest.studio(), throttle::ACCOUNT, link.email.as_str()).forget())
        .record_as(EventActor::Client(contact.clone()), Event::ClientLoggedIn { contact: contact.clone(), method: LoginMethod::Link });
    if let Some((_, end)) = guest.end_session() {
        change = change.write(end);
    }
    match guest.commit(change).await {
        Ok(_) => Ok(guest.reply(SignedIn { next: next.clone() }).see_other(next).cookies(&cookies).cookie(&Cookie::no_email())),
        Err(Failure::Conflict(_)) => Err(link::refused(&guest, LinkState::Used, &input.token)),
        Err(other) => Err(other),
    }
}
