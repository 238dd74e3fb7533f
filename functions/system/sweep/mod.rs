//! Takes away what is long over: links, sessions, counters, remembered answers. A bounded bite of each at every run.

mod sql;
#[cfg(test)]
mod tests;

use domain::{
    Shard,
    time::{DAY, HOUR, MINUTE},
};
use web::{Failure, Jobs};

/// A link or session that is over is kept so long: "this link has been used" must still be said.
const KEPT: i64 = 30 * DAY;
/// Who was refused is remembered as long as an incident may be looked into.
const REMEMBERED: i64 = 400 * DAY;
/// A request may be repeated so long after it was first made.
const REPEATABLE: i64 = 48 * HOUR;
/// What claims a name in the directory writes it within seconds; after this long, see whether it did.
const CLAIMED: i64 = 10 * MINUTE;

/// # Errors
/// The first failure, after all were tried.
pub async fn sweep(system: &Jobs, shard: Shard, budget: usize) -> Result<(), Failure> {
    let now = system.now();
    let (over, answered) = (now.minus(KEPT), now.minus(REPEATABLE));
    let mut done = Ok(());
    for query in [
        sql::TOKENS.with([over.into(), budget.into()]),
        sql::SESSIONS_EXPIRED.with([over.into(), budget.into()]),
        sql::SESSIONS_ENDED.with([over.into(), budget.into()]),
        // After the sessions that they began.
        sql::ITEM_LINKS.with([over.into(), budget.into()]),
        sql::COUNTERS.with([now.into(), budget.into()]),
        sql::FAILED_JOBS.with([over.into(), budget.into()]),
        sql::EMAIL_CHANGES.with([over.into(), budget.into()]),
        sql::ANSWERS.with([answered.into(), budget.into()]),
        sql::REFUSALS.with([now.minus(REMEMBERED).into(), budget.into()]),
    ] {
        done = done.and(system.write(shard, vec![query]).await.map(drop));
    }
    done
}

/// The same in the directory.
///
/// # Errors
/// When the directory is out of reach.
pub async fn sweep_directory(system: &Jobs, budget: usize) -> Result<(), Failure> {
    let now = system.now();
    let over = [
        sql::COUNTERS_ON_DASHBOARD.with([now.into(), budget.into()]),
        sql::REFUSALS_ON_DASHBOARD.with([now.minus(REMEMBERED).into(), budget.into()]),
    ];
    system.write_directory(over.into()).await.map(drop)
}

/// Compares names that were claimed in the directory and never confirmed with the shards.
///
/// # Errors
/// When a database is out of reach: the rest waits.
pub async fn sweep_names(system: &Jobs, budget: usize) -> Result<(), Failure> {
    system.sweep_names(system.now().minus(CLAIMED), budget).await.map(drop)
}
