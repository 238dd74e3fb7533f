//! Stripe's webhook signature (docs.stripe.com/webhooks#verify-manually): `t=…,v1=…[,v1=…]`, HMAC-SHA256 over `t.body`.

use domain::{Timestamp, time::SECOND};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A delivery may be this old, or this far ahead of our clock, in milliseconds.
const TOLERANCE: i64 = 300 * SECOND;
/// More than while two secrets are rolled nobody sends; each costs an HMAC.
const MOST_SIGNATURES: usize = 8;

/// Whether the provider, now, signed exactly these bytes. Without a secret nothing is signed.
pub fn holds(header: &str, body: &[u8], secret: &str, now: Timestamp) -> bool {
    let mut parts = header.split(',').filter_map(|part| part.trim().split_once('='));
    let Some(at) = parts.clone().find(|(name, _)| *name == "t").map(|(_, at)| at) else { return false };
    let Ok(seconds) = at.parse::<i64>() else { return false };
    let apart = now.0.saturating_sub(seconds.saturating_mul(SECOND)).saturating_abs();
    if secret.is_empty() || apart > TOLERANCE {
        return false;
    }
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
    mac.update(at.as_bytes());
    mac.update(b".");
    mac.update(body);
    // `verify_slice` takes the same time wherever the difference is. Older schemes (v0) are never looked at.
    let mut given = parts.by_ref().filter(|(name, _)| *name == "v1").take(MOST_SIGNATURES).filter_map(|(_, hex)| bytes(hex));
    given.any(|given| mac.clone().verify_slice(&given).is_ok())
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if hex.len() != 64 || !hex.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok()).collect()
}

#[cfg(test)]
pub fn sign(body: &[u8], secret: &str, seconds: i64) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(format!("{seconds}.").as_bytes());
    mac.update(body);
    let hex: String = mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("t={seconds},v1={hex}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "whsec_test";
    const BODY: &[u8] = br#"{"id":"evt_1"}"#;
    const NOW: Timestamp = Timestamp(1_795_442_700_000);

    fn signed(seconds: i64) -> String {
        sign(BODY, SECRET, seconds)
    }

    #[test]
    fn a_known_answer() {
        // printf '1795442700.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
        assert_eq!(signed(1_795_442_700), "t=1795442700,v1=b3ced50184682539f0bd7c2e8efe216aab326534d8ce35bade63a065c2587e88");
    }

    #[test]
    fn only_these_bytes_signed_now_with_our_secret() {
        let now = NOW.seconds();
        assert!(holds(&signed(now), BODY, SECRET, NOW));
        assert!(!holds(&signed(now), b"{\"id\":\"evt_2\"}", SECRET, NOW));
        assert!(!holds(&signed(now), BODY, "whsec_other", NOW));
        assert!(!holds(&sign(BODY, "", now), BODY, "", NOW));
        assert!(!holds(&signed(now).replace("v1=", "v0="), BODY, SECRET, NOW));
        for wrong in ["", "t=", "v1=abc", "t=x,v1=00", "t=1,v1", &format!("t={now},v1={}", "é".repeat(32))] {
            assert!(!holds(wrong, BODY, SECRET, NOW), "{wrong}");
        }
    }

    #[test]
    fn five_minutes_either_way() {
        let now = NOW.seconds();
        for (seconds, fine) in
            [(now - 300, true), (now - 301, false), (now + 300, true), (now + 301, false), (i64::MIN, false), (i64::MAX, false)]
        {
            assert_eq!(holds(&signed(seconds), BODY, SECRET, NOW), fine, "{seconds}");
        }
    }

    #[test]
    fn while_secrets_are_rolled_one_of_several_signatures_is_enough() {
        let now = NOW.seconds();
        let (ours, other) = (signed(now), sign(BODY, "whsec_old", now));
        let v1 = |header: &str| header.split_once(",").unwrap().1.to_owned();
        assert!(holds(&format!("t={now},{},v0=aa,{}", v1(&other), v1(&ours)), BODY, SECRET, NOW));
        assert!(!holds(&format!("t={now},{},{}", v1(&other), v1(&other)), BODY, SECRET, NOW));
    }
}
