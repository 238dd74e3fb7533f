//! The values and policies of Portico. Parse once at the border, never validate again: a function that holds an [`Email`]
//! holds a valid one. Nothing here does I/O or reads a clock; `now` is always an argument.

pub mod access;
pub mod bill;
pub mod brand;
mod common_passwords;
pub mod contract;
pub mod delivery;
pub mod detail;
pub mod document;
pub mod email;
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
pub mod slug;
pub mod text;
pub mod time;
pub mod typed;
pub mod visibility;

pub use access::PortalAccess;
pub use document::{DocumentKind, DocumentState, DocumentStatus};
pub use email::Email;
pub use id::*;
pub use invalid::{InvalidValue, ValidationError, ValidationErrors};
pub use language::Language;
pub use money::Money;
pub use slug::Slug;
pub use text::{Description, Name, Note, Phone, Title, Welcome};
pub use time::{Date, Timestamp};
