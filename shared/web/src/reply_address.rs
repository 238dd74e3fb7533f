//! The address an answer comes back to: `r-{message}-{mac}-{shard}@{reply domain}`. It names the message that is answered, says which shard
//! that was written in, and proves that we gave it out: the only thing in an incoming mail that says whose it is. Base32, because mail
//! programs may write an address in either case; 58 characters, where a local part may have 64 (RFC 5321 §4.5.3.1.1). Addresses from
//! before there were shards lack the last part, and stay good.

use data_encoding::BASE32_NOPAD;
use domain::{Email, MessageId, Placement, Shard, StudioId};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::crypto::{Keys, Purpose};

/// Of HMAC-SHA256, as much as nobody guesses (RFC 2104 §5: at least half).
const MAC_BYTES: usize = 16;
const START: &str = "r-";

/// What an address claims. Which studio the message is of has to be looked up before it can be proven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub message: MessageId,
    /// Where it was written; the studio may have moved since.
    pub shard: Option<Shard>,
    mac: [u8; MAC_BYTES],
}

fn mac(key: &[u8], message: &MessageId, shard: Option<Shard>) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(&message.to_bytes());
    if let Some(shard) = shard {
        mac.update(shard.code().as_bytes());
    }
    Some(mac)
}

/// The address for answers to this message. `None` cannot happen with a domain that passed the check of the configuration, and is a fault.
pub fn make(keys: &Keys, at: &Placement, message: &MessageId, domain: &str) -> Option<Email> {
    let key = keys.every(Purpose::Reply, &at.studio).next()?;
    let full = mac(&key, message, Some(at.shard))?.finalize().into_bytes();
    let base32 = |bytes: &[u8]| BASE32_NOPAD.encode(bytes).to_ascii_lowercase();
    format!("{START}{}-{}-{}@{domain}", base32(&message.to_bytes()), base32(full.get(..MAC_BYTES)?), at.shard.code()).parse().ok()
}

/// What this address claims; `None` when it is none of ours. In either case of letters.
pub fn read(address: &str, domain: &str) -> Option<Claim> {
    let address = address.trim().to_ascii_lowercase();
    let (local, at) = address.rsplit_once('@')?;
    let (message, mac) = local.strip_prefix(START).filter(|_| at == domain)?.split_once('-')?;
    // Bits beyond the last byte must be zero, so that no two addresses say the same.
    let bytes = |text: &str| BASE32_NOPAD.decode(text.to_ascii_uppercase().as_bytes()).ok()?.try_into().ok();
    let (mac, shard) = match mac.split_once('-') {
        Some((mac, code)) => (mac, Some(Shard::of_code(code)?)),
        None => (mac, None),
    };
    Some(Claim { message: MessageId::from_bytes(bytes(message)?), shard, mac: bytes(mac)? })
}

impl Claim {
    /// Whether we gave the address out, for a message of this studio. Former master keys still count.
    pub fn holds(&self, keys: &Keys, studio: &StudioId) -> bool {
        // Takes the same time wherever the difference is.
        keys.every(Purpose::Reply, studio)
            .any(|key| mac(&key, &self.message, self.shard).is_some_and(|mac| mac.verify_truncated_left(&self.mac).is_ok()))
    }
}

/// A reply domain as the operator wrote it, in lower case.
///
/// # Errors
/// In words for the operator, when no mail could go there.
pub fn domain(text: &str) -> Result<String, String> {
    match format!("r@{text}").parse::<Email>() {
        Ok(_) if !text.contains('@') => Ok(text.to_ascii_lowercase()),
        _ => Err(format!("REPLY_DOMAIN is {text:?}; it must be a domain like reply.portico.example")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DOMAIN: &str = "reply.portico.example";
    const ONE: &str = "k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";
    const TWO: &str = "k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=";

    fn keys(text: &str) -> Keys {
        Keys::parse(text).unwrap()
    }

    fn studio(number: u8) -> StudioId {
        StudioId::from_bytes([number; 16])
    }

    fn address(message: [u8; 16]) -> String {
        let at = Placement { studio: studio(1), shard: Shard::try_from(2).unwrap() };
        make(&keys(ONE), &at, &MessageId::from_bytes(message), DOMAIN).unwrap().to_string()
    }

    /// The message it is good for in studio 1.
    fn proven(address: &str) -> Option<MessageId> {
        read(address, DOMAIN).filter(|claim| claim.holds(&keys(ONE), &studio(1))).map(|claim| claim.message)
    }

    /// Proves B2.
    #[test]
    fn a_known_answer() {
        let address = address([7; 16]);
        assert_eq!(address, KNOWN);
        assert_eq!(address.split('@').next().unwrap().len(), 58);
        assert_eq!(read(&address, DOMAIN).unwrap().shard, Shard::try_from(2).ok());
    }

    /// Made by Python too: HKDF-SHA256 of the master key with `portico|reply|{studio}`, HMAC-SHA256 of the 16 bytes of the id and the two
    /// characters of the shard.
    const KNOWN: &str = "r-a4dqobyha4dqobyha4dqobyha4-wwwryuvj7p7om3eqxtpulmv3fq-ac@reply.portico.example";

    /// From before there were shards.
    const OLD: &str = "r-a4dqobyha4dqobyha4dqobyha4-yk5p5gbqgh6cmbo7ty7rhylhp4@reply.portico.example";

    /// Proves B2.
    #[test]
    fn an_address_without_a_shard_is_still_good() {
        assert_eq!(proven(OLD), Some(MessageId::from_bytes([7; 16])));
        assert_eq!(read(OLD, DOMAIN).unwrap().shard, None);
        // Neither is made of the other.
        assert_eq!(proven(&OLD.replace('@', "-ac@")), None);
        assert_eq!(proven(&KNOWN.replace("-ac@", "@")), None);
    }

    proptest! {
        /// Proves B2.
        #[test]
        fn an_address_comes_back_as_the_message_it_was_made_for(bytes: [u8; 16], upper: bool) {
            let address = address(bytes);
            let back = if upper { address.to_uppercase() } else { format!(" {address} ") };
            prop_assert_eq!(proven(&back), Some(MessageId::from_bytes(bytes)));
        }

        /// Proves B2.
        #[test]
        fn any_change_of_the_address_is_refused(bytes: [u8; 16], at in 0usize..79, to in "[a-z2-7@.\u{e9}-]") {
            let address = address(bytes);
            let mut changed: Vec<char> = address.chars().collect();
            let at = at % changed.len();
            changed[at] = to.chars().next().unwrap();
            let changed: String = changed.into_iter().collect();
            prop_assume!(changed != address);
            prop_assert_eq!(proven(&changed), None);
        }

        /// Proves B2.
        #[test]
        fn anything_longer_or_shorter_is_refused(bytes: [u8; 16], at in 0usize..58, more in "[a-z2-7-]{1,3}") {
            let address = address(bytes);
            let mut longer = address.clone();
            longer.insert_str(at, &more);
            let mut shorter = address;
            shorter.remove(at);
            prop_assert_eq!((proven(&longer), proven(&shorter)), (None, None));
        }

        #[test]
        fn nothing_that_comes_in_breaks_the_reading(text in "\\PC{0,80}") {
            prop_assert_eq!(proven(&text), None);
        }
    }

    /// Proves B2.
    #[test]
    fn an_address_is_good_in_its_studio_and_with_our_keys_alone() {
        let claim = read(&address([7; 16]), DOMAIN).unwrap();
        assert!(claim.holds(&keys(ONE), &studio(1)));
        assert!(!claim.holds(&keys(ONE), &studio(2)), "another studio's key");
        assert!(claim.holds(&keys(&format!("{TWO},{ONE}")), &studio(1)), "after the keys were rolled");
        assert!(!claim.holds(&keys(TWO), &studio(1)));
        assert_eq!(read(&address([7; 16]), "reply.other.example"), None);
    }

    #[test]
    fn a_reply_domain_is_one_mail_can_go_to() {
        assert_eq!(domain("Reply.Portico.example").unwrap(), DOMAIN);
        for wrong in ["https://portico.example", "a@portico.example", "localhost", "r e.example", "x\r\n.example"] {
            assert!(domain(wrong).is_err(), "{wrong}");
        }
    }
}
