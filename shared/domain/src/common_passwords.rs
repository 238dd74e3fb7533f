//! The commonest passwords, as the build packs them (`build/main.rs`) from `common_passwords.txt`, which `scripts/common-passwords` writes.

#[path = "../build/fingerprint.rs"]
mod fingerprint;

use fingerprint::{LOW_BITS, place};

include!(concat!(env!("OUT_DIR"), "/common_passwords.rs"));
const PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/common_passwords.bin"));

/// Whether a password in lower case is one of the commonest; one other in 65,536 is taken for one.
pub fn contain(lower: &str) -> bool {
    let wanted = place(lower, COUNT);
    places().take_while(|at| *at <= wanted).any(|at| at == wanted)
}

/// Where the words of the set stand, in order.
fn places() -> impl Iterator<Item = u64> {
    let mut bits = PACKED.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
    let mut at = 0;
    std::iter::from_fn(move || {
        let mut distance: u64 = 0;
        while bits.next()? {
            distance += 1;
        }
        for _ in 0..LOW_BITS {
            distance = distance << 1 | u64::from(bits.next()?);
        }
        at += distance;
        Some(at)
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const LIST: &str = include_str!("common_passwords.txt");

    #[test]
    fn all_ten_thousand_are_known_in_a_fifth_of_their_size() {
        let places: BTreeSet<_> = places().collect();
        assert_eq!(LIST.lines().count(), 10_000);
        for word in LIST.lines() {
            assert!(places.contains(&place(word, COUNT)), "{word}");
            assert!(word.len() >= crate::password::PasswordOwner::Client.least() && word.to_lowercase() == word, "{word}");
        }
        assert!(LIST.lines().step_by(500).all(contain));
        assert!(PACKED.len() < LIST.len() / 5, "{} bytes of {}", PACKED.len(), LIST.len());
    }

    #[test]
    fn hardly_anything_else_is_taken_for_one() {
        let places: BTreeSet<_> = places().collect();
        let taken = (0..20_000).filter(|at| places.contains(&place(&format!("a kite over dune {at}"), COUNT))).count();
        assert!(taken <= 5, "{taken} of 20,000");
        assert!(!contain("correct horse battery") && !contain("") && !contain("пароль-для-свадьбы"));
    }
}
