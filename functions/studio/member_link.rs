//! A link for a member, to choose a password for the dashboard with: one fresh token, one letter.

use askama::Template;
use domain::{Email, MemberId, OutboxId, StudioId, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Anyone, Change, DashboardShell, Failure, Letterhead, Outgoing, Person, Reply, Studio, Subject,
    guessing::{self, Counter},
    tokens::{INVITE_LASTS, RESET_LASTS},
};

use super::sql::{self, MemberState};
pub use crate::door::again;
use crate::mail::{Recipient, Says, letter};

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Invite,
    Reset,
}

impl Purpose {
    /// What a fresh link is for; nothing for a closed account.
    pub fn renewed(state: MemberState) -> Option<Self> {
        match state {
            MemberState::Invited => Some(Self::Invite),
            MemberState::Active => Some(Self::Reset),
            MemberState::Disabled => None,
        }
    }
}

/// Adds the token and its letter to a change.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn mail(
    person: &impl Person,
    change: Change,
    head: &Letterhead,
    purpose: Purpose,
    (member, name, email): (&MemberId, &str, &Email),
    action: &'static str,
) -> Result<Change, Failure> {
    let (token, now) = (person.token(), person.now());
    let link = &format!("{}/set-password/{}", person.dashboard_origin(), token.secret);
    let (kept_as, lasts, says) = match purpose {
        Purpose::Invite => ("invite", INVITE_LASTS, Says::MemberInvite { link }),
        Purpose::Reset => ("reset", RESET_LASTS, Says::MemberReset { link }),
    };
    let letter = letter(head, person.fresh(OutboxId::from_bytes), &Recipient { name, email, contact: None, language: None }, &says)?;
    let row = sql::MEMBER_TOKEN.with([
        (&person.fresh(TokenId::from_bytes)).into(),
        kept_as.into(),
        token.hash.into(),
        member.into(),
        now.into(),
        now.plus(lasts).into(),
    ]);
    Ok(change.write(row).mail(letter).audit(action, Subject::of("member", member)))
}

/// To the member whose password was changed with a link: whoever reads the mailbox learns of it.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn changed(person: &impl Person, head: &Letterhead, (name, email): (&str, &Email)) -> Result<Outgoing, Failure> {
    let link = &format!("{}/forgot-password", person.dashboard_origin());
    let to = Recipient { name, email, contact: None, language: None };
    letter(head, person.fresh(OutboxId::from_bytes), &to, &Says::MemberPasswordChanged { link })
}

/// Whom to write to.
pub struct Mailbox {
    pub studio: StudioId,
    pub member: MemberId,
    pub name: String,
    pub email: Email,
    pub purpose: Purpose,
    pub head: Letterhead,
}

/// Writes to this member; or does all the work as if, where nobody is to be written to. `ticket` is what the budget of the mailbox wants,
/// where it was not taken before.
///
/// # Errors
/// When the database is out of reach, or what the ticket relies on does not hold.
pub async fn send(anyone: &Anyone, known: Option<&Mailbox>, ticket: Change, source: &Counter, action: &'static str) -> Result<(), Failure> {
    let committed = match known {
        Some(Mailbox { studio, member, name, email, purpose, head }) => {
            anyone.commit(studio, mail(anyone, ticket, head, *purpose, (member, name, email), action)?).await
        }
        None => {
            let (member, email, head) = (MemberId::from_bytes([0; 16]), anyone.mail_from(), anyone.letterhead(&nobodys()?));
            let change = mail(anyone, ticket, &head, Purpose::Invite, (&member, "Nobody in particular", &email), action)?;
            anyone.commit(&guessing::door(), change.pretended(source.touch())).await
        }
    };
    committed.map(drop)
}

/// Writes to the member who holds an old link.
///
/// # Errors
/// [`Failure::TooMany`] when the mailbox had its e-mails for now: nobody guesses a link, so who holds one may know.
pub async fn send_again(anyone: &Anyone, known: Option<Mailbox>, source: &Counter, action: &'static str) -> Result<(), Failure> {
    let Some(mailbox) = &known else { return send(anyone, None, Change::new(), source, action).await };
    let mails = Counter::new(anyone, &mailbox.studio, guessing::MAILS, mailbox.email.as_str());
    let [open, take] = mails.late_ticket();
    match send(anyone, known.as_ref(), Change::new().expect(open).write(take), source, action).await {
        Err(Failure::Conflict(stale)) => {
            let [stand] = anyone.read([mails.stand().led_by((&mailbox.studio).into())]).await?;
            mails.check(&stand).map_err(|failure| {
                again(anyone, failure, |errors| SentPage { shell: anyone.shell("Check your email"), text: errors.line(anyone.words()) })
            })?;
            Err(Failure::Conflict(stale))
        }
        done => done,
    }
}

/// Stands in where there is no studio, so that the work is the same.
fn nobodys() -> Result<Studio, Failure> {
    let slug = "nobody".parse().map_err(Failure::broken)?;
    let name = "Nobody in particular".to_owned();
    Ok(Studio {
        id: guessing::door(),
        slug,
        name,
        brand: domain::brand::Brand::default(),
        portal_open: 1,
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
#[template(path = "studio/member_link.html")]
struct SentPage {
    shell: DashboardShell,
    text: String,
}

/// The one answer to everybody who asks for a link.
pub fn sent(anyone: &Anyone) -> Reply<MemberLinkOnItsWay> {
    promised(anyone, "If that address can sign in to a studio, you’ll get an email shortly.")
}

/// The same to who asks with an old link in place of an address.
pub fn sent_again(anyone: &Anyone) -> Reply<MemberLinkOnItsWay> {
    promised(anyone, "If your link belongs to an account that can sign in, you’ll shortly get an email at the address it was sent to.")
}

fn promised(anyone: &Anyone, message: &'static str) -> Reply<MemberLinkOnItsWay> {
    anyone.reply(MemberLinkOnItsWay { message }).page(|_| SentPage { shell: anyone.shell("Check your email"), text: message.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_account_gets_no_fresh_link() {
        assert_eq!(Purpose::renewed(MemberState::Invited), Some(Purpose::Invite));
        assert_eq!(Purpose::renewed(MemberState::Active), Some(Purpose::Reset));
        assert_eq!(Purpose::renewed(MemberState::Disabled), None);
    }
}
