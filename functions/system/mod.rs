//! What nobody asks for in person: health, queues, crons, providers' calls, the operator's commands.

pub mod health;
#[cfg(feature = "system-operator")]
pub mod operator;
pub mod outbox;
mod reconcile;
pub(crate) mod settle;
pub mod sweep;
pub mod sweep_files;
#[cfg(feature = "system-webhook")]
pub mod webhook;

use web::{Failure, System};

/// The cron: everything that must happen though nobody asks. One failing does not keep the others.
///
/// # Errors
/// The first failure, after all were tried.
pub async fn scheduled(system: &System) -> Result<(), Failure> {
    let mail = outbox::sweep(system).await.map(drop);
    let files = sweep_files::sweep(system).await.map(drop);
    let payments = reconcile::reconcile(system).await.map(drop);
    let expired = sweep::sweep(system).await;
    mail.and(files).and(payments).and(expired)
}
