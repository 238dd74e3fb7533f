//! The link in a new mailbox (B6): whoever opens it sees a button, and the button makes the address theirs, once. Looking changes nothing,
//! so a mail scanner may. It needs no session: the mailbox is the proof, and what it proves was asked for with a password.

pub mod routes;
mod sql;
#[cfg(test)]
mod tests;

use askama::Template;
use domain::{Email, Event, MailId, PortalAccess, event::EventActor};
use http::StatusCode;
use ports::{Constraint, Query};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, Cookie, Failure, FieldErrors, PathId, Payload, PortalGuest, PortalShell, Reply,
    throttle::{self, Counter},
    tokens,
};

use self::sql::Link;
use crate::{
    item_link,
    mail::{
        MailTemplate, Recipient, letter,
        studio::{self, NotificationTopic, StudioNotification},
    },
};

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// From the link.
    #[serde(default)]
    pub token: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Confirms {
    /// Whether it still can be confirmed with this link.
    pub open: bool,
    /// The new address, while it can.
    pub email: Option<Email>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Confirmed {
    /// Where the client goes next: back, or to log in.
    pub next: &'static str,
}

#[derive(Template)]
#[template(path = "client/confirm_email/page.html")]
struct ConfirmPage {
    shell: PortalShell,
    errors: FieldErrors,
    /// None: the link is used or too old.
    email: Option<Email>,
    token: String,
}

fn page(guest: &PortalGuest, email: Option<Email>, token: &str, errors: FieldErrors) -> ConfirmPage {
    let t = guest.t();
    let title = if email.is_some() { t.profile_confirm_title() } else { t.profile_confirm_over_title() };
    ConfirmPage { shell: guest.shell(title), errors, email, token: token.to_owned() }
}

async fn find(guest: &PortalGuest, token: &str) -> Result<Link, Failure> {
    let [found] = guest.read([link(guest, token)]).await?;
    found.first::<Link>()?.ok_or(Failure::NotFound)
}

fn link(guest: &PortalGuest, token: &str) -> Query {
    let now = guest.now();
    let (session, seen) = guest.session().map_or((None, now), |(session, seen)| (Some(session), seen));
    sql::LINK.with([tokens::hash(token).into(), session.into(), now.into(), seen.into()])
}

fn open(guest: &PortalGuest, link: &Link) -> bool {
    link.expires_at > guest.now() && link.access == PortalAccess::Active && *link.holds
}

/// `GET /confirm-email/{token}`
pub async fn show(guest: PortalGuest, PathId(token): PathId<String>) -> Result<Reply<Confirms>, Failure> {
    let link = find(&guest, &token).await?;
    let open = open(&guest, &link);
    let status = if open { StatusCode::OK } else { StatusCode::GONE };
    if !open && *link.here && link.email == link.old {
        // It was confirmed, and whose address it is, is in.
        return Ok(guest.reply(Confirms { open, email: None }).see_other("/profile"));
    }
    let reply = guest.reply(Confirms { open, email: open.then_some(link.email) });
    Ok(reply.page(|output| page(&guest, output.email.clone(), &token, FieldErrors::default())).page_status(status))
}

fn over(guest: &PortalGuest, token: &str) -> Failure {
    Failure::conflict(guest.t().profile_confirm_over()).with_form(|_| page(guest, None, token, FieldErrors::default()))
}

/// `POST /confirm-email/{token}`
pub async fn confirm(guest: PortalGuest, Payload(input): Payload<Input>) -> Result<Reply<Confirmed>, Failure> {
    let [found, inbox] = guest.read([link(&guest, &input.token), studio::INBOX.with([])]).await?;
    let link = found.first::<Link>()?.ok_or(Failure::NotFound)?;
    let inbox = inbox.first::<studio::Inbox>()?.unwrap_or_default();
    if !open(&guest, &link) {
        return Err(over(&guest, &input.token));
    }
    let (contact, now, head) = (&link.contact_id, guest.now(), guest.letterhead());
    let to = Recipient { name: &link.name, email: &link.old, contact: Some(contact), language: link.language.or(guest.asked_language()) };
    let told = MailTemplate::EmailChanged { email: link.email.as_str() };
    let told = letter(&head, guest.fresh(MailId::from_bytes), &to, &told)?;
    let hash = tokens::hash(&input.token);
    let mut change = Change::new()
        .require(sql::STILL.with([contact.into(), hash.into(), now.into(), link.epoch.into(), (&link.old).into()]))
        .write(sql::USE.with([contact.into(), now.into()]))
        .write(sql::CONTACT.with([contact.into(), (&link.email).into()]))
        .write(sql::LOGIN.with([contact.into(), (&link.email).into()]))
        .write(sql::LINKS_END.with([contact.into(), now.into()]))
        .write(item_link::end_all(contact, now))
        .write(Counter::new(&guest, guest.studio(), throttle::ACCOUNT, link.email.as_str()).forget())
        .record_as(EventActor::Client(contact.clone()), Event::ClientEmailChanged { contact: contact.clone() })
        .mail(told);
    let word = StudioNotification {
        topic: NotificationTopic::Profile,
        line: format!("{} changed their email address", link.name),
        note: format!("{} → {}", link.old, link.email),
        path: format!("/contacts/{contact}"),
    };
    change = inbox.told(change, &head, guest.fresh(MailId::from_bytes), &word, &guest.dashboard_origin())?;
    let reply = if *link.here {
        let (session, cookies) = guest.start_session(contact, &link.email, link.epoch + 1)?;
        change = change.write(session);
        guest.reply(Confirmed { next: "/profile" }).see_other("/profile?notice=email_changed").cookies(&cookies)
    } else {
        guest.reply(Confirmed { next: "/login" }).see_other("/login").cookie(&Cookie::email(&link.email))
    };
    match guest.commit(change).await {
        Ok(_) => Ok(reply),
        Err(Failure::Conflict(_)) => Err(over(&guest, &input.token)),
        // Somebody else was let in with this address while it waited.
        Err(Failure::UniqueViolation(Constraint::PortalEmail)) => {
            let taken = Failure::conflict(guest.t().profile_email_taken());
            Err(taken.with_form(|errors| page(&guest, Some(link.email.clone()), &input.token, errors)))
        }
        Err(other) => Err(other),
    }
}
