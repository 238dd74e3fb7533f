//! Sign a member in to the dashboard, and out again. As a client's login, but at one address for all studios: the account says which
//! studio it is in. Four round trips: the directory counts and finds the studio, the studio's shard has the account and gets the session,
//! and the directory forgets what it counted; the same answer and the same work for every address.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{
    Email, Event,
    event::{EventActor, LoginMethod},
};
use web::{
    Change, Context, Cookie, DashboardGuest, DashboardShell, Failure, FieldErrors, Payload, QueryParams, Refusal, Reply,
    crypto::{PasswordCheck, Passwords},
    local_path, throttle,
};

use crate::auth::{self, AttemptCounters, Credentials, NextPath, NextStep};

/// Where members start.
const HOME: &str = "/contacts";

#[derive(Template)]
#[template(path = "studio/sign_in/page.html")]
struct SignInPage {
    shell: DashboardShell,
    email: String,
    errors: FieldErrors,
    next: String,
}

fn form(guest: &DashboardGuest, email: &str, next: &str, errors: FieldErrors) -> SignInPage {
    SignInPage { shell: guest.shell("Log in"), email: email.to_owned(), errors, next: local_path(next).unwrap_or_default().to_owned() }
}

/// `GET /`: on to work, or to the door. Whether the session is alive is the next page's question.
pub async fn start(guest: DashboardGuest) -> Result<Reply<NextStep>, Failure> {
    let next = if guest.carries_session() { HOME } else { "/sign-in" };
    Ok(guest.reply(NextStep { next: next.to_owned() }).see_other(next))
}

/// Who is signed in here; asks nothing where no session came along.
async fn signed_in(guest: &DashboardGuest) -> Result<Option<Email>, Failure> {
    let Some((studio, session, seen)) = guest.session() else { return Ok(None) };
    let at = guest.place(studio).await?;
    let [found] = guest.read(&at, [sql::HERE.with([session.into(), guest.now().into(), seen.into()])]).await?;
    Ok(found.first::<sql::Here>()?.map(|found| found.email))
}

/// `GET /sign-in`: no database at all. Whoever is signed in already goes where they wanted to, unless a link of somebody else's led here.
pub async fn page(guest: DashboardGuest, QueryParams(query): QueryParams<NextPath>) -> Result<Reply<()>, Failure> {
    // Out of reach, the database keeps nobody from the form.
    if let Ok(Some(email)) = signed_in(&guest).await
        && guest.email_hint().is_none_or(|hint| *hint == email)
    {
        return Ok(guest.reply(()).see_other(local_path(&query.next).unwrap_or(HOME)));
    }
    let email = guest.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(guest.reply(()).page(|()| form(&guest, &email, &query.next, FieldErrors::default())))
}

/// `POST /sign-in`
pub async fn sign_in(guest: DashboardGuest, Payload(input): Payload<Credentials>) -> Result<Reply<NextStep>, Failure> {
    attempt(&guest, &input).await.map_err(|failure| failure.with_form(|errors| form(&guest, &input.email, &input.next, errors)))
}

async fn attempt(guest: &DashboardGuest, input: &Credentials) -> Result<Reply<NextStep>, Failure> {
    let (email, password) = input.read("Enter your password")?;

    // 1. Take a ticket from both counters and read the account.
    let facts = [sql::ACCOUNT.with([(&email).into()])];
    let (tickets, [found]) = AttemptCounters::and(guest, [throttle::ACCOUNT, throttle::SOURCE], &email, facts).await?;

    // 2. Compare, with the same work whether or not there is anything to compare with.
    let found = found.first::<sql::Account>()?;
    let verdict = Passwords::verify(&password, found.as_ref().and_then(|found| found.password_hash.as_deref()));
    let found = rules::admitted(found, verdict).map_err(|why| {
        guest.refused(Refusal::Login);
        Failure::field("password", why)
    })?;

    // 3. End whatever session came along; it may be another studio's.
    if let Some((studio, member, end)) = guest.end_session()
        && studio != found.studio_id
    {
        guest.commit(&guest.place(&studio).await?, ended(&member, end)).await?;
    }

    // 4. Write everything the sign-in means, in one batch.
    let (session, cookies) = guest.start_session(&found.studio_id, (&found.id, &email), found.epoch)?;
    let mut change = Change::new()
        .require(sql::STILL.with([(&found.id).into(), found.epoch.into()]))
        .write(session)
        .write(sql::SIGNED_IN.with([(&found.id).into(), guest.now().into()]))
        .afterwards(tickets.account.forget())
        .record_as(EventActor::Member(found.id.clone()), Event::MemberLoggedIn { member: found.id.clone(), method: LoginMethod::Password });
    if let Some((_, _, end)) = guest.end_session().filter(|(studio, ..)| *studio == found.studio_id) {
        change = change.write(end);
    }
    if verdict == PasswordCheck::RightButOld {
        let hash = auth::hash(guest, &password)?;
        change = change.write(sql::REHASH.with([(&found.id).into(), hash.into()]));
    }
    guest.commit(&tickets.found, change).await?;

    let next = local_path(&input.next).unwrap_or(HOME).to_owned();
    Ok(guest.reply(NextStep { next: next.clone() }).see_other(next).cookies(&cookies).cookie(&Cookie::no_email()))
}

fn ended(member: &domain::MemberId, end: ports::Query) -> Change {
    Change::new().write(end).record_as(EventActor::Member(member.clone()), Event::MemberLoggedOut { member: member.clone() })
}

/// `POST /sign-out`: ends the session that came along; without one there is nothing to end, and that is fine too.
pub async fn sign_out(guest: DashboardGuest) -> Result<Reply<NextStep>, Failure> {
    if let Some((studio, member, end)) = guest.end_session() {
        guest.commit(&guest.place(&studio).await?, ended(&member, end)).await?;
    }
    Ok(guest.reply(NextStep { next: "/sign-in".to_owned() }).see_other("/sign-in").logged_out())
}
