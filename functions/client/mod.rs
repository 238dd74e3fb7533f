//! What a studio's clients do, on the studio's own host.

#[cfg(feature = "client-activity")]
pub mod activity;
#[cfg(feature = "client-brand")]
pub mod brand;
#[cfg(feature = "client-confirm-email")]
pub mod confirm_email;
#[cfg(feature = "client-contract")]
pub mod contract;
#[cfg(feature = "client-files")]
pub mod files;
#[cfg(feature = "client-forgot-password")]
pub mod forgot_password;
#[cfg(feature = "client-fresh-link")]
pub mod fresh_link;
#[cfg(feature = "client-home")]
pub mod home;
#[cfg(feature = "client-invoice")]
pub mod invoice;
#[cfg(feature = "client-item-link")]
pub mod item_link;
#[cfg(feature = "client-language")]
pub mod language;
#[cfg(feature = "client-login")]
pub mod login;
#[cfg(feature = "client-message")]
pub mod message;
#[cfg(feature = "client-pay")]
pub mod pay;
#[cfg(feature = "client-payments")]
pub mod payments;
#[cfg(feature = "client-profile")]
pub mod profile;
#[cfg(feature = "client-project")]
pub mod project;
#[cfg(feature = "client-questionnaire")]
pub mod questionnaire;
#[cfg(feature = "client-quote")]
pub mod quote;
#[cfg(feature = "client-sessions")]
pub mod sessions;
#[cfg(feature = "client-set-password")]
pub mod set_password;
#[cfg(feature = "client-sign-in-link")]
pub mod sign_in_link;
#[cfg(feature = "client-upload")]
pub mod upload;

// What the ways in by mail share; a Worker of one of them uses only part of it.
#[cfg(any(
    feature = "client-forgot-password",
    feature = "client-fresh-link",
    feature = "client-item-link",
    feature = "client-login",
    feature = "client-set-password",
    feature = "client-sign-in-link",
))]
#[allow(dead_code)]
pub(crate) mod link;
#[cfg(any(
    feature = "client-forgot-password",
    feature = "client-fresh-link",
    feature = "client-item-link",
    feature = "client-login",
    feature = "client-set-password",
    feature = "client-sign-in-link",
))]
#[allow(dead_code)]
mod sql;

// What the pages share where one lands after something was done elsewhere.
#[cfg(any(feature = "client-home", feature = "client-project"))]
#[allow(dead_code)]
mod notice;

// Where a client is logged in: on the profile, and for software.
#[cfg(any(feature = "client-profile", feature = "client-sessions"))]
#[allow(dead_code)]
mod devices;
