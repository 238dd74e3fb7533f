//! What nobody asks for in person: health, queues, crons, providers' calls, the operator's commands.

pub mod health;
pub mod outbox;
pub mod sweep_files;

use web::{Failure, System};

/// The cron: everything that must happen though nobody asks. One failing does not keep the others.
///
/// # Errors
/// The first failure, after all were tried.
pub async fn scheduled(system: &System) -> Result<(), Failure> {
    let mail = outbox::sweep(system).await;
    let files = sweep_files::sweep(system).await;
    mail.and(files).map(drop)
}
