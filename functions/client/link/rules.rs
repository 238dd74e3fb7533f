//! What a personal link opens, and what an address is told.

use domain::{PortalAccess, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::Purpose;
use crate::client::sql::Link;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// First visit: create a password (A4).
    Create,
    /// Forgotten: choose a new one (A8).
    Reset,
    /// Come in (A9).
    SignIn,
    /// There is a password already (A5).
    LogIn,
    Used,
    Expired,
    /// Access was never opened (A12).
    NotOpened,
    /// Access was open once, and is closed for now (C3).
    ClosedForNow,
    /// Access was disabled (C9).
    Closed,
    /// Somebody else has the same address, and this one is not let in (A13).
    Shared,
}

/// A link that is used up or too old proves nothing any more, and is told nothing about the account.
pub fn state(link: &Link, now: Timestamp) -> LinkState {
    match (link.access, link.purpose) {
        (PortalAccess::Active, Purpose::Invite) if *link.has_password => LinkState::LogIn,
        _ if link.used_at.is_some() => LinkState::Used,
        _ if link.expires_at <= now => LinkState::Expired,
        // What came between ended it, as it ends sessions. Who is let in may have another; who is not learns of that below.
        (PortalAccess::Active, _) if !*link.holds => LinkState::Expired,
        (PortalAccess::Active, Purpose::Invite) => LinkState::Create,
        (PortalAccess::Active, Purpose::Reset) => LinkState::Reset,
        (PortalAccess::Active, Purpose::SignIn) => LinkState::SignIn,
        (PortalAccess::Disabled | PortalAccess::NotActive, _) => kept_out(link.access, *link.opened, *link.shared),
    }
}

/// Why who is not let in is not; to be told after a proof of who they are, and not before.
pub fn kept_out(access: PortalAccess, opened: bool, shared: bool) -> LinkState {
    match access {
        PortalAccess::Disabled => LinkState::Closed,
        _ if shared => LinkState::Shared,
        _ if opened => LinkState::ClosedForNow,
        _ => LinkState::NotOpened,
    }
}

/// What the letter to an address says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkAnswer {
    /// Here is the link.
    Link(Purpose),
    NotOpened,
    ClosedForNow,
    Closed,
    Shared,
}

/// Who is let in gets what they asked for; everybody else is told why there is nothing to get (A12, A13).
pub fn told(access: PortalAccess, opened: bool, shared: bool, asked: Purpose) -> LinkAnswer {
    if access == PortalAccess::Active {
        return LinkAnswer::Link(asked);
    }
    match kept_out(access, opened, shared) {
        LinkState::Closed => LinkAnswer::Closed,
        LinkState::Shared => LinkAnswer::Shared,
        LinkState::ClosedForNow => LinkAnswer::ClosedForNow,
        _ => LinkAnswer::NotOpened,
    }
}

/// What a fresh link is for: as the old one, except that nobody creates a first password twice.
pub fn renewed(link: &Link) -> Purpose {
    if *link.has_password && link.purpose == Purpose::Invite { Purpose::Reset } else { link.purpose }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{ContactId, TokenId};

    const NOW: Timestamp = Timestamp(1_000_000);
    const ALL: [Purpose; 3] = [Purpose::Invite, Purpose::Reset, Purpose::SignIn];

    fn link(purpose: Purpose) -> Link {
        Link {
            id: TokenId::from_bytes([1; 16]),
            purpose,
            expires_at: NOW.plus(1),
            used_at: None,
            contact_id: ContactId::from_bytes([2; 16]),
            name: "Anna".to_owned(),
            language: None,
            email: "anna@example.com".parse().unwrap(),
            access: PortalAccess::Active,
            epoch: 0,
            holds: true.into(),
            opened: false.into(),
            has_password: false.into(),
            shared: false.into(),
            here: false.into(),
        }
    }

    /// Proves A4, A5, A8, A9.
    #[test]
    fn a_link_opens_what_it_was_made_for() {
        assert_eq!(state(&link(Purpose::Invite), NOW), LinkState::Create);
        assert_eq!(state(&link(Purpose::Reset), NOW), LinkState::Reset);
        assert_eq!(state(&Link { has_password: true.into(), ..link(Purpose::Reset) }, NOW), LinkState::Reset);
        assert_eq!(state(&Link { has_password: true.into(), ..link(Purpose::Invite) }, NOW), LinkState::LogIn);
        for has_password in [0, 1] {
            assert_eq!(state(&Link { has_password: has_password.into(), ..link(Purpose::SignIn) }, NOW), LinkState::SignIn);
        }
    }

    /// Proves A9, A14.
    #[test]
    fn it_opens_once_and_in_time() {
        for purpose in ALL {
            assert_eq!(state(&Link { used_at: Some(NOW), ..link(purpose) }, NOW), LinkState::Used);
            assert_eq!(state(&link(purpose), NOW.plus(1)), LinkState::Expired);
            assert_eq!(state(&Link { holds: false.into(), ..link(purpose) }, NOW), LinkState::Expired);
        }
    }

    /// Proves A12, A13.
    #[test]
    fn without_access_a_live_link_says_why_and_a_dead_one_does_not() {
        for purpose in ALL {
            let not_active = Link { access: PortalAccess::NotActive, has_password: true.into(), ..link(purpose) };
            assert_eq!(state(&not_active, NOW), LinkState::NotOpened);
            assert_eq!(state(&Link { shared: true.into(), ..not_active.clone() }, NOW), LinkState::Shared);
            // What closing ended says so, as long as it is in time.
            assert_eq!(state(&Link { opened: true.into(), holds: false.into(), ..not_active.clone() }, NOW), LinkState::ClosedForNow);
            let disabled = Link { access: PortalAccess::Disabled, ..not_active };
            assert_eq!(state(&disabled, NOW), LinkState::Closed);
            assert_eq!(state(&Link { used_at: Some(NOW), ..disabled.clone() }, NOW), LinkState::Used);
            assert_eq!(state(&disabled, NOW.plus(1)), LinkState::Expired);
        }
    }

    /// Proves A12, A13.
    #[test]
    fn who_is_not_let_in_gets_a_letter_and_no_link() {
        for asked in ALL {
            for (opened, shared) in [(false, false), (false, true), (true, false), (true, true)] {
                assert_eq!(told(PortalAccess::Active, opened, shared, asked), LinkAnswer::Link(asked));
                assert_eq!(told(PortalAccess::Disabled, opened, shared, asked), LinkAnswer::Closed);
            }
            assert_eq!(told(PortalAccess::NotActive, false, false, asked), LinkAnswer::NotOpened);
            assert_eq!(told(PortalAccess::NotActive, true, false, asked), LinkAnswer::ClosedForNow);
            assert_eq!(told(PortalAccess::NotActive, false, true, asked), LinkAnswer::Shared);
        }
    }

    /// Proves A14.
    #[test]
    fn a_fresh_link_is_for_the_same_but_never_for_a_second_first_password() {
        for purpose in ALL {
            assert_eq!(renewed(&link(purpose)), purpose);
        }
        assert_eq!(renewed(&Link { has_password: true.into(), ..link(Purpose::Invite) }), Purpose::Reset);
    }
}
