//! Uploads and downloads, the same for both sides. Who may upload or download is decided by each operation; how it is done safely is here.

pub mod download;
pub mod form;
mod sql;
pub mod upload;
