//! An invitation to the portal (C4): one fresh token, one letter with its link. Used wherever somebody is invited.

use domain::{ContactId, Email, Language, MailId, Name, Timestamp, TokenId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{Context, Failure, Letterhead, Outgoing, StudioActor, tokens::INVITE_LASTS};

use super::sql;
use crate::mail::{MailTemplate, Recipient, letter};

/// How far the invitation of a contact has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum InvitationState {
    NotInvited,
    /// The mail waits, or is tried again.
    Queued,
    Sent,
    /// It was sent, and its link has run out unused.
    Expired,
    /// The mail could not be delivered.
    Dead,
    /// They chose a password.
    Accepted,
}

impl InvitationState {
    /// As the badges name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotInvited => "not_invited",
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Expired => "expired",
            Self::Dead => "dead",
            Self::Accepted => "accepted",
        }
    }
}

/// What became of an email.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    Queued,
    Sent,
    Dead,
}

impl MailState {
    /// As the badges name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Dead => "dead",
        }
    }

    /// In words for the studio; what the mail server said is for the operator.
    pub fn note(self) -> Option<&'static str> {
        (self == Self::Dead).then_some("It couldn’t be delivered. Check the address, then send it again.")
    }
}

/// From what is known of a contact: when they accepted, and their last invitation with its time.
pub fn state(accepted: Option<Timestamp>, last: Option<(MailState, Timestamp)>, now: Timestamp) -> InvitationState {
    match (accepted, last) {
        (Some(_), _) => InvitationState::Accepted,
        (None, None) => InvitationState::NotInvited,
        (None, Some((MailState::Queued, _))) => InvitationState::Queued,
        (None, Some((MailState::Dead, _))) => InvitationState::Dead,
        (None, Some((MailState::Sent, at))) if at.plus(INVITE_LASTS) <= now => InvitationState::Expired,
        (None, Some((MailState::Sent, _))) => InvitationState::Sent,
    }
}

/// A fresh link to choose a password with, and the statement that makes it good. Earlier ones stay good until they run out (A14).
pub fn link(actor: &StudioActor, head: &Letterhead, contact: &ContactId) -> (String, ports::Query) {
    let token = actor.token();
    let now = actor.now();
    let row = sql::TOKEN.with([
        (&actor.fresh(TokenId::from_bytes)).into(),
        token.hash.into(),
        contact.into(),
        now.into(),
        now.plus(INVITE_LASTS).into(),
    ]);
    (format!("{}/set-password/{}", head.origin, token.secret), row)
}

/// One invitation: the statement for its token, and its letter.
///
/// # Errors
/// Only when the letter cannot be rendered.
pub fn invitation(
    actor: &StudioActor,
    head: &Letterhead,
    (contact, name, email, language): (&ContactId, &Name, &Email, Option<Language>),
) -> Result<(ports::Query, Outgoing), Failure> {
    let (link, row) = link(actor, head, contact);
    let to = Recipient { name: name.as_str(), email, contact: Some(contact), language };
    Ok((row, letter(head, actor.fresh(MailId::from_bytes), &to, &MailTemplate::Invite { link: &link })?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_invitation_is_as_far_as_its_mail_until_it_is_accepted() {
        let now = Timestamp(10 * INVITE_LASTS);
        let recent = now.minus(1000);
        assert_eq!(state(None, None, now), InvitationState::NotInvited);
        assert_eq!(state(None, Some((MailState::Queued, recent)), now), InvitationState::Queued);
        assert_eq!(state(None, Some((MailState::Sent, recent)), now), InvitationState::Sent);
        assert_eq!(state(None, Some((MailState::Sent, now.minus(INVITE_LASTS))), now), InvitationState::Expired);
        assert_eq!(state(None, Some((MailState::Dead, recent)), now), InvitationState::Dead);
        assert_eq!(state(Some(recent), Some((MailState::Dead, recent)), now), InvitationState::Accepted);
    }
}
