//! The dead-letter list: jobs that gave up, for the operator to see and to have tried again.

use domain::{Event, JobId, MailId, StudioId, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;
use web::{Change, Context, Failure, Operator, PathId, PathIds, Reply};

use super::sql;

/// So many are listed, the latest ones.
const LISTED: usize = 100;

/// A job that gave up.
#[derive(Debug, Serialize, ToSchema)]
pub struct FailedJob {
    pub studio: StudioId,
    pub id: JobId,
    /// `send_email`, …
    pub kind: String,
    pub attempts: i64,
    pub created_at: Timestamp,
    pub failed_at: Timestamp,
    /// Of the last attempt.
    pub error: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FailedJobs {
    /// At most a hundred, the latest first.
    pub items: Vec<FailedJob>,
    /// There are older ones.
    pub more: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct RetriedJob {
    pub studio: StudioId,
    pub id: JobId,
    /// When it is tried again.
    pub due_at: Timestamp,
}

/// `GET /api/v1/operator/failed-jobs`
pub async fn list(operator: Operator) -> Result<Reply<FailedJobs>, Failure> {
    let mut rows: Vec<sql::FailedRow> = Vec::new();
    for shard in operator.shards() {
        let [found] = operator.read_shard(shard, [sql::FAILED_JOBS.with([(LISTED + 1).into()])]).await?;
        rows.extend(found.all::<sql::FailedRow>()?);
    }
    rows.sort_by_key(|row| std::cmp::Reverse(row.failed_at));
    let more = rows.len() > LISTED;
    rows.truncate(LISTED);
    let items = rows
        .into_iter()
        .map(|row| FailedJob {
            studio: row.studio_id,
            id: row.id,
            kind: row.kind,
            attempts: row.attempts,
            created_at: row.created_at,
            failed_at: row.failed_at,
            error: row.last_error,
        })
        .collect();
    Ok(operator.reply(FailedJobs { items, more }))
}

/// `POST /api/v1/operator/studios/{studio}/jobs/{job}/retry`
pub async fn retry(
    operator: Operator,
    PathId(PathIds(studio, id)): PathId<PathIds<StudioId, JobId>>,
) -> Result<Reply<RetriedJob>, Failure> {
    let due_at = operator.now();
    let change = Change::new()
        .require(sql::STILL_FAILED.with([(&id).into()]))
        .write(sql::RETRY.with([(&id).into(), due_at.into()]))
        // No other kind of job has a record of its own.
        .write(sql::MAIL_QUEUED.with([(&MailId::from(&id)).into()]))
        .record(Event::JobRetried { job: id.clone() })
        .due(id.clone());
    match operator.commit(&operator.place(&studio).await?, change).await {
        Ok(_) => Ok(operator.reply(RetriedJob { studio, id, due_at })),
        // Sent meanwhile, tried again already, or never there.
        Err(Failure::Conflict(_)) => Err(Failure::NotFound),
        Err(failure) => Err(failure),
    }
}
