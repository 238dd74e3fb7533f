//! What a studio does, on the dashboard's host: its members in the browser, its own software with an API key.

pub mod access;
pub mod activate;
pub mod api_keys;
pub mod branding;
pub mod contact;
pub mod contact_settings;
pub mod contacts;
pub mod contracts;
pub mod details;
pub mod documents;
pub mod files;
pub mod forgot_password;
pub mod invite;
pub mod invoices;
pub mod item_links;
pub mod messages;
pub mod portal_users;
pub mod project;
pub mod projects;
pub mod questionnaires;
pub mod quotes;
pub mod set_password;
pub mod settings;
pub mod sign_in;
pub mod sign_in_link;
pub mod slug;

// Where drafts are written, and what a stale save is answered with.
mod compared;
mod editor;

// What asks first.
mod confirm;

mod invitation;
mod lists;
pub(crate) mod member_link;
mod sql;

// What a studio can allow its clients, on a page.
mod permissions;
