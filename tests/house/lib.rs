//! The source tree as data, for checks of the house itself.

pub mod source;
pub mod tree;
