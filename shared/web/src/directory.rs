//! Which shard a studio is in, and what is unique over all studios. Both are in a database of their own, the directory, because no shard
//! can know it.

mod claims;
mod placement;
mod unique_name;

pub use self::unique_name::UniqueName;
pub(crate) use self::{
    claims::{claim, confirm, release, sweep},
    placement::{by_name, emptiest, find, keep, place, run},
};
