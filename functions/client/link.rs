//! A link somebody asked for, to choose a password with: one fresh token, one letter.

use askama::Template;
use domain::{ContactId, Email, OutboxId, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Change, Failure, Person, PortalShell, Reply, Subject, Visitor,
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

/// A client to write to.
#[derive(Debug)]
pub struct Addressee {
    pub contact: ContactId,
    pub name: String,
    pub email: Email,
}

impl Addressee {
    /// Stands in where nobody is there, so that the work is the same.
    pub fn nobody(email: Email) -> Self {
        Self { contact: ContactId::from_bytes([0; 16]), name: "Nobody in particular".to_owned(), email }
    }
}

/// Adds the token and its letter to a change. Earlier links stay good until they run out (A14).
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn mail(visitor: &Visitor, change: Change, purpose: Purpose, to: &Addressee, action: &'static str) -> Result<Change, Failure> {
    let (head, token, now) = (visitor.letterhead(), visitor.token(), visitor.now());
    let link = &format!("{}/set-password/{}", head.origin, token.secret);
    let (name, lasts, says) = match purpose {
        Purpose::Invite => ("invite", INVITE_LASTS, Says::Invite { link }),
        Purpose::Reset => ("reset", RESET_LASTS, Says::Reset { link }),
    };
    let recipient = Recipient { name: &to.name, email: &to.email, contact: Some(&to.contact) };
    let letter = letter(&head, visitor.fresh(OutboxId::from_bytes), &recipient, &says)?;
    let row = sql::TOKEN.with([
        (&visitor.fresh(TokenId::from_bytes)).into(),
        name.into(),
        token.hash.into(),
        (&to.contact).into(),
        now.into(),
        now.plus(lasts).into(),
    ]);
    Ok(change.write(row).mail(letter).audit(action, Subject::of("contact", &to.contact)))
}

#[derive(Debug, Serialize, ToSchema)]
pub struct OnItsWay {
    /// The same words for everybody.
    pub message: &'static str,
}

#[derive(Template)]
#[template(path = "client/link.html")]
struct SentPage {
    shell: PortalShell,
}

/// The one answer to everybody who asks for a link.
pub fn sent(visitor: &Visitor) -> Reply<OnItsWay> {
    let message = "If there is a portal for that address, a link is on its way to it.";
    visitor.reply(OnItsWay { message }).page(|_| SentPage { shell: visitor.shell("Look in your mailbox") })
}
