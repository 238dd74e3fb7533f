//! What a studio's clients do, on the studio's own host.

#[cfg(feature = "client-brand")]
pub mod brand;
#[cfg(feature = "client-files")]
pub mod files;
#[cfg(feature = "client-forgot-password")]
pub mod forgot_password;
#[cfg(feature = "client-home")]
pub mod home;
#[cfg(feature = "client-language")]
pub mod language;
#[cfg(feature = "client-login")]
pub mod login;
#[cfg(feature = "client-pay")]
pub mod pay;
#[cfg(feature = "client-payments")]
pub mod payments;
#[cfg(feature = "client-questionnaire")]
pub mod questionnaire;
#[cfg(feature = "client-set-password")]
pub mod set_password;
#[cfg(feature = "client-upload")]
pub mod upload;

// What both ways to a new password share.
#[cfg(any(feature = "client-set-password", feature = "client-forgot-password"))]
mod link;
#[cfg(any(feature = "client-set-password", feature = "client-forgot-password"))]
mod sql;
