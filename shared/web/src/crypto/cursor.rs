//! Signatures of the cursors of lists: a cursor says where a page begins, and only one that we gave out for that list is read again.

use domain::StudioId;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{Keys, Purpose};

/// Of HMAC-SHA256 (RFC 2104 §5: at least half).
const MAC_BYTES: usize = 16;

fn mac(key: &[u8], list: &[&[u8]], cursor: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    for part in list.iter().chain([&cursor]) {
        // Length first, so that ("ab", "c") and ("a", "bc") differ.
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part);
    }
    Some(mac)
}

impl Keys {
    /// With every master key, the current one first.
    pub(crate) fn cursor_macs(&self, studio: &StudioId, list: &[&[u8]], cursor: &[u8]) -> impl Iterator<Item = Vec<u8>> {
        self.every(Purpose::Cursor, studio)
            .filter_map(move |key| Some(mac(&key, list, cursor)?.finalize().into_bytes().get(..MAC_BYTES)?.to_vec()))
    }

    /// What stands behind the signature, where we signed it for this list.
    pub(crate) fn open_cursor<'a>(&self, studio: &StudioId, list: &[&[u8]], signed: &'a [u8]) -> Option<&'a [u8]> {
        let (tag, cursor) = signed.split_at_checked(MAC_BYTES)?;
        let holds = |key: [u8; 32]| mac(&key, list, cursor).is_some_and(|mac| mac.verify_truncated_left(tag).is_ok());
        self.every(Purpose::Cursor, studio).any(holds).then_some(cursor)
    }
}
