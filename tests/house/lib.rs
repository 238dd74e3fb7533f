//! Checks of the repository itself: the source tree as data, and the whole application to send requests to.
//!
//! The checks are the files that `main.rs` lists; this library is what they share. Begin with [`examples`], one request for each route, from
//! which the isolation matrix and the OpenAPI checks are made.

pub mod asking;
pub mod crowd;
pub mod described;
pub mod examples;
pub mod json_schema;
pub mod proofs;
pub mod rows;
pub mod setting;
pub mod source;
pub mod tree;
