//! What Portico needs from the world, as traits: databases, files, mail, payments, a cache, a clock, randomness.
//!
//! The crate `edge` implements them with Cloudflare, and `testkit` in memory; the operations never know which they run on. A port says what is
//! needed and no more. It depends on `domain` alone.
//!
//! Begin with [`Services`], which holds one of each, and then read [`Shards`], the port that every operation uses.

mod db;
mod files;
mod services;

pub use db::{Arg, Constraint, DbError, Directory, DirectoryQuery, DirectorySql, Flag, Outcome, Query, Shards, Sql};
pub use files::{Body, BodySlot, Files, FilesError, FoundObject, PartTag, Precondition, Range, StoredObject};
pub use services::{
    Cache, Checkout, CheckoutLine, CheckoutRequest, Clock, Config, Entropy, EventsRequest, JobMessage, JobQueue, ListedEvent, ListedEvents,
    Log, Mail, MailError, Mailer, Payments, PaymentsError, Provider, RateLimiter, Services,
};

pub use async_trait::async_trait;
