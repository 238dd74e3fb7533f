use domain::{ContactId, JobId, StudioId, Timestamp};
use ports::{JobMessage, Sql};

use crate::payments;

/// Takes the job for this attempt: nobody else may until `?3`.
pub const CLAIM: Sql = Sql::new(
    "UPDATE jobs SET attempts = attempts + 1, due_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NULL AND due_at <= ?4
     RETURNING kind, payload, attempts",
);

#[derive(Debug, serde::Deserialize)]
pub struct Claimed {
    pub kind: String,
    /// Sealed.
    pub payload: String,
    pub attempts: i64,
}

/// With its payload, which may carry a link that logs somebody in.
pub const FINISHED: Sql = Sql::new("DELETE FROM jobs WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NULL");

pub const LATER: Sql = Sql::new("UPDATE jobs SET due_at = ?3, last_error = ?4 WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NULL");

pub const FAILED: Sql = Sql::new("UPDATE jobs SET failed_at = ?3, last_error = ?4 WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NULL");

/// Jobs that are due, of all studios of the shard.
pub const DUE: Sql = Sql::new(
    "SELECT j.studio_id, j.id FROM jobs j WHERE j.failed_at IS NULL AND j.due_at <= ?1
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = j.studio_id) ORDER BY j.due_at LIMIT ?2",
);

#[derive(Debug, serde::Deserialize)]
pub struct Due {
    studio_id: StudioId,
    id: JobId,
}

impl From<Due> for JobMessage {
    fn from(due: Due) -> Self {
        Self { studio: due.studio_id, job: due.id }
    }
}

// ---- emails ----

pub const MAIL_SENT: Sql =
    Sql::new("UPDATE mails SET state = 'sent', sent_at = ?3, last_error = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'queued'");

pub const MAIL_DEAD: Sql =
    Sql::new("UPDATE mails SET state = 'dead', last_error = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'queued'");

/// When the operator has its job tried again.
pub const MAIL_QUEUED: Sql =
    Sql::new("UPDATE mails SET state = 'queued', last_error = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'dead'");

/// The contact an email goes to, where it is one.
pub const RECIPIENT: Sql = Sql::new("SELECT contact_id FROM mails WHERE studio_id = ?1 AND id = ?2 AND contact_id IS NOT NULL");

#[derive(Debug, serde::Deserialize)]
pub struct MailRecipient {
    pub contact_id: ContactId,
}

pub use payments::sql::{NotifiedStudio, STUDIO};

// ---- for the operator ----

/// Jobs that gave up, of all studios of the shard, the latest first.
pub const FAILED_JOBS: Sql = Sql::new(
    "SELECT j.studio_id, j.id, j.kind, j.attempts, j.created_at, j.failed_at, j.last_error FROM jobs j WHERE j.failed_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM departures d WHERE d.studio_id = j.studio_id AND d.state = 'left') ORDER BY j.failed_at DESC LIMIT ?1",
);

#[derive(Debug, serde::Deserialize)]
pub struct FailedRow {
    pub studio_id: StudioId,
    pub id: JobId,
    pub kind: String,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub failed_at: Timestamp,
    pub last_error: Option<String>,
}

pub const STILL_FAILED: Sql = Sql::new(
    "INSERT INTO precondition (held) VALUES (EXISTS (SELECT 1 FROM jobs WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NOT NULL))",
);

pub const RETRY: Sql = Sql::new(
    "UPDATE jobs SET failed_at = NULL, last_error = NULL, attempts = 0, due_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND failed_at IS NOT NULL",
);
