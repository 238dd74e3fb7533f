//! Bytes in and out, the same for both sides: clients upload and download, the studio sends and fetches. Who may is for the functions to
//! say; how it is done safely is here.

#[cfg(any(feature = "client-files", feature = "studio-files"))]
pub mod fetch;
#[cfg(any(feature = "client-upload", feature = "client-message", feature = "client-questionnaire", feature = "studio-files"))]
pub mod form;
#[cfg(any(feature = "client-upload", feature = "client-message", feature = "client-questionnaire", feature = "studio-files"))]
pub mod keep;
#[cfg(any(feature = "client-upload", feature = "client-message", feature = "client-questionnaire", feature = "studio-files"))]
mod sql;
