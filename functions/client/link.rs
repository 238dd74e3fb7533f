//! Personal links: what one opens, and how another is sent. Who asks with the address of somebody who is not let in is told so by
//! letter, and only there (A12, A13): the answer, its bytes and the work are the same for every address.

mod rules;
#[cfg(test)]
pub mod tests;

use askama::Template;
use domain::{ContactId, Email, Event, Language, MailId, TokenId, event::LinkDenial};
use ports::Query;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, Failure, Outgoing, PortalGuest, PortalShell, Reply, throttle, tokens};

pub use self::rules::{LinkAnswer, LinkState, kept_out, renewed, state, told};
pub use super::link_purpose::Purpose;
use super::sql::{self, Addressed, Link};
pub use crate::auth::again;
use crate::{
    auth::AttemptCounters,
    mail::{MailTemplate, Recipient, letter},
};

/// The link with this secret.
///
/// # Errors
/// [`Failure::NotFound`] when there is none.
pub async fn find(guest: &PortalGuest, token: &str) -> Result<Link, Failure> {
    let [found] = guest.read([asked(guest, &tokens::hash(token))]).await?;
    found.first::<Link>()?.ok_or(Failure::NotFound)
}

/// What asks for a link by its hash, and whether whose it is, is logged in here.
pub fn asked(guest: &PortalGuest, hash: &str) -> Query {
    let now = guest.now();
    let (session, seen) = guest.session().map_or(("", now), |(session, seen)| (session.as_str(), seen));
    sql::LINK.with([hash.into(), session.into(), now.into(), seen.into()])
}

/// Who is logged in here; asks nothing where no session came along.
///
/// # Errors
/// When the database is out of reach.
pub async fn logged_in(guest: &PortalGuest) -> Result<Option<Email>, Failure> {
    let Some((session, seen)) = guest.session() else { return Ok(None) };
    let [found] = guest.read([sql::LOGGED_IN.with([session.into(), guest.now().into(), seen.into()])]).await?;
    Ok(found.first::<sql::LoggedIn>()?.map(|found| found.email))
}

#[derive(Template)]
#[template(path = "client/link/over.html")]
pub struct OverPage {
    shell: PortalShell,
    used: bool,
    token: String,
}

/// The page of a link that is used or too old: one tap sends a fresh one (A14).
pub fn over(guest: &PortalGuest, used: bool, token: &str) -> OverPage {
    let t = guest.t();
    let title = if used { t.link_used_title() } else { t.link_expired_title() };
    OverPage { shell: guest.shell(title), used, token: token.to_owned() }
}

#[derive(Template)]
#[template(path = "portal_no_access.html")]
pub struct NoAccessPage {
    shell: PortalShell,
    reason: &'static str,
}

/// The page of who is not let in, after a proof of who they are (A12, A13).
pub fn no_access(guest: &PortalGuest, state: LinkState) -> NoAccessPage {
    let t = guest.t();
    let (title, reason) = match state {
        LinkState::Shared => (t.no_access_shared_title(), "shared"),
        LinkState::ClosedForNow => (t.no_access_for_now_title(), "for_now"),
        LinkState::Closed => (t.no_access_closed_title(), "closed"),
        _ => (t.no_access_not_opened_title(), "not_opened"),
    };
    NoAccessPage { shell: guest.shell(title), reason }
}

/// Why nothing can be done with this link.
pub fn refused(guest: &PortalGuest, state: LinkState, token: &str) -> Failure {
    let t = guest.t();
    let closed = |text: &'static str| Failure::forbidden(text).with_form(|_| no_access(guest, state));
    let gone = |text: &'static str| Failure::conflict(text).with_form(|_| over(guest, state != LinkState::Expired, token));
    match state {
        LinkState::NotOpened => closed(t.no_access_not_opened_title()),
        LinkState::ClosedForNow => closed(t.no_access_for_now_title()),
        LinkState::Closed => closed(t.no_access_closed_title()),
        LinkState::Shared => closed(t.no_access_shared_title()),
        LinkState::LogIn => gone(t.link_password_there()),
        LinkState::Expired => gone(t.link_expired()),
        LinkState::Create | LinkState::Reset | LinkState::SignIn | LinkState::Used => gone(t.link_used()),
    }
}

/// A client to write to.
#[derive(Debug)]
pub struct Addressee {
    pub contact: ContactId,
    pub name: String,
    pub email: Email,
    pub language: Option<Language>,
    /// Somebody else at this studio has the same address.
    pub shared: bool,
}

impl Addressee {
    /// Stands in where nobody is there, so that the work is the same.
    pub fn nobody(email: Email) -> Self {
        let contact = ContactId::from_bytes([0; 16]);
        Self { contact, name: "Nobody in particular".to_owned(), email, language: None, shared: false }
    }

    /// In the language of the page it was asked for on; where the browser named none, in the client's own.
    ///
    /// # Errors
    /// Only when the letter cannot be rendered.
    pub fn letter(&self, guest: &PortalGuest, says: &MailTemplate<'_>) -> Result<Outgoing, Failure> {
        let language = guest.asked_language().or(self.language);
        let to = Recipient { name: &self.name, email: &self.email, contact: Some(&self.contact), language };
        letter(&guest.letterhead(), guest.fresh(MailId::from_bytes), &to, says)
    }
}

/// Whom a personal link is for.
pub fn addressee_of(link: Link) -> Addressee {
    let Link { contact_id: contact, name, email, language, shared, .. } = link;
    Addressee { contact, name, email, language, shared: *shared }
}

/// The event of a link that was asked for; with a reason where an email without a link goes out.
pub type LinkRequested = fn(ContactId, Option<LinkDenial>) -> Event;

/// Adds the letter to a change, with its token where it has one. Earlier links stay good until they run out (A14).
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn tell(
    guest: &PortalGuest,
    change: Change,
    what: LinkAnswer,
    to: &Addressee,
    next: Option<&str>,
    requested: LinkRequested,
) -> Result<Change, Failure> {
    let denied = |change: Change, says: &MailTemplate<'_>, why| {
        Ok(change.mail(to.letter(guest, says)?).record(requested(to.contact.clone(), Some(why))))
    };
    let purpose = match what {
        LinkAnswer::Link(purpose) => purpose,
        LinkAnswer::NotOpened => return denied(change, &MailTemplate::NotOpened, LinkDenial::NotOpened),
        LinkAnswer::ClosedForNow => return denied(change, &MailTemplate::ClosedForNow, LinkDenial::ClosedForNow),
        LinkAnswer::Closed => return denied(change, &MailTemplate::Closed, LinkDenial::Closed),
        LinkAnswer::Shared => return denied(change, &MailTemplate::Shared, LinkDenial::Shared),
    };
    let (token, now, origin) = (guest.token(), guest.now(), guest.origin());
    let (name, lasts) = purpose.kept();
    let shared = to.shared;
    let letter = match purpose {
        Purpose::Invite => to.letter(guest, &MailTemplate::Invite { link: &format!("{origin}/set-password/{}", token.secret) }),
        Purpose::Reset => to.letter(guest, &MailTemplate::Reset { link: &format!("{origin}/set-password/{}", token.secret), shared }),
        Purpose::SignIn => {
            let next = next.and_then(|next| serde_html_form::to_string([("next", next)]).ok());
            let query = next.map(|next| format!("?{next}")).unwrap_or_default();
            to.letter(guest, &MailTemplate::SignIn { link: &format!("{origin}/sign-in/{}{query}", token.secret), shared })
        }
    }?;
    let row = sql::TOKEN.with([
        (&guest.fresh(TokenId::from_bytes)).into(),
        name.into(),
        token.hash.into(),
        (&to.contact).into(),
        now.into(),
        now.plus(lasts).into(),
    ]);
    Ok(change.write(row).mail(letter).record(requested(to.contact.clone(), None)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OnItsWay {
    /// The same words for everybody.
    pub message: &'static str,
}

#[derive(Template)]
#[template(path = "client/link/sent.html")]
struct SentPage {
    shell: PortalShell,
    text: String,
}

/// The one answer to everybody who asks for a link. What it promises holds for every address, whoever has it and whether or not they are
/// let in: only whom the studio knows gets an email, and that says what there is to say.
pub fn sent(guest: &PortalGuest) -> Reply<OnItsWay> {
    let t = guest.t();
    let page = |_: &OnItsWay| SentPage { shell: guest.shell(t.link_sent_title()), text: t.link_sent_text(guest.studio_name()) };
    guest.reply(OnItsWay { message: t.link_sent() }).page(page)
}

/// The same to who asks with an old link in place of an address.
pub fn sent_again(guest: &PortalGuest) -> Reply<OnItsWay> {
    let t = guest.t();
    let page = |_: &OnItsWay| SentPage { shell: guest.shell(t.link_sent_title()), text: t.link_fresh_sent(guest.studio_name()) };
    guest.reply(OnItsWay { message: t.link_sent() }).page(page)
}

/// To who holds an old link of a mailbox that had its emails for now: nothing is sent, so nothing is promised.
pub fn had_enough(guest: &PortalGuest, failure: Failure) -> Failure {
    let t = guest.t();
    again(guest, failure, |errors| SentPage { shell: guest.shell(t.link_sent_title()), text: errors.line(t) })
}

/// Writes to whoever this address belongs to.
///
/// # Errors
/// Of the field `email`; [`Failure::TooMany`] when address or source had their mails for now.
pub async fn ask(
    guest: &PortalGuest,
    typed: &str,
    purpose: Purpose,
    next: Option<&str>,
    requested: LinkRequested,
) -> Result<Reply<OnItsWay>, Failure> {
    let email: Email = typed.parse().map_err(|refusal: domain::InvalidValue| Failure::field("email", refusal))?;

    // 1. Take a ticket from both budgets and see whose address it is.
    let facts = [sql::ADDRESS.with([(&email).into()])];
    let (tickets, [found]) = AttemptCounters::and(guest, [throttle::MAILS, throttle::ASKING], &email, facts).await?;

    // 2. Write token and letter; or do as if.
    let (known, what, to) = match found.first::<Addressed>()? {
        Some(Addressed { contact_id, name, language, access, opened, shared, .. }) => {
            let shared = *shared;
            (true, told(access, *opened, shared, purpose), Addressee { contact: contact_id, name, email, language, shared })
        }
        None => (false, LinkAnswer::Link(purpose), Addressee::nobody(email)),
    };
    let change = tell(guest, Change::new(), what, &to, next, requested)?;
    guest.commit(if known { change } else { change.decoy(tickets.account.touch()) }).await?;
    Ok(sent(guest))
}
