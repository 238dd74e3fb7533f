//! Where a word stands in the packed set of common passwords. The build writes the set with it, the program looks it up with it.

/// One word in 65,536 that is not in the set stands where one of the set does.
pub const LOW_BITS: u32 = 16;

/// Spread evenly over `count` times 65,536 places: FNV-1a, and the last step of MurmurHash3 to mix its high bits.
pub fn place(word: &str, count: u64) -> u64 {
    let mut hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^= hash >> 33;
    let places = u128::from(count) << LOW_BITS;
    u64::try_from((u128::from(hash) * places) >> 64).unwrap_or(u64::MAX)
}
