//! The session cookie's content: a JWT that only says which session row to look at. The row decides, at every request. And the mark of a
//! device that an account was logged in on: of the same make, signed with other keys, and good for nothing but being known again.

use domain::{ContactId, MemberId, SessionId, StudioId, Timestamp};
use jwt_compact::{
    AlgorithmExt, Claims, Header, UntrustedToken,
    alg::{Hs256, Hs256Key},
};
use serde::{Deserialize, Serialize};

use super::{Keys, Purpose};

/// Whose session it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Account {
    Client(ContactId),
    Member(MemberId),
}

/// What a token of ours is good for, as `typ` says it (RFC 8725 §3.11): one of one kind is never taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Session,
    Device,
}

impl Account {
    fn marked(&self, kind: Kind) -> (&'static str, Purpose) {
        match (self, kind) {
            (Self::Client(_), Kind::Session) => (CLIENT, Purpose::ClientSession),
            (Self::Member(_), Kind::Session) => (MEMBER, Purpose::MemberSession),
            (Self::Client(_), Kind::Device) => (CLIENT_DEVICE, Purpose::ClientDevice),
            (Self::Member(_), Kind::Device) => (MEMBER_DEVICE, Purpose::MemberDevice),
        }
    }

    fn id(&self) -> &str {
        match self {
            Self::Client(id) => id.as_str(),
            Self::Member(id) => id.as_str(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionClaims {
    pub studio: StudioId,
    pub account: Account,
    /// Of a device: a number of its own.
    pub session: SessionId,
    /// Of the account when the session began.
    pub epoch: i64,
    pub expires_at: Timestamp,
}

/// Registered names of RFC 7519 where there are any.
#[derive(Serialize, Deserialize)]
struct Wire {
    aud: StudioId,
    sub: String,
    sid: SessionId,
    epoch: i64,
}

const CLIENT: &str = "portico-client+jwt";
const MEMBER: &str = "portico-member+jwt";
const CLIENT_DEVICE: &str = "portico-client-device+jwt";
const MEMBER_DEVICE: &str = "portico-member-device+jwt";

impl Keys {
    /// HS256 with a key of this studio and purpose; `None` cannot happen and is a fault.
    pub fn sign_session(&self, session: &SessionClaims) -> Option<String> {
        self.sign(session, Kind::Session)
    }

    /// The mark of a device, of the same content as the session that begins on it.
    pub fn sign_device(&self, device: &SessionClaims) -> Option<String> {
        self.sign(device, Kind::Device)
    }

    fn sign(&self, session: &SessionClaims, kind: Kind) -> Option<String> {
        let (typ, purpose) = session.account.marked(kind);
        let sub = session.account.id().to_owned();
        let wire = Wire { aud: session.studio.clone(), sub, sid: session.session.clone(), epoch: session.epoch };
        let mut claims = Claims::new(wire);
        claims.expiration = chrono::DateTime::from_timestamp(session.expires_at.seconds(), 0);
        let kid = self.current_kid();
        let key = Hs256Key::new(self.derive(kid, purpose, &session.studio)?);
        Hs256.token(&Header::empty().with_key_id(kid).with_token_type(typ), &claims, &key).ok()
    }

    /// A client's session in this studio. `None` for everything else: another studio's, a member's, expired, unsigned, changed.
    pub fn client_session(&self, token: &str, studio: &StudioId, now: Timestamp) -> Option<SessionClaims> {
        self.check(token, CLIENT, Purpose::ClientSession, Some(studio), now)
    }

    /// A member's session; the token says in which studio, the signature proves it.
    pub fn member_session(&self, token: &str, now: Timestamp) -> Option<SessionClaims> {
        self.check(token, MEMBER, Purpose::MemberSession, None, now)
    }

    /// The mark of a device that a client of this studio was logged in on.
    pub fn client_device(&self, token: &str, studio: &StudioId, now: Timestamp) -> Option<SessionClaims> {
        self.check(token, CLIENT_DEVICE, Purpose::ClientDevice, Some(studio), now)
    }

    /// The mark of a device that a member was logged in on.
    pub fn member_device(&self, token: &str, now: Timestamp) -> Option<SessionClaims> {
        self.check(token, MEMBER_DEVICE, Purpose::MemberDevice, None, now)
    }

    fn check(&self, token: &str, typ: &str, purpose: Purpose, studio: Option<&StudioId>, now: Timestamp) -> Option<SessionClaims> {
        let untrusted = UntrustedToken::new(token).ok()?;
        let header = untrusted.header();
        if header.token_type.as_deref() != Some(typ) {
            return None;
        }
        // Unproven so far: only good for finding the key that proves it.
        let claimed = untrusted.deserialize_claims_unchecked::<Wire>().ok()?.custom.aud;
        if studio.is_some_and(|studio| *studio != claimed) {
            return None;
        }
        let key = Hs256Key::new(self.derive(header.key_id.as_deref()?, purpose, &claimed)?);
        let proven = Hs256.validator::<Wire>(&key).validate(&untrusted).ok()?;
        let expires_at = Timestamp(proven.claims().expiration?.timestamp_millis());
        let wire = &proven.claims().custom;
        if expires_at <= now {
            return None;
        }
        let account = match purpose {
            Purpose::MemberSession | Purpose::MemberDevice => Account::Member(wire.sub.parse().ok()?),
            _ => Account::Client(wire.sub.parse().ok()?),
        };
        Some(SessionClaims { studio: claimed, account, session: wire.sid.clone(), epoch: wire.epoch, expires_at })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};

    const NOW: Timestamp = Timestamp(1_795_442_700_000);

    fn keys() -> Keys {
        Keys::parse("k1:MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=").unwrap()
    }

    fn session(account: Account) -> SessionClaims {
        SessionClaims {
            studio: StudioId::from_bytes([1; 16]),
            account,
            session: SessionId::from_bytes([2; 16]),
            epoch: 3,
            expires_at: NOW.plus(60_000),
        }
    }

    #[test]
    fn a_session_is_good_in_its_studio_and_nowhere_else() {
        let client = session(Account::Client(ContactId::from_bytes([4; 16])));
        let token = keys().sign_session(&client).unwrap();
        assert_eq!(keys().client_session(&token, &client.studio, NOW), Some(client.clone()));
        assert_eq!(keys().client_session(&token, &StudioId::from_bytes([9; 16]), NOW), None);
        assert_eq!(keys().client_session(&token, &client.studio, NOW.plus(60_000)), None);
        assert_eq!(keys().member_session(&token, NOW), None);
        let rotated = Keys::parse("k2:QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWY=").unwrap();
        assert_eq!(rotated.client_session(&token, &client.studio, NOW), None);
    }

    #[test]
    fn a_mark_of_a_device_is_no_session_and_the_other_way_round() {
        let client = session(Account::Client(ContactId::from_bytes([4; 16])));
        let member = session(Account::Member(MemberId::from_bytes([5; 16])));
        let (of_client, of_member) = (keys().sign_device(&client).unwrap(), keys().sign_device(&member).unwrap());
        assert_eq!(keys().client_device(&of_client, &client.studio, NOW), Some(client.clone()));
        assert_eq!(keys().member_device(&of_member, NOW), Some(member.clone()));
        assert_eq!(keys().client_session(&of_client, &client.studio, NOW), None);
        assert_eq!(keys().member_session(&of_member, NOW), None);
        assert_eq!(keys().member_device(&of_client, NOW), None);
        assert_eq!(keys().client_device(&keys().sign_session(&client).unwrap(), &client.studio, NOW), None);
        assert_eq!(keys().member_device(&keys().sign_session(&member).unwrap(), NOW), None);
    }

    #[test]
    fn a_changed_or_unsigned_token_is_nothing() {
        let member = session(Account::Member(MemberId::from_bytes([5; 16])));
        let token = keys().sign_session(&member).unwrap();
        assert_eq!(keys().member_session(&token, NOW), Some(member));
        let [_, claims, mac] = token.split('.').collect::<Vec<_>>()[..] else { panic!() };
        let none = URL_SAFE_NO_PAD.encode(r#"{"alg":"none","kid":"k1","typ":"portico-member+jwt"}"#);
        assert_eq!(keys().member_session(&format!("{none}.{claims}."), NOW), None);
        assert_eq!(keys().member_session(&format!("{none}.{claims}.{mac}"), NOW), None);
        assert_eq!(keys().member_session("", NOW), None);
        let mut changed = token.clone();
        changed.replace_range(40..41, if token.as_bytes()[40] == b'A' { "B" } else { "A" });
        assert_eq!(keys().member_session(&changed, NOW), None);
    }
}
