//! Keys, passwords, sessions and sealed secrets. Primitives come from crates; what is ours is only how they are put together.

mod cursor;
mod keys;
mod mark;
mod passwords;
mod seal;
mod session;

pub use keys::{Keys, KeysError, Purpose};
pub use passwords::{PasswordCheck, Passwords};
pub use seal::SealError;
pub use session::{Account, SessionClaims};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// SHA-256 as base64url: what is kept of a secret, and the fingerprint of a request.
pub fn sha256(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // Length first, so that ("ab", "c") and ("a", "bc") differ.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    URL_SAFE_NO_PAD.encode(hash.finalize())
}
