//! What functions need from the world, as traits. `edge` speaks them with Cloudflare, `testkit` natively; functions never know which.

mod db;
mod files;
mod world;

pub use db::{Arg, Db, DbError, Outcome, Query, Sql};
pub use files::{Body, Files, FilesError, Found, PartTag, Passing, Precondition, Range, Stored};
pub use world::{
    Cache, Checkout, CheckoutLine, CheckoutRequest, Clock, Config, Entropy, EventsRequest, Flood, ListedEvent, ListedEvents, Log, Mail,
    MailError, Mailer, Payments, PaymentsError, Provider, Wake, World,
};

pub use async_trait::async_trait;
