//! For checks of the house itself: the source tree as data, and the whole application to ask.

pub mod asking;
pub mod crowd;
pub mod examples;
pub mod proofs;
pub mod rows;
pub mod setting;
pub mod source;
pub mod tree;
