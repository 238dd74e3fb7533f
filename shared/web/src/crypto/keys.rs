//! One master secret, many keys: each purpose and studio has its own, derived by HKDF-SHA256 (RFC 5869). A key id names the master
//! secret, so that a new one can be put first while old tokens and seals still open.

use base64::{Engine, engine::general_purpose::STANDARD};
use domain::StudioId;
use hkdf::Hkdf;
use sha2::Sha256;

/// What a derived key is for; a key for one purpose opens nothing of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    ClientSession,
    MemberSession,
    /// Marks of devices that an account was logged in on.
    ClientDevice,
    MemberDevice,
    /// Payloads of jobs.
    Job,
    /// Mails as they came in.
    Original,
    /// Addresses that answers to a message come back to.
    Reply,
    /// Marks of whom a form was shown to.
    FormMark,
    /// What was typed when a session had ended, carried through the login.
    KeptForm,
    /// Cursors of lists.
    Cursor,
    /// Pseudonyms of addresses and sources in counters.
    Counter,
}

impl Purpose {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::ClientSession => "client-session",
            Self::MemberSession => "member-session",
            Self::ClientDevice => "client-device",
            Self::MemberDevice => "member-device",
            // Jobs were called so when the first of them were sealed.
            Self::Job => "outbox",
            Self::Original => "original",
            Self::Reply => "reply",
            Self::FormMark => "form-mark",
            Self::KeptForm => "kept-form",
            Self::Cursor => "cursor",
            Self::Counter => "counter",
        }
    }
}

/// The operator's master secrets; never shown.
pub struct Keys {
    current: Master,
    former: Vec<Master>,
}

struct Master {
    kid: String,
    hkdf: Hkdf<Sha256>,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("MASTER_KEYS must be kid:base64 pairs of at least 32 bytes, comma separated")]
pub struct KeysError;

impl Keys {
    /// Reads `kid:base64[,kid:base64…]`; the first is current.
    ///
    /// # Errors
    /// When the text is not of that form or a secret is shorter than 32 bytes.
    pub fn parse(text: &str) -> Result<Self, KeysError> {
        let mut masters = Vec::new();
        for pair in text.split(',') {
            let (kid, secret) = pair.trim().split_once(':').ok_or(KeysError)?;
            let secret = STANDARD.decode(secret).map_err(|_| KeysError)?;
            if kid.is_empty() || secret.len() < 32 {
                return Err(KeysError);
            }
            masters.push(Master { kid: kid.to_owned(), hkdf: Hkdf::new(None, &secret) });
        }
        let mut masters = masters.into_iter();
        Ok(Self { current: masters.next().ok_or(KeysError)?, former: masters.collect() })
    }

    pub(super) fn current_kid(&self) -> &str {
        &self.current.kid
    }

    /// `None` when no master secret has that id (any more).
    pub(super) fn derive(&self, kid: &str, purpose: Purpose, studio: &StudioId) -> Option<[u8; 32]> {
        let master = std::iter::once(&self.current).chain(&self.former).find(|master| master.kid == kid)?;
        let mut key = [0; 32];
        // 32 bytes is always a legal length for HKDF-SHA256.
        master.hkdf.expand_multi_info(&[b"portico|", purpose.as_str().as_bytes(), b"|", studio.as_str().as_bytes()], &mut key).ok()?;
        Some(key)
    }

    /// Of every master secret there is, the current one first: for what comes back without saying which one signed it.
    pub(crate) fn every(&self, purpose: Purpose, studio: &StudioId) -> impl Iterator<Item = [u8; 32]> {
        std::iter::once(&self.current).chain(&self.former).filter_map(move |master| self.derive(&master.kid, purpose, studio))
    }

    /// A pseudonym that cannot be turned back without the master secret, the same for the same text within a studio.
    pub fn pseudonym(&self, studio: &StudioId, text: &str) -> String {
        let key = self.derive(self.current_kid(), Purpose::Counter, studio).unwrap_or_default();
        super::sha256(&[&key, text.as_bytes()])
    }
}
