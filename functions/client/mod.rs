//! What a studio's clients do, on the studio's own host.

#[cfg(feature = "client-brand")]
pub mod brand;
#[cfg(feature = "client-files")]
pub mod files;
#[cfg(feature = "client-login")]
pub mod login;
#[cfg(feature = "client-pay")]
pub mod pay;
#[cfg(feature = "client-payments")]
pub mod payments;
#[cfg(feature = "client-upload")]
pub mod upload;
