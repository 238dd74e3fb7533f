//! For checks of the house itself: the source tree as data, and the whole application to ask.

pub mod asking;
pub mod crowd;
pub mod described;
pub mod examples;
pub mod proofs;
pub mod rows;
pub mod schema;
pub mod setting;
pub mod source;
pub mod tree;
