//! A link for a member, to choose a password for the dashboard with: one fresh token, one letter.

use domain::{Email, MemberId, OutboxId, TokenId};
use serde::Deserialize;
use web::{
    Change, Failure, Letterhead, Person, Subject,
    tokens::{INVITE_LASTS, RESET_LASTS},
};

use super::sql;
use crate::mail::{Recipient, Says, letter};

/// What a link is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Invite,
    Reset,
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
