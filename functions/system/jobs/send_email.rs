//! Sends an email, with the same Message-ID at every attempt, so that a receiver can drop a double. The record of the email says what became
//! of it, for the studio to see.

use domain::{Event, JobId, MailId, Placement, Timestamp};
use ports::{Mail, MailError};
use web::{Change, Failure, Job, Jobs};

use super::{
    AttemptError,
    sql::{self, NotifiedStudio},
};
use crate::mail::studio::{NotificationTopic, StudioNotification};

pub(super) async fn send(system: &Jobs, mail: &Mail) -> Result<(), AttemptError> {
    system.send(mail).await.map_err(|error| match error {
        MailError::Retryable(why) => AttemptError::Retry(why),
        MailError::Refused(why) => AttemptError::GiveUp(why),
    })
}

pub(super) fn sent(change: Change, id: &JobId, now: Timestamp) -> Change {
    let mail = MailId::from(id);
    change.write(sql::MAIL_SENT.with([(&mail).into(), now.into()])).record(Event::MailSent { mail: mail.clone() })
}

/// With word to the studio that a letter to one of its contacts did not arrive: it believes that it was read. Of the studio's own mail
/// nobody is told, because that would not arrive either.
pub(super) async fn failed(
    system: &Jobs,
    at: &Placement,
    (change, job): (Change, &JobId),
    opened: Option<&Job>,
    why: &str,
) -> Result<Change, Failure> {
    let id = MailId::from(job);
    let change = change.write(sql::MAIL_DEAD.with([(&id).into(), why.into()])).record(Event::MailFailed { mail: id.clone() });
    let Some(Job::SendEmail(mail)) = opened else { return Ok(change) };
    let [recipient, found] = system.read_of(at, [sql::RECIPIENT.with([(&id).into()]), sql::STUDIO.with([])]).await?;
    let (Some(sql::MailRecipient { contact_id }), Some(NotifiedStudio { studio, inbox })) = (recipient.first()?, found.first()?) else {
        return Ok(change);
    };
    let word = StudioNotification {
        topic: NotificationTopic::Bounce,
        line: format!("An email to {} could not be delivered", mail.to_name),
        note: format!("To: {}\nSubject: {}\nReason: {why}", mail.to, mail.subject),
        path: format!("/contacts/{contact_id}"),
    };
    inbox.told(change, &system.letterhead(&studio), system.fresh(MailId::from_bytes), &word, &system.dashboard_origin())
}
