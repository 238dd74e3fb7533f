//! What a studio's clients do, on the studio's own host.

pub mod activity;
pub mod brand;
pub mod confirm_email;
pub mod contract;
pub mod file;
pub mod forgot_password;
pub mod fresh_link;
pub mod home;
pub mod invoice;
pub mod item_link;
pub mod language;
pub mod list_files;
pub mod login;
pub mod message;
pub mod pay;
pub mod payments;
pub mod profile;
pub mod project;
pub mod questionnaire;
pub mod quote;
pub mod sessions;
pub mod set_password;
pub mod sign_in_link;
pub mod upload;

pub(crate) mod link;
mod link_purpose;
mod sql;

// What the pages share where one lands after something was done elsewhere.
mod notice;

// Where a client is logged in: on the profile, and for software.
mod devices;
