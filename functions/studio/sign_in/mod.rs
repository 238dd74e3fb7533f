//! Sign a member in to the dashboard, and out again. As a client's login, but at one address for all studios: the account says which
//! studio it is in. Two round trips; the same answer and the same work for every address.

pub mod routes;
mod rules;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::Email;
use web::{
    Anyone, Change, Context, Cookie, DashboardShell, Failure, Fields, Payload, QueryParams, Refusal, Reply, Subject,
    crypto::{Passwords, Verdict},
    guessing, local_path,
};

use crate::door::{self, Credentials, Onward, Tickets, Wanted};

/// Where members start.
const HOME: &str = "/contacts";

#[derive(Template)]
#[template(path = "studio/sign_in/page.html")]
struct SignInPage {
    shell: DashboardShell,
    email: String,
    errors: Fields,
    next: String,
}

fn form(anyone: &Anyone, email: &str, next: &str, errors: Fields) -> SignInPage {
    SignInPage { shell: anyone.shell("Log in"), email: email.to_owned(), errors, next: local_path(next).unwrap_or_default().to_owned() }
}

/// `GET /`: on to work, or to the door. Whether the session is alive is the next page's question.
pub async fn start(anyone: Anyone) -> Result<Reply<Onward>, Failure> {
    let next = if anyone.carries_session() { HOME } else { "/sign-in" };
    Ok(anyone.reply(Onward { next: next.to_owned() }).see_other(next))
}

/// Who is signed in here; asks nothing where no session came along.
async fn signed_in(anyone: &Anyone) -> Result<Option<Email>, Failure> {
    let Some((studio, session, seen)) = anyone.session() else { return Ok(None) };
    let [found] = anyone.read([sql::HERE.with([session.into(), anyone.now().into(), seen.into()]).led_by(studio.into())]).await?;
    Ok(found.first::<sql::Here>()?.map(|found| found.email))
}

/// `GET /sign-in`: no database at all. Whoever is signed in already goes where they wanted to, unless a link of somebody else's led here.
pub async fn page(anyone: Anyone, QueryParams(query): QueryParams<Wanted>) -> Result<Reply<()>, Failure> {
    // Out of reach, the database keeps nobody from the form.
    if let Ok(Some(email)) = signed_in(&anyone).await
        && anyone.email_hint().is_none_or(|hint| *hint == email)
    {
        return Ok(anyone.reply(()).see_other(local_path(&query.next).unwrap_or(HOME)));
    }
    let email = anyone.email_hint().map(ToString::to_string).unwrap_or_default();
    Ok(anyone.reply(()).page(|()| form(&anyone, &email, &query.next, Fields::default())))
}

/// `POST /sign-in`
pub async fn sign_in(anyone: Anyone, Payload(input): Payload<Credentials>) -> Result<Reply<Onward>, Failure> {
    attempt(&anyone, &input).await.map_err(|failure| failure.again(|errors| form(&anyone, &input.email, &input.next, errors)))
}

async fn attempt(anyone: &Anyone, input: &Credentials) -> Result<Reply<Onward>, Failure> {
    let (email, password) = input.read("Enter your password")?;

    // 1. Take a ticket from both counters and read the account, in one round trip.
    let facts = [sql::ACCOUNT.with([(&email).into()])];
    let (tickets, [found]) = Tickets::and(anyone, [guessing::ACCOUNT, guessing::SOURCE], &email, facts).await?;

    // 2. Compare, with the same work whether or not there is anything to compare with.
    let found = found.first::<sql::Account>()?;
    let verdict = Passwords::verify(&password, found.as_ref().and_then(|found| found.password_hash.as_deref()));
    let found = rules::admitted(found, verdict).map_err(|why| {
        anyone.refused(Refusal::Login);
        Failure::field("password", why)
    })?;

    // 3. End whatever session came along; it may be another studio's.
    if let Some((studio, member, end)) = anyone.end_session()
        && studio != found.studio_id
    {
        anyone.commit(&studio, ended(&member, end)).await?;
    }

    // 4. Write everything the sign-in means, in one batch.
    let (session, cookies) = anyone.start_session(&found.studio_id, (&found.id, &email), found.epoch)?;
    let mut change = Change::new()
        .expect(sql::STILL.with([(&found.id).into(), found.epoch.into()]))
        .write(session)
        .write(sql::SIGNED_IN.with([(&found.id).into(), anyone.now().into()]))
        .write(tickets.account.forget())
        .audit_as("member", &found.id, "member.sign_in", Subject::of("member", &found.id));
    if let Some((_, _, end)) = anyone.end_session().filter(|(studio, ..)| *studio == found.studio_id) {
        change = change.write(end);
    }
    if verdict == Verdict::RightButOld {
        let hash = door::hash(anyone, &password)?;
        change = change.write(sql::REHASH.with([(&found.id).into(), hash.into()]));
    }
    anyone.commit(&found.studio_id, change).await?;

    let next = local_path(&input.next).unwrap_or(HOME).to_owned();
    Ok(anyone.reply(Onward { next: next.clone() }).see_other(next).cookies(&cookies).cookie(&Cookie::no_email()))
}

fn ended(member: &domain::MemberId, end: ports::Query) -> Change {
    Change::new().write(end).audit_as("member", member, "member.sign_out", Subject::of("member", member))
}

/// `POST /sign-out`: ends the session that came along; without one there is nothing to end, and that is fine too.
pub async fn sign_out(anyone: Anyone) -> Result<Reply<Onward>, Failure> {
    if let Some((studio, member, end)) = anyone.end_session() {
        anyone.commit(&studio, ended(&member, end)).await?;
    }
    Ok(anyone.reply(Onward { next: "/sign-in".to_owned() }).see_other("/sign-in").logged_out())
}
