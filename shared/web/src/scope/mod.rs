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

use domain::{Placement, Timestamp, event::EventActor};
use ports::{DbError, Outcome, Query, Sql};

use crate::{Change, Failure, Reply, Version, VersionedItem, app::App, change::Claims, directory};

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

/// Runs one batch for a studio, in its shard: its id goes in front of every statement's arguments.
pub(crate) async fn run(app: &App, at: &Placement, queries: Vec<Query>) -> Result<Vec<Outcome>, DbError> {
    directory::run(&app.0.services, at, queries).await
}

/// The answer with the version that a saved change left, read by the change's last statement.
fn saved<T>(outcomes: &[Outcome], reply: Reply<T>) -> Result<Reply<T>, Failure> {
    let version = outcomes.last().ok_or_else(|| Failure::internal("no version was read"))?;
    Ok(reply.version(Version::of(version)?))
}

/// A fact did not hold: when it was the version, says which one stands there now.
async fn stale(app: &App, at: &Placement, of: &VersionedItem, since: Version, failure: Failure) -> Failure {
    if !matches!(failure, Failure::Conflict(_)) {
        return failure;
    }
    let now = run(app, at, vec![of.version()]).await.map_err(Failure::from);
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

/// Writes a batch in the studio's shard; what it claims in the directory is claimed before and confirmed after it.
async fn write(app: &App, at: &Placement, queries: Vec<Query>, (claims, now): (Claims, Timestamp)) -> Result<Vec<Outcome>, DbError> {
    let services = &app.0.services;
    let Claims { names, new_studio, afterwards } = claims;
    if !names.is_empty() {
        directory::claim(services, at, new_studio, &names, now).await?;
    }
    let written = run(app, at, queries).await;
    // Whatever fails here is found by the cron, or was not worth another try.
    let said = match &written {
        Ok(_) if !names.is_empty() => directory::confirm(services, &at.studio, &names).await,
        // Whether it was written is not known: the cron looks.
        Err(DbError::Overloaded(_)) => Ok(()),
        Err(_) if !names.is_empty() => directory::release(services, &at.studio, &names, now).await,
        _ => Ok(()),
    };
    let done = match (&written, afterwards.is_empty()) {
        (Ok(_), false) => services.directory.batch(afterwards).await.map(drop),
        _ => Ok(()),
    };
    if let Err(error) = said.and(done) {
        services.log.error(&format!("directory studio={}: {error}", at.studio));
    }
    written
}

/// Commits a change in one batch: `first` (preconditions of the scope), the change, its audit rows and its jobs; then tells the queue.
async fn commit(
    app: &App,
    at: &Placement,
    actor: &EventActor,
    first: Vec<Query>,
    mut change: Change,
    context: &RequestContext,
) -> Result<Vec<Outcome>, DbError> {
    let lead = first.len();
    let count = change.statements();
    let claims = change.take_claims();
    let messages = change.messages(&at.studio);
    let mut queries = first;
    queries.extend(change.build(app, at, actor, context)?);
    let mut outcomes = write(app, at, queries, (claims, context.now)).await?;
    if !messages.is_empty() {
        app.0.services.jobs.enqueue(&messages).await;
    }
    outcomes.drain(..lead.min(outcomes.len()));
    outcomes.truncate(count);
    Ok(outcomes)
}
