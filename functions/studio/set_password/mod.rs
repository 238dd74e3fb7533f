//! A member's link: create the password of the dashboard, or choose a new one, and be signed in. Looking changes nothing; one POST wins.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Email, Event, event::EventActor, password::PasswordOwner};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Cookie, DashboardGuest, DashboardShell, Failure, FieldErrors, PathId, Payload, Reply, Studio,
    throttle::{self, DashboardCounter},
};

use super::member_link::{
    self, Mailbox, MemberLinkOnItsWay, MemberLinkState, Purpose, asked, gone, over,
    sql::{Link, STILL, STUDIO},
};
use crate::auth::NewPassword;

#[derive(Debug, Serialize, ToSchema)]
pub struct Output {
    /// Where the member goes next.
    pub next: &'static str,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Opens {
    pub state: MemberLinkState,
    /// Whose password it is, while the link is good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

#[derive(Template)]
#[template(path = "studio/set_password/page.html")]
struct MemberPasswordPage {
    shell: DashboardShell,
    first: bool,
    email: String,
    token: String,
    errors: FieldErrors,
}

fn form(guest: &DashboardGuest, link: &Link, token: &str, errors: FieldErrors) -> MemberPasswordPage {
    let first = link.purpose == Purpose::Invite;
    let shell = guest.shell_of(&link.studio_name, if first { "Create your password" } else { "Choose a new password" });
    MemberPasswordPage { shell, first, email: link.email.to_string(), token: token.to_owned(), errors }
}

/// Of this kind: a link to sign in sets no password.
fn of_password(link: Link) -> Result<Link, Failure> {
    if link.purpose == Purpose::SignIn { Err(Failure::NotFound) } else { Ok(link) }
}

/// `GET /set-password/{token}`
pub async fn page(guest: DashboardGuest, PathId(token): PathId<String>) -> Result<Reply<Opens>, Failure> {
    let link = of_password(member_link::find(&guest, &token).await?.0)?;
    let state = member_link::state(&link, guest.now());
    if state == MemberLinkState::Over {
        let reply = guest.reply(Opens { state, email: None });
        if *link.here && link.used_at.is_some() {
            return Ok(reply.see_other("/contacts"));
        }
        return Ok(reply.page(|_| over(&guest, &token)).page_status(StatusCode::GONE));
    }
    Ok(guest.reply(Opens { state, email: Some(link.email.clone()) }).page(|_| form(&guest, &link, &token, FieldErrors::default())))
}

/// `POST /set-password/{token}`
pub async fn set(guest: DashboardGuest, Payload(input): Payload<NewPassword>) -> Result<Reply<Output>, Failure> {
    // 1. Read the link, whom it is for, and their studio.
    let (shard, [found, studio]) = guest.read_link(&input.token, [asked(&guest), STUDIO.with([])]).await?;
    let (link, studio) = found.first::<Link>()?.zip(studio.first::<Studio>()?).ok_or(Failure::NotFound)?;
    let (at, link, now) = (link.placement(shard), of_password(link)?, guest.now());
    if member_link::state(&link, now) == MemberLinkState::Over {
        return Err(gone(&guest, &input.token));
    }

    // 2. Take the new password.
    let names = [link.name.as_str(), link.email.as_str(), link.studio_name.as_str()];
    let hash = input.hash(&guest, PasswordOwner::Member, &names);
    let hash = hash.map_err(|failure| failure.with_form(|errors| form(&guest, &link, &input.token, errors)))?;

    // 3. Write everything it means, in one batch. A session that came along is another's, or ended by the raised epoch.
    let member = &link.member_id;
    let (session, cookies) = guest.start_session(&link.studio_id, (member, &link.email), link.epoch + 1)?;
    let event = if link.purpose == Purpose::Invite {
        Event::MemberInvitationAccepted { member: member.clone() }
    } else {
        Event::MemberPasswordReset { member: member.clone() }
    };
    let change = Change::new()
        .require(STILL.with([(&link.id).into(), now.into(), link.epoch.into()]))
        .write(sql::USE.with([member.into(), now.into()]))
        .write(sql::SET.with([member.into(), hash.into(), now.into()]))
        .afterwards(DashboardCounter::new(&guest, throttle::ACCOUNT, link.email.as_str()).forget())
        .write(session)
        .record_as(EventActor::Member(member.clone()), event);
    let change = match link.purpose {
        Purpose::Invite | Purpose::SignIn => change,
        Purpose::Reset => change.mail(member_link::changed(&guest, &guest.letterhead(&studio), (&link.name, &link.email))?),
    };
    let next = "/contacts";
    let to = if link.purpose == Purpose::Invite { next } else { "/contacts?notice=password-changed" };
    match guest.commit(&at, change).await {
        Ok(_) => Ok(guest.reply(Output { next }).see_other(to).cookies(&cookies).cookie(&Cookie::no_email())),
        Err(Failure::Conflict(_)) => Err(gone(&guest, &input.token)),
        Err(other) => Err(other),
    }
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Old {
    /// From the link that does not work any more.
    #[serde(default)]
    pub token: String,
}

/// `POST /fresh-link`: another link to the same mailbox. The same answer and work whether or not anybody is written to.
pub async fn fresh_link(guest: DashboardGuest, Payload(old): Payload<Old>) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let source = DashboardCounter::new(&guest, throttle::ASKING, guest.source());
    let (outcomes, _) = guest.find_member(source.attempt().into(), None).await?;
    source.check(outcomes.first().ok_or_else(|| Failure::internal("fewer outcomes than statements"))?)?;

    let found = match guest.read_link(&old.token, [asked(&guest), STUDIO.with([])]).await {
        Ok((shard, [link, studio])) => {
            link.first::<Link>()?.zip(studio.first::<Studio>()?).map(|(link, studio)| (link.placement(shard), link, studio))
        }
        Err(Failure::NotFound) => None,
        Err(failure) => return Err(failure),
    };
    let known = found.and_then(|(at, link, studio)| {
        let purpose = link.purpose.given(link.state)?;
        let Link { member_id: member, name, email, epoch, .. } = link;
        Some(Mailbox { at, member, name, email, purpose, next: None, epoch, head: guest.letterhead(&studio) })
    });
    member_link::send_again(&guest, known, (&source, &guest.stand_in(&old.token)), |member| Event::MemberNewLinkRequested { member })
        .await?;
    Ok(member_link::sent_again(&guest))
}
