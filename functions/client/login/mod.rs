//! Log a client in (A3, A6, A7, A12), and out again (A15). Two round trips to the database: one that takes a ticket and reads the facts,
//! one that writes what was decided. An unknown address, a wrong password, no password yet: the same answer, the same work. Who has the right
//! password and is not let in is told why.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Event,
    event::{EventActor, LoginMethod},
};
use web::{
    Change, Context, Cookie, Failure, FieldErrors, Payload, PortalGuest, PortalShell, QueryParams, Refusal, Reply,
    crypto::{PasswordCheck, Passwords},
    local_path, throttle,
};

use self::rules::Attempt;
use super::link;
use crate::auth::{self, AttemptCounters, Credentials, NextPath, NextStep};

#[derive(Template)]
#[template(path = "client/login/page.html")]
struct LoginPage {
    shell: PortalShell,
    welcome: Option<String>,
    email: String,
    errors: FieldErrors,
    next: String,
}

fn form(guest: &PortalGuest, email: &str, next: &str, errors: FieldErrors) -> LoginPage {
    let mut shell = guest.shell(guest.t().login_title());
    let next = local_path(next).unwrap_or_default();
    if !next.is_empty() {
        shell.here = format!("/login?{}", serde_html_form::to_string([("next", next)]).unwrap_or_default());
    }
    LoginPage { shell, welcome: guest.brand().welcome.clone(), email: email.to_owned(), errors, next: next.to_owned() }
}

/// `GET /login`: no database at all; the studio is known from the host. Whoever is logged in already goes where they wanted to, unless a
/// link of somebody else's led here.
pub async fn page(guest: PortalGuest, QueryParams(query): QueryParams<NextPath>) -> Result<Reply<()>, Failure> {
    // Out of reach, the database keeps nobody from the form.
    if let Ok(Some(email)) = link::logged_in(&guest).await
        && guest.email_hint().is_none_or(|hint| *hint == email)
    {
        return Ok(guest.reply(()).see_other(local_path(&query.next).unwrap_or("/")));
    }
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, &query.next, FieldErrors::default())))
}

/// `POST /login`
pub async fn login(guest: PortalGuest, Payload(input): Payload<Credentials>) -> Result<Reply<NextStep>, Failure> {
    attempt(&guest, &input).await.map_err(|failure| match failure {
        // Why somebody is not let in has a page of its own.
        Failure::WithForm(..) => failure,
        failure => failure.with_form(|errors| form(&guest, &input.email, &input.next, errors)),
    })
}

async fn attempt(guest: &PortalGuest, input: &Credentials) -> Result<Reply<NextStep>, Failure> {
    let (email, password) = input.read(guest.t().login_no_password())?;

    // 1. Take a ticket from both counters and read the account, in one round trip.
    let facts = [sql::ACCOUNT.with([(&email).into()])];
    let (tickets, [found]) = AttemptCounters::and(guest, [throttle::ACCOUNT, throttle::SOURCE], &email, facts).await?;

    // 2. Compare, with the same work whether or not there is anything to compare with.
    let found = found.first::<sql::Account>()?;
    let verdict = Passwords::verify(&password, found.as_ref().and_then(|found| found.password_hash.as_deref()));
    let found = match rules::attempt(found, verdict) {
        Attempt::In(found) => found,
        Attempt::KeptOut(why) => {
            guest.refused(Refusal::Login);
            return Err(link::refused(guest, why, ""));
        }
        Attempt::Refused => {
            guest.refused(Refusal::Login);
            return Err(Failure::field("password", guest.t().login_refused()));
        }
    };

    // 3. Write everything the login means, in one batch.
    let (session, cookies) = guest.start_session(&found.contact_id, &email, found.epoch)?;
    let mut change = Change::new()
        .require(sql::STILL.with([(&found.contact_id).into(), found.epoch.into()]))
        .write(session)
        .write(sql::LOGGED_IN.with([(&found.contact_id).into(), guest.now().into()]))
        .write(tickets.account.forget())
        .write_all(guest.keep_language(&found.contact_id))
        .record_as(
            EventActor::Client(found.contact_id.clone()),
            Event::ClientLoggedIn { contact: found.contact_id.clone(), method: LoginMethod::Password },
        );
    if let Some((_, end)) = guest.end_session() {
        change = change.write(end);
    }
    if verdict == PasswordCheck::RightButOld {
        let hash = auth::hash(guest, &password)?;
        change = change.write(sql::REHASH.with([(&found.contact_id).into(), hash.into()]));
    }
    guest.commit(change).await?;

    let next = local_path(&input.next).unwrap_or("/").to_owned();
    Ok(guest.reply(NextStep { next: next.clone() }).see_other(next).cookies(&cookies).cookie(&Cookie::no_email()))
}

/// `POST /logout`: ends the session that came along; without one there is nothing to end, and that is fine too.
pub async fn logout(guest: PortalGuest) -> Result<Reply<NextStep>, Failure> {
    if let Some((contact, end)) = guest.end_session() {
        let change = Change::new().write(end).record_as(EventActor::Client(contact.clone()), Event::ClientLoggedOut { contact });
        guest.commit(change).await?;
    }
    Ok(guest.reply(NextStep { next: "/login".to_owned() }).see_other("/login").logged_out())
}
