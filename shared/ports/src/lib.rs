//! What functions need from the world, as traits. `edge` speaks them with Cloudflare, `testkit` natively; functions never know which.

mod db;
mod files;
mod services;

pub use db::{Arg, Db, DbError, Outcome, Query, Sql};
pub use files::{Body, BodySlot, Files, FilesError, Found, PartTag, Precondition, Range, Stored};
pub use services::{
    Cache, Checkout, CheckoutLine, CheckoutRequest, Clock, Config, Entropy, EventsRequest, Flood, ListedEvent, ListedEvents, Log, Mail,
    MailError, Mailer, Payments, PaymentsError, Provider, Services, Wake,
};

pub use async_trait::async_trait;
