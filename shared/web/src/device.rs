//! Devices that an account was logged in on carry a mark of it: signed, good for as long as browsers keep a cookie, and for nothing but
//! being counted apart. So a stranger who guesses at an account, or asks for links to it, makes nobody wait where they have been in before.
//! The mark is of the account's epoch, so whatever ends sessions makes it worthless on every other device.

use domain::{ContactId, Email, MemberId, SessionId, StudioId, time::DAY};

use crate::{
    Context, Failure,
    crypto::{Account, SessionClaims},
    reply::Cookie,
};

/// What browsers keep a cookie for at most.
const LASTS: i64 = 400 * DAY;

/// So many accounts leave their mark on one device: its requests stay small.
const MOST: usize = 8;

/// A device that carries the mark of an account.
#[derive(Debug, Clone)]
pub struct Device(SessionClaims);

impl Device {
    pub(crate) fn of(claims: SessionClaims) -> Self {
        Self(claims)
    }

    /// What its attempts are counted on.
    pub fn id(&self) -> &SessionId {
        &self.0.session
    }

    /// Whether it was marked by this client's account as it is now.
    pub fn is_clients(&self, contact: &ContactId, epoch: i64) -> bool {
        self.0.epoch == epoch && matches!(&self.0.account, Account::Client(id) if id == contact)
    }

    /// The same of a member's.
    pub fn is_members(&self, studio: &StudioId, member: &MemberId, epoch: i64) -> bool {
        self.0.epoch == epoch && self.0.studio == *studio && matches!(&self.0.account, Account::Member(id) if id == member)
    }
}

/// Which cookie carries the mark of the account with this address; a pseudonym, and of `of` only.
fn tag(person: &impl Context, of: &StudioId, email: &Email) -> String {
    let mut tag = person.keys().pseudonym(of, &format!("device of {email}"));
    tag.truncate(16);
    tag
}

/// The mark that came along for this address, still to be checked.
pub(crate) fn carried<'a>(person: &'a impl Context, of: &StudioId, email: &Email) -> Option<&'a str> {
    let tag = tag(person, of, email);
    person.context().devices.iter().find(|(name, _)| *name == tag).map(|(_, mark)| mark.as_str())
}

/// Marks this device for an account that is proven; `claims` are those of the session that begins, with the epoch the account will have.
///
/// # Errors
/// Only when the keys are broken.
pub(crate) fn mark(person: &impl Context, of: &StudioId, email: &Email, claims: &SessionClaims) -> Result<Vec<Cookie>, Failure> {
    let device = SessionClaims { session: person.fresh(SessionId::from_bytes), expires_at: person.now().plus(LASTS), ..claims.clone() };
    let token = person.keys().sign_device(&device).ok_or_else(|| Failure::internal("no device key"))?;
    let tag = tag(person, of, email);
    // Browsers name the oldest first.
    let others: Vec<_> = person.context().devices.iter().map(|(other, _)| other).filter(|other| **other != tag).collect();
    let forgotten = others.iter().take((others.len() + 1).saturating_sub(MOST)).map(|other| Cookie::device(other, "", 0));
    Ok(forgotten.chain([Cookie::device(&tag, &token, LASTS / 1000)]).collect())
}
