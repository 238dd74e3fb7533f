//! Runs the jobs that changes leave behind. A job is written in the batch of its change, the queue brings its id, and this does the work: at
//! least once. What fails is tried again with growing pauses; a job that gave up is kept for a month, and the operator can list such jobs
//! and have them tried again.

mod operator;
pub mod routes;
mod send_email;
mod sql;
#[cfg(test)]
mod tests;

use domain::{
    Shard,
    time::{HOUR, MINUTE},
};
use ports::{JobMessage, Outcome};
use web::{Change, Failure, Job, JobError, JobKind, Jobs};

/// What the queue should do with its message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Done, given up, or somebody else's: nothing more to do.
    Finished,
    /// Try again after so many seconds.
    Again { seconds: u32 },
}

/// Why an attempt did not succeed, in words for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
enum AttemptError {
    /// Worth another attempt later.
    Retry(String),
    /// No attempt can succeed.
    GiveUp(String),
}

/// Another attempt may begin when one that has begun says nothing for so long.
const LEASE: i64 = 2 * MINUTE;
/// Attempts before a job gives up: with the pauses between them, about two days.
const MAX_ATTEMPTS: i64 = 12;

/// After the n-th attempt: a minute, doubling, three hours at most.
fn pause(attempts: i64) -> i64 {
    (MINUTE << attempts.clamp(1, 12)).min(6 * HOUR) / 2
}

/// Does the work of one job, unless it is not due.
pub async fn run(system: &Jobs, message: &JobMessage) -> Progress {
    match attempt(system, message).await {
        Ok(progress) => progress,
        // The database is out of reach: the job still waits, and so does the message.
        Err(_) => Progress::Again { seconds: 60 },
    }
}

async fn attempt(system: &Jobs, message: &JobMessage) -> Result<Progress, Failure> {
    let JobMessage { studio, job: id } = message;
    let now = system.now();
    let at = &system.place(studio).await?;
    let claimed = system.commit(at, Change::new().write(sql::CLAIM.with([id.into(), now.plus(LEASE).into(), now.into()]))).await?;
    let Some(sql::Claimed { kind, payload, attempts }) = claimed.first().map(Outcome::first).transpose()?.flatten() else {
        return Ok(Progress::Finished);
    };
    let opened = system.open_job(studio, id, &kind, &payload);
    let result = match &opened {
        Ok(Job::SendEmail(mail)) => send_email::send(system, mail).await,
        // A newer version wrote it, and may soon run here, too.
        Err(error @ JobError::UnknownKind(_)) => {
            system.log(&format!("job={id} {error}"));
            Err(AttemptError::Retry(error.to_string()))
        }
        Err(error @ JobError::Unreadable(_)) => Err(AttemptError::GiveUp(error.to_string())),
    };
    let (change, progress) = match result {
        Ok(()) => {
            let done = Change::new().write(sql::FINISHED.with([id.into()]));
            let done = match &opened {
                Ok(Job::SendEmail(_)) => send_email::sent(done, id, now),
                Err(_) => done,
            };
            (done, Progress::Finished)
        }
        Err(AttemptError::Retry(why)) if attempts < MAX_ATTEMPTS => {
            let wait = pause(attempts);
            let seconds = u32::try_from(wait / 1000).unwrap_or(3600);
            let later = sql::LATER.with([id.into(), now.plus(wait).into(), why.into()]);
            (Change::new().write(later), Progress::Again { seconds })
        }
        Err(AttemptError::Retry(why) | AttemptError::GiveUp(why)) => {
            let failed = Change::new().write(sql::FAILED.with([id.into(), now.into(), why.as_str().into()]));
            let failed = match JobKind::parse(&kind) {
                Ok(JobKind::SendEmail) => send_email::failed(system, at, (failed, id), opened.ok().as_ref(), &why).await?,
                Err(_) => failed,
            };
            (failed, Progress::Finished)
        }
    };
    system.commit(at, change).await?;
    Ok(progress)
}

/// Tells the queue about jobs of a shard that are due: their message got lost, or who ran them died half-way.
///
/// # Errors
/// When the database is out of reach.
pub async fn wake(system: &Jobs, shard: Shard, budget: usize) -> Result<usize, Failure> {
    let [due] = system.read(shard, [sql::DUE.with([system.now().into(), budget.into()])]).await?;
    let messages: Vec<JobMessage> = due.all::<sql::Due>()?.into_iter().map(Into::into).collect();
    system.enqueue(&messages).await;
    Ok(messages.len())
}
