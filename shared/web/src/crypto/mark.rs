//! Whose page a form stands on. A browser has one session for all of its tabs, so a form that was opened by one person can be sent while
//! another is logged in. Each form therefore carries a mark of the account that it was shown to.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::StudioId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Account, Keys, Purpose};

/// Of HMAC-SHA256 (RFC 2104 §5: at least half).
const MARK_BYTES: usize = 16;

impl Keys {
    /// The mark of an account: always the same, and it says nothing about the account.
    pub fn form_mark(&self, studio: &StudioId, account: &Account) -> Option<String> {
        self.form_marks(studio, account).next()
    }

    /// The same with every master key, the current one first: a page may have been opened before the keys were rotated.
    pub(crate) fn form_marks(&self, studio: &StudioId, account: &Account) -> impl Iterator<Item = String> {
        let whose = match account {
            Account::Client(id) => format!("client|{id}"),
            Account::Member(id) => format!("member|{id}"),
        };
        self.every(Purpose::FormMark, studio).filter_map(move |key| {
            let mut mac = Hmac::<Sha256>::new_from_slice(&key).ok()?;
            mac.update(whose.as_bytes());
            Some(URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes().get(..MARK_BYTES)?))
        })
    }
}

#[cfg(test)]
mod tests {
    use domain::{ContactId, MemberId};

    use super::*;

    #[test]
    fn a_mark_is_one_accounts_and_outlives_a_rotation_of_keys() {
        let keys = Keys::parse("k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").unwrap();
        let (studio, other) = (StudioId::from_bytes([1; 16]), StudioId::from_bytes([2; 16]));
        let anna = Account::Client(ContactId::from_bytes([3; 16]));
        let mark = keys.form_mark(&studio, &anna).unwrap();
        assert_eq!(keys.form_mark(&studio, &anna), Some(mark.clone()));
        for (studio, account) in [
            (&studio, Account::Client(ContactId::from_bytes([4; 16]))),
            (&studio, Account::Member(MemberId::from_bytes([3; 16]))),
            (&other, anna.clone()),
        ] {
            assert_ne!(keys.form_mark(studio, &account), Some(mark.clone()));
        }
        let rotated =
            Keys::parse("k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=,k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").unwrap();
        assert_ne!(rotated.form_mark(&studio, &anna), Some(mark.clone()));
        assert!(rotated.form_marks(&studio, &anna).any(|known| known == mark));
    }
}
