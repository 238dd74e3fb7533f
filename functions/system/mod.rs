//! What nobody asks for in person: health, queues, crons, providers' calls, the operator's commands.

pub mod cron;
mod digest;
pub mod health;
mod inbound;
pub mod jobs;
pub mod operator;
mod reconcile;
pub mod sweep;
pub mod sweep_files;
pub mod webhook;

use std::{future::ready, pin::Pin};

use web::{Failure, Jobs};

use crate::routes::built;

/// A mail that came in.
#[derive(Debug, Clone, Copy)]
pub struct Received<'a> {
    /// Of the envelope; empty for a bounce.
    pub from: &'a str,
    /// Of the envelope.
    pub to: &'a str,
    /// As it came, at most [`MOST_MAIL_BYTES`].
    pub raw: &'a [u8],
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inbound {
    Taken,
    /// Accepted and forgotten, for this reason.
    Dropped(&'static str),
    /// Goes back to its sender, with these words.
    Refused(&'static str),
}

/// The largest mail that is read, in bytes.
pub const MOST_MAIL_BYTES: usize = 10 * 1024 * 1024;
pub const MAIL_TOO_LARGE: Inbound = Inbound::Refused("Your email is larger than 10 MB. Please upload the files in your portal.");

/// Takes in one mail. Not an `async fn`: the states of one stay in the module, though none can be reached, where mail is not built in.
///
/// # Errors
/// When something of ours is out of reach: the mail should come again.
pub fn inbound<'a>(system: &'a Jobs, mail: &'a Received<'_>) -> Pin<Box<dyn Future<Output = Result<Inbound, Failure>> + 'a>> {
    if const { built("system::inbound") } {
        Box::pin(inbound::take(system, mail))
    } else {
        Box::pin(ready(Ok(Inbound::Refused("This address doesn’t accept email."))))
    }
}
