//! Mail to the studio about what happened without it: money that came or went back, a client who changed their details, a letter that could
//! not be delivered. Each kind can be switched off in the settings.

use domain::{Email, MailId};
use ports::Flag;
use web::{Change, Failure, Letterhead, Outgoing};

use super::{MailTemplate, Recipient, letter};

/// What the studio gets word of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotificationTopic {
    Payment,
    PaymentFailed,
    Refund,
    Dispute,
    Profile,
    Bounce,
}

pub use super::sql::INBOX;
pub(crate) use super::sql::inbox;

/// Where a studio is told, and of what.
#[derive(Debug, Clone, Default, serde::Deserialize)]
pub struct Inbox {
    /// Where replies go; else its owner.
    pub inbox: Option<Email>,
    notify_payment: Flag,
    notify_payment_failed: Flag,
    notify_refund: Flag,
    notify_dispute: Flag,
    notify_profile: Flag,
    notify_bounce: Flag,
}

impl Inbox {
    fn wants(&self, topic: NotificationTopic) -> bool {
        match topic {
            NotificationTopic::Payment => *self.notify_payment,
            NotificationTopic::PaymentFailed => *self.notify_payment_failed,
            NotificationTopic::Refund => *self.notify_refund,
            NotificationTopic::Dispute => *self.notify_dispute,
            NotificationTopic::Profile => *self.notify_profile,
            NotificationTopic::Bounce => *self.notify_bounce,
        }
    }

    /// The letter, where the studio has an address and wants it.
    ///
    /// # Errors
    /// Only when it cannot be written.
    pub fn letter(&self, head: &Letterhead, id: MailId, word: &StudioNotification, dashboard: &str) -> Result<Option<Outgoing>, Failure> {
        let Some(email) = self.inbox.as_ref().filter(|_| self.wants(word.topic)) else { return Ok(None) };
        let to = Recipient { name: &head.studio_name, email, contact: None, language: None };
        let link = &format!("{dashboard}{}", word.path);
        let note = Some(word.note.as_str()).filter(|note| !note.is_empty());
        letter(head, id, &to, &MailTemplate::Answered { line: &word.line, note, link }).map(Some)
    }

    /// The change, with the letter.
    ///
    /// # Errors
    /// Only when it cannot be written.
    pub fn told(
        &self,
        change: Change,
        head: &Letterhead,
        id: MailId,
        word: &StudioNotification,
        dashboard: &str,
    ) -> Result<Change, Failure> {
        Ok(match self.letter(head, id, word, dashboard)? {
            Some(letter) => change.mail(letter),
            None => change,
        })
    }
}

/// One thing to tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StudioNotification {
    pub topic: NotificationTopic,
    /// What happened, without a full stop.
    pub line: String,
    /// What else there is to know, a line for each; may be empty.
    pub note: String,
    /// On the dashboard.
    pub path: String,
}
