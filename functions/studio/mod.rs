//! What a studio does, on the dashboard's host: its members in the browser, its own software with an API key.

#[cfg(feature = "studio-sign-in")]
pub mod sign_in;
