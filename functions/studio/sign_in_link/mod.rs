//! Sign a member in without a password: a link by email, good for ten minutes and once, as a client's. Asking is the same for every
//! address; looking at the link changes nothing, so a mail scanner may; the person presses a button, and of forty at once one wins.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Email, Event, Placement,
    event::{EventActor, LoginMethod},
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Cookie, DashboardGuest, DashboardShell, Failure, FieldErrors, PathId, Payload, QueryParams, Reply, local_path,
    throttle::{self, DashboardCounter},
};

use super::member_link::{
    self, MemberLinkOnItsWay, MemberLinkState, Purpose, gone, over,
    sql::{Link, STILL},
};
use crate::auth::{NextPath, NextStep};

/// Where members start.
const HOME: &str = "/contacts";

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    #[serde(default)]
    pub email: String,
    /// Local path to go on to.
    #[serde(default)]
    pub next: String,
    /// What stands in the field beside the button on the page to sign in; never looked at.
    #[serde(default, rename = "password")]
    #[schema(ignore)]
    _password: serde::de::IgnoredAny,
}

#[derive(Template)]
#[template(path = "studio/sign_in_link/page.html")]
struct AskPage {
    shell: DashboardShell,
    email: String,
    next: String,
    errors: FieldErrors,
}

fn form(guest: &DashboardGuest, email: &str, next: &str, errors: FieldErrors) -> AskPage {
    let next = local_path(next).unwrap_or_default().to_owned();
    AskPage { shell: guest.shell("Log in with a link"), email: email.to_owned(), next, errors }
}

/// `GET /sign-in-link`: no database at all.
pub async fn page(guest: DashboardGuest, QueryParams(query): QueryParams<NextPath>) -> Result<Reply<()>, Failure> {
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, &query.next, FieldErrors::default())))
}

/// `POST /sign-in-link`
pub async fn ask(guest: DashboardGuest, Payload(input): Payload<Input>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let wanted = (Purpose::SignIn, local_path(&input.next));
    let asked = member_link::ask(&guest, &input.email, wanted, |member| Event::MemberLoginLinkRequested { member }).await;
    asked.map_err(|failure| member_link::again(&guest, failure, |errors| form(&guest, &input.email, &input.next, errors)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MemberSignInLink {
    pub state: MemberLinkState,
    /// Who signs in, while the link is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

#[derive(Template)]
#[template(path = "studio/sign_in_link/open.html")]
struct OpenPage {
    shell: DashboardShell,
    email: String,
    token: String,
    next: String,
}

/// Of this kind: one to set a password signs nobody in.
async fn find(guest: &DashboardGuest, token: &str) -> Result<(Link, Placement), Failure> {
    let (link, at) = member_link::find(guest, token).await?;
    if link.purpose == Purpose::SignIn { Ok((link, at)) } else { Err(Failure::NotFound) }
}

/// `GET /sign-in/{token}`
pub async fn look(
    guest: DashboardGuest,
    PathId(token): PathId<String>,
    QueryParams(query): QueryParams<NextPath>,
) -> Result<Reply<MemberSignInLink>, Failure> {
    let (link, _) = find(&guest, &token).await?;
    let state = member_link::state(&link, guest.now());
    if state != MemberLinkState::SignIn {
        let reply = guest.reply(MemberSignInLink { state, email: None });
        if *link.here {
            return Ok(reply.see_other(local_path(&query.next).unwrap_or(HOME)));
        }
        return Ok(reply.page(|_| over(&guest, &token)).page_status(StatusCode::GONE));
    }
    let reply = guest.reply(MemberSignInLink { state, email: Some(link.email.clone()) });
    Ok(reply.page(|_| OpenPage {
        shell: guest.shell_of(&link.studio_name, "Log in"),
        email: link.email.to_string(),
        token,
        next: local_path(&query.next).unwrap_or_default().to_owned(),
    }))
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

/// `POST /sign-in/{token}`
pub async fn sign_in(guest: DashboardGuest, Payload(input): Payload<Opening>) -> Result<Reply<NextStep>, Failure> {
    let (link, at) = find(&guest, &input.token).await?;
    let now = guest.now();
    let next = local_path(&input.next).unwrap_or(HOME).to_owned();
    if member_link::state(&link, now) != MemberLinkState::SignIn {
        // Pressed once more by who is in with it.
        if *link.here {
            return Ok(guest.reply(NextStep { next: next.clone() }).see_other(next));
        }
        return Err(gone(&guest, &input.token));
    }
    // Whatever session came along ends; it may be another studio's.
    let (studio, member) = (&link.studio_id, &link.member_id);
    if let Some((other, of, end)) = guest.end_session()
        && other != *studio
    {
        let change = Change::new().write(end).record_as(EventActor::Member(of.clone()), Event::MemberLoggedOut { member: of });
        guest.commit(&guest.place(&other).await?, change).await?;
    }
    let (session, cookies) = guest.start_session(studio, (member, &link.email), link.epoch)?;
    let mut change = Change::new()
        .require(STILL.with([(&link.id).into(), now.into(), link.epoch.into()]))
        .write(sql::USE.with([(&link.id).into(), now.into()]))
        .write(session)
        .write(sql::SIGNED_IN.with([member.into(), now.into()]))
        .afterwards(DashboardCounter::new(&guest, throttle::ACCOUNT, link.email.as_str()).forget())
        .record_as(EventActor::Member(member.clone()), Event::MemberLoggedIn { member: member.clone(), method: LoginMethod::Link });
    if let Some((_, _, end)) = guest.end_session().filter(|(other, ..)| other == studio) {
        change = change.write(end);
    }
    match guest.commit(&at, change).await {
        Ok(_) => Ok(guest.reply(NextStep { next: next.clone() }).see_other(next).cookies(&cookies).cookie(&Cookie::no_email())),
        Err(Failure::Conflict(_)) => Err(gone(&guest, &input.token)),
        Err(other) => Err(other),
    }
}
