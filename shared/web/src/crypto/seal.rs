//! Secrets at rest: AES-256-GCM, bound to studio, purpose and row, so that a sealed text moved elsewhere does not open.

use aes_gcm::{
    Aes256Gcm, KeyInit,
    aead::{Aead, AeadInOut, Payload},
};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use domain::StudioId;
use ports::Entropy;

use super::{Keys, Purpose};

/// In bytes.
const NONCE: usize = 12;
const TAG: usize = 16;

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    #[error("not sealed here, or changed since")]
    Broken,
    #[error("sealed with a master key that is no longer configured")]
    UnknownKey,
}

impl Keys {
    /// `kid.base64(nonce ‖ ciphertext ‖ tag)`.
    ///
    /// # Errors
    /// Only when the cipher itself fails.
    pub fn seal(&self, entropy: &dyn Entropy, purpose: Purpose, studio: &StudioId, row: &str, secret: &[u8]) -> Result<String, SealError> {
        let sealed = self.seal_bytes(entropy, purpose, studio, row, secret)?;
        let kid = self.current_kid();
        Ok(format!("{kid}.{}", STANDARD_NO_PAD.encode(sealed.get(kid.len() + 1..).unwrap_or_default())))
    }

    /// The same of many bytes, for the file store: `kid.` and nonce ‖ ciphertext ‖ tag as they are.
    ///
    /// # Errors
    /// Only when the cipher itself fails.
    pub fn seal_bytes(
        &self,
        entropy: &dyn Entropy,
        purpose: Purpose,
        studio: &StudioId,
        row: &str,
        bytes: &[u8],
    ) -> Result<Vec<u8>, SealError> {
        let kid = self.current_kid();
        let cipher = self.cipher(kid, purpose, studio)?;
        let mut nonce = [0; NONCE];
        entropy.fill(&mut nonce);
        let head = [kid.as_bytes(), b".", &nonce].concat();
        let mut sealed = Vec::with_capacity(head.len() + bytes.len() + TAG);
        sealed.extend_from_slice(&head);
        sealed.extend_from_slice(bytes);
        let place = sealed.get_mut(head.len()..).ok_or(SealError::Broken)?;
        let tag = cipher.encrypt_inout_detached(&nonce.into(), &associated(purpose, studio, row, kid), place.into());
        sealed.extend_from_slice(&tag.map_err(|_| SealError::Broken)?);
        Ok(sealed)
    }

    /// # Errors
    /// As [`Keys::open`].
    pub fn open_bytes(&self, purpose: Purpose, studio: &StudioId, row: &str, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
        let dot = sealed.iter().position(|byte| *byte == b'.').ok_or(SealError::Broken)?;
        let (kid, rest) = sealed.split_at_checked(dot).ok_or(SealError::Broken)?;
        let kid = std::str::from_utf8(kid).map_err(|_| SealError::Broken)?;
        let (nonce, sealed) = rest.get(1..).and_then(|rest| rest.split_first_chunk::<NONCE>()).ok_or(SealError::Broken)?;
        let payload = Payload { msg: sealed, aad: &associated(purpose, studio, row, kid) };
        self.cipher(kid, purpose, studio)?.decrypt(&(*nonce).into(), payload).map_err(|_| SealError::Broken)
    }

    /// # Errors
    /// When it was sealed for another row, studio or purpose, was changed, or its key is gone.
    pub fn open(&self, purpose: Purpose, studio: &StudioId, row: &str, sealed: &str) -> Result<Vec<u8>, SealError> {
        let (kid, text) = sealed.split_once('.').ok_or(SealError::Broken)?;
        let bytes = STANDARD_NO_PAD.decode(text).map_err(|_| SealError::Broken)?;
        self.open_bytes(purpose, studio, row, &[kid.as_bytes(), b".", &bytes].concat())
    }

    fn cipher(&self, kid: &str, purpose: Purpose, studio: &StudioId) -> Result<Aes256Gcm, SealError> {
        let key = self.derive(kid, purpose, studio).ok_or(SealError::UnknownKey)?;
        Ok(Aes256Gcm::new(&key.into()))
    }
}

fn associated(purpose: Purpose, studio: &StudioId, row: &str, kid: &str) -> Vec<u8> {
    format!("{studio}|{}|{row}|{kid}", purpose.as_str()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Same;
    impl Entropy for Same {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(9);
        }
    }

    fn keys(text: &str) -> Keys {
        Keys::parse(text).unwrap()
    }

    const ONE: &str = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    const TWO: &str = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    #[test]
    fn a_seal_opens_only_where_it_was_made() {
        let (studio, other) = (StudioId::from_bytes([1; 16]), StudioId::from_bytes([2; 16]));
        let sealed = keys(ONE).seal(&Same, Purpose::Job, &studio, "row", b"secret link").unwrap();
        assert_eq!(keys(ONE).open(Purpose::Job, &studio, "row", &sealed).unwrap(), b"secret link");
        assert_eq!(keys(&format!("{TWO},{ONE}")).open(Purpose::Job, &studio, "row", &sealed).unwrap(), b"secret link");
        assert_eq!(keys(TWO).open(Purpose::Job, &studio, "row", &sealed), Err(SealError::UnknownKey));
        assert!(keys(ONE).open(Purpose::Job, &other, "row", &sealed).is_err());
        assert!(keys(ONE).open(Purpose::Job, &studio, "other row", &sealed).is_err());
        assert!(keys(ONE).open(Purpose::Counter, &studio, "row", &sealed).is_err());

        let bytes = keys(ONE).seal_bytes(&Same, Purpose::Original, &studio, "key", b"From: anna@example.com").unwrap();
        assert!(!bytes.windows(4).any(|four| four == b"anna"));
        assert_eq!(keys(&format!("{TWO},{ONE}")).open_bytes(Purpose::Original, &studio, "key", &bytes).unwrap(), b"From: anna@example.com");
        assert_eq!(keys(TWO).open_bytes(Purpose::Original, &studio, "key", &bytes), Err(SealError::UnknownKey));
        for (studio, row) in [(&other, "key"), (&studio, "another key")] {
            assert_eq!(keys(ONE).open_bytes(Purpose::Original, studio, row, &bytes), Err(SealError::Broken));
        }
        for cut in 0..bytes.len() {
            assert!(keys(ONE).open_bytes(Purpose::Original, &studio, "key", &bytes[..cut]).is_err());
        }
    }

    #[test]
    fn master_keys_are_long_enough_or_refused() {
        for wrong in ["", "k1", "k1:c2hvcnQ=", ":MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="] {
            assert!(Keys::parse(wrong).is_err(), "{wrong}");
        }
    }
}
