//! One-time tokens: invites, password resets, sign-in links; loginless links, too. 256 random bits travel in a link; only their SHA-256 stays here.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    Shard,
    time::{DAY, MINUTE},
};
use ports::Entropy;

/// How long an invite lasts, in milliseconds (≤ 72 h).
pub const INVITE_LASTS: i64 = 3 * DAY;
/// How long a password reset lasts (≤ 30 min).
pub const RESET_LASTS: i64 = 30 * MINUTE;

/// How long a sign-in link lasts (≤ 10 min).
pub const SIGN_IN_LASTS: i64 = 10 * MINUTE;

/// Characters of a secret: 32 bytes in base64url without padding.
const SECRET_LENGTH: usize = 43;

/// A fresh secret and what to keep of it.
pub struct FreshToken {
    /// For the link only.
    pub secret: String,
    pub hash: String,
}

impl FreshToken {
    /// What a member's link carries: the dashboard is one address for all studios, so the link says which shard knows it.
    pub fn in_shard(&self, shard: Shard) -> String {
        format!("{}{}", shard.code(), self.secret)
    }

    pub fn new(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        let secret = URL_SAFE_NO_PAD.encode(bytes);
        Self { hash: hash(&secret), secret }
    }
}

/// What a member's link carries: the shard, which older ones lack, and what is kept of the secret.
pub(crate) fn of_link(token: &str) -> (Option<Shard>, String) {
    let parts = token.split_at_checked(2).filter(|_| token.len() == SECRET_LENGTH + 2);
    match parts.and_then(|(code, secret)| Some((Shard::of_code(code)?, secret))) {
        Some((shard, secret)) => (Some(shard), hash(secret)),
        None => (None, hash(token)),
    }
}

/// What is kept of a secret that came back.
pub fn hash(secret: &str) -> String {
    crate::crypto::sha256(&[b"one-time-token", secret.as_bytes()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_members_link_names_its_shard_and_an_older_one_none() {
        let secret = "s".repeat(SECRET_LENGTH);
        let token = FreshToken { hash: hash(&secret), secret };
        let shard = Shard::try_from(2).unwrap();
        assert_eq!(of_link(&token.in_shard(shard)), (Some(shard), token.hash.clone()));
        assert_eq!(of_link(&token.secret), (None, token.hash));
        for other in ["", "ac", "é", &format!("11{}", token.secret), &format!("aca{}", token.secret)] {
            assert_eq!(of_link(other).0, None, "{other}");
        }
    }
}
