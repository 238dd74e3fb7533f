//! A link for a member, to choose a password for the dashboard with or to sign in without one: one fresh token, one letter.

mod rules;
pub mod sql;

use askama::Template;
use domain::{Email, Event, MailId, MemberId, Placement, Shard, TokenId};
use ports::Query;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Context, DashboardGuest, DashboardShell, Failure, Letterhead, Outgoing, Reply, Studio,
    throttle::{self, Counter, DashboardCounter},
    tokens::{INVITE_LASTS, RESET_LASTS, SIGN_IN_LASTS},
};

pub use self::rules::{MemberLinkState, state};
use self::sql::Link;
use super::sql::{MEMBER_TOKEN, MemberState};
pub use crate::auth::again;
use crate::{
    auth::{AttemptCounters, on_device},
    mail::{MailTemplate, Recipient, letter},
};

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Create the first password.
    Invite,
    /// Choose another one.
    Reset,
    /// Sign in without one.
    SignIn,
}

impl Purpose {
    /// What a link that was asked for is good for: the first password comes before anything else, and nothing is for a closed account.
    pub fn given(self, state: MemberState) -> Option<Self> {
        match state {
            MemberState::Invited => Some(Self::Invite),
            MemberState::Active => Some(if self == Self::SignIn { Self::SignIn } else { Self::Reset }),
            MemberState::Disabled => None,
        }
    }
}

/// The link with this secret, and where its studio is.
///
/// # Errors
/// [`Failure::NotFound`] when there is none.
pub async fn find(guest: &DashboardGuest, token: &str) -> Result<(Link, Placement), Failure> {
    let (shard, [found]) = guest.read_link(token, [asked(guest)]).await?;
    let link = found.first::<Link>()?.ok_or(Failure::NotFound)?;
    let at = link.placement(shard);
    Ok((link, at))
}

/// What asks for a link by its hash, and whether whose it is, is signed in here.
pub fn asked(guest: &DashboardGuest) -> Query {
    let now = guest.now();
    let (session, seen) = guest.session().map_or(("", now), |(_, session, seen)| (session.as_str(), seen));
    sql::LINK.with([session.into(), now.into(), seen.into()])
}

#[derive(Template)]
#[template(path = "studio/member_link/over.html")]
pub struct OverPage {
    shell: DashboardShell,
    token: String,
}

/// The page of a link that is used, too old, or of a closed account.
pub fn over(guest: &DashboardGuest, token: &str) -> OverPage {
    OverPage { shell: guest.shell("This link doesn’t work anymore"), token: token.to_owned() }
}

/// Why nothing can be done with this link.
pub fn gone(guest: &DashboardGuest, token: &str) -> Failure {
    Failure::conflict("This link doesn’t work anymore. Ask for a new one.").with_form(|_| over(guest, token))
}

/// The event of a link that was asked for, or given.
pub type LinkRequested = fn(MemberId) -> Event;

/// Adds the token and its letter to a change.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn mail(
    context: &impl Context,
    change: Change,
    head: &Letterhead,
    (purpose, next): (Purpose, Option<&str>),
    (member, name, email): (&MemberId, &str, &Email),
    (shard, requested): (Shard, LinkRequested),
) -> Result<Change, Failure> {
    let (token, now) = (context.token(), context.now());
    let secret = token.in_shard(shard);
    let origin = context.dashboard_origin();
    let set_password = &format!("{origin}/set-password/{secret}");
    let next = next.and_then(|next| serde_html_form::to_string([("next", next)]).ok());
    let sign_in = &format!("{origin}/sign-in/{secret}{}", next.map(|next| format!("?{next}")).unwrap_or_default());
    let (kept_as, lasts, says) = match purpose {
        Purpose::Invite => ("invite", INVITE_LASTS, MailTemplate::MemberInvite { link: set_password }),
        Purpose::Reset => ("reset", RESET_LASTS, MailTemplate::MemberReset { link: set_password }),
        Purpose::SignIn => ("sign_in", SIGN_IN_LASTS, MailTemplate::MemberSignIn { link: sign_in }),
    };
    let letter = letter(head, context.fresh(MailId::from_bytes), &Recipient { name, email, contact: None, language: None }, &says)?;
    let row = MEMBER_TOKEN.with([
        (&context.fresh(TokenId::from_bytes)).into(),
        kept_as.into(),
        token.hash.into(),
        member.into(),
        now.into(),
        now.plus(lasts).into(),
    ]);
    Ok(change.write(row).mail(letter).record(requested(member.clone())))
}

/// To the member whose password was changed with a link: whoever reads the mailbox learns of it.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn changed(context: &impl Context, head: &Letterhead, (name, email): (&str, &Email)) -> Result<Outgoing, Failure> {
    let link = &format!("{}/forgot-password", context.dashboard_origin());
    let to = Recipient { name, email, contact: None, language: None };
    letter(head, context.fresh(MailId::from_bytes), &to, &MailTemplate::MemberPasswordChanged { link })
}

/// Whom to write to.
pub struct Mailbox {
    pub at: Placement,
    pub member: MemberId,
    pub name: String,
    pub email: Email,
    pub purpose: Purpose,
    /// Where a link to sign in leads on to.
    pub next: Option<String>,
    /// Of the account now.
    pub epoch: i64,
    pub head: Letterhead,
}

/// Writes to the member with this address, whose studio ever they are of. The same answer and the same work for every address.
///
/// # Errors
/// Of the field `email`; [`Failure::TooMany`] when address or source had their mails for now.
pub async fn ask(
    guest: &DashboardGuest,
    typed: &str,
    (purpose, next): (Purpose, Option<&str>),
    requested: LinkRequested,
) -> Result<Reply<MemberLinkOnItsWay>, Failure> {
    let email: Email = typed.parse().map_err(|refusal: domain::InvalidValue| Failure::field("email", refusal))?;
    // Both budgets count what is typed, whether or not anybody has that address: so it may be said when they are used up.
    let facts = [sql::MEMBER.with([(&email).into()]), sql::STUDIO_OF_MEMBER.with([])];
    let (tickets, [member, studio]) = AttemptCounters::and(guest, [throttle::MAILS, throttle::ASKING], &email, facts).await?;
    let found = member.first::<sql::Member>()?.zip(studio.first::<Studio>()?);
    let known = found.and_then(|(found, of)| {
        let sql::Member { id: member, name, state, epoch } = found;
        let (purpose, next) = (purpose.given(state)?, next.map(str::to_owned));
        let (at, email) = (tickets.found.clone(), email.clone());
        Some(Mailbox { at, member, name, email, purpose, next, epoch, head: guest.letterhead(&of) })
    });
    let elsewhere = guest.stand_in(email.as_str());
    send(guest, known.as_ref(), Change::new(), (&tickets.source, &elsewhere), requested).await?;
    Ok(sent(guest))
}

/// Writes to this member; or does all the work as if, where nobody is to be written to. `ticket` is what the budget of the mailbox wants,
/// where it was not taken before; `elsewhere` is where the work is done then.
///
/// # Errors
/// When the database is out of reach, or what the ticket relies on does not hold.
pub async fn send(
    guest: &DashboardGuest,
    known: Option<&Mailbox>,
    ticket: Change,
    (source, elsewhere): (&DashboardCounter, &Placement),
    requested: LinkRequested,
) -> Result<(), Failure> {
    let committed = match known {
        Some(Mailbox { at, member, name, email, purpose, next, head, .. }) => {
            let change = mail(guest, ticket, head, (*purpose, next.as_deref()), (member, name, email), (at.shard, requested))?;
            guest.commit(at, change).await
        }
        None => {
            let (member, email, head) = (MemberId::from_bytes([0; 16]), guest.mail_from(), guest.letterhead(&nobodys()?));
            let to = (&member, "Nobody in particular", &email);
            let change = mail(guest, ticket, &head, (Purpose::Invite, None), to, (elsewhere.shard, requested))?;
            guest.commit(elsewhere, change.decoy(source.touch())).await
        }
    };
    committed.map(drop)
}

/// Writes to the member who holds an old link.
///
/// # Errors
/// [`Failure::TooMany`] when the mailbox had its emails for now: nobody guesses a link, so who holds one may know.
pub async fn send_again(
    guest: &DashboardGuest,
    known: Option<Mailbox>,
    source: (&DashboardCounter, &Placement),
    requested: LinkRequested,
) -> Result<(), Failure> {
    let Some(mailbox) = &known else { return send(guest, None, Change::new(), source, requested).await };
    let device = guest.device(&mailbox.email).filter(|device| device.is_members(&mailbox.at.studio, &mailbox.member, mailbox.epoch));
    let on = device.map_or_else(|| mailbox.email.to_string(), |device| on_device(&mailbox.email, &device));
    let mails = Counter::new(guest, &mailbox.at.studio, throttle::MAILS, &on);
    let [open, take] = mails.late_attempt();
    match send(guest, known.as_ref(), Change::new().require(open).write(take), source, requested).await {
        Err(Failure::Conflict(stale)) => {
            let [stand] = guest.read(&mailbox.at, [mails.stand()]).await?;
            mails.check(&stand).map_err(|failure| {
                again(guest, failure, |errors| SentPage { shell: guest.shell("Check your email"), text: errors.line(guest.t()) })
            })?;
            Err(Failure::Conflict(stale))
        }
        done => done,
    }
}

/// Stands in where there is no studio, so that the work is the same.
fn nobodys() -> Result<Studio, Failure> {
    let slug = "nobody".parse().map_err(Failure::internal)?;
    let name = "Nobody in particular".to_owned();
    Ok(Studio {
        id: throttle::no_studio(),
        slug,
        name,
        brand: domain::brand::Brand::default(),
        portal_open: true.into(),
        reply_to: None,
        hostname: None,
        language: domain::Language::default(),
        time_zone: "UTC".to_owned(),
    })
}

#[derive(Debug, Serialize, ToSchema)]
pub struct MemberLinkOnItsWay {
    /// The same words for everybody.
    pub message: &'static str,
}

#[derive(Template)]
#[template(path = "studio/member_link/sent.html")]
struct SentPage {
    shell: DashboardShell,
    text: String,
}

/// The one answer to everybody who asks for a link.
pub fn sent(guest: &DashboardGuest) -> Reply<MemberLinkOnItsWay> {
    promised(guest, "If that address belongs to a studio account, you’ll get an email shortly.")
}

/// The same to who asks with an old link in place of an address.
pub fn sent_again(guest: &DashboardGuest) -> Reply<MemberLinkOnItsWay> {
    promised(guest, "If your link belongs to an account that can log in, you’ll shortly get an email at the address it was sent to.")
}

fn promised(guest: &DashboardGuest, message: &'static str) -> Reply<MemberLinkOnItsWay> {
    guest.reply(MemberLinkOnItsWay { message }).page(|_| SentPage { shell: guest.shell("Check your email"), text: message.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_account_gets_no_link_and_a_new_one_a_first_password() {
        for asked in [Purpose::Invite, Purpose::Reset, Purpose::SignIn] {
            assert_eq!(asked.given(MemberState::Invited), Some(Purpose::Invite));
            assert_eq!(asked.given(MemberState::Disabled), None);
        }
        assert_eq!(Purpose::Invite.given(MemberState::Active), Some(Purpose::Reset));
        assert_eq!(Purpose::Reset.given(MemberState::Active), Some(Purpose::Reset));
        assert_eq!(Purpose::SignIn.given(MemberState::Active), Some(Purpose::SignIn));
    }
}
