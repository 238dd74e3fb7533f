//! Mail leaves only from here: a row is written with the change that caused it, the queue brings its name, this hands it over. At least
//! once, and the same Message-ID every time, so that a receiver can drop a double. What fails is tried again with growing pauses; what
//! can never arrive is marked dead, for the studio to see.

mod sql;
#[cfg(test)]
mod tests;

use domain::{
    ContactId, OutboxId, StudioId,
    time::{HOUR, MINUTE},
};
use ports::{Mail, MailError};
use web::{Change, Failure, Jobs, Subject};

use crate::mail::studio::{Topic, Word};
use crate::payments::{self, sql::Addressed};

/// What the queue should do with its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// Sent, dead, or somebody else's: nothing more to do.
    Done,
    /// Try again after so many seconds.
    Again { seconds: u32 },
}

/// Another may try when a try that was begun says nothing for so long.
const LEASE: i64 = 2 * MINUTE;
/// Tries before a mail is dead: over the pauses, about two days.
const MOST_TRIES: i64 = 12;

/// After the n-th try: a minute, doubling, three hours at most.
fn pause(tries: i64) -> i64 {
    (MINUTE << tries.clamp(1, 12)).min(6 * HOUR) / 2
}

/// Hands one mail over.
pub async fn deliver(system: &Jobs, studio: &StudioId, row: &OutboxId) -> Delivery {
    match attempt(system, studio, row).await {
        Ok(delivery) => delivery,
        // The database is out of reach: the row still waits, and so does the message.
        Err(_) => Delivery::Again { seconds: 60 },
    }
}

async fn attempt(system: &Jobs, studio: &StudioId, row: &OutboxId) -> Result<Delivery, Failure> {
    let now = system.now();
    let claimed = system.commit(studio, Change::new().write(sql::CLAIM.with([row.into(), now.plus(LEASE).into(), now.into()]))).await?;
    let Some(sql::Claimed { sealed, attempts, contact_id }) = claimed.first().map(ports::Outcome::first).transpose()?.flatten() else {
        return Ok(Delivery::Done);
    };
    let opened = system.open_mail(studio, row, &sealed);
    let outcome = match &opened {
        Ok(mail) => system.send(mail).await,
        Err(error) => Err(MailError::Refused(error.to_string())),
    };
    let subject = Subject::of("outbox", row);
    let (change, delivery) = match outcome {
        Ok(()) => (Change::new().write(sql::SENT.with([row.into(), now.into()])).audit("mail.sent", subject), Delivery::Done),
        Err(MailError::Retryable(why)) if attempts < MOST_TRIES => {
            let wait = pause(attempts);
            let seconds = u32::try_from(wait / 1000).unwrap_or(3600);
            (Change::new().write(sql::LATER.with([row.into(), now.plus(wait).into(), why.into()])), Delivery::Again { seconds })
        }
        Err(MailError::Retryable(why) | MailError::Refused(why)) => {
            let dead = Change::new().write(sql::DEAD.with([row.into(), why.as_str().into()])).audit("mail.dead", subject);
            // The studio believes that it was read. Of its own mail nobody is told: that would not arrive either.
            let change = match (&opened, &contact_id) {
                (Ok(mail), Some(contact)) => undelivered(system, studio, dead, (contact, mail, &why)).await?,
                _ => dead,
            };
            (change, Delivery::Done)
        }
    };
    system.commit(studio, change).await?;
    Ok(delivery)
}

/// The change, with word to the studio that a letter to one of its contacts did not arrive.
async fn undelivered(
    system: &Jobs,
    studio: &StudioId,
    change: Change,
    (contact, mail, why): (&ContactId, &Mail, &str),
) -> Result<Change, Failure> {
    let [found] = system.read_of(studio, [payments::sql::STUDIO.with([])]).await?;
    let Some(Addressed { studio, inbox }) = found.first()? else { return Ok(change) };
    let word = Word {
        topic: Topic::Bounce,
        line: format!("An email to {} could not be delivered", mail.to_name),
        note: format!("To: {}\nSubject: {}\nReason: {why}", mail.to, mail.subject),
        path: format!("/contacts/{contact}"),
    };
    inbox.told(change, &system.letterhead(&studio), system.fresh(OutboxId::from_bytes), &word, &system.dashboard_origin())
}

/// Wakes what the queue forgot: a row whose message got lost, or whose sender died half-way.
pub async fn sweep(system: &Jobs, budget: usize) -> Result<usize, Failure> {
    let [due] = system.read([sql::DUE.with([system.now().into(), budget.into()])]).await?;
    let rows: Vec<_> = due.all::<sql::Due>()?.into_iter().map(|row| (row.studio_id, row.id)).collect();
    system.wake(&rows).await;
    Ok(rows.len())
}
