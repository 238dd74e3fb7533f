//! The ports natively, so that every function can be tested with the real SQL and the real migrations in milliseconds: a database in
//! memory that counts and fails on request, files, mail, payments, time and chance that tests can see into and steer.

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

pub use files::MemoryFiles;
pub use kit::{BASE_URL, Kit, NOW, services, services_over};
pub use mail::Outgoing;
pub use marks::{MARK_FIELD, MARK_HEADER, form_mark, marked};
pub use payments::FakePayments;
pub use small::{Flood, Log, MemoryCache, TestClock, TestEntropy, Wake};
pub use snapshot::Snapshot;
pub use sqlite::{Migration, Sqlite, migrations};

/// When a fault strikes, seen from the thing that was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InjectedFault {
    /// Nothing was done.
    Before,
    /// It was done, and the answer got lost.
    After,
}
