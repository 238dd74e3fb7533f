//! The ports in memory, for tests: SQLite databases with the real migrations, and files, mail, payments, time and randomness that a test
//! can look into and steer.
//!
//! The databases keep D1's limits, count round trips and fail on request, so that a test can interrupt any operation at any step. Only
//! tests use this crate, and it may use everything below `functions`.
//!
//! Begin with [`Kit`], a whole world, and [`demo`], the two studios that the tests and `scripts/dev` share.

mod databases;
pub mod demo;
mod files;
mod kit;
mod mail;
mod marks;
mod payments;
mod quiet;
mod small;
mod snapshot;
mod sqlite;

pub use databases::Databases;
pub use files::MemoryFiles;
pub use kit::{BASE_URL, Kit, NOW, services, services_over};
pub use mail::SentMail;
pub use marks::{MARK_FIELD, MARK_HEADER, form_mark, marked};
pub use payments::FakePayments;
pub use small::{JobQueue, Log, MemoryCache, TestClock, TestEntropy, TestRateLimiter};
pub use snapshot::Snapshot;
pub use sqlite::{Meters, Migration, Sqlite, directory_migrations, migrations};

/// When a fault strikes, seen from the thing that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InjectedFault {
    /// Nothing was done.
    Before,
    /// It was done, and the answer got lost.
    After,
}
