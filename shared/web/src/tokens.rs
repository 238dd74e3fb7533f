//! One-time tokens: invites, password resets, sign-in links; loginless links, too. 256 random bits travel in a link; only their SHA-256 stays here.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::time::{DAY, MINUTE};
use ports::Entropy;

/// How long an invite lasts, in milliseconds (≤ 72 h).
pub const INVITE_LASTS: i64 = 3 * DAY;
/// How long a password reset lasts (≤ 30 min).
pub const RESET_LASTS: i64 = 30 * MINUTE;

/// How long a sign-in link lasts (≤ 10 min).
pub const SIGN_IN_LASTS: i64 = 10 * MINUTE;

/// A fresh secret and what to keep of it.
pub struct Token {
    /// For the link only.
    pub secret: String,
    pub hash: String,
}

impl Token {
    pub fn new(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        let secret = URL_SAFE_NO_PAD.encode(bytes);
        Self { hash: hash(&secret), secret }
    }
}

/// What is kept of a secret that came back.
pub fn hash(secret: &str) -> String {
    crate::crypto::sha256(&[b"one-time-token", secret.as_bytes()])
}
