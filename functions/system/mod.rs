//! What nobody asks for in person: health, queues, crons, providers' calls, the operator's commands.

pub mod health;
pub mod outbox;

use web::{Failure, System};

/// The cron: everything that must happen though nobody asks. One failing does not keep the others.
///
/// # Errors
/// The first failure, after all were tried.
pub async fn scheduled(system: &System) -> Result<(), Failure> {
    outbox::sweep(system).await.map(drop)
}
