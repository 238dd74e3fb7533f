//! A link for a member, to choose a password for the dashboard with: one fresh token, one letter.

use askama::Template;
use domain::{Email, MemberId, OutboxId, StudioId, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Anyone, Change, DashboardShell, Failure, Letterhead, Person, Reply, Studio, Subject,
    guessing::{self, Counter},
    tokens::{INVITE_LASTS, RESET_LASTS},
};

use super::sql::{self, MemberState};
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
        Purpose::Reset => ("reset", RESET_LASTS, Says::Reset { link, shared: false }),
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

/// Whom to write to.
pub struct Mailbox {
    pub studio: StudioId,
    pub member: MemberId,
    pub name: String,
    pub email: Email,
    pub purpose: Purpose,
    pub head: Letterhead,
}

/// Writes to this member; or does all the work as if, where nobody is to be written to. An address that had its mails for now gets none.
///
/// # Errors
/// When the database is out of reach.
pub async fn send(anyone: &Anyone, known: Option<Mailbox>, source: &Counter, action: &'static str) -> Result<(), Failure> {
    let committed = match known {
        Some(Mailbox { studio, member, name, email, purpose, head }) => {
            let [open, take] = Counter::new(anyone, &studio, guessing::MAILS, email.as_str()).late_ticket();
            let change = Change::new().expect(open).write(take);
            anyone.commit(&studio, mail(anyone, change, &head, purpose, (&member, &name, &email), action)?).await
        }
        None => {
            let (member, email, head) = (MemberId::from_bytes([0; 16]), anyone.mail_from(), anyone.letterhead(&nobodys()?));
            let change = mail(anyone, Change::new(), &head, Purpose::Invite, (&member, "Nobody in particular", &email), action)?;
            anyone.commit(&guessing::door(), change.pretended(source.touch())).await
        }
    };
    match committed {
        Ok(_) | Err(Failure::Conflict(_)) => Ok(()),
        Err(other) => Err(other),
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
}

/// The one answer to everybody who asks for a link.
pub fn sent(anyone: &Anyone) -> Reply<MemberLinkOnItsWay> {
    let message = "If a member of a studio has that address, a link is on its way to it.";
    anyone.reply(MemberLinkOnItsWay { message }).page(|_| SentPage { shell: anyone.shell("Look in your mailbox") })
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
