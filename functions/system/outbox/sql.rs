use domain::{ContactId, StudioId};
use ports::Sql;

/// Takes the row for this try: nobody else may until `?3`.
pub const CLAIM: Sql = Sql::new(
    "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = ?3 WHERE studio_id = ?1 AND id = ?2 AND state = 'queued' AND next_attempt_at <= ?4
     RETURNING sealed, attempts, contact_id",
);

#[derive(Debug, serde::Deserialize)]
pub struct Claimed {
    pub sealed: String,
    pub attempts: i64,
    pub contact_id: Option<ContactId>,
}

/// Handed over. The mail itself is gone: it may carry a link that opens a door.
pub const SENT: Sql = Sql::new(
    "UPDATE outbox SET state = 'sent', sent_at = ?3, sealed = NULL, last_error = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'queued'",
);

pub const LATER: Sql =
    Sql::new("UPDATE outbox SET next_attempt_at = ?3, last_error = ?4 WHERE studio_id = ?1 AND id = ?2 AND state = 'queued'");

pub const DEAD: Sql =
    Sql::new("UPDATE outbox SET state = 'dead', last_error = ?3, sealed = NULL WHERE studio_id = ?1 AND id = ?2 AND state = 'queued'");

/// What waits and is due, of all studios.
pub const DUE: Sql =
    Sql::new("SELECT studio_id, id FROM outbox WHERE state = 'queued' AND next_attempt_at <= ?1 ORDER BY next_attempt_at LIMIT ?2");

#[derive(Debug, serde::Deserialize)]
pub struct Due {
    pub studio_id: StudioId,
    pub id: domain::OutboxId,
}
