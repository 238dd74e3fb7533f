//! The values and policies of Portico: email addresses, money, documents, payments, portal access, visibility.
//!
//! Untrusted input is parsed into these types once, at the border. A function that holds an [`Email`] holds a valid one and does not check
//! it again. Nothing here does I/O or reads a clock: `now` is always an argument, so every rule can be tested by calling it.
//!
//! This crate depends on no other crate of Portico, and all others may use it. To see how it is written, read [`visibility`], the policy of
//! what a client sees, and [`payment`], in which states only move forward.

pub mod access;
pub mod bill;
pub mod brand;
mod common_passwords;
pub mod contract;
pub mod delivery;
pub mod detail;
pub mod document;
pub mod email;
pub mod event;
pub mod file;
pub mod id;
pub mod idn;
pub mod invalid;
pub mod invoice;
pub mod language;
pub mod markdown;
pub mod money;
mod nfc;
pub mod password;
pub mod payment;
pub mod permission;
pub mod plan;
pub mod provider_amount;
pub mod questionnaire;
pub mod quote;
pub mod right;
pub mod schedule;
mod schema;
pub mod shard;
pub mod slug;
pub mod text;
pub mod time;
pub mod typed;
pub mod visibility;

pub use access::PortalAccess;
pub use document::{DocumentKind, DocumentState, DocumentStatus};
pub use email::Email;
pub use event::Event;
pub use id::*;
pub use invalid::{InvalidValue, ValidationError, ValidationErrors};
pub use language::Language;
pub use money::Money;
pub use shard::{Placement, Shard};
pub use slug::Slug;
pub use text::{Description, Name, Note, Phone, Title, Welcome};
pub use time::{Date, Timestamp};
