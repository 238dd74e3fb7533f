//! Bytes in and out, the same for both sides: clients upload and download, the studio sends and fetches. Who may is for the functions to
//! say; how it is done safely is here.

pub mod download;
pub mod form;
mod sql;
pub mod upload;
