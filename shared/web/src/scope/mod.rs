//! What a guard hands out. A function holds a scope and nothing else: without the guard of its row there is no studio, no viewer, no
//! database. Every scope puts its studio's id in as `?1` itself.

mod client;
mod context;
mod open;
mod staff;
mod system;

pub(crate) use client::frame as client_frame;
pub use client::{Client, Viewer};
pub use context::Context;
pub(crate) use context::{Idempotency, RequestContext, source};
pub use open::{DashboardGuest, PortalGuest};
pub(crate) use staff::frame as staff_frame;
pub use staff::{Actor, StaffViewer, StudioActor, api_key};
pub use system::{Jobs, Operator, Webhook};

use domain::event::EventActor;
use ports::{Arg, DbError, Outcome, Query, Sql};

use crate::{Change, Editable, Failure, Reply, Version, app::App};

/// Ends the batch when the fact it selects no longer holds; see the table `precondition`.
const REPLAYED: Sql = Sql::new("SELECT fingerprint, status, answer FROM idempotency_keys WHERE studio_id = ?1 AND actor = ?2 AND key = ?3");

const REMEMBER: Sql = Sql::new(
    "INSERT INTO idempotency_keys (studio_id, actor, key, fingerprint, status, answer, created_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
);

#[derive(serde::Deserialize)]
struct Remembered {
    fingerprint: String,
    status: u16,
    answer: String,
}

/// The answer given to this key before, if any.
///
/// # Errors
/// [`Failure::Replay`] with that answer, or a refusal when the key was used for another request.
fn replay(remembered: Option<Remembered>, idempotency: &Idempotency) -> Result<(), Failure> {
    match remembered {
        None => Ok(()),
        Some(old) if old.fingerprint == idempotency.fingerprint => Err(Failure::Replay { status: old.status, answer: old.answer }),
        Some(_) => Err(Failure::field("Idempotency-Key", "This key was used for another request; take a new one for each")),
    }
}

/// Runs one batch for a studio: its id goes in front of every statement's arguments.
async fn run(app: &App, studio: &domain::StudioId, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
    let queries = queries.into_iter().map(|query| query.prepend_arg(Arg::from(studio))).collect();
    app.0.services.db.batch(queries).await
}

/// The answer with the version that a saved change left, read by the change's last statement.
fn saved<T>(outcomes: &[Outcome], reply: Reply<T>) -> Result<Reply<T>, Failure> {
    let version = outcomes.last().ok_or_else(|| Failure::internal("no version was read"))?;
    Ok(reply.version(Version::of(version)?))
}

/// A fact did not hold: when it was the version, says which one stands there now.
async fn stale(app: &App, studio: &domain::StudioId, of: &Editable, since: Version, failure: Failure) -> Failure {
    if !matches!(failure, Failure::Conflict(_)) {
        return failure;
    }
    let now = run(app, studio, vec![of.version()]).await.map_err(Failure::from);
    match now.and_then(|outcomes| outcomes.first().map_or_else(|| Err(Failure::internal("no version was read")), Version::of)) {
        Ok(now) if now != since => Failure::Stale(now),
        Ok(_) => failure,
        Err(broken) => broken,
    }
}

/// Takes the outcomes of the last `N` statements, in order.
fn last<const N: usize>(mut outcomes: Vec<Outcome>) -> Result<[Outcome; N], Failure> {
    let tail = outcomes.split_off(outcomes.len().saturating_sub(N));
    tail.try_into().map_err(|_| Failure::internal("fewer outcomes than statements"))
}

/// Commits a change in one batch: `first` (preconditions of the scope), the change, its audit rows and its jobs; then tells the queue.
async fn commit(
    app: &App,
    studio: &domain::StudioId,
    actor: &EventActor,
    first: Vec<Query>,
    change: Change,
    context: &RequestContext,
) -> Result<Vec<Outcome>, DbError> {
    let lead = first.len();
    let count = change.statements();
    let messages = change.messages(studio);
    let mut queries = first;
    queries.extend(change.build(app, studio, actor, context)?);
    let mut outcomes = run(app, studio, queries).await?;
    if !messages.is_empty() {
        app.0.services.jobs.enqueue(&messages).await;
    }
    outcomes.drain(..lead.min(outcomes.len()));
    outcomes.truncate(count);
    Ok(outcomes)
}
