//! Password hashing: argon2id, 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet; ASVS 5.0 §11.4).

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use domain::password::Password;

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Of no password; verified where there is no account, so that an unknown address costs the same work as a known one.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$cG9ydGljby5ub2JvZHkuLg$3EVY0hZ4sNDzwUsdvQjNSbEQXiGkrUwH6Ng4AmcQ5pk";

pub struct Passwords;

/// What a comparison found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordCheck {
    Wrong,
    Right,
    /// Right, and hashed with less than today's parameters: hash again.
    RightButOld,
}

impl Passwords {
    fn hasher() -> Argon2<'static> {
        let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or_default();
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
    }

    /// The PHC string to store; the salt is 16 bytes of an entropy source. `None` cannot happen with these parameters, and is a fault.
    pub fn hash(password: &Password, salt: [u8; 16]) -> Option<String> {
        let hash = Self::hasher().hash_password_with_salt(password.as_bytes(), &salt).ok()?;
        Some(hash.to_string())
    }

    /// Always does the work of one hash, whatever is stored.
    pub fn verify(password: &Password, stored: Option<&str>) -> PasswordCheck {
        let known = stored.and_then(|text| PasswordHash::new(text).ok());
        let Some(hash) = known.clone().or_else(|| PasswordHash::new(DUMMY).ok()) else {
            return PasswordCheck::Wrong;
        };
        let right = Self::hasher().verify_password(password.as_bytes(), &hash).is_ok();
        if !right || known.is_none() {
            return PasswordCheck::Wrong;
        }
        let current = Params::try_from(&hash).is_ok_and(|p| p.m_cost() >= MEMORY_KIB && p.t_cost() >= PASSES && p.p_cost() >= LANES)
            && hash.algorithm.as_str() == "argon2id";
        if current { PasswordCheck::Right } else { PasswordCheck::RightButOld }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_knows_its_password_and_its_age() {
        let password = Password::typed("correct horse battery");
        let stored = Passwords::hash(&password, [1; 16]).unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert_eq!(Passwords::verify(&password, Some(&stored)), PasswordCheck::Right);
        assert_eq!(Passwords::verify(&Password::typed("wrong"), Some(&stored)), PasswordCheck::Wrong);
        let weak = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(1024, 1, 1, None).unwrap());
        let old = weak.hash_password_with_salt(password.as_bytes(), &[2; 16]).unwrap().to_string();
        assert_eq!(Passwords::verify(&password, Some(&old)), PasswordCheck::RightButOld);
    }

    /// Proves A7.
    #[test]
    fn no_account_costs_a_real_comparison_and_never_matches() {
        // Were the dummy not a well-formed hash of today's cost, an unknown address would answer faster.
        let dummy = PasswordHash::new(DUMMY).unwrap();
        assert_eq!(Params::try_from(&dummy).unwrap().m_cost(), MEMORY_KIB);
        assert_eq!(Params::try_from(&dummy).unwrap().t_cost(), PASSES);
        assert_eq!(Passwords::verify(&Password::typed(""), None), PasswordCheck::Wrong);
        assert_eq!(Passwords::verify(&Password::typed("x"), Some("not a hash")), PasswordCheck::Wrong);
    }
}
